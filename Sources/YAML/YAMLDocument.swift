import Diagnostics

/// One YAML document as read: its value, and what is wrong with it.
///
/// Anchors, aliases, merge keys, tags, several documents, keys given twice and nesting deeper than 32 are
/// refused: none has a use in front matter, and some explode.
package struct YAMLDocument: Sendable {
  /// The value; `nil` for an empty document and for one that cannot be read.
  package let root: YAMLNode?
  /// What is wrong with the document itself, in the order of the file.
  package let diagnostics: [Diagnostic]
  /// Whether the document could be read to the end. Otherwise nothing is known of what the document says.
  package let isReadable: Bool
  /// The file and the line at which the document begins.
  package let start: Place

  /// Reads a stretch of a file: all of it unless `bytes` says less.
  ///
  /// The bytes are valid UTF-8. `firstLine` is the line of the file on which the stretch begins (front matter
  /// begins on the second).
  package init(_ file: SourceFile, bytes: Range<Int>? = nil, firstLine: Int = 1) {
    let range = (bytes ?? file.bytes.indices).clamped(to: file.bytes.indices)
    start = Place(file: file.path, line: firstLine)
    let (root, diagnostics, isReadable) = file.bytes[range].withUnsafeBufferPointer { source in
      var builder = NodeBuilder(source: source, file: file.path, firstLine: firstLine)
      let root = builder.document()
      return (root, builder.diagnostics, !builder.hasStopped)
    }
    self.root = isReadable ? root : nil
    self.diagnostics = diagnostics
    self.isReadable = isReadable
  }

  /// Reads the fields of a document that is a mapping; an empty document is one without fields.
  ///
  /// Adds the diagnostics of the document and of the fields, among them one for every key that `read` did not
  /// ask for. `nil` when there is no mapping to read from.
  package func fields<Value>(
    into diagnostics: inout [Diagnostic], _ read: (inout MappingReader) -> Value
  ) -> Value? {
    diagnostics += self.diagnostics
    guard isReadable else { return nil }
    let empty = YAMLNode(.mapping([]), at: start)
    let node = root.flatMap { $0.isEmpty ? nil : $0 } ?? empty
    return node.fields(into: &diagnostics, read)
  }
}

extension YAMLNode {
  /// Reads the fields of a mapping; `name` is the key under which it stands, for the messages, and `key` its
  /// place, where a missing field is reported.
  ///
  /// Adds the diagnostics of the fields, among them one for every key that `read` did not ask for. `nil` when
  /// the node is no mapping, which is reported too.
  package func fields<Value>(
    named name: String = "", at key: Place? = nil, into diagnostics: inout [Diagnostic],
    _ read: (inout MappingReader) -> Value
  ) -> Value? {
    guard case .mapping(let entries) = kind else {
      if kind != .refused { diagnostics.append(.notMapping(self, named: name)) }
      return nil
    }
    var reader = MappingReader(entries, at: key ?? place, path: name)
    let value = read(&reader)
    diagnostics += reader.finish()
    return value
  }
}
