import Build
import Diagnostics
import Foundation
import French
import TestSite
import Testing

/// `feuillet check --external` against a server that misbehaves.
@Suite(.serialized) struct ExternalLinkTests {
  private static func site(_ text: String, front: String = "") throws -> TestSite {
    try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      checks:
        - { code: orphan-article, severity: off }
        - { code: description-length, severity: off }
        - { code: vague-link-text, severity: off }
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Une description.
      date: 2026-09-16
      slug: a
      \(front)---

      \(text)
      """)
  }

  private static func check(
    _ site: TestSite, _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Command.Run {
    try await Command.run(
      ["check", "--external"] + (arguments.contains("--now") ? [] : ["--now", "2026-10-02"]) + arguments,
      in: site.path, environment: ["LC_ALL": "fr_FR.UTF-8"].merging(environment) { $1 })
  }

  /// The problems, one a line, without excerpts and remedies.
  private static func problems(_ run: Command.Run, _ server: BadServer? = nil) -> [String] {
    run.error.split(separator: "\n").map(String.init).filter {
      $0.contains(": notice:") || $0.contains(": warning:")
    }
    .map { $0.replacing("\u{A0}", with: " ").replacing(server?.address ?? "∅", with: "X") }
  }

  // MARK: What is right

  @Test func `a site without such links asks nobody`() async throws {
    let site = try Self.site("Un texte, [ici](/), [là](mailto:lea@example.com), [là](tel:+33100000000).")
    let run = try await Self.check(site, environment: ["PATH": "/nowhere:/usr/bin"])
    #expect(run.status == 0 && run.error == "Rien à signaler\n")
    #expect(!site.exists(".feuillet"))
  }

  @Test func `pages that are there are not told of, whatever the server makes of being asked`() async throws {
    let server = try await BadServer()
    let site = try Self.site(
      """
      [a](\(server.address)/new) [b](\(server.address)/get-only#part) [c](\(server.address)/lent)
      [d](\(server.address)/flaky) <\(server.address)/été?a=b&c=d>
      """)
    let run = try await Self.check(site)
    #expect(run.error == "Rien à signaler\n")
    #expect(run.status == 0)
    let requests = try server.requests
    #expect(requests.count { $0.contains("/flaky") } == 3)
    #expect(
      requests.contains { $0.hasPrefix("HEAD /get-only ") }
        && requests.contains { $0.hasPrefix("GET /get-only ") })
    #expect(requests.contains { $0.contains("/%C3%A9t%C3%A9?a=b&c=d ") })
    // One request at a time for one host.
    #expect(requests.allSatisfy { $0.hasSuffix(" 1") })
  }

  @Test func `a build asks nobody`() async throws {
    let server = try await BadServer()
    let site = try Self.site("[a](\(server.address)/status/404)")
    #expect(try await Command.build(site).status == 0)
    #expect(try await Command.run(["check"], in: site.path).error == "Nothing is wrong\n")
    #expect(try server.requests.isEmpty)
  }

  // MARK: What is wrong

  @Test func `every kind of answer has its severity`() async throws {
    let server = try await BadServer()
    let paths = [
      "status/404", "status/410", "status/403", "status/500", "loop", "moved-to-nothing", "status/999",
    ]
    let links = paths.map { "[x](\(server.address)/\($0))" } + ["[x](http://nulle-part.invalid/)"]
    let site = try Self.site(links.joined(separator: "\n"))
    let run = try await Self.check(site)
    #expect(run.status == 0)
    #expect(
      Self.problems(run, server) == [
        "content/articles/a.md:8:5: warning: « X/status/404 » n’existe plus (404) [external-dead]",
        "content/articles/a.md:9:5: warning: « X/status/410 » n’existe plus (410) [external-dead]",
        "content/articles/a.md:13:5: warning: « X/moved-to-nothing » n’existe plus (404) [external-dead]",
        "content/articles/a.md:15:5: warning: Le site de « http://nulle-part.invalid/ » n’existe pas [external-dead]",
        "content/articles/a.md:10:5: notice: « X/status/403 » n’a pas pu être vérifié : le site refuse les robots (403) [external-unverified]",
        "content/articles/a.md:11:5: notice: « X/status/500 » n’a pas pu être vérifié : le site est en panne (500) [external-unverified]",
        "content/articles/a.md:12:5: notice: « X/loop » n’a pas pu être vérifié : le site redirige en rond [external-unverified]",
        "content/articles/a.md:14:5: notice: « X/status/999 » n’a pas pu être vérifié : le site refuse les robots (999) [external-unverified]",
      ])
    #expect(try await Self.check(site, "--strict").status == 1)
    #expect(try server.requests.count { $0.contains("/loop") } == 2)
  }

  @Test func `who asks to wait is left alone`() async throws {
    let server = try await BadServer()
    let site = try Self.site(
      "[a](\(server.address)/status/429)\n[b](\(server.address)/z)")
    let run = try await Self.check(site)
    #expect(
      Self.problems(run, server)
        == [
          "content/articles/a.md:8:5: notice: « X/status/429 » n’a pas pu être vérifié : le site demande d’attendre (429) [external-unverified]",
          "content/articles/a.md:9:5: notice: « X/z » n’a pas pu être vérifié : le site demande d’attendre (429) [external-unverified]",
        ])
    #expect(try !server.requests.contains { $0.contains(" /z ") })
  }

  @Test func `an address that has moved for good is mended where it is on the same site`() async throws {
    let server = try await BadServer()
    let text = """
      [a](\(server.address)/moved#part), [b](\(server.address)/moved-308) et <\(server.address)/moved-twice>.
      [c](\(server.address)/moved-then-lent "Titre"), [d](\(server.address)/moved-home), [e][e]

      Deux fois [f](\(server.address)/moved?x) et [f](\(server.address)/moved?x).

      [e]: \(server.address)/moved-away
      """
    let site = try Self.site(text)
    let run = try await Self.check(site)
    let problems = Self.problems(run, server)
    #expect(
      problems.allSatisfy { $0.contains("notice: « X/moved") && $0.contains("» a déménagé pour de bon") })
    #expect(problems.count == 8)
    #expect(
      run.error.contains("On arrive à l’accueil, \(server.address)/\u{A0}: la page a sans doute disparu."))
    let fixed = try await Self.check(site, "--fix")
    #expect(fixed.error.contains("4 corrections faites"))
    #expect(
      try site.read("content/articles/a.md").contains(
        """
        [a](\(server.address)/new#part), [b](\(server.address)/new?a=1) et <\(server.address)/new>.
        [c](\(server.address)/lent "Titre"), [d](\(server.address)/moved-home), [e][e]

        Deux fois [f](\(server.address)/moved?x) et [f](\(server.address)/moved?x).

        [e]: \(server.address)/moved-away
        """))
  }

  @Test func `in a draft all is a notice, and links of authors, menus and offers are seen`() async throws {
    let server = try await BadServer()
    let dead = "\(server.address)/status/404"
    let site = try Self.site("[x](\(dead))", front: "draft: true\n")
    try site.replace(
      "name: Léa Martin", by: "name: Léa Martin\nlinks: [{ label: Blog, url: \(dead)?a }]",
      in: "content/authors/lea.md")
    try site.replace(
      "defaultAuthor: lea", by: "defaultAuthor: lea\nmenu: [{ label: Ailleurs, url: \"\(dead)?m\" }]",
      in: "content/site.yml")
    try site.write(
      "content/offers/audit.md",
      "---\ntitle: Un audit\nbutton: Réserver\nurl: https://rendez-vous.invalid/\n---\n")
    let run = try await Self.check(site)
    #expect(
      Self.problems(run, server).map { $0.replacing(/:\d+:\d+/, with: "") } == [
        "content/authors/lea.md: warning: « X/status/404?a » n’existe plus (404) [external-dead]",
        "content/offers/audit.md: warning: Le site de « https://rendez-vous.invalid/ » n’existe pas [external-dead]",
        "content/site.yml: warning: « X/status/404?m » n’existe plus (404) [external-dead]",
        "content/articles/a.md: notice: « X/status/404 » n’existe plus (404) [external-dead]",
      ])
  }

  @Test func `silence, noise and slowness are notices, and one try does for the host`() async throws {
    let server = try await BadServer()
    for (path, reason) in [
      ("hang-up", "le site ne répond pas"), ("garbage", "le site ne répond pas"),
      ("slow", "le site tarde trop"),
    ] {
      // Another address answers, so that the network is not to blame.
      let site = try Self.site(
        "[x](\(server.address)/\(path))\n[y](\(server.address)/zzz)\n[z](http://localhost:\(server.port)/new)"
      )
      var check = SiteCheck(
        site: site.path, themeRoots: [Checkout.path("themes")],
        options: .init(now: try DateParsing.instant("2026-10-02").get().instant))
      check.checksExternalLinks = true
      check.externalTimeLimit = 1
      let found = try await check.run()
      #expect(found.map(\.severity) == [.notice, .notice])
      #expect(found.allSatisfy { $0.message.french.hasSuffix(reason) }, "\(path)")
    }
  }

  @Test func `when nobody answers it is told once, and nothing is kept`() async throws {
    let site = try Self.site("[a](http://un.invalid/) [b](http://deux.invalid/) [c](http://127.0.0.1:1/)")
    let run = try await Self.check(site)
    #expect(
      run.error.replacing("\u{A0}", with: " ") == """
        feuillet: notice: Aucun des 3 liens à vérifier n’a de réponse [external-unverified]
          aide : Le réseau est sans doute coupé : recommencez plus tard.

        1 remarque

        """)
    #expect(run.status == 0)
    #expect(!site.exists(".feuillet/external-links"))
  }

  @Test func `without curl it is said how to get it`() async throws {
    let site = try Self.site("[a](http://un.invalid/)")
    let tools = try TestSite()
    try tools.link("env", to: "/usr/bin/env")
    let run = try await Self.check(site, environment: ["PATH": tools.path])
    #expect(run.status == 0)
    #expect(run.error.contains("curl n’est pas installé [external-unverified]"))
    #expect(run.error.contains("apt-get install curl"))
  }

  // MARK: The cache

  @Test func `answers are kept a week, doubts an hour`() async throws {
    let server = try await BadServer()
    let site = try Self.site("[a](\(server.address)/status/404) [b](\(server.address)/status/403)")
    let first = try await Self.check(site, "--now", "2026-10-02 10:00")
    let count = try server.requests.count
    #expect(try await Self.check(site, "--now", "2026-10-02 10:30").error == first.error)
    #expect(try server.requests.count == count)
    _ = try await Self.check(site, "--now", "2026-10-02 11:30")
    #expect(try server.requests[count...].allSatisfy { $0.contains("/status/403") })
    let later = try server.requests.count
    _ = try await Self.check(site, "--now", "2026-10-10 10:00")
    #expect(try server.requests[later...].contains { $0.contains("/status/404") })
  }

  @Test func `what comes from the future, and what is broken, is asked again`() async throws {
    let server = try await BadServer()
    let site = try Self.site("[a](\(server.address)/status/404)")
    // The clock was an hour ahead.
    let first = try await Self.check(site, "--now", "2026-10-02 11:00")
    let count = try server.requests.count
    #expect(try await Self.check(site, "--now", "2026-10-02 10:00").error == first.error)
    #expect(try server.requests.count == 2 * count)
    try site.write(".feuillet/external-links", Array("\u{0}\tfound\n1\t2\t3\t4\nx\n\n".utf8) + [0xFF, 0x0A])
    #expect(try await Self.check(site).error == first.error)
    #expect(try server.requests.count == 3 * count)
    try site.remove(".feuillet")
    try site.write(".feuillet", "un fichier")
    #expect(try await Self.check(site).error == first.error)
  }
}
