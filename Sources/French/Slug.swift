/// The part of an address that stands for a text: lower-case letters from a to z, digits, single hyphens.
///
/// Latin letters lose their accents, `œ` becomes `oe`, `€`, `%`, `&`, `+` and `@` their French names; every
/// other run, apostrophes included, is one hyphen (`l’affiliation` → `l-affiliation`). At most 80 characters,
/// cut at a hyphen. A text without a Latin letter or a digit gives "".
package func slug(_ text: String) -> String {
  var slug: [UInt8] = []
  slug.reserveCapacity(text.utf8.count)
  var separated = false
  func append(_ letters: some Sequence<UInt8>) {
    if separated, !slug.isEmpty { slug.append(hyphen) }
    separated = false
    slug.append(contentsOf: letters)
  }
  for scalar in text.unicodeScalars {
    if let letter = LatinLetter(scalar) {
      append(CollectionOfOne(letter.first))
      if let second = letter.second { slug.append(second) }
    } else if (0x30...0x39).contains(scalar.value) {
      append(CollectionOfOne(UInt8(scalar.value)))
    } else if let name = names[scalar] {
      separated = true
      append(name.utf8)
      separated = true
    } else if !isInvisible(scalar) {
      separated = true
    }
  }
  return String(decoding: cut(slug), as: UTF8.self)
}

/// Whether a text has the form of a slug: `[a-z0-9]+(-[a-z0-9]+)*`, no longer than the name of a file may be (of its
/// 255 bytes some are kept for what follows it).
package func isSlug(_ text: String) -> Bool {
  guard text.utf8.count <= 200 else { return false }
  var isAfterHyphen = true
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): isAfterHyphen = false
    case hyphen where !isAfterHyphen: isAfterHyphen = true
    default: return false
    }
  }
  return !isAfterHyphen
}

private let hyphen = UInt8(ascii: "-")

/// The longest slug, in characters.
private let limit = 80

private let names: [Unicode.Scalar: String] = [
  "€": "euro", "%": "pour-cent", "&": "et", "+": "plus", "@": "a",
]

/// Whether a scalar vanishes without parting what is around it: combining marks (the accents of decomposed
/// text), the soft hyphen, the joiners and marks without width.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: true
  default: false
  }
}

/// A slug within the limit, cut before the word that crosses it; a single word that is too long is cut inside.
private func cut(_ slug: [UInt8]) -> ArraySlice<UInt8> {
  guard slug.count > limit else { return slug[...] }
  if slug[limit] == hyphen { return slug[..<limit] }
  let end = slug[..<limit].lastIndex(of: hyphen) ?? limit
  return slug[..<end]
}
