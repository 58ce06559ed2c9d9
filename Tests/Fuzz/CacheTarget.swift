// Any bytes as what a build left for the next one. It is compiled together with the reader of the cache.
import Content
import Diagnostics
import Markdown
import Site

/// The first byte chooses what is read. Digests guard the file itself: here they are taken to be right.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = UnsafeRawBufferPointer(start: data + 1, count: count - 1)
  switch data[0] % 4 {
  case 0:
    guard var record = read(bytes) else { return 0 }
    var writer = ArchiveWriter()
    BuildRecord.form(&record, &writer)
    let again = writer.bytes.withUnsafeBytes { read($0) }
    precondition(again?.files.count == record.files.count, "what was read cannot be written")
    precondition(again?.diagnostics == record.diagnostics, "what was written is another")
  case 1:
    guard var reading = article(bytes) else { return 0 }
    var writer = ArchiveWriter()
    form.code(&reading, &writer)
    let again = writer.bytes.withUnsafeBytes { article($0) }
    precondition(again?.diagnostics == reading.diagnostics, "what was written is another")
    precondition(again?.value?.title == reading.value?.title, "what was written is another")
  case 2:
    guard var contents = textContents(bytes) else { return 0 }
    var writer = ArchiveWriter()
    TextForm(file: "a.md").code(&contents, &writer)
    let again = writer.bytes.withUnsafeBytes { textContents($0) }
    precondition(again?.body == contents.body, "what was written is another")
    precondition(again?.directives == contents.directives, "what was written is another")
  default:
    guard let rankings = readRankings(bytes) else { return 0 }
    precondition(rankings.isConsistent, "what does not fit together was taken")
  }
  return 0
}

private func read(_ bytes: UnsafeRawBufferPointer) -> BuildRecord? {
  var record = BuildRecord()
  var reader = ArchiveReader(bytes)
  BuildRecord.form(&record, &reader)
  return reader.isComplete ? record : nil
}

private func textContents(_ bytes: UnsafeRawBufferPointer) -> MarkdownDocument.Contents? {
  var contents = MarkdownDocument.Contents()
  var reader = ArchiveReader(bytes)
  TextForm(file: "a.md").code(&contents, &reader)
  return reader.isComplete ? contents : nil
}

private func readRankings(_ bytes: UnsafeRawBufferPointer) -> Rankings? {
  var rankings = Rankings()
  var reader = ArchiveReader(bytes)
  BuildRecord.form(&rankings, &reader)
  return reader.isComplete ? rankings : nil
}

private let form = ArticleForm(file: "a.md", blocks: [:])

private func article(_ bytes: UnsafeRawBufferPointer) -> ContentReader.Reading<Article>? {
  var reading = ContentReader.Reading<Article>(file: "a.md", value: nil, diagnostics: [])
  var reader = ArchiveReader(bytes)
  form.code(&reading, &reader)
  return reader.isComplete ? reading : nil
}
