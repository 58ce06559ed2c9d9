import Build
import Diagnostics
import French
import TestSite
import Testing

@Suite struct ArticleListingTests {
  static let blog = """
    -- content/site.yml --
    title: Blog
    baseURL: https://blog.example.com
    defaultAuthor: zoe
    -- content/authors/zoe.md --
    ---
    name: Zoé
    ---
    -- content/articles/publie.md --
    ---
    title: Publié
    description: d
    date: 2026-01-02
    slug: publie
    ---
    [un lien mort](nulle-part.md)
    -- content/articles/sous/ancien.md --
    ---
    title: Ancien
    description: d
    date: 2025-01-02
    slug: ancien
    ---
    -- content/articles/programme.md --
    ---
    title: Programmé
    description: d
    date: 2026-12-24 09:30
    slug: programme
    ---
    -- content/articles/expire.md --
    ---
    title: Expiré
    description: d
    date: 2026-01-02
    expires: 2026-02-01
    slug: expire
    ---
    -- content/articles/brouillon.md --
    ---
    title: Brouillon
    draft: true
    ---
    """

  @Test(arguments: [
    (ArticleListing.Selection.drafts, ["content/articles/brouillon.md"]),
    (.scheduled, ["content/articles/programme.md"]),
    (.expired, ["content/articles/expire.md"]),
    (.published, ["content/articles/publie.md", "content/articles/sous/ancien.md"]),
  ])
  func `each state lists its own articles, newest first`(
    selection: ArticleListing.Selection, files: [String]
  ) async throws {
    let listing = try await list(selection, try TestSite(Self.blog), .testDay)
    #expect(listing.entries.map(\.file) == files)
    #expect(listing.diagnostics.texts == [])
    #expect(listing.isComplete)
  }

  @Test func `the clock decides`() async throws {
    let site = try TestSite(Self.blog)
    let christmas = try #require(CivilDate(year: 2026, month: 12, day: 24))
    let before = try #require(Instant(paris: christmas, hour: 9, minute: 29, second: 59))
    let after = try #require(Instant(paris: christmas, hour: 9, minute: 30))
    #expect(try await list(.scheduled, site, before).entries.count == 1)
    #expect(try await list(.scheduled, site, after).entries.count == 0)
    #expect(try await list(.published, site, after).entries.first?.slug == "programme")
  }

  @Test func `an article whose front matter cannot be read is reported, and the others are listed`()
    async throws
  {
    let site = try TestSite(Self.blog)
    try site.write("content/articles/casse.md", "---\ntitle: [\n---\n")
    let listing = try await list(.published, site, .testDay)
    #expect(listing.entries.count == 2)
    #expect(!listing.isComplete)
    #expect(listing.diagnostics.map(\.place?.file) == ["content/articles/casse.md"])
    #expect(listing.diagnostics.map(\.code) == [.yamlSyntax])
  }

  @Test func `an article that is wrong but can be listed is`() async throws {
    let site = try TestSite(Self.blog)
    try site.write("content/articles/faux.md", "---\ntitle: Faux\nslug: Faux\ndate: 2026-02-31\n---\n")
    let listing = try await list(.published, site, .testDay)
    #expect(listing.isComplete)
    #expect(listing.diagnostics.map(\.code) == [.badSlug, .badDate, .missingField])
    #expect(listing.entries.first?.slug == "faux")
    #expect(listing.entries.first?.date == nil)
  }

  @Test func `what is wrong inside a draft is no matter of a list`() async throws {
    let site = try TestSite(Self.blog)
    try site.write("content/articles/faux.md", "---\ntitle: Faux\ndate: demain\ndraft: true\n---\n")
    let listing = try await list(.drafts, site, .testDay)
    #expect(listing.diagnostics.texts == [])
    #expect(listing.entries.map(\.slug) == ["faux", "brouillon"].sorted())
  }

  @Test func `a folder that is no site cannot be listed`() async throws {
    let listing = try await list(.drafts, try TestSite(), .testDay)
    #expect(!listing.isComplete)
    #expect(listing.diagnostics.map(\.code) == [.missingSettings])
  }

  @Test func `settings that cannot be read are the only problem told`() async throws {
    let site = try TestSite(Self.blog)
    try site.write("content/site.yml", "title: [\n")
    let listing = try await list(.published, site, .testDay)
    #expect(!listing.isComplete)
    #expect(listing.diagnostics.map(\.place?.file) == ["content/site.yml"])
  }

  private func list(
    _ selection: ArticleListing.Selection, _ site: TestSite, _ now: Instant
  ) async throws -> ArticleListing {
    try await ArticleListing.read(selection, site: site.path, now: now, jobs: 2)
  }
}
