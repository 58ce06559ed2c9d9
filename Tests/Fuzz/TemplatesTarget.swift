// Templates of any bytes that include each other. It is compiled together with the sources of `Templates`.
import Diagnostics

/// The byte 1 ends one template and begins the next; they are called `a`, `b`, `c`, ….
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let parts = UnsafeBufferPointer(start: data, count: count).split(
    separator: 1, maxSplits: 7, omittingEmptySubsequences: false)
  let sources = parts.enumerated().map { number, bytes in
    let name = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number)))
    return TemplateSource(name: name, file: SourceFile(path: "\(name).mustache", bytes: Array(bytes)))
  }
  var diagnostics: [Diagnostic] = []
  let templates = TemplateSet(sources, diagnostics: &diagnostics)
  let problems = diagnostics + templates.check("a", against: shape)
  precondition(shape.accepts(value), "the value has not its shape")
  for place in problems.compactMap(\.place) {
    guard let source = sources.first(where: { $0.file.path == place.file }) else {
      preconditionFailure("no such file: \(place)")
    }
    let lines = LineIndex(source.file).lineCount
    precondition((1...lines + 1).contains(place.line) && place.column >= 1, "outside of the file: \(place)")
  }
  var (once, again): ([UInt8], [UInt8]) = ([], [])
  // What is not right is not rendered by any build; it ends all the same, unless it doubles at each level.
  guard problems.isEmpty else { return 0 }
  templates.render("a", value, into: &once)
  templates.render("a", value, into: &again)
  precondition(once == again, "rendered again it is another")
  return 0
}

private let shape = Shape.object([
  .init("t", .text), .init("h", .html), .init("n", .number), .init("f", .flag),
  .init("l", .list(.object([.init("x", .text)]))), .init("s", .list(.text)),
  .init("o", .object([.init("y", .optional(.object([.init("z", .text)])))])),
])

private let value = Value.object(
  Object([
    ("t", .text("<&\"'>")), ("h", .html(Array("<b>".utf8))), ("n", .number(2)), ("f", .flag(true)),
    ("l", .list([.object(Object([("x", .text("1"))])), .object(Object([("x", .text("2"))]))])),
    ("s", .list([.text("a"), .text("b")])), ("o", .object(Object([("y", .absent)]))),
  ]))
