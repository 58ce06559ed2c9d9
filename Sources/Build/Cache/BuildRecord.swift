import Diagnostics
import French
import Site

/// What a build leaves for the next one: what it read and wrote, and by what each page is known.
struct BuildRecord: Sendable {
  /// The digests of `BuildInputs`.
  var environment = Digest([])
  var inputs = Digest([])
  /// From when until when (seconds since 1970, the end not included) the same articles are published.
  var validFrom = Int.min
  var validUntil = Int.max
  /// The folder of the output, without links.
  var output = ""
  /// The digest of the manifest in it.
  var manifest = Digest([])
  var articles: [String: ArticleEntry] = [:]
  /// The files of the output by path.
  var files: [String: FileEntry] = [:]
  /// Where the files that are copied came from, by their path in the site, and what they were.
  var copies: [String: FileSignature] = [:]
  var diagnostics: [Diagnostic] = []
  var pageCount = 0
  /// Where the related articles are, and what they were found in.
  var rankings = CachedBytes(offset: 0, length: 0, checksum: Digest([]))

  struct ArticleEntry: BitwiseCopyable, Sendable {
    var digest: Digest
    var signature: FileSignature
    /// What it says, and the contents of its text.
    var form: CachedBytes
    var contents: CachedBytes
  }

  struct FileEntry: BitwiseCopyable, Sendable {
    var digest: Digest
    var signature: FileSignature
    /// The digest of what the page is made of; that of nothing for what is always made.
    var key: Digest
  }

  static func form<A: Archive>(_ record: inout BuildRecord, _ archive: inout A) {
    archive.codeRaw(&record.environment)
    archive.codeRaw(&record.inputs)
    archive.code(&record.validFrom)
    archive.code(&record.validUntil)
    archive.code(&record.output)
    archive.codeRaw(&record.manifest)
    let none = Digest([])
    let nothing = CachedBytes(offset: 0, length: 0, checksum: none)
    table(
      &record.articles, like: .init(digest: none, signature: .init(), form: nothing, contents: nothing),
      &archive)
    table(&record.files, like: .init(digest: none, signature: .init(), key: none), &archive)
    table(&record.copies, like: FileSignature(), &archive)
    let form = ArticleForm(file: "", blocks: [:])
    archive.code(
      &record.diagnostics, like: Diagnostic(.grammar, at: nil, Message(fr: "", en: ""))
    ) { form.diagnostic(&$0, &$1) }
    archive.code(&record.pageCount)
    archive.codeRaw(&record.rankings)
  }

  static func form<A: Archive>(_ rankings: inout Rankings, _ archive: inout A) {
    archive.codeRaw(&rankings.frame)
    archive.codeRaw(&rankings.facts)
    for numbers in [\Rankings.unreached, \.unreachedStarts, \.shown, \.shownStarts, \.termStarts] {
      archive.codeRaw(&rankings[keyPath: numbers])
    }
    archive.codeRaw(&rankings.terms)
    if !rankings.isConsistent { rankings = Rankings() }
  }

  private static func table<Value: BitwiseCopyable, A: Archive>(
    _ table: inout [String: Value], like empty: Value, _ archive: inout A
  ) {
    var entries = Array(table)
    archive.code(&entries, like: ("", empty)) { entry, archive in
      archive.code(&entry.key)
      archive.codeRaw(&entry.value)
    }
    if table.isEmpty { table = Dictionary(entries) { first, _ in first } }
  }
}
