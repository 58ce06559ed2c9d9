import Content
import Diagnostics
import Markdown
import Site

/// Agreement, conjugation and spelling, by Grammalecte, which Debian packages for Python.
///
/// Of its rules only those are heard that are seldom wrong; typography is the generator's own.
struct GrammarCheck {
  /// What is read of one file.
  struct Text {
    var file: String
    var prose: [MarkdownDocument.Prose]
    var isPublished: Bool
  }

  private let dictionary: Set<String>
  private let python: String

  /// - Parameter dictionary: the words of the site that are right.
  init(_ dictionary: [String], python: String) {
    self.dictionary = Set(dictionary.map { $0.lowercased() })
    self.python = python
  }

  /// Agreement of nouns, conjugation, infinitives, participles.
  private static let heard: Set<String> = ["gn", "conj", "infi", "ppas"]

  func problems(in texts: [Text], _ sources: SiteSources) throws(MachineFailure) -> [Diagnostic] {
    let paragraphs = texts.flatMap { text in text.prose.map { (text, $0) } }
    let lines = paragraphs.map { Self.line($0.1.text) }
    guard Folder(python).real != nil else { return [.noGrammar] }
    let result = try Subprocess.run(python, ["-c", Self.script], input: lines.joined(separator: "\n"))
    if result.status == Self.unavailable { return [.noGrammar] }
    guard result.status == 0 else {
      throw MachineFailure(
        Message(fr: "Le programme « \(python) » a échoué", en: "The program “\(python)” failed"))
    }
    let output = String(decoding: result.output, as: UTF8.self)
    var indexes: [String: LineIndex] = [:]
    let files = sources.articles + sources.pages + sources.authors
    for file in files { indexes[file.path] = LineIndex(file) }
    return output.split(separator: "\n").compactMap { row in
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6, let number = Int(fields[0]), let start = Int(fields[1]),
        let end = Int(fields[2]),
        paragraphs.indices.contains(number), let index = indexes[paragraphs[number].0.file]
      else { return nil }
      let (text, prose) = paragraphs[number]
      let scalars = Array(lines[number].unicodeScalars)
      guard start < end, end <= scalars.count else { return nil }
      let before = String(String.UnicodeScalarView(scalars[..<start])).utf8.count
      let word = String(String.UnicodeScalarView(scalars[start..<end]))
      guard isHeard(fields[3], word) else { return nil }
      let passage = Passage(text: Array(lines[number].utf8), lines: prose.lines, in: index)
      let place = passage.place(of: before..<before + word.utf8.count)
      return problem(word, fields, place, text.isPublished ? .warning : .notice)
    }
  }

  private func isHeard(_ kind: String, _ word: String) -> Bool {
    guard kind == "spelling" else { return Self.heard.contains(kind) }
    // Names, brands and abbreviations are in no dictionary.
    return word.first?.isLowercase == true && !word.contains(where: \.isNumber)
      && !dictionary.contains(word.lowercased())
  }

  private func problem(
    _ word: String, _ fields: [String], _ place: Place, _ severity: Severity
  ) -> Diagnostic {
    let better = fields[5].split(separator: "|").prefix(3).joined(separator: ", ")
    if fields[3] == "spelling" {
      return Diagnostic(
        .spelling, severity, at: place,
        Message(
          fr: "«\u{A0}\(word)\u{A0}» n’est pas dans le dictionnaire", en: "“\(word)” is not in the dictionary"
        ),
        help: Message(
          fr: "Corrigez-le, ou ajoutez-le à «\u{A0}dictionary\u{A0}» dans site.yml s’il est juste.",
          en: "Mend it, or add it to “dictionary” in site.yml if it is right."))
    }
    return Diagnostic(
      .grammar, severity, at: place, Message(fr: Self.sentence(fields[4]), en: Self.sentence(fields[4])),
      help: better.isEmpty
        ? nil
        : Message(fr: "Écrivez peut-être «\u{A0}\(better)\u{A0}».", en: "Perhaps write “\(better)”."))
  }

  /// Without the full stop that messages do not have.
  private static func sentence(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// A paragraph in one line. What is no text stands as a word that every rule accepts.
  private static func line(_ text: [UInt8]) -> String {
    var line: [UInt8] = []
    for byte in text {
      switch byte {
      // The mark of a note stands for no word.
      case 0xFE: if line.last.map({ $0 == 0x20 }) ?? true { line += "X".utf8 }
      case 0xF8...: break
      case 0x0A, 0x0D, 0x09: line.append(0x20)
      default: line.append(byte)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// The status by which the script says that Grammalecte is not there (`EX_UNAVAILABLE`).
  private static let unavailable: Int32 = 69

  /// Reads paragraphs, one a line; writes problems, one a line: number of the paragraph, start, end, kind, message,
  /// suggestions.
  private static let script = """
    import sys
    try:
        import grammalecte
    except ImportError:
        sys.exit(69)
    checker = grammalecte.GrammarChecker("fr")
    clean = lambda text: " ".join(str(text).split())
    for number, line in enumerate(sys.stdin.buffer.read().decode("utf-8").split("\\n")):
        grammar, spelling = checker.getParagraphErrors(line)
        for error in grammar:
            print(number, error["nStart"], error["nEnd"], error["sType"], clean(error["sMessage"]),
                  "|".join(clean(word) for word in error["aSuggestions"]), sep="\\t")
        for error in spelling:
            print(number, error["nStart"], error["nEnd"], "spelling", "", "", sep="\\t")
    """
}

extension Diagnostic {
  fileprivate static let noGrammar = Diagnostic(
    .grammar, .notice, at: nil,
    Message(
      fr: "La grammaire n’est pas vérifiée\u{A0}: Grammalecte n’est pas installé",
      en: "Grammar is not checked: Grammalecte is not installed"),
    help: Message(
      fr: "Sous Debian\u{A0}: apt-get install python3-grammalecte",
      en: "On Debian: apt-get install python3-grammalecte"))
}
