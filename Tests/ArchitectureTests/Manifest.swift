import Foundation

/// What `Package.swift` declares, read from its text: the targets below `Sources` and what each depends on.
struct Manifest {
  /// Module → the modules that it depends on.
  let dependencies: [String: Set<String>]

  init(_ text: String) {
    let code = text.components(separatedBy: "\n").filter {
      !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//")
    }.joined(separator: "\n")
    var dependencies: [String: Set<String>] = [:]
    for declaration in code.matches(of: /\.(target|executableTarget|systemLibrary)\(\s*name:\s*"(\w+)"/) {
      let body = Self.parenthesized(code[declaration.range.lowerBound...])
      // Programs below Tests are no part of the layers.
      if body.contains(/path:\s*"Tests/) { continue }
      var names: Set<String> = []
      if declaration.1 != "systemLibrary", let list = body.firstMatch(of: /dependencies:\s*\[/) {
        // A product of another package stands in an entry of its own, by its name.
        let entries = Self.bracketed(body[list.range.lowerBound...])
          .replacing(/\.product\(\s*name:\s*("\w+")\s*,\s*package:\s*"[^"]*"\s*\)/) { "\($0.1)" }
        for name in entries.matches(of: /"(\w+)"/) { names.insert(String(name.1)) }
      }
      dependencies[String(declaration.2)] = names
    }
    self.dependencies = dependencies
  }

  static func ofCheckout() throws -> Manifest {
    Manifest(try String(contentsOf: SourceText.checkout.appending(path: "Package.swift"), encoding: .utf8))
  }

  private static func parenthesized(_ text: Substring) -> Substring { balanced(text, "(", ")") }
  private static func bracketed(_ text: Substring) -> Substring { balanced(text, "[", "]") }

  /// From the first opening sign to the one that closes it.
  private static func balanced(_ text: Substring, _ open: Character, _ close: Character) -> Substring {
    var depth = 0
    guard let start = text.firstIndex(of: open) else { return "" }
    for index in text[start...].indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return text[start...index] }
    }
    return text[start...]
  }
}
