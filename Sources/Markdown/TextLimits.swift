import Diagnostics

/// What a text may ask of the library, which takes quadratic time and memory for some texts that nobody writes:
/// releases after 0.29.0.gfm.6 mend part of it, and Debian has that one.
///
/// One pass over the bytes finds what is far beyond any article; such a text is reported and not read.
struct TextLimits {
  private static let levels = 100
  private static let columns = 500
  private static let missingCells = 200_000
  private static let images = 2_000
  private static let declarations = 500
  /// In steps of the search for the end of a web address, and in bytes of definitions written out again.
  private static let addressWork = 1 << 30
  private static let definitionWork = 64 << 20

  enum Excess { case levels, columns, missingCells, images, declarations, address, definitions }

  /// Whether the signs of each line are counted; those of most texts are too few to exceed anything.
  private var countsSigns = true
  private var openBlocks = 0
  private var declarationCount = 0
  private var addressWork = 0
  private var missing = 0
  private var brackets = 0
  private var longestDefinition = 0
  // Of the lines since the last blank one.
  private var imageCount = 0
  private var tableColumns = 0
  private var definition: Int?

  /// What a text asks too much, and on which of its lines (from 0); `nil` for any that an author wrote.
  static func excess(in text: UnsafeBufferPointer<UInt8>) -> (line: Int, excess: Excess)? {
    var limits = TextLimits()
    limits.countsSigns = mayExceed(text)
    var start = 0
    var number = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      if let excess = limits.read(UnsafeBufferPointer(rebasing: text[start..<end])) {
        return (number, excess)
      }
      start = end + 1
      number += 1
    }
    return nil
  }

  /// Whether the signs of a whole text, if they stood together, could exceed a limit: a loop without a branch, for what
  /// is true of next to no text.
  private static func mayExceed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (lines, pipes, brackets, tags, closings, hosts) = (0, 0, 0, 0, 0, 0)
    for byte in text {
      lines += byte == UInt8(ascii: "\n") ? 1 : 0
      pipes += byte == UInt8(ascii: "|") ? 1 : 0
      brackets += byte == UInt8(ascii: "[") ? 1 : 0
      tags += byte == UInt8(ascii: "<") ? 1 : 0
      closings += byte == UInt8(ascii: ")") ? 1 : 0
      hosts += byte == UInt8(ascii: "w") ? 1 : 0
    }
    return pipes > columns || brackets > images || tags > declarations
      || pipes > 0 && lines >= missingCells / (pipes + 1)
      || brackets > 0 && text.count >= definitionWork / (brackets + 1)
      || text.count >= addressWork / (32 * hosts + closings + 1)
  }

  private mutating func read(_ line: UnsafeBufferPointer<UInt8>) -> Excess? {
    if line.allSatisfy({ $0 <= 0x20 }) {
      imageCount = 0
      tableColumns = 0
      definition = nil
      return nil
    }
    guard let content = beginning(of: line), !isTooDeep(UnsafeBufferPointer(rebasing: line[content...]))
    else {
      return .levels
    }
    guard countsSigns else { return nil }
    if let length = definition { definition = length + line.count }
    if let excess = readSigns(UnsafeBufferPointer(rebasing: line[content...])) { return excess }
    longestDefinition = max(longestDefinition, definition ?? 0)
    if longestDefinition > 1, brackets > Self.definitionWork / longestDefinition { return .definitions }
    return nil
  }

  /// Where the text of a line begins behind the marks of lists and quotations; `nil` when there are too many.
  private func beginning(of line: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    var marks = 0
    var space = 0
    while position < line.count {
      let byte = line[position]
      var next = position + 1
      switch byte {
      case 0x20, 0x0D: space += 1
      case 0x09: space += 4
      case UInt8(ascii: ">"): marks += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if byte <= UInt8(ascii: "9"), byte >= UInt8(ascii: "0") {
          while next < line.count, line[next] >= UInt8(ascii: "0"), line[next] <= UInt8(ascii: "9") {
            next += 1
          }
          guard next < line.count, line[next] == UInt8(ascii: ".") || line[next] == UInt8(ascii: ")") else {
            return position
          }
          next += 1
        }
        guard next == line.count || line[next] <= 0x20 else { return position }
        marks += 1
      default: return position
      }
      if marks > Self.levels || marks > 0 && space > 4 * Self.levels { return nil }
      position = next
    }
    return position
  }

  /// Counts a line that begins with a colon as the beginning or the end of a block.
  private mutating func isTooDeep(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let colons = line.prefix { $0 == UInt8(ascii: ":") }.count
    guard colons >= 3 else { return false }
    let rest = line[colons...].drop { $0 <= 0x20 }
    openBlocks = rest.isEmpty ? max(0, openBlocks - 1) : openBlocks + 1
    return openBlocks > Self.levels
  }

  private mutating func readSigns(_ line: UnsafeBufferPointer<UInt8>) -> Excess? {
    var pipes = 0
    var isDelimiter = true
    var word = Word()
    for position in line.indices {
      let byte = line[position]
      let next = position + 1 < line.count ? line[position + 1] : 0x0A
      word.add(byte, next)
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x0D: break
      case 0x20, 0x09: addressWork += word.end()
      default:
        isDelimiter = false
        switch byte {
        case UInt8(ascii: "!"):
          if next == UInt8(ascii: "[") { imageCount += 1 }
        case UInt8(ascii: "<"):
          if next == UInt8(ascii: "?") { declarationCount += 1 }
          if next == UInt8(ascii: "!"), position + 2 < line.count, line[position + 2] != UInt8(ascii: "-") {
            declarationCount += 1
          }
        case UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: "]"):
          if next == UInt8(ascii: ":") {
            longestDefinition = max(longestDefinition, definition ?? 0)
            definition = line.count - position
          }
        default: break
        }
      }
    }
    addressWork += word.end()
    if addressWork > Self.addressWork { return .address }
    if pipes > Self.columns { return .columns }
    if imageCount > Self.images { return .images }
    if declarationCount > Self.declarations { return .declarations }
    if isDelimiter {
      tableColumns = pipes + 1
    } else {
      missing += max(0, tableColumns - pipes - 1)
    }
    return missing > Self.missingCells ? .missingCells : nil
  }

  /// What stands between two spaces, where the library looks for addresses.
  private struct Word {
    private var length = 0
    private var hosts = 0
    private var closings = 0
    private var isAddress = false

    mutating func add(_ byte: UInt8, _ next: UInt8) {
      length += 1
      switch byte {
      case UInt8(ascii: "w") where next == UInt8(ascii: "."): hosts += 1
      case UInt8(ascii: "/") where next == UInt8(ascii: "/"): isAddress = true
      case UInt8(ascii: ")"): closings += 1
      default: break
      }
    }

    /// The work that the word is, as far as it grows faster than its length.
    mutating func end() -> Int {
      defer { self = Word() }
      let searches = (hosts > 1 ? 32 * hosts : 0) + (isAddress || hosts > 0 ? closings : 0)
      return searches > 50 ? searches * length : 0
    }
  }
}

extension Diagnostic {
  static func tooComplex(_ excess: TextLimits.Excess, at place: Place) -> Diagnostic {
    let message: Message
    switch excess {
    case .levels:
      message = Message(
        fr: "Plus de 100 listes, citations ou blocs s’emboîtent ici",
        en: "More than 100 lists, quotations or blocks stand in each other here")
    case .columns:
      message = Message(
        fr: "Cette ligne de tableau a plus de 500 colonnes",
        en: "This line of a table has more than 500 columns")
    case .missingCells:
      message = Message(
        fr: "Plus de 200 000 cellules manquent aux lignes des tableaux",
        en: "The lines of tables lack more than 200,000 cells")
    case .images:
      message = Message(
        fr: "Ce paragraphe a plus de 2 000 images", en: "This paragraph has more than 2,000 pictures")
    case .declarations:
      message = Message(
        fr: "Le texte a plus de 500 balises qui commencent par <! ou <?",
        en: "The text has more than 500 tags that begin with <! or <?")
    case .address:
      message = Message(
        fr: "Une adresse web de cette ligne est démesurée", en: "A web address on this line is excessive")
    case .definitions:
      message = Message(
        fr: "Une définition de lien est trop longue pour le nombre de liens (plus de 64 Mio en tout)",
        en: "The definition of a link is too long for so many links (more than 64 MiB in all)")
    }
    return Diagnostic(
      .tooComplex, at: place, message,
      help: Message(
        fr: "Retirez ce qui a été collé par erreur, ou partagez le texte en plusieurs articles.",
        en: "Take out what was pasted by mistake, or split the text into several articles."))
  }
}
