import Diagnostics

/// Reads the fields of a mapping by their names, and gathers everything that is wrong with them.
///
/// A field that is wrong gives `nil`, as one that is absent does: the problem is reported, and reading goes on.
/// A field that was never asked for is reported as unknown at the end, so every field that exists must be asked
/// for on every path.
package struct MappingReader: ~Copyable {
  /// Where the mapping stands; a missing field is reported there.
  package let place: Place
  /// The name of the mapping itself, for the messages: `cover`; "" for a whole document.
  package let path: String

  private let entries: [YAMLNode.Entry]
  private var asked: [String] = []
  private var known: [Bool]
  private var diagnostics: [Diagnostic] = []

  init(_ entries: [YAMLNode.Entry], at place: Place, path: String) {
    self.entries = entries
    self.place = place
    self.path = path
    known = Array(repeating: false, count: entries.count)
  }

  // MARK: Any field

  /// The value of a field as it stands, of whatever type; `nil` when it is absent, empty or refused.
  package mutating func node(_ name: String) -> YAMLNode? {
    guard let entry = entry(name), !entry.value.isEmpty, entry.value.kind != .refused else { return nil }
    return entry.value
  }

  /// Whether nothing is said in a field: it is absent, empty, or an empty list.
  package mutating func isEmpty(_ name: String) -> Bool {
    guard let value = entry(name)?.value else { return true }
    return value.isEmpty || value.kind == .sequence([])
  }

  /// The place of the key of a field, whether or not it has a value; `nil` when it is absent.
  package func keyPlace(_ name: String) -> Place? {
    entries.first { $0.key.value == name }?.key.place
  }

  /// Whether a field that will be asked for later says `false`.
  package func isFalse(_ name: String) -> Bool {
    entries.first { $0.key.value == name }?.value.flag == false
  }

  /// Adds a problem that the caller found in a value.
  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds a problem that the caller found in a value.
  package mutating func report(
    _ code: DiagnosticCode, _ severity: Severity = .error, at place: Place, _ message: Message,
    help: Message? = nil
  ) {
    diagnostics.append(Diagnostic(code, severity, at: place, message, help: help))
  }

  /// The full name of a field, for messages: `cover.alt`.
  package func fullName(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  // MARK: Scalars

  /// A text; `nil` when it is absent or empty.
  package mutating func text(_ name: String) -> Located<String>? {
    guard let node = node(name) else { return nil }
    guard let text = node.text else {
      report(.wrongType(node, fullName(name), .text))
      return nil
    }
    return Located(text, at: node.place)
  }

  /// A text that must be given and not be empty; otherwise `missing-field`, with `help` as the remedy.
  package mutating func requiredText(
    _ name: String, severity: Severity = .error, help: Message? = nil
  ) -> Located<String>? {
    let isRefused = entry(name)?.value.kind == .refused
    if node(name) == nil {
      if !isRefused {
        let key = keyPlace(name)
        report(.missingField(fullName(name), at: key ?? place, isEmpty: key != nil, severity, help: help))
      }
      return nil
    }
    guard let text = text(name) else { return nil }
    if text.value.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) {
      report(.missingField(fullName(name), at: text.place, isEmpty: true, severity, help: help))
      return nil
    }
    return text
  }

  /// `true` or `false`.
  package mutating func flag(_ name: String) -> Located<Bool>? {
    guard let node = node(name) else { return nil }
    guard let flag = node.flag else {
      report(.notFlag(node, fullName(name)))
      return nil
    }
    return Located(flag, at: node.place)
  }

  /// A whole number within limits.
  package mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Located<Int>? {
    guard let node = node(name) else { return nil }
    guard case .scalar(let text, plain: true) = node.kind, let number = Int(text), !text.hasPrefix("+") else {
      report(.wrongType(node, fullName(name), .integer(example: range.lowerBound)))
      return nil
    }
    guard range.contains(number) else {
      report(.outOfRange(node, fullName(name), "\(range.lowerBound)", "\(range.upperBound)"))
      return nil
    }
    return Located(number, at: node.place)
  }

  /// A number with or without decimals, within limits.
  package mutating func number(_ name: String, in range: ClosedRange<Double>) -> Located<Double>? {
    guard let node = node(name) else { return nil }
    guard case .scalar(let text, plain: true) = node.kind, let number = decimal(text) else {
      report(.wrongType(node, fullName(name), .number))
      return nil
    }
    guard range.contains(number) else {
      report(.outOfRange(node, fullName(name), written(range.lowerBound), written(range.upperBound)))
      return nil
    }
    return Located(number, at: node.place)
  }

  /// One of the cases of an enumeration, by its raw value.
  package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) -> Located<Choice>? {
    guard let text = text(name) else { return nil }
    guard let choice = Choice(rawValue: text.value) else {
      report(.notChoice(text, fullName(name), Choice.allCases.map(\.rawValue)))
      return nil
    }
    return Located(choice, at: text.place)
  }

  /// A text, or `false` (read as a located `nil`) for "none".
  package mutating func textOrFalse(_ name: String) -> Located<String?>? {
    guard let node = node(name) else { return nil }
    if node.flag == false { return Located(nil, at: node.place) }
    guard node.flag == nil, let text = node.text else {
      report(.wrongType(node, fullName(name), .textOrFalse))
      return nil
    }
    return Located(text, at: node.place)
  }

  // MARK: Lists and mappings

  /// A list of texts, empty when absent; a single text is a list of one.
  package mutating func texts(_ name: String) -> [Located<String>] {
    guard let node = node(name) else { return [] }
    let fullName = fullName(name)
    switch node.kind {
    case .sequence(let items):
      return items.enumerated().compactMap { index, item in
        if let text = item.text { return Located(text, at: item.place) }
        if item.kind != .refused {
          report(.wrongType(item, "\(fullName)[\(index + 1)]", .item))
        }
        return nil
      }
    case .scalar(let text, plain: true) where text.contains(", "):
      report(.wrongType(node, fullName, .list))
      return []
    case .scalar(let text, _): return [Located(text, at: node.place)]
    default:
      report(.wrongType(node, fullName, .list))
      return []
    }
  }

  /// A mapping within the mapping; `nil` when absent or when it is none.
  package mutating func mapping<Value>(
    _ name: String, _ read: (inout MappingReader) -> Value
  ) -> Value? {
    guard let node = node(name) else { return nil }
    var found: [Diagnostic] = []
    let value = node.fields(named: fullName(name), at: keyPlace(name), into: &found, read)
    diagnostics += found
    return value
  }

  /// A list of mappings, empty when absent; items that are none are reported and left out.
  package mutating func mappings<Value>(
    _ name: String, _ read: (inout MappingReader) -> Value
  ) -> [Value] {
    guard let node = node(name) else { return [] }
    let fullName = fullName(name)
    guard case .sequence(let items) = node.kind else {
      report(.wrongType(node, fullName, .listOfMappings))
      return []
    }
    var found: [Diagnostic] = []
    defer { diagnostics += found }
    return items.enumerated().compactMap { index, item in
      item.fields(named: "\(fullName)[\(index + 1)]", into: &found, read)
    }
  }

  /// The entries of a mapping whose keys are free, in the order of the file; empty when absent.
  package mutating func entries(_ name: String) -> [YAMLNode.Entry] {
    guard let node = node(name) else { return [] }
    guard case .mapping(let entries) = node.kind else {
      report(.notMapping(node, named: fullName(name)))
      return []
    }
    return entries
  }

  /// The entries of a mapping from texts to texts, in the order of the file; empty when absent.
  package mutating func textEntries(_ name: String) -> [(key: Located<String>, value: Located<String>)] {
    let fullName = fullName(name)
    return entries(name).compactMap { entry in
      if let text = entry.value.text { return (entry.key, Located(text, at: entry.value.place)) }
      if entry.value.kind != .refused {
        report(.wrongType(entry.value, "\(fullName).\(entry.key.value)", .text))
      }
      return nil
    }
  }

  // MARK: The end

  /// Everything found, with one diagnostic for each key that was never asked for.
  consuming func finish() -> [Diagnostic] {
    for (entry, known) in zip(entries, known) where !known {
      diagnostics.append(.unknownKey(entry.key, fullName(entry.key.value), among: asked))
    }
    return diagnostics
  }

  private mutating func entry(_ name: String) -> YAMLNode.Entry? {
    if !asked.contains(name) { asked.append(name) }
    guard let index = entries.firstIndex(where: { $0.key.value == name }) else { return nil }
    known[index] = true
    return entries[index]
  }
}

/// A decimal number such as `0.05` or `-3`; no exponents, no names.
private func decimal(_ text: String) -> Double? {
  let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
  guard digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
  return Double(text)
}

/// A number as an author writes it: `1`, not `1.0`.
private func written(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
