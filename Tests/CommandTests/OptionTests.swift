import Foundation
import TestSite
import Testing

/// What each option and variable of the environment changes.
@Suite struct OptionTests {
  private static let unpublished = """
    -- content/articles/brouillon.md --
    ---
    title: Un brouillon
    slug: brouillon
    draft: true
    description: Pas encore.
    ---
    À finir.
    -- content/articles/futur.md --
    ---
    title: Un article programmé
    slug: futur
    date: 2026-12-01
    description: Bientôt.
    ---
    Patience.
    -- content/articles/passe.md --
    ---
    title: Un article expiré
    slug: passe
    date: 2026-01-01
    expires: 2026-02-01
    description: Trop tard.
    ---
    C’était bien.

    """

  private func articles(_ site: TestSite, _ output: String = "Output") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: site.at(output + "/articles")).sorted()
  }

  // MARK: The clock

  @Test func `what is not published leaves no trace`() async throws {
    let site = try await TestSite.built(Self.unpublished)
    #expect(try articles(site) == ["deux", "un"])
    let tree = try site.tree()
    for word in ["brouillon", "programmé", "futur", "expiré", "passe/"] {
      for path in tree.files { #expect(tree[path]?.contains(word) == false, "\(word) in \(path)") }
    }
  }

  @Test func `--drafts builds drafts, scheduled and expired articles and says so`() async throws {
    let site = try TestSite(TestSite.blog + Self.unpublished)
    let run = try await Command.build(site, "--drafts")
    #expect(run.status == 0)
    #expect(try articles(site) == ["brouillon", "deux", "futur", "passe", "un"])
    #expect(try site.read("Output/.feuillet.json").contains("\"drafts\": true"))
    #expect(try await Command.build(site).status == 0)
    #expect(try articles(site) == ["deux", "un"])
    #expect(try site.read("Output/.feuillet.json").contains("\"drafts\": false"))
  }

  @Test(
    arguments: [
      ("2026-09-15", []), ("2026-09-16", ["un"]), ("2026-01-15", ["passe"]),
      ("2026-12-01", ["deux", "futur", "un"]),
      // Midnight in Paris is the evening before in Greenwich.
      ("2026-09-16T21:59:59Z", ["un"]), ("2026-09-16T22:00:00Z", ["deux", "un"]),
    ])
  func `--now sets the clock`(now: String, expected: [String]) async throws {
    let site = try TestSite(TestSite.blog + Self.unpublished)
    let run = try await Command.build(site, "--now", now)
    #expect(run.status == 0)
    #expect(site.exists("Output/articles") ? try articles(site) == expected : expected.isEmpty)
  }

  @Test func `SOURCE_DATE_EPOCH sets the clock, and --now before it`() async throws {
    let site = try TestSite(TestSite.blog + Self.unpublished)
    // 2026-01-15
    let epoch = ["SOURCE_DATE_EPOCH": "1768435200"]
    #expect(try await Command.run(["build"], in: site.path, environment: epoch).status == 0)
    #expect(try articles(site) == ["passe"])
    #expect(try await Command.build(site, environment: epoch).status == 0)
    #expect(try articles(site) == ["deux", "un"])
  }

  @Test func `without either the clock is that of the machine`() async throws {
    let site = try TestSite(TestSite.blog)
    try site.replace("2026-09-17", by: "2999-01-01", in: "content/articles/deux.md")
    try site.replace("2026-09-16", by: "2001-01-01", in: "content/articles/un.md")
    #expect(try await Command.run(["build"], in: site.path).status == 0)
    #expect(try articles(site) == ["un"])
  }

  // MARK: Places

  @Test func `--site builds a site elsewhere, into its own Output`() async throws {
    let site = try TestSite(TestSite.blog)
    let elsewhere = try TestSite()
    let here = try await Command.build(site)
    let before = try site.tree()
    try site.remove("Output")
    let run = try await Command.run(
      ["build", "--now", TestSite.now, "--site", site.path + "/"], in: elsewhere.path)
    #expect(here.status == 0)
    #expect(run.status == 0)
    #expect(run.stableError == "7 pages, 17 files written, 0 unchanged, 0 removed, in …: \(site.output)\n")
    #expect(try site.tree().difference(from: before) == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
  }

  @Test func `--site may be relative to the current folder`() async throws {
    let site = try TestSite()
    try site.add(TestSite.blog.replacing("-- content/", with: "-- blogs/petit/content/"))
    let run = try await Command.build(site, "--site", "blogs/petit")
    #expect(
      run.stableError == "7 pages, 17 files written, 0 unchanged, 0 removed, in …: blogs/petit/Output\n")
    #expect(site.exists("blogs/petit/Output/index.html"))
    #expect(!site.exists("Output"))
  }

  @Test func `--output is created with the folders above it, relative to the current folder`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Command.build(site, "--output", "pages/été 2026")
    #expect(run.stableError == "7 pages, 17 files written, 0 unchanged, 0 removed, in …: pages/été 2026\n")
    #expect(site.exists("pages/été 2026/articles/un/index.html"))
    #expect(!site.exists("Output"))
  }

  @Test func `--base-url puts its path before every address of ours`() async throws {
    let site = try await TestSite.built()
    let run = try await Command.build(site, "--base-url", "https://autre.example/blog/")
    #expect(run.status == 0)
    let tree = try site.tree()
    let page = try #require(tree["articles/deux/index.html"])
    #expect(page.contains(#"<link rel="canonical" href="https://autre.example/blog/articles/deux/">"#))
    #expect(page.contains(#"<a href="/blog/articles/un/">le début</a>"#))
    for path in tree.files where path.hasSuffix(".html") {
      for tag in HTMLTags(try #require(tree[path])) {
        for name in ["href", "src"] {
          guard let address = tag.attributes[name], address.hasPrefix("/") else { continue }
          #expect(address.hasPrefix("/blog/"), "\(address) in \(path)")
        }
      }
    }
  }

  @Test func `themes are found in the checkout when nothing names them`() async throws {
    guard Checkout.command.hasPrefix(Checkout.path(".build")) else { return }
    let site = try TestSite(TestSite.blog)
    let run = try await Command.build(site, environment: ["FEUILLET_THEMES": ""])
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func `an installed command finds its themes beside it`() async throws {
    let site = try TestSite(TestSite.blog)
    try FileManager.default.createDirectory(atPath: site.at("usr/bin"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Checkout.command, toPath: site.at("usr/bin/feuillet"))
    try site.link("usr/share/feuillet/themes", to: Checkout.path("themes"))
    let run = try await Command.run(
      ["build"], in: site.path, environment: ["FEUILLET_THEMES": ""], command: site.at("usr/bin/feuillet"))
    #expect(run.status == 0, "\(run.error)")
    #expect(site.exists("Output/index.html"))
  }

  // MARK: Severity

  @Test func `--strict turns a warning into an error and writes nothing`() async throws {
    let site = try await TestSite.built()
    try site.replace("description: Le premier article.\n", by: "", in: "content/articles/un.md")
    let warned = try await Command.build(site)
    #expect(warned.status == 0)
    #expect(
      warned.error.contains("content/articles/un.md:2:1: warning: “description” is missing [missing-field]"))
    let before = try site.tree()
    let run = try await Command.build(site, "--strict")
    #expect(run.status == 1)
    #expect(run.error.contains("content/articles/un.md:2:1: error: “description” is missing [missing-field]"))
    #expect(run.error.hasSuffix("1 error\nNothing was written: “Output” is as it was.\n"))
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test func `--strict leaves notices alone: time never fails a build`() async throws {
    let site = try TestSite(TestSite.blog + Self.unpublished)
    try site.replace("(un.md)", by: "(futur.md)", in: "content/articles/deux.md")
    try site.replace("À finir.", by: "Voir [rien](nulle-part.md).", in: "content/articles/brouillon.md")
    let run = try await Command.build(site, "--strict")
    #expect(run.status == 0)
    #expect(
      run.stableError == """
        content/articles/brouillon.md:7:13: notice: The link “nulle-part.md” leads nowhere [dead-link]
          7 | Voir [rien](nulle-part.md).
            |             ^~~~~~~~~~~~~
          help: An internal link is the path of a file (other-article.md) or an address of the site (/contact/).

        content/articles/deux.md:7:17: notice: “futur.md” leads to a scheduled article [unpublished-target]
          7 | Voir [le début](futur.md) et ![un plan](/images/plan.svg).
            |                 ^~~~~~~~
          help: The link is plain text as long as the article is not published.

        2 notices
        7 pages, 17 files written, 0 unchanged, 0 removed, in …: Output

        """)
    #expect(try site.read("Output/articles/deux/index.html").contains("Voir le début et <img"))
  }

  // MARK: What is accepted and changes nothing yet

  @Test func `--no-cache and --verify give the same bytes`() async throws {
    let site = try await TestSite.built()
    let before = try site.tree()
    for option in ["--no-cache", "--verify"] {
      #expect(try await Command.build(site, option).status == 0)
      #expect(try site.tree().touched(since: before) == "")
    }
  }

  @Test func `--timings names the stages in their order`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Command.build(site, "--timings")
    let stages = run.error.split(separator: "\n").dropFirst().map { $0.split(separator: " ").first ?? "" }
    #expect(stages == ["read", "theme", "author", "assemble", "related", "plan", "render"])
    #expect(run.output == "")
  }
}
