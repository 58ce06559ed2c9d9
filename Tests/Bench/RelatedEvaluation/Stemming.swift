import French

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Folding {
  /// What each term becomes; `nil` where the machine lacks what it takes.
  func map(_ words: [Term.ID: String]) -> [Term.ID: Term.ID]? {
    switch self {
    case .none: return [:]
    case .plural: return Self.map(words, Self.singular)
    case .light: return Self.map(words, Self.lightStem)
    case .snowball: return Snowball.french.map { stemmer in Self.map(words) { stemmer.stem($0) } }
    }
  }

  /// Words first meet their stem, then lose their accents.
  private static func map(_ words: [Term.ID: String], _ stem: (String) -> String) -> [Term.ID: Term.ID] {
    words.mapValues { word in tokens(of: stem(word)).first?.id }.compactMapValues { $0 }
  }

  /// Without the mark of the plural.
  static func singular(_ word: String) -> String {
    guard word.unicodeScalars.count > 3 else { return word }
    if word.hasSuffix("aux"), word.unicodeScalars.count > 5, !word.hasSuffix("eaux") {
      return word.dropLast(3) + "al"
    }
    return word.hasSuffix("s") || word.hasSuffix("x") ? String(word.dropLast()) : word
  }

  /// Without the commonest endings of nouns, adjectives and verbs.
  static func lightStem(_ word: String) -> String {
    var stem = singular(word)
    func drop(_ endings: [String]) {
      for ending in endings where stem.hasSuffix(ending) && stem.count - ending.count >= 4 {
        stem.removeLast(ending.count)
        return
      }
    }
    drop(["issement", "ement", "ation", "ateur", "atrice", "euse", "eur", "ment", "ité", "ant"])
    drop(["ées", "ée", "és", "é", "er", "ir", "ez", "ent", "e"])
    return stem
  }
}

/// The French stemmer of Snowball, in Debian's `libstemmer0d`, looked for when the program runs.
struct Snowball {
  private typealias New = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?
  private typealias Stem =
    @convention(c) (OpaquePointer, UnsafePointer<UInt8>, Int32) -> UnsafePointer<UInt8>?
  private typealias Length = @convention(c) (OpaquePointer) -> Int32

  private let stemmer: OpaquePointer
  private let stemWord: Stem
  private let length: Length

  static var french: Snowball? {
    let names = ["libstemmer.so.0d", "libstemmer.so.0", "libstemmer.so", "libstemmer.dylib"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let new = dlsym(library, "sb_stemmer_new"), let stem = dlsym(library, "sb_stemmer_stem"),
      let length = dlsym(library, "sb_stemmer_length"),
      let stemmer = unsafeBitCast(new, to: New.self)("french", "UTF_8")
    else { return nil }
    return Snowball(
      stemmer: stemmer, stemWord: unsafeBitCast(stem, to: Stem.self),
      length: unsafeBitCast(length, to: Length.self))
  }

  func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    guard let stem = stemWord(stemmer, bytes, Int32(bytes.count)) else { return word }
    return String(decoding: UnsafeBufferPointer(start: stem, count: Int(length(stemmer))), as: UTF8.self)
  }
}
