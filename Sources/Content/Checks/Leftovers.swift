import Diagnostics
import Markdown

/// What was to be done before publishing: notes to oneself, filler, and links that Markdown did not understand.
extension TextChecks {
  var leftovers: [Diagnostic] {
    var found: [Diagnostic] = []
    for passage in proofreading.passages(in: frontMatter) { found += Self.notes(in: passage) }
    for prose in text.document.prose {
      let passage = proofreading.passage(prose)
      found += Self.notes(in: passage)
      found += Self.unreadLinks(in: passage)
    }
    for feature in features where feature.kind == .comment {
      let text = Array(feature.text.utf8)
      if let note = Self.ranges(in: text).first {
        found.append(Self.note(String(decoding: text[note], as: UTF8.self), at: feature.place))
      }
    }
    return found
  }

  // MARK: Notes

  private static func notes(in passage: Passage) -> [Diagnostic] {
    ranges(in: passage.text).map { range in
      note(String(decoding: passage.text[range], as: UTF8.self), at: passage.place(of: range))
    }
  }

  private static func note(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .todo, .warning, at: place,
      Message(fr: "« \(word) » est resté dans le texte", en: "“\(word)” was left in the text"),
      help: Message(
        fr: "Complétez le passage, ou retirez la note.", en: "Complete the passage, or remove the note."))
  }

  private static let marks: [[UInt8]] = ["TODO", "FIXME", "XXX", "TK"].map { Array($0.utf8) }

  /// Where the marks of something to do stand as words of their own, and filler.
  private static func ranges(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while position < text.count {
      guard isWord(text[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < text.count, isWord(text[position]) { position += 1 }
      let word = text[start..<position]
      if marks.contains(where: word.elementsEqual), !isInName(text, start..<position) {
        found.append(start..<position)
      } else if word.count == 5, spells("lorem", word),
        spells("ipsum", text[position...].dropFirst().prefix(5))
      {
        found.append(start..<position + 6)
      }
    }
    return found
  }

  /// Whether the word is a part of an address or of a name: `TODO.md`, `TK Maxx`.
  private static func isInName(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let joins = "/_-#@.=&".utf8
    if range.lowerBound > 0, joins.contains(text[range.lowerBound - 1]) { return true }
    let rest = text[range.upperBound...]
    // The letters of French beyond ASCII are of two bytes, of which this is the first.
    if rest.first == 0xC3 || range.lowerBound > 1 && text[range.lowerBound - 2] == 0xC3 { return true }
    if let next = rest.first, "/_-@=&".utf8.contains(next) { return true }
    if rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(isWord) == true { return true }
    return range.count == 2 && rest.first == 0x20
      && rest.dropFirst().first.map { (0x41...0x5A).contains($0) } == true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func spells(_ word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.map { $0 | 0x20 } == Array(word.utf8)
  }

  // MARK: Links that are none

  /// Brackets that show as text: `[texte](une adresse)`, `[texte][absent]`, `[^absente]`.
  private static func unreadLinks(in passage: Passage) -> [Diagnostic] {
    let text = passage.text
    var found: [Diagnostic] = []
    var position = 0
    while let start = text[position...].firstIndex(of: UInt8(ascii: "[")),
      let close = text[start...].firstIndex(of: UInt8(ascii: "]"))
    {
      position = close + 1
      if let remedy = remedy(text[(start + 1)..<close], before: text[position...]) {
        let place = passage.place(of: start..<position)
        found.append(
          Diagnostic(
            .unreadLink, .warning, at: place,
            Message(fr: "Ces crochets ne font pas de lien", en: "These brackets make no link"), help: remedy))
        // The name of the address is no link of its own.
        if text[position...].first == UInt8(ascii: "["),
          let end = text[position...].firstIndex(of: UInt8(ascii: "]"))
        {
          position = end + 1
        }
      }
    }
    return found
  }

  /// What keeps brackets from being the link or the note that they were to be; `nil` where they are text.
  private static func remedy(_ inside: ArraySlice<UInt8>, before rest: ArraySlice<UInt8>) -> Message? {
    if inside.first == UInt8(ascii: "^") {
      return inside.count < 2
        ? nil
        : Message(
          fr: "La note n’est écrite nulle part : ajoutez une ligne « [^…]: texte de la note ».",
          en: "The note is written nowhere: add a line “[^…]: text of the note”.")
    }
    if rest.first == UInt8(ascii: "["), !inside.isEmpty, rest.contains(UInt8(ascii: "]")) {
      return Message(
        fr: "L’adresse n’est écrite nulle part : ajoutez une ligne « [nom]: adresse ».",
        en: "The address is written nowhere: add a line “[name]: address”.")
    }
    let isApart = rest.first == 0x20
    let next = isApart ? rest.dropFirst() : rest
    guard next.first == UInt8(ascii: "("), let end = next.firstIndex(of: UInt8(ascii: ")")) else {
      return nil
    }
    guard isApart else {
      return Message(
        fr: "Une adresse qui contient des espaces se met entre chevrons : [texte](<mon fichier.md>).",
        en: "An address with spaces stands between angle brackets: [text](<my file.md>).")
    }
    // « [sic] (voir plus bas) » is a text.
    return isAddress(String(decoding: next[..<end].dropFirst().filter { $0 < 0xF8 }, as: UTF8.self))
      ? Message(
        fr: "Retirez l’espace entre le crochet et la parenthèse.",
        en: "Remove the space between the bracket and the parenthesis.") : nil
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("/") || text.hasPrefix("#") || text.hasPrefix("http") || text.hasSuffix(".md")
  }
}
