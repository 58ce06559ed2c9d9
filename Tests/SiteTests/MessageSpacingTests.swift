import Foundation
import Testing

/// French sets a no-break space inside « » and before `:`, a narrow one before `;`, `!` and `?`. A plain space
/// there cannot be seen in the source, and lets a terminal begin a line with the sign.
@Suite struct MessageSpacingTests {
  @Test func `no French message of the sources has a plain space where French sets another`() throws {
    let root = TestSite.checkout.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: root.path(percentEncoded: false))?.allObjects ?? []
    var messages = 0
    var faults: [String] = []
    for path in paths.compactMap({ $0 as? String }).filter({ $0.hasSuffix(".swift") }).sorted() {
      for message in FrenchLiterals.find(in: try Data(contentsOf: root.appending(path: path))) {
        messages += 1
        if let fault = FrenchLiterals.fault(of: message.text) {
          faults.append("\(path):\(message.line): \(fault) in \(message.text)")
        }
      }
    }
    #expect(messages > 100)
    #expect(faults == [])
  }

  @Test func `the scan finds literals after their label, on the next line, and around other ones`() {
    let source = #"""
      // fr: "un commentaire ?"
      Message(fr: "Oui ?", en: "Yes ?")
      Message(
        fr:
          "Lisez « \(name ?? "rien") » ; puis ::bloc{a}",
        en: "…")
      let other = "a ? b"
      """#
    let found = FrenchLiterals.find(in: Data(source.utf8))
    #expect(found.map(\.line) == [2, 5])
    #expect(found.map(\.text) == ["Oui ?", "Lisez « \\() » ; puis ::bloc{a}"])
  }

  @Test(arguments: [
    ("Oui\u{202F}?", nil), ("Écrivez ::bloc ou :slug", nil), ("« a\u{A0}»", "« "), ("«\u{A0}a »", " »"),
    ("Ici : là", " : "), ("Ici :", " :"), ("Quoi ?", " ?"), ("Non !", " !"), ("a ; b", " ;"),
    ("\\() : b", " : "),
  ])
  func `each of the spaces is seen`(_ text: String, _ fault: String?) {
    #expect(FrenchLiterals.fault(of: text) == fault)
  }
}

/// The French texts of Swift sources: literals labelled `fr:` and all that hold « or ».
private enum FrenchLiterals {
  static func find(in source: Data) -> [(line: Int, text: String)] {
    var scanner = Scanner(bytes: Array(source))
    scanner.scan()
    return scanner.found
  }

  /// The first sign with a plain space beside it.
  static func fault(of text: String) -> String? {
    if let fault = ["« ", " »", " : ", " ;"].first(where: text.contains) { return fault }
    // `=` would make an operator of the two, a letter a question mark of a template.
    return [" :", " ?", " !"].first {
      text.hasSuffix($0) || text.contains("\($0) ") || text.contains("\($0)\n")
    }
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0
    var found: [(line: Int, text: String)] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func scan() {
      while position < bytes.count {
        if starts("//") {
          position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        } else if starts("#\"") {
          position += 2
          while position < bytes.count, !starts("\"#") { position += 1 }
          position += 2
        } else if bytes[position] == UInt8(ascii: "\"") {
          literal()
        } else {
          position += 1
        }
      }
    }

    /// Reads a literal from its first quote to after its last; interpolations are shown empty.
    private mutating func literal() {
      let start = position
      let quote = starts("\"\"\"") ? "\"\"\"" : "\""
      position += quote.utf8.count
      var text: [UInt8] = []
      while position < bytes.count, !starts(quote) {
        if starts("\\(") {
          text += "\\()".utf8
          interpolation()
        } else {
          let length = bytes[position] == UInt8(ascii: "\\") ? 2 : 1
          text += bytes[position..<min(position + length, bytes.count)]
          position += length
        }
      }
      position += quote.utf8.count
      let string = String(decoding: text, as: UTF8.self)
      if isLabelled(start) || string.contains("«") || string.contains("»") {
        found.append((1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }, string))
      }
    }

    private mutating func interpolation() {
      position += 2
      var depth = 1
      while position < bytes.count, depth > 0 {
        switch bytes[position] {
        case UInt8(ascii: "\""):
          literal()
          continue
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"): depth -= 1
        default: break
        }
        position += 1
      }
    }

    private func isLabelled(_ start: Int) -> Bool {
      let before = bytes[..<start].suffix(200).reversed().drop { $0 == 0x20 || $0 == 0x0A }
      return before.starts(with: "fr:".utf8.reversed())
    }

    private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }
  }
}
