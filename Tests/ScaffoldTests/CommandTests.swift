import Foundation
import TestSite
import Testing

@Suite struct CommandTests {
  @Test func `init makes a site, says in two lines what to do next, and the site builds`() throws {
    let folder = try TemporarySite()
    let command = Command(folder: folder.path)
    let made = try command("init", "mon blog")
    #expect(made.status == 0)
    #expect(
      made.output == """
        The site is ready. Fill in what bears “À COMPLÉTER”, beginning with mon blog/content/site.yml
        Build it: feuillet build --site 'mon blog'

        """)
    #expect(made.error == "")
    let built = try command("build", "--site", "mon blog", "--format", "json", "--strict")
    #expect(built.status == 0)
    #expect(built.output.hasPrefix(#"{"diagnostics":[],"summary":{"#))
  }

  @Test func `init speaks French, and keeps a file that was there`() throws {
    let folder = try TemporarySite("-- .gitignore --\nx")
    let made = try Command(folder: folder.path, environment: ["LC_ALL": "fr_FR.UTF-8"])("init")
    #expect(
      made.output == """
        Le site est prêt. Remplissez ce qui porte «\u{A0}À COMPLÉTER\u{A0}», à commencer par content/site.yml
        Construisez-le\u{A0}: feuillet build

        """)
    #expect(made.error == "«\u{A0}.gitignore\u{A0}» existait déjà et n’a pas changé.\n")
  }

  @Test func `init twice is refused with status 1`() throws {
    let folder = try TemporarySite()
    let command = Command(folder: folder.path)
    #expect(try command("init").status == 0)
    try folder.write("content/site.yml", "title: À moi\n")
    let second = try command("init")
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

  @Test func `new prints the path, with the folder of the site`() throws {
    let folder = try TemporarySite()
    let command = Command(folder: folder.path, environment: ["SOURCE_DATE_EPOCH": "1789560000"])
    _ = try command("init", "blog")
    let made = try command("new", "article", "Les soldes d’été", "--site", "blog")
    #expect(made.output == "blog/content/articles/les-soldes-d-ete.md\n")
    #expect(made.status == 0)
    #expect(try folder.read("blog/content/articles/les-soldes-d-ete.md").contains("date: 2026-09-16"))
    let again = try command("new", "article", "Les soldes d’été", "--site", "blog")
    #expect(again.status == 1)
    #expect(again.output == "")
    #expect(again.error.contains("“content/articles/les-soldes-d-ete.md” exists already"))
    let dated = try command(
      "new", "article", "Noël", "sans", "guillemets", "--site=blog", "--now", "2026-12-24")
    #expect(dated.output == "blog/content/articles/noel-sans-guillemets.md\n")
    #expect(try folder.read("blog/content/articles/noel-sans-guillemets.md").contains("date: 2026-12-24"))
  }

  @Test(arguments: [
    ["new", "recipe", "Titre"], ["new", "article"], ["new", "article", " "], ["list", "deleted"], ["list"],
    ["list", "drafts", "--format", "github"], ["list", "drafts", "--now", "demain"], ["init", "a", "b"],
  ])
  func `wrong usage ends with status 2`(arguments: [String]) throws {
    let folder = try TemporarySite()
    let outcome = try Command.run([Checkout.command] + arguments, in: folder.path, [:])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(folder.files == [])
  }

  @Test func `a folder that cannot be written to ends with status 3`() throws {
    let folder = try TemporarySite(NewDocumentTests.blog)
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
      try Command.run(
        (user.isEmpty ? ["/usr/bin/env"] : user) + [Checkout.command, "--version"], in: "/", [:]
      )
      .status == 0
    else { return print("skipped: no other user can run the program here") }
    let words = (user.isEmpty ? ["/usr/bin/env"] : user) + [Checkout.command]
    let new = try Command.run(words + ["new", "article", "Bonjour"], in: folder.path, [:])
    #expect(new.status == 3)
    #expect(
      new.error == """
        feuillet: error: Cannot write “./content/articles/bonjour.md”: permission is missing
          help: Check its owner and its rights (ls -l), then try again

        """)
    let made = try Command.run(words + ["init", "blog"], in: folder.path, [:])
    #expect(made.status == 3)
    #expect(made.error.contains("Cannot create the folder “blog”: permission is missing"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/blog"))
  }

  @Test func `list shows columns, or JSON with the same four keys`() throws {
    let site = try TemporarySite(ArticleListingTests.blog)
    let command = Command(folder: site.path)
    let text = try command("list", "scheduled", "--now", "2026-09-16")
    #expect(text.output == "2026-12-24 09:30  programme  Programmé  content/articles/programme.md\n")
    let published = try command("list", "published", "--now", "2026-09-16")
    #expect(
      published.output == """
        2026-01-02  publie  Publié  content/articles/publie.md
        2025-01-02  ancien  Ancien  content/articles/sous/ancien.md

        """)
    let json = try command("list", "published", "--now", "2026-09-16", "--format", "json")
    let articles = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: String]])
    #expect(articles.map { $0["slug"] } == ["publie", "ancien"])
    #expect(articles.map { $0["date"] } == ["2026-01-02T00:00:00+01:00", "2025-01-02T00:00:00+01:00"])
    #expect(articles.allSatisfy { Set($0.keys) == ["date", "slug", "title", "file"] })
    let none = try command("list", "expired", "--now", "2020-01-01", "--format", "json")
    #expect(none.output == "[]\n")
    #expect(try command("list", "expired", "--now", "2020-01-01").error == "No expired article.\n")
  }

  @Test func `an article that cannot be listed gives status 1 and the others`() throws {
    let site = try TemporarySite(ArticleListingTests.blog)
    try site.write("content/articles/casse.md", "pas d’en-tête\n")
    let list = try Command(folder: site.path)("list", "drafts", "--format", "json")
    #expect(list.status == 1)
    #expect(list.output.contains("brouillon"))
    #expect(
      list.error.hasPrefix(
        "content/articles/casse.md:1:1: error: The file has no front matter [missing-front-matter]\n"))
  }

  @Test func `a title cannot steer the terminal`() throws {
    let site = try TemporarySite(NewDocumentTests.blog)
    try site.write("content/articles/x.md", "---\ntitle: \"a\\e[31mb\"\nslug: x\ndraft: true\n---\n")
    #expect(try Command(folder: site.path)("list", "drafts").output.contains(#"a\u{1B}[31mb"#))
  }
}
