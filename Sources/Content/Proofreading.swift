import Diagnostics
import French
import Markdown
import YAML

/// What a proof-reader finds in one file, and where.
struct Proofreading {
  private let index: LineIndex
  private let policy: TypographyPolicy

  init(_ index: LineIndex, _ policy: TypographyPolicy) {
    self.index = index
    self.policy = policy
  }

  /// The keys of front matter that people read.
  private static let shownKeys: Set<String> = [
    "title", "seoTitle", "description", "bio", "role", "button", "next", "alt", "credit",
  ]

  func problems(in document: YAMLDocument) -> [Diagnostic] {
    guard policy.isOn else { return [] }
    var proofreader = Proofreader(policy)
    return passages(in: document).flatMap { passage in
      proofreader.findings(in: passage.text).map { diagnostic($0, passage) }
    }
  }

  /// The texts of front matter that people read.
  func passages(in document: YAMLDocument) -> [Passage] { document.root.map(passages) ?? [] }

  private func passages(in node: YAMLNode) -> [Passage] {
    guard case .mapping(let entries) = node.kind else { return [] }
    return entries.flatMap { entry in
      guard let text = entry.value.text, Self.shownKeys.contains(entry.key.value) else {
        return passages(in: entry.value)
      }
      let lines = entry.value.place.line...entry.value.place.endLine
      return [Passage(text: Array(text.utf8), lines: lines, in: index)]
    }
  }

  /// The text of a block, by which places in the file are found.
  func passage(_ prose: MarkdownDocument.Prose) -> Passage {
    Passage(text: prose.text, lines: prose.lines, in: index)
  }

  func problems(in document: MarkdownDocument) -> [Diagnostic] {
    var proofreader = Proofreader(policy)
    let found = document.prose.enumerated().flatMap { number, prose in
      let passage = passage(prose)
      let next = document.prose.dropFirst(number + 1).first
      let isContinued = next?.text.starts(with: "«".utf8) ?? false
      return proofreader.findings(in: prose.text, isContinued: isContinued).map { diagnostic($0, passage) }
    }
    return found + mixedLists(document.prose)
  }

  private func diagnostic(_ finding: ProofFinding, _ passage: Passage) -> Diagnostic {
    let old = String(decoding: passage.text[finding.range], as: UTF8.self)
    let source = passage.source(of: finding.range)
    let replacement = finding.replacement
    return Diagnostic(
      finding.kind.code, .warning, at: passage.place(of: finding.range), finding.kind.message(old),
      help: replacement.map { Message(fr: "Écrivez « \($0) ».", en: "Write “\($0)”.") } ?? finding.kind.help,
      replacement: source.flatMap { source in
        replacement.map { .init(at: source.lowerBound, old, by: $0) }
      })
  }

  // MARK: Lists

  /// Lists whose items end now with a sign, now without (Lexique de l’Imprimerie nationale: all alike).
  private func mixedLists(_ prose: [MarkdownDocument.Prose]) -> [Diagnostic] {
    guard policy.isOn else { return [] }
    var lists: [Int: [MarkdownDocument.Prose]] = [:]
    for item in prose { if let list = item.list { lists[list, default: []].append(item) } }
    return lists.sorted { $0.key < $1.key }.compactMap { _, items in
      // A question or an exclamation ends as it must.
      let items = items.filter { Ending($0.text) != nil }
      let endings = items.compactMap { Ending($0.text) }
      // The last one closes the sentence that a list of clauses is.
      let inner = Set(endings.dropLast())
      guard endings.count > 1, let last = endings.last else { return nil }
      if inner.count == 1, let first = inner.first, first == last || (first == .clause && last == .sentence) {
        return nil
      }
      let usual = endings.dropLast().max { a, b in
        endings.count { $0 == a } < endings.count { $0 == b }
      }
      let odd = zip(items, endings).first { $0.1 != usual }?.0 ?? items[0]
      return Diagnostic(
        .mixedListPunctuation, .warning, at: index.place(line: odd.lines.upperBound),
        Message(
          fr: "Les éléments de cette liste ne finissent pas tous de la même façon",
          en: "The items of this list do not all end alike"),
        help: Message(
          fr: "Un point à la fin de chacun, ou rien ; ou des points-virgules, et un point à la fin.",
          en: "A full stop after each, or nothing; or semicolons, and a full stop at the end."))
    }
  }

  private enum Ending: Hashable {
    case none, clause, sentence

    init?(_ text: [UInt8]) {
      let shown = text.last { $0 < 0xF8 && $0 != 0x20 && $0 != 0x0A }
      switch shown {
      case UInt8(ascii: ";"), UInt8(ascii: ","): self = .clause
      case UInt8(ascii: "."): self = .sentence
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return nil
      default:
        if text.suffix(3).elementsEqual("…".utf8) { return nil }
        self = .none
      }
    }
  }
}

/// The text of a block and the lines of the file that it comes from.
///
/// The parser does not know where each character of a text stands in the file. Something that occurs as often in the
/// text as in its lines is found all the same: the third here is the third there.
package struct Passage {
  let text: [UInt8]
  let lines: ClosedRange<Int>
  private let source: Range<Int>
  private let index: LineIndex

  package init(text: [UInt8], lines: ClosedRange<Int>, in index: LineIndex) {
    self.text = text
    self.lines = lines
    self.index = index
    source = index.start(ofLine: lines.lowerBound)..<index.start(ofLine: lines.upperBound + 1)
  }

  /// Where a part of the text stands in the file; the first line, when that is not certain.
  package func place(of range: Range<Int>) -> Place {
    source(of: range).map(index.place) ?? index.place(line: lines.lowerBound)
  }

  /// The bytes of the file that a part of the text comes from; `nil` when that is not certain.
  func source(of range: Range<Int>) -> Range<Int>? {
    let wanted = Array(text[range])
    let here = Self.places(of: wanted, in: text[...])
    let there = Self.places(of: wanted, in: index.file.bytes[source])
    guard here.count == there.count, let number = here.firstIndex(of: range.lowerBound) else { return nil }
    return there[number]..<there[number] + wanted.count
  }

  private static func places(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> [Int] {
    guard let first = wanted.first else { return [] }
    return bytes.indices.filter { start in
      bytes[start] == first && bytes[start...].starts(with: wanted)
    }
  }
}

extension ProofFinding.Kind {
  fileprivate var code: DiagnosticCode {
    switch self {
    case .ordinal: .badOrdinal
    case .courtesyTitle: .badCourtesyTitle
    case .etCetera: .etCetera
    case .unbalancedQuotes: .unbalancedQuotes
    case .missingSpace: .missingSpace
    case .decimalPoint: .decimalPoint
    case .capitalAccent: .missingAccent
    case .ligature: .missingLigature
    case .missingApostrophe: .missingApostrophe
    }
  }

  fileprivate func message(_ text: String) -> Message {
    switch self {
    case .ordinal:
      Message(
        fr: "« \(text) » n’est pas l’abréviation correcte", en: "“\(text)” is not the right abbreviation")
    case .courtesyTitle:
      Message(
        fr: "« \(text) » ne s’abrège pas ainsi en français", en: "French does not abbreviate “\(text)” so")
    case .etCetera:
      Message(fr: "« \(text) » a des points de trop", en: "“\(text)” has too many dots")
    case .unbalancedQuotes:
      Message(
        fr: "Les guillemets de ce passage ne vont pas par deux",
        en: "The quotation marks of this passage do not pair")
    case .missingSpace:
      Message(fr: "Il manque une espace dans « \(text) »", en: "A space is missing in “\(text)”")
    case .decimalPoint:
      Message(fr: "« \(text) » s’écrit avec une virgule", en: "“\(text)” takes a comma in French")
    case .capitalAccent:
      Message(
        fr: "« \(text) » a perdu l’accent de sa capitale", en: "The capital of “\(text)” has lost its accent")
    case .ligature:
      Message(fr: "« \(text) » s’écrit avec œ", en: "“\(text)” is written with œ")
    case .missingApostrophe:
      Message(fr: "Il manque une apostrophe dans « \(text) »", en: "An apostrophe is missing in “\(text)”")
    }
  }

  fileprivate var help: Message? {
    switch self {
    case .unbalancedQuotes:
      Message(
        fr: "Ajoutez celui qui manque : ils restent tels quels tant qu’on ne sait pas lequel.",
        en: "Add the one that is missing: they stay as they are until then.")
    case .missingSpace:
      Message(
        fr: "Ajoutez une espace après les deux-points.", en: "Add a space after the colon.")
    case .missingApostrophe:
      Message(fr: "Écrivez une apostrophe à la place de l’espace.", en: "Write an apostrophe for the space.")
    default: nil
    }
  }
}
