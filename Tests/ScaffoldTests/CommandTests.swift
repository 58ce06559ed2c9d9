import Foundation
import TestSite
import Testing

@Suite struct CommandTests {
  @Test func `init makes a site, says in two lines what to do next, and the site builds`() async throws {
    let folder = try TestSite()
    let made = try await Command.run(["init", "mon blog"], in: folder.path)
    #expect(made.status == 0)
    #expect(
      made.output == """
        The site is ready. Fill in what bears “À COMPLÉTER”, beginning with mon blog/content/site.yml
        Build it: feuillet build --site 'mon blog'

        """)
    #expect(made.error == "")
    // Nobody says where the themes are: they are found by the program.
    let built = try await Command.run(
      ["build", "--site", "mon blog", "--format", "json", "--strict"], in: folder.path,
      environment: ["FEUILLET_THEMES": ""])
    #expect(built.status == 0)
    #expect(built.output.hasPrefix(#"{"diagnostics":[],"summary":{"#))
  }

  @Test func `init speaks French, and keeps a file that was there`() async throws {
    let folder = try TestSite("-- .gitignore --\nx")
    let made = try await Command.run(
      ["init"], in: folder.path, environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(
      made.output == """
        Le site est prêt. Remplissez ce qui porte «\u{A0}À COMPLÉTER\u{A0}», à commencer par content/site.yml
        Construisez-le\u{A0}: feuillet build

        """)
    #expect(made.error == "«\u{A0}.gitignore\u{A0}» existait déjà et n’a pas changé.\n")
  }

  @Test func `init twice is refused with status 1`() async throws {
    let folder = try TestSite()
    #expect(try await Command.run(["init"], in: folder.path).status == 0)
    try folder.write("content/site.yml", "title: À moi\n")
    let second = try await Command.run(["init"], in: folder.path)
    #expect(second.status == 1)
    #expect(second.output == "")
    #expect(
      second.error == """
        feuillet: error: “content” exists already: nothing was written [already-exists]
          help: To make a new site, give another folder: feuillet init my-blog

        1 error

        """)
    #expect(try folder.read("content/site.yml") == "title: À moi\n")
  }

  @Test func `new prints the path, with the folder of the site`() async throws {
    let folder = try TestSite()
    let today = ["SOURCE_DATE_EPOCH": "1789560000"]
    _ = try await Command.run(["init", "blog"], in: folder.path, environment: today)
    let made = try await Command.run(
      ["new", "article", "Les soldes d’été", "--site", "blog"], in: folder.path, environment: today)
    #expect(made.output == "blog/content/articles/les-soldes-d-ete.md\n")
    #expect(made.status == 0)
    #expect(try folder.read("blog/content/articles/les-soldes-d-ete.md").contains("date: 2026-09-16"))
    let again = try await Command.run(
      ["new", "article", "Les soldes d’été", "--site", "blog"], in: folder.path, environment: today)
    #expect(again.status == 1)
    #expect(again.output == "")
    #expect(again.error.contains("“content/articles/les-soldes-d-ete.md” exists already"))
    let dated = try await Command.run(
      ["new", "article", "Noël", "sans", "guillemets", "--site=blog", "--now", "2026-12-24"], in: folder.path,
      environment: today)
    #expect(dated.output == "blog/content/articles/noel-sans-guillemets.md\n")
    #expect(try folder.read("blog/content/articles/noel-sans-guillemets.md").contains("date: 2026-12-24"))
  }

  @Test(arguments: [
    ["new", "recipe", "Titre"], ["new", "article"], ["new", "article", " "], ["list", "deleted"], ["list"],
    ["list", "drafts", "--format", "github"], ["list", "drafts", "--now", "demain"], ["init", "a", "b"],
  ])
  func `wrong usage ends with status 2`(arguments: [String]) async throws {
    let folder = try TestSite()
    let outcome = try await Command.run(arguments, in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(try folder.files() == [])
  }

  @Test func `a folder that cannot be written to ends with status 3`() async throws {
    let folder = try TestSite(NewDocumentTests.blog)
    try folder.write("content/articles/x.md", "---\ntitle: X\ndraft: true\n---\n")
    for path in ["/content/articles", ""] {
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path + path)
    }
    defer {
      for path in ["", "/content/articles"] {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + path)
      }
    }
    // Nothing is closed to the superuser.
    let nobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let user = geteuid() == 0 ? nobody : []
    guard user.allSatisfy({ !$0.hasPrefix("/") || FileManager.default.isExecutableFile(atPath: $0) }),
      try await Command.run(["--version"], in: "/", program: user).status == 0
    else { return print("skipped: no other user can run the program here") }
    let new = try await Command.run(
      ["new", "article", "Bonjour"], in: folder.path, program: user)
    #expect(new.status == 3)
    #expect(
      new.error == """
        feuillet: error: Cannot write “./content/articles/bonjour.md”: permission is missing
          help: Check its owner and its rights (ls -l), then try again

        """)
    let made = try await Command.run(["init", "blog"], in: folder.path, program: user)
    #expect(made.status == 3)
    #expect(made.error.contains("Cannot create the folder “blog”: permission is missing"))
    #expect(!folder.exists("blog"))
  }

  @Test func `list shows columns, or JSON with the same four keys`() async throws {
    let site = try TestSite(ArticleListingTests.blog)
    let text = try await Command.run(["list", "scheduled", "--now", "2026-09-16"], in: site.path)
    #expect(text.output == "2026-12-24 09:30  programme  Programmé  content/articles/programme.md\n")
    let published = try await Command.run(["list", "published", "--now", "2026-09-16"], in: site.path)
    #expect(
      published.output == """
        2026-01-02  publie  Publié  content/articles/publie.md
        2025-01-02  ancien  Ancien  content/articles/sous/ancien.md

        """)
    let json = try await Command.run(
      ["list", "published", "--now", "2026-09-16", "--format", "json"], in: site.path)
    let articles = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: String]])
    #expect(articles.map { $0["slug"] } == ["publie", "ancien"])
    #expect(articles.map { $0["date"] } == ["2026-01-02T00:00:00+01:00", "2025-01-02T00:00:00+01:00"])
    #expect(articles.allSatisfy { Set($0.keys) == ["date", "slug", "title", "file"] })
    let none = try await Command.run(
      ["list", "expired", "--now", "2020-01-01", "--format", "json"], in: site.path)
    #expect(none.output == "[]\n")
    #expect(
      try await Command.run(["list", "expired", "--now", "2020-01-01"], in: site.path).error
        == "No expired article.\n")
  }

  @Test func `an article that cannot be listed gives status 1 and the others`() async throws {
    let site = try TestSite(ArticleListingTests.blog)
    try site.write("content/articles/casse.md", "pas d’en-tête\n")
    let list = try await Command.run(["list", "drafts", "--format", "json"], in: site.path)
    #expect(list.status == 1)
    #expect(list.output.contains("brouillon"))
    #expect(
      list.error.hasPrefix(
        "content/articles/casse.md:1:1: error: The file has no front matter [missing-front-matter]\n"))
  }

  @Test func `a title cannot steer the terminal`() async throws {
    let site = try TestSite(NewDocumentTests.blog)
    try site.write("content/articles/x.md", "---\ntitle: \"a\\e[31mb\"\nslug: x\ndraft: true\n---\n")
    #expect(try await Command.run(["list", "drafts"], in: site.path).output.contains(#"a\u{1B}[31mb"#))
  }
}
