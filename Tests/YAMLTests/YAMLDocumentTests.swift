import Diagnostics
import Testing

@testable import YAML

@Suite struct YAMLDocumentTests {
  private func read(_ text: String, firstLine: Int = 1) -> YAMLDocument {
    YAMLDocument(SourceFile(path: "a.md", text: text), firstLine: firstLine)
  }

  private func place(_ line: Int, _ columns: ClosedRange<Int>) -> Place {
    Place(file: "a.md", line: line, column: columns.lowerBound, endLine: line, endColumn: columns.upperBound)
  }

  private func summary(_ document: YAMLDocument) -> [String] {
    document.diagnostics.map {
      "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \(plainSpaces($0.message.french))"
    }
  }

  @Test func `values keep their order, their text and their places`() throws {
    let document = read(
      "title: L’été\ntags: [a, 'b']\ncover:\n  alt: >\n    deux\n    lignes\n", firstLine: 2)
    #expect(document.diagnostics == [])
    guard case .mapping(let entries)? = document.root?.kind else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key.value) == ["title", "tags", "cover"])
    #expect(entries[0].key.place == place(2, 1...6))
    #expect(entries[0].value == YAMLNode(.scalar("L’été", plain: true), at: place(2, 8...13)))
    #expect(
      entries[1].value
        == YAMLNode(
          .sequence([
            YAMLNode(.scalar("a", plain: true), at: place(3, 8...9)),
            YAMLNode(.scalar("b", plain: false), at: place(3, 11...14)),
          ]), at: place(3, 7...15)))
    guard case .mapping(let cover) = entries[2].value.kind else {
      Issue.record("no mapping in the mapping")
      return
    }
    #expect(cover[0].value.text == "deux lignes\n")
    #expect(cover[0].key.place == place(5, 3...6))
  }

  @Test(arguments: ["", "\n", "# rien\n", "---\n", "~", "null"])
  func `an empty document is one without fields`(_ text: String) {
    var diagnostics: [Diagnostic] = []
    let document = read(text, firstLine: 2)
    #expect(document.isReadable)
    let value = document.fields(into: &diagnostics) { fields in fields.requiredText("title") == nil }
    #expect(value == true)
    #expect(diagnostics.map(\.code) == [.missingField])
    #expect(diagnostics.first?.place == Place(file: "a.md", line: 2))
  }

  @Test func `Windows line ends change nothing`() {
    let unix = "title: a\ntags:\n  - é\n  - b\ncover:\n  alt: |\n    x\n    y\n"
    let windows = read(unix.replacing("\n", with: "\r\n"))
    #expect(windows.root == read(unix).root)
    #expect(windows.diagnostics == [])
  }

  @Test func `a stretch of a file is read alone, with its line in the file`() {
    let text = "---\ntitle: [\n---\n"
    let file = SourceFile(path: "a.md", text: "---\ntitle: a\n---\nbody: [")
    let document = YAMLDocument(file, bytes: 4..<13, firstLine: 2)
    #expect(document.diagnostics == [])
    #expect(document.root?.place.line == 2)
    let wrong = YAMLDocument(SourceFile(path: "a.md", text: text), bytes: 4..<13, firstLine: 2)
    #expect(summary(wrong) == ["2:8 Ce crochet « [ » n’est jamais fermé"])
  }

  @Test func `a range beyond the file is cut to the file`() {
    let document = YAMLDocument(SourceFile(path: "a.md", text: "a: b"), bytes: 2..<400)
    #expect(document.isReadable)
    let empty = YAMLDocument(SourceFile(path: "a.md", text: ""), bytes: 5..<9)
    #expect(empty.root == nil)
  }

  @Test func `places are right after line ends that only YAML knows`() {
    let document = read("a: \"x\u{2028}y\"\nb: c\u{85}\nd: \"\r\"\ntags: [é]\ntags: 1\n")
    #expect(summary(document) == ["5:1 « tags » est donné deux fois"])
    #expect(document.diagnostics.first?.related.first?.place == place(4, 1...5))
  }

  @Test func `anchors, aliases, merge keys and tags are refused, all at once`() {
    let document = read("a: &x [1]\nb: *x\n<<: {c: d}\ne: !!str f\ng: !h {}\n")
    #expect(
      summary(document) == [
        "1:4 Une ancre (« &x ») n’est pas permise ici",
        "2:4 Un renvoi (« *x ») n’est pas permis ici",
        "3:1 La fusion « << » n’est pas permise ici",
        "4:4 Une étiquette de type (« tag:yaml.org,2002:str ») n’est pas permise ici",
        "5:4 Une étiquette de type (« !h ») n’est pas permise ici",
      ])
    #expect(document.isReadable)
  }

  @Test func `a refused value is not reported again as missing or of a wrong type`() {
    var diagnostics: [Diagnostic] = []
    _ = read("title: *x\ntags: *x\ndraft: &a true\ncover: *x\n").fields(into: &diagnostics) { fields in
      _ = fields.requiredText("title")
      _ = fields.texts("tags")
      _ = fields.flag("draft")
      fields.mapping("cover") { _ in }
    }
    #expect(diagnostics.count == 4)
    #expect(diagnostics.allSatisfy { $0.code == .yamlSyntax })
  }

  @Test func `a key given twice names the first`() throws {
    let document = read("title: a\ncover: {alt: x, alt: y}\ntitle: b\n")
    #expect(
      summary(document) == ["2:17 « alt » est donné deux fois", "3:1 « title » est donné deux fois"])
    let last = try #require(document.diagnostics.last)
    #expect(last.code == .duplicateKey)
    #expect(last.related.map(\.place) == [place(1, 1...6)])
    #expect(last.help?.english == "Keep only one of the two lines")
    #expect(document.root.map { if case .mapping(let entries) = $0.kind { entries.count } else { 0 } } == 2)
  }

  @Test func `a second document is refused and the first is kept`() {
    let document = read("title: a\n---\ntitle: b\n")
    #expect(summary(document) == ["2:1 Une ligne « --- » ouvre un second document, et un seul est permis"])
    #expect(document.root != nil)
  }

  @Test func `a key that is no text is refused`() {
    #expect(
      summary(read("? [a]\n: b\n? {c: d}\n: e\n")) == [
        "1:3 Une clé doit être un texte", "3:3 Une clé doit être un texte",
      ])
  }

  @Test func `thirty-two levels are read and one more is refused`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(32)).diagnostics == [])
    #expect(summary(read(nested(33))) == ["1:33 Plus de 32 niveaux sont imbriqués"])
    // Nothing is said of what follows: the work for each token grows with the depth.
    #expect(summary(read("a: \(nested(33))\nb: *x\n")) == ["1:35 Plus de 32 niveaux sont imbriqués"])
    #expect(!read(nested(33)).isReadable)
  }
}

/// What an enemy would write.
@Suite(.timeLimit(.minutes(1))) struct HostileYAMLTests {
  private func read(_ text: String) -> YAMLDocument { YAMLDocument(SourceFile(path: "a.md", text: text)) }

  @Test func `aliases that explode are refused before they do`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let document = read(text)
    #expect(document.diagnostics.count == 21 + 180)
    #expect(document.diagnostics.allSatisfy { $0.code == .yamlSyntax })
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "{", "a: [", "[{"])
  func `a hundred thousand levels are refused without a crash`(_ opening: String) {
    let document = read(String(repeating: opening, count: 100_000))
    #expect(!document.diagnostics.isEmpty)
    #expect(document.diagnostics.count == 1)
  }

  @Test func `two thousand indented levels are refused without a crash`() {
    let text = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(!read(text).diagnostics.isEmpty)
  }

  @Test func `a scalar of a megabyte is read, plain, quoted and as a block`() {
    let long = String(repeating: "é", count: 500_000)
    for text in ["a: \(long)", "a: \"\(long)\"", "a: '\(long)'", "a: |\n  \(long)\n"] {
      let document = read(text)
      #expect(document.diagnostics == [])
      guard case .mapping(let entries)? = document.root?.kind else { continue }
      #expect(entries[0].value.text?.unicodeScalars.prefix { $0 == "é" }.count == 500_000)
    }
  }

  @Test func `messages stay short whatever the length of what is wrong`() {
    let long = String(repeating: "x", count: 1_000_000)
    var diagnostics: [Diagnostic] = []
    for text in [
      "a: \(long) : y", "\(long): b", "tags: {\(long): b}", "draft: \(long)", "a: '\(long)'b", "a: *\(long)",
    ] {
      _ = read(text).fields(into: &diagnostics) { fields in
        _ = fields.texts("tags")
        _ = fields.flag("draft")
      }
    }
    #expect(diagnostics.count >= 6)
    for diagnostic in diagnostics {
      #expect(diagnostic.message.french.utf8.count < 300)
      #expect((diagnostic.help?.french.utf8.count ?? 0) < 400)
    }
  }

  @Test func `ten thousand keys are read in good time`() {
    let text = (0..<10_000).map { "key\($0): \($0)\n" }.joined()
    #expect(read(text).diagnostics == [])
    let twice = read(text + text)
    #expect(twice.diagnostics.count == 10_000)
  }

  @Test func `no prefix of a document crashes or hangs`() {
    let text = Array(
      "title: \"L’été\"\ntags: [a, {b: 'c'}]\ncover:\n  alt: >-\n    x\n  - y\n? z\n: &a *b\n".utf8)
    for end in 0...text.count {
      for start in [0, end / 2] {
        let slice = String(decoding: text[start..<end], as: UTF8.self)
        let document = read(slice)
        #expect(document.isReadable || !document.diagnostics.isEmpty)
      }
    }
  }

  @Test func `random signs of YAML neither crash nor hang`() {
    // A linear congruential generator, so that a failure can be repeated.
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let signs =
      Array("[]{}:,-?&*!|>'\"%@`#~ \n\t\\aé\u{85}\u{2028}\r").map(String.init) + ["\n  ", ": ", "- ", "\n"]
    for _ in 0..<5_000 {
      let text = (0..<next(40)).map { _ in signs[next(signs.count)] }.joined()
      let document = read(text)
      #expect(document.isReadable || !document.diagnostics.isEmpty, "\(text.debugDescription)")
      for place in document.diagnostics.compactMap(\.place) {
        #expect(place.line >= 1 && place.column >= 1, "\(text.debugDescription)")
      }
    }
  }
}
