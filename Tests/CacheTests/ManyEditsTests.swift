import Diagnostics
import Foundation
import TestSite
import Testing

@testable import Build

/// After any edits a build with a cache leaves what a clean build makes, and does no more for it than it must.
///
/// A failure names its sequence: `FEUILLET_SEQUENCE=17 swift test --filter ManyEditsTests` makes it again.
struct ManyEditsTests {
  @Test func `after any edits the output is that of a clean build, and only what changed was made`()
    async throws
  {
    let environment = ProcessInfo.processInfo.environment
    let chosen = environment["FEUILLET_SEQUENCE"].flatMap(Int.init)
    let isLong = environment["FEUILLET_SOAK"] != nil || chosen != nil
    let numbers = chosen.map { $0..<($0 + 1) } ?? 0..<(isLong ? 2_000 : 100)
    var total = EditedSite.Counts()
    try await withThrowingTaskGroup(of: EditedSite.Counts.self) { workers in
      for worker in 0..<2 {
        workers.addTask {
          var counts = EditedSite.Counts()
          for number in numbers where number % 2 == worker {
            var site = try EditedSite(number)
            try await site.run(edits: isLong ? 6 : 4)
            counts.add(site.counts)
          }
          return counts
        }
      }
      for try await counts in workers { total.add(counts) }
    }
    print("\(numbers.count) sequences: \(total)")
    // The comparison is worth something only when most builds go through and few of them make everything.
    if numbers.count > 1 {
      #expect(total.steps > total.all * 3 / 4 && total.ofArticles > total.steps / 2)
      #expect(total.texts > total.steps / 15)
    }
  }
}

/// A site that somebody edits a few times, and what is expected of the build after each edit.
private struct EditedSite {
  struct Counts {
    /// Builds; those that wrote something; those after edits of articles alone; those after more words in one.
    var all = 0, steps = 0, ofArticles = 0, texts = 0
    /// Pages rendered after edits of articles, and those of them that had to be.
    var rendered = 0, necessary = 0

    mutating func add(_ other: Counts) {
      all += other.all
      steps += other.steps
      ofArticles += other.ofArticles
      texts += other.texts
      rendered += other.rendered
      necessary += other.necessary
    }
  }

  private let number: Int
  private var dice: Dice
  private var author: RandomEdits
  private var cached: CachedSite
  private var showsDrafts = false
  private var history: [String] = []
  private(set) var counts = Counts()
  /// What the last build that went through left.
  private var before = FolderTree()

  /// By what that build knows its pages.
  private var keys: [String: Digest] = [:]

  /// What was done since then.
  private struct Changes {
    /// Those of the articles that were edited.
    var slugs: Set<String> = []
    /// How many edits and other changes there were.
    var count = 0
    var onlyArticles = true
    var onlyText = true
  }

  init(_ number: Int) throws {
    self.number = number
    dice = Dice(state: UInt64(number))
    author = RandomEdits(seed: UInt64(20_261_122 + number))
    let site = try TestSite.alphabet(String("abcdef".prefix(2 + number % 4)))
    try site.add(Self.others)
    let related = number % 4 == 0 ? "" : "related: { count: \(number % 4 - 1) }\n"
    try site.replace("pageSize: 3\n", by: "pageSize: \(1 + number % 3)\n\(related)", in: "content/site.yml")
    cached = CachedSite(site)
  }

  /// An article to come, one that expires, with a cover, by two authors, and the only one of its tag.
  private static let others = """
    -- content/authors/paul.md --
    ---
    name: Paul Roux
    ---
    Paul lit.
    -- content/articles/demain.md --
    ---
    title: Demain
    description: Un article à venir.
    date: 2026-10-20 09:30
    slug: demain
    category: Stratégie
    tags: [Suivi]
    ---

    Bientôt, voir [le premier](article-a.md).
    -- content/articles/passe.md --
    ---
    title: Passé
    description: Un article qui passe.
    date: 2026-09-05
    expires: 2026-11-15
    author: [paul, lea]
    cover: { image: /images/plan.svg, alt: Un plan }
    aliases: [/vieux-nom/]
    slug: passe
    category: Pilotage
    tags: [Rare]
    ---

    Un temps, puis plus rien.
    """

  mutating func run(edits: Int) async throws {
    try #require(try await build(nil))
    for _ in 0..<edits {
      let content = try FolderTree(cached.site.at("content"))
      let themes = cached.site.exists("themes") ? try FolderTree(cached.site.at("themes")) : FolderTree()
      let (now, drafts) = (cached.now, showsDrafts)
      var changes = Changes()
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: try edit(&changes)
      case 1...3: moveClock(&changes)
      case 4:
        showsDrafts.toggle()
        history.append("drafts: \(showsDrafts)")
        (changes.count, changes.onlyArticles) = (1, false)
      default: break
      }
      try edit(&changes)
      if try await !build(changes) {
        // It is mended before anything else is done.
        try cached.site.restore(content, at: "content")
        try cached.site.restore(themes, at: "themes")
        (cached.now, showsDrafts) = (now, drafts)
        history.append("all as before")
      }
    }
  }

  private mutating func edit(_ changes: inout Changes) throws {
    let articles = try FolderTree(cached.site.at("content/articles"))
    let edit = try author.edit(cached.site)
    history.append(edit.what)
    changes.count += 1
    if !edit.isOnlyText { changes.onlyText = false }
    for path in edit.paths ?? ["themes"] {
      guard path.hasPrefix("content/articles/") else {
        changes.onlyArticles = false
        continue
      }
      // By the former address, too.
      for text in [articles[String(path.dropFirst(17))], try? cached.site.read(path)] {
        if let slug = text?.firstMatch(of: /\nslug: (.*)\n/)?.1 { changes.slugs.insert(String(slug)) }
      }
    }
  }

  /// Over the moments at which articles come and go.
  private mutating func moveClock(_ changes: inout Changes) {
    let day = Int.random(in: 10...28, using: &dice)
    cached.now = "2026-\(["08", "09", "10", "11", "12"].randomElement(using: &dice) ?? "10")-\(day)"
    history.append("now: \(cached.now)")
    changes.count += 1
  }

  /// Builds with the cache and without, and compares; `false` when the texts cannot be built.
  private mutating func build(_ changes: Changes?) async throws -> Bool {
    let comment = Comment(rawValue: "sequence \(number): \(history.joined(separator: "; "))")
    let report = try await cached.build(drafts: showsDrafts)
    let clean = try await clean()
    let output = try FolderTree(cached.site.output)
    counts.all += 1
    #expect(report.diagnostics == clean.diagnostics, comment)
    guard let files = report.files, let after = clean.tree else {
      #expect(report.files == nil && clean.tree == nil, comment)
      #expect(output.difference(from: before) == "", comment)
      return false
    }
    counts.steps += 1
    #expect(output.difference(from: after) == "", comment)
    let reference = RenderingReference(before: before, after: after)
    before = after
    let formerKeys = keys
    keys = BuildCache(site: cached.site.path)?.record.files.mapValues(\.key) ?? [:]
    #expect(
      files
        == WriteReport(
          written: reference.changed.count, unchanged: reference.unchanged, removed: reference.removed),
      comment)
    #expect(report.pages == clean.pages && report.rendered <= report.pages, comment)
    #expect(report.rendered >= reference.changedPages.count, comment)
    guard let changes, changes.onlyArticles else { return true }
    counts.ofArticles += 1
    counts.rendered += report.rendered
    counts.necessary += reference.changedPages.count
    // Which ones they were.
    let rendered = Set(keys.keys.filter { $0.hasSuffix(".html") && keys[$0] != formerKeys[$0] })
    #expect(rendered.count == report.rendered, comment)
    #expect(rendered.subtracting(reference.pages(naming: changes.slugs)).isEmpty, comment)
    if changes.count == 1, changes.onlyText, let slug = changes.slugs.first, !reference.hasOtherLength(slug) {
      counts.texts += 1
      #expect(rendered == reference.changedPages.union(reference.page(of: slug)), comment)
    }
    return true
  }

  /// What a build without a cache makes: now and then by a whole one.
  private func clean() async throws -> (tree: FolderTree?, diagnostics: [Diagnostic], pages: Int) {
    guard counts.all % 8 == number % 8 else { return try await cached.cleanInMemory(drafts: showsDrafts) }
    let (tree, report) = try await cached.clean(drafts: showsDrafts)
    return (report.files == nil ? nil : tree, report.diagnostics, report.pages)
  }
}
