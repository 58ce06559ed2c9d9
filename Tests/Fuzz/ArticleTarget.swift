// Articles of any bytes, their front matter first of all. It is compiled together with the sources of `Content`.
import Diagnostics
import French
import Markdown

/// The input is what follows the first line of an article.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array("---\n".utf8) + UnsafeBufferPointer(start: data, count: count)
  let file = SourceFile(path: "content/articles/a.md", bytes: bytes)
  let reading = ContentReader(frontMatterOnly: Settings()).article(file)
  precondition(reading.value != nil || !reading.diagnostics.isEmpty, "refused without a word")
  let lines = LineIndex(file).lineCount
  for diagnostic in reading.diagnostics {
    guard let place = diagnostic.place else { continue }
    precondition(
      (1...lines + 1).contains(place.line) && place.column >= 1, "outside of the file: \(diagnostic)")
  }
  if let article = reading.value, !reading.diagnostics.contains(where: { $0.severity == .error }) {
    precondition(isSlug(article.slug.value), "no slug: \(article.slug.value)")
    for alias in article.aliases {
      precondition(alias.value.hasPrefix("/") && !alias.value.contains("/../"), "\(alias.value) climbs")
    }
  }
  return 0
}
