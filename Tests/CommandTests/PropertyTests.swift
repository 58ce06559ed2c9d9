import Build
import Foundation
import TestSite
import Testing

/// What holds for every site: a build is a function of its sources, and Output a function of the build.
@Suite struct PropertyTests {
  private static let golden = Checkout.path("Tests/Golden/site")

  /// The folder that a build from nothing gives.
  private func clean(_ site: TestSite) async throws -> FolderTree {
    let output = try TestSite()
    let report = try await site.build(output: output.path)
    #expect(report.files != nil, "\(report.text)")
    return try FolderTree(output.path)
  }

  // MARK: Nothing to do

  @Test func `a second build writes nothing and says so`() async throws {
    let site = try TestSite(copying: Self.golden)
    let first = try await Command.build(site, "--format", "json")
    #expect(first.output.contains(#""written":35,"unchanged":0,"removed":0,"#), "\(first.output)")
    let before = try site.tree()
    // A clock may have coarse ticks: a file that is written again must not have the time it had.
    try await Task.sleep(for: .milliseconds(20))
    let second = try await Command.build(site, "--format", "json")
    #expect(second.status == 0)
    #expect(second.output.contains(#""written":0,"unchanged":35,"removed":0,"#), "\(second.output)")
    #expect(try site.tree().touched(since: before) == "")
  }

  @Test func `a build reads its sources and writes nothing beside Output and its cache`() async throws {
    let site = try TestSite(copying: Self.golden)
    let before = try FolderTree(site.path)
    #expect(try await Command.build(site).status == 0)
    try site.remove("Output")
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.at(".feuillet")) == ["build.cache"])
    try site.remove(".feuillet")
    #expect(try FolderTree(site.path).touched(since: before) == "")
  }

  // MARK: A changed site

  /// One change to the golden site, and what a build is expected to write and remove.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let written: Int
    let removed: Int
    let change: @Sendable (TestSite) throws -> Void

    init(
      _ name: String, written: Int, removed: Int = 0, change: @escaping @Sendable (TestSite) throws -> Void
    ) {
      testDescription = name
      self.written = written
      self.removed = removed
      self.change = change
    }
  }

  private static let article = "content/articles/sans-offre.md"

  static let edits = [
    Edit("the text of an article", written: 3) {
      try $0.replace("Rien à réserver ici.", by: "Rien du tout.", in: article)
    },
    Edit("the title of an article", written: 10) {
      try $0.replace("Un article sans offre", by: "Un autre titre", in: article)
    },
    Edit("a new article", written: 13) {
      try $0.write(
        "content/articles/2026/nouveau.md",
        "---\ntitle: Nouveau\nslug: nouveau\ndate: 2026-09-20\ndescription: Neuf.\n---\nUn texte.\n")
    },
    Edit("an article less", written: 9, removed: 3) { try $0.remove(article) },
    Edit("another slug", written: 11, removed: 1) {
      try $0.replace("slug: sans-offre", by: "slug: sans-rien", in: article)
    },
    Edit("a draft", written: 9, removed: 3) {
      try $0.replace("slug: sans-offre", by: "slug: sans-offre\ndraft: true", in: article)
    },
    Edit("the name of an author", written: 7) {
      try $0.replace("name: L’atelier", by: "name: La fabrique", in: "content/authors/l-atelier.md")
    },
    Edit("the title of the site", written: 21) {
      try $0.replace("Le carnet des éditeurs", by: "Le cahier", in: "content/site.yml")
    },
    Edit("the address of the site", written: 25) {
      try $0.replace("carnet.example/blog", by: "carnet.example", in: "content/site.yml")
    },
    Edit("another style of the theme", written: 17, removed: 2) {
      try $0.write("themes/papier/styles/print.css", "@media print { body { color: black } }\n")
    },
    Edit("another style of a block", written: 2, removed: 1) {
      try $0.write("themes/papier/blocks/encart/style.css", ".encart { color: red }\n")
    },
    Edit("another template", written: 1) {
      try $0.write("themes/papier/layouts/404.mustache", "{{<partials/base}}{{/partials/base}}")
    },
    Edit("another picture, of no known size", written: 6) {
      try $0.write("content/images/plan.svg", "<svg/>")
    },
    Edit("a picture in a new folder", written: 1) { try $0.write("content/images/2026/a/b.svg", "<svg/>") },
    Edit("a file less", written: 0, removed: 1) { try $0.remove("content/static") },
    Edit("a page becomes a folder of files", written: 16, removed: 1) {
      try $0.remove("content/pages/mentions-legales.md")
      try $0.write("content/static/mentions-legales/lisez-moi.txt", "Ailleurs.\n")
    },
  ]

  @Test(arguments: edits) func `after a change Output is what a clean build gives`(edit: Edit) async throws {
    let site = try TestSite(copying: Self.golden)
    _ = try await site.build()
    let before = try site.tree()
    let foreign = ["Output/CNAME": "à moi\n", "Output/articles/sans-offre/notes.txt": "à moi aussi\n"]
    for (path, text) in foreign { try site.write(path, text) }

    try edit.change(site)
    let report = try await site.build()
    #expect(report.files?.written == edit.written)
    #expect(report.files?.removed == edit.removed)
    for (path, text) in foreign { #expect(try site.read(path) == text) }
    for path in foreign.keys { try site.remove(path) }
    // The folder of an article that went stays for the file that is not ours.
    let kept = "articles/sans-offre"
    if try FileManager.default.contentsOfDirectory(atPath: site.at("Output/" + kept)).isEmpty {
      try site.remove("Output/" + kept)
    }
    #expect(try await site.tree().difference(from: clean(site)) == "")

    // And back again.
    try FileManager.default.removeItem(atPath: site.at("content"))
    try FileManager.default.copyItem(atPath: Self.golden + "/content", toPath: site.at("content"))
    if site.exists("themes") { try site.remove("themes") }
    _ = try await site.build()
    #expect(try site.tree().difference(from: before) == "")
  }

  @Test func `the files and the empty folders of what is gone vanish`() async throws {
    let site = try TestSite(copying: Self.golden)
    try site.write("content/images/2026/a/b.svg", "<svg/>")
    _ = try await site.build()
    #expect(site.exists("Output/images/2026/a/b.svg"))
    #expect(site.exists("Output/articles/sans-offre"))
    try site.remove("content/images/2026")
    try site.remove(Self.article)
    _ = try await site.build()
    #expect(!site.exists("Output/images/2026"))
    #expect(!site.exists("Output/articles/sans-offre"))
    #expect(site.exists("Output/images/plan.svg"))
  }

  @Test func `what the generator did not write is never touched`() async throws {
    let site = try TestSite(copying: Self.golden)
    try site.write("Output/CNAME", "carnet.example\n")
    try site.write("Output/ancien/blog/index.html", "<p>2019")
    try site.link("Output/lien", to: "CNAME")
    try FileManager.default.createDirectory(
      atPath: site.at("Output/vide"), withIntermediateDirectories: false)
    let before = try site.tree()
    _ = try await site.build()
    try site.remove("content/articles/sans-offre.md")
    _ = try await site.build()
    let after = try site.tree()
    for (path, entry) in before.entries { #expect(after.entries[path] == entry, "\(path)") }
  }

  @Test func `a page that somebody edited by hand is written anew`() async throws {
    let site = try TestSite(copying: Self.golden)
    _ = try await site.build()
    let before = try site.tree()
    try site.write("Output/index.html", "<p>vandale")
    try site.remove("Output/404.html")
    let report = try await site.build()
    #expect(report.files?.written == 2)
    #expect(try site.tree().difference(from: before) == "")
  }

  // MARK: Whatever the machine

  @Test(arguments: ["1", "2", "8"]) func `the number of jobs changes no byte`(jobs: String) async throws {
    let site = try TestSite(copying: Self.golden)
    let run = try await Command.build(site, "--jobs", jobs)
    #expect(run.status == 0)
    #expect(try await site.tree().difference(from: clean(site)) == "")
  }

  @Test func `the number of jobs changes no word of the report either`() async throws {
    let site = try TestSite(copying: Self.golden)
    for name in ["a", "b", "c", "d", "e", "f"] {
      try site.write("content/articles/\(name).md", "---\ntitel: \(name)\n---\n[x](\(name).html)\n:::rien\n")
    }
    let one = try await Command.build(site, "--jobs", "1")
    for jobs in ["2", "8"] {
      #expect(try await Command.build(site, "--jobs", jobs).error == one.error)
    }
    #expect(one.status == 1)
  }

  @Test(
    arguments: [
      ["TZ": "America/Los_Angeles"], ["TZ": "Pacific/Kiritimati"], ["LC_ALL": "fr_FR.UTF-8"],
      ["LC_ALL": "", "LANG": "tr_TR.UTF-8"], ["HOME": "/nowhere"],
    ])
  func `the environment changes no byte`(environment: [String: String]) async throws {
    let site = try TestSite(copying: Self.golden)
    #expect(try await Command.build(site, environment: environment).status == 0)
    #expect(try await site.tree().difference(from: clean(site)) == "")
  }

  @Test func `the umask changes modes and no byte`() async throws {
    let site = try TestSite(copying: Self.golden)
    let run = try await Command.build(site, program: ["sh", "-c", "umask 077; exec \"$@\"", "sh"])
    #expect(run.status == 0)
    let tree = try site.tree()
    #expect(tree.entries["index.html"]?.mode == 0o600)
    #expect(tree.entries["articles"]?.mode == 0o700)
    #expect(try await tree.difference(from: clean(site)) == "")
  }

  @Test func `the place of the site changes no byte`() async throws {
    let site = try TestSite(copying: Self.golden)
    let parent = try TestSite()
    let other = parent.at("un autre dossier, à côté")
    try FileManager.default.copyItem(atPath: Self.golden, toPath: other)
    let run = try await Command.build(site, "--site", other, "--output", parent.at("html"))
    #expect(run.status == 0)
    #expect(try await FolderTree(parent.at("html")).difference(from: clean(site)) == "")
  }

  @Test func `the order in which a disk names the sources changes no byte`() async throws {
    let site = try TestSite(copying: Self.golden)
    let files = try FolderTree(Self.golden)
    var orders: [[String]] = []
    for order in [files.files, files.files.reversed(), files.files.sorted { $0.hashValue < $1.hashValue }] {
      let other = try TestSite()
      for path in order { try other.write(path, Array(try #require(files.entries[path]).bytes)) }
      orders.append(try FileManager.default.contentsOfDirectory(atPath: other.at("content/articles")))
      #expect(try await clean(other).difference(from: clean(site)) == "")
    }
    #expect(Set(orders.map { $0.sorted() }).count == 1)
  }
}
