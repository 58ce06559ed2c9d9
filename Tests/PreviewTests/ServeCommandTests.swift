import Foundation
import TestSite
import Testing

/// The preview as editors use it: the built program, real files, a browser reduced to a socket.
@Suite(.timeLimit(.minutes(1))) struct ServeCommandTests {
  private static let blog = """
    -- content/site.yml --
    title: Petit blog
    baseURL: https://petit.example
    defaultAuthor: anne
    -- content/authors/anne.md --
    ---
    name: Anne Roy
    ---
    -- content/articles/un.md --
    ---
    title: Un début
    slug: un
    date: 2026-09-16
    description: Le premier article.
    ---
    Bonjour à tous.
    -- content/articles/bientot.md --
    ---
    title: Bientôt
    slug: bientot
    date: 2026-12-24
    description: Un article programmé.
    ---
    Patience.
    -- content/images/plan.svg --
    <svg xmlns="http://www.w3.org/2000/svg"/>

    """

  @Test func `the site is shown with what is not published yet, and nothing is written`() async throws {
    let site = try TestSite(Self.blog)
    let before = try FolderTree(site.path)
    let preview = try await RunningPreview(site)
    #expect(try preview.output == "The preview is at http://127.0.0.1:\(preview.port)/ (Ctrl-C ends it)\n")
    #expect(try preview.error == "")
    #expect(try preview.get("/articles/un/").body.contains("Bonjour à tous."))
    #expect(try preview.get("/articles/bientot/").status == 200)
    #expect(try preview.get("/images/plan.svg").headers["content-type"] == "image/svg+xml")
    #expect(try preview.get("/feed.xml").headers["content-type"] == "application/atom+xml; charset=utf-8")
    #expect(try preview.get("/articles/un").headers["location"] == "/articles/un/")
    #expect(try preview.get("/rien/").status == 404)
    #expect(try FolderTree(site.path).touched(since: before) == "")
  }

  @Test func `without drafts it is the site of that day`() async throws {
    let preview = try await RunningPreview(try TestSite(Self.blog), ["--no-drafts"])
    #expect(try preview.get("/articles/un/").status == 200)
    #expect(try preview.get("/articles/bientot/").status == 404)
    let later = try await RunningPreview(try TestSite(Self.blog), ["--no-drafts", "--now", "2026-12-24"])
    #expect(try later.get("/articles/bientot/").status == 200)
  }

  @Test(arguments: [[], ["--poll"]])
  func `a save is shown, and all open pages are told`(_ options: [String]) async throws {
    let site = try TestSite(Self.blog)
    let preview = try await RunningPreview(site, options)
    let pages = try (0..<2).map { _ in try Socket(port: preview.port) }
    for page in pages {
      page.ask("/_feuillet/events", port: preview.port)
      try page.take(through: "{\"version\":1,")
    }
    try site.write("content/articles/un.md.tmp~", try site.read("content/articles/un.md") + "Bonsoir.\n")
    try #require(rename(site.at("content/articles/un.md.tmp~"), site.at("content/articles/un.md")) == 0)
    for page in pages { try page.take(through: "{\"version\":2,") }
    #expect(try preview.get("/articles/un/").body.contains("Bonsoir."))
  }

  @Test func `a mistake is told once, then that it is mended`() async throws {
    let site = try TestSite(Self.blog)
    let preview = try await RunningPreview(site)
    try site.replace("title: Un début", by: "titre: Un début", in: "content/articles/un.md")
    try await preview.wait { try preview.error.contains("errors\n") || preview.error.contains("error\n") }
    let told = try preview.error
    #expect(told.hasPrefix("content/articles/un.md:2:1: error: "))
    #expect(told.contains("  2 | titre: Un début\n"))
    let state = try preview.get("/_feuillet/state?address=%2Farticles%2Fun%2F").body
    #expect(state.contains(#""source":"content/articles/un.md""#))
    #expect(state.contains(#"<code>titre: Un début\n"#))
    // The last good page stays.
    #expect(try preview.get("/articles/un/").body.contains("Bonjour à tous."))
    try site.replace("titre: Un début", by: "title: Une suite", in: "content/articles/un.md")
    try await preview.wait { try preview.error.hasSuffix("Everything is mended.\n") }
    #expect(try preview.error == told + "Everything is mended.\n")
    #expect(try preview.get("/articles/un/").body.contains("Une suite"))
  }

  @Test func `settings that are broken from the beginning are told in the page, which then appears`()
    async throws
  {
    let site = try TestSite(Self.blog)
    try site.replace("title: Petit blog", by: "title: [", in: "content/site.yml")
    let preview = try await RunningPreview(site)
    let page = try preview.get("/")
    #expect(page.status == 503)
    #expect(page.body.contains("content/site.yml:1:8: error: "))
    #expect(page.body.contains("preview.js"))
    let events = try Socket(port: preview.port)
    events.ask("/_feuillet/events", port: preview.port)
    try events.take(through: "{\"version\":1,")
    try site.replace("title: [", by: "title: Petit blog", in: "content/site.yml")
    try events.take(through: "{\"version\":2,")
    #expect(try preview.get("/").status == 200)
  }

  @Test func `a theme that changes changes the pages`() async throws {
    let site = try TestSite(
      Self.blog + "-- themes/mien/theme.yml --\nextends: papier\n-- themes/mien/partials/vide.mustache --\n\n"
    )
    try site.replace("title: Petit blog", by: "title: Petit blog\ntheme: mien", in: "content/site.yml")
    let preview = try await RunningPreview(site)
    #expect(try preview.error == "")
    func style() throws -> String? {
      try preview.get("/").body.firstMatch(of: /href="(\/assets\/mien[^"]*)"/).map { String($0.1) }
    }
    let before = try #require(try style())
    #expect(try preview.get(before).headers["content-type"] == "text/css; charset=utf-8")
    try site.write("themes/mien/styles/base.css", "body { color: teal }\n")
    try await preview.wait { try style() != before }
    let after = try #require(try style())
    #expect(try preview.get(after).body.contains("teal"))
  }

  @Test func `a site with a path is served below it`() async throws {
    let site = try TestSite(Self.blog)
    try site.replace("https://petit.example", by: "https://petit.example/blog", in: "content/site.yml")
    let preview = try await RunningPreview(site, environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(
      try preview.output == "L’aperçu est à http://127.0.0.1:\(preview.port)/blog/ (Ctrl-C l’arrête)\n")
    #expect(try preview.get("/").headers["location"] == "/blog/")
    #expect(try preview.get("/blog/articles/un/").status == 200)
  }

  @Test func `a machine that is open to others is warned of`() async throws {
    let preview = try await RunningPreview(try TestSite(Self.blog), ["--host", "0.0.0.0"])
    #expect(
      try preview.error
        == "feuillet: warning: The preview, drafts included, is open to all who can reach 0.0.0.0\n")
  }

  @Test func `a port that is taken ends it with status 3 and one that is free`() async throws {
    let preview = try await RunningPreview(try TestSite(Self.blog))
    let other = try TestSite(Self.blog)
    let failure = await #expect(throws: RunningPreview.Failed.self) {
      _ = try await RunningPreview(other, ["--port", "\(preview.port)"])
    }
    #expect(failure?.status == 3)
    let text = failure?.description ?? ""
    #expect(text.hasPrefix("feuillet: error: Port \(preview.port) is already taken\n"))
    #expect(text.contains("--port "))
  }

  @Test func `a folder that is no site ends it with status 1`() async throws {
    let empty = try TestSite()
    let failure = await #expect(throws: RunningPreview.Failed.self) { _ = try await RunningPreview(empty) }
    #expect(failure?.status == 1)
    #expect(
      failure?.description.hasPrefix(
        "feuillet: error: This folder is not a site: it has no file content/site.yml") == true)
  }

  @Test(arguments: [
    (["--port", "70000"], "--port takes a number from 1 to 65535"),
    (["--port", "http"], "“http” does not suit"),
    (["--host", ""], "--host takes an address"), (["--drafts"], "There is no option “--drafts”"),
  ])
  func `wrong usage ends it with status 2`(_ arguments: [String], _ message: String) async throws {
    let site = try TestSite(Self.blog)
    let failure = await #expect(throws: RunningPreview.Failed.self) {
      _ = try await RunningPreview(site, arguments)
    }
    #expect(failure?.status == 2)
    #expect(failure?.description.hasPrefix("feuillet: error: \(message)") == true)
  }

  @Test func `changes that the system could not keep are found all the same`() async throws {
    let site = try TestSite(Self.blog)
    let preview = try await RunningPreview(site)
    preview.send(SIGSTOP)
    // More than it remembers (fs.inotify.max_queued_events), each other than the one before.
    let files = try ["un", "bientot"].map { name in
      try #require(FileHandle(forWritingAtPath: site.at("content/articles/\(name).md")))
    }
    for file in files { try file.seekToEnd() }
    for number in 0..<20_000 { write(files[number % 2].fileDescriptor, " ", 1) }
    for file in files { try file.close() }
    try site.write(
      "content/articles/perdu.md",
      "---\ntitle: Perdu\nslug: perdu\ndate: 2026-09-20\ndescription: Un article.\n---\nRetrouvé.\n")
    preview.send(SIGCONT)
    try await preview.wait { try preview.get("/articles/perdu/").status == 200 }
    try site.replace("Retrouvé", by: "Encore là", in: "content/articles/perdu.md")
    try await preview.wait { try preview.get("/articles/perdu/").body.contains("Encore là") }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `it ends at once and cleanly, whatever is open`(_ signal: Int32) async throws {
    let preview = try await RunningPreview(try TestSite(Self.blog))
    let pages = try (0..<3).map { _ in try Socket(port: preview.port) }
    for page in pages {
      page.ask("/_feuillet/events", port: preview.port)
      try page.take(through: "{\"version\":1,")
    }
    let half = try Socket(port: preview.port)
    half.send("GET / HTTP/1.1\r\nHo")
    let end = try await preview.end(signal)
    #expect(end.status == 0)
    #expect(!end.crashed)
    // Sooner than the heart-beat of a stream or any other limit of the server could have ended it.
    #expect(end.duration < .seconds(9))
    #expect(try preview.error == "")
  }
}
