import Foundation
import TestSite
import Testing

/// `build --compress`: texts beside themselves in the forms in which servers send them.
@Suite struct CompressionTests {
  /// A site with a long page, a short one, and files of its own.
  private static func site() async throws -> TestSite {
    let long = String(
      repeating: "Une commission se fixe par palier, et se relit chaque trimestre. ", count: 60)
    return try await TestSite.built(
      """
      -- content/articles/long.md --
      ---
      title: Un long article
      slug: long
      date: 2026-09-15
      description: Il est long.
      ---
      \(long)
      -- content/static/donnees.json --
      [\(long.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ", "))]
      -- content/static/court.txt --
      Trop court.
      -- content/static/photo.jpg --
      \(long)

      """)
  }

  private func compressed(_ site: TestSite) throws -> [String] {
    try site.tree().files.filter { $0.hasSuffix(".br") || $0.hasSuffix(".gz") }
  }

  /// What `gzip` reads in a file of Output.
  private func unpacked(_ site: TestSite, _ path: String) async throws -> String {
    let run = try await Command.run(
      ["-dc", site.output + "/" + path], in: site.path, command: "gzip")
    #expect(run.status == 0, "\(run.error)")
    return run.output
  }

  @Test func `texts stand beside themselves in both forms, other files and short ones do not`() async throws {
    let site = try await Self.site()
    #expect(try compressed(site) == [])
    let run = try await Command.build(site, "--compress")
    #expect(run.status == 0, "\(run.error)")
    let found = try compressed(site)
    for path in ["articles/long/index.html", "donnees.json", "feed.xml"] {
      #expect(found.contains(path + ".br") && found.contains(path + ".gz"), "\(path)")
      #expect(try await unpacked(site, path + ".gz") == site.read("Output/" + path))
    }
    #expect(!found.contains { $0.hasPrefix("photo") || $0.hasPrefix("court") || $0.hasPrefix("_") })
    #expect(!found.contains { $0.hasPrefix(".feuillet") })
  }

  @Test func `the bytes are the same whatever the number of jobs and what was there before`() async throws {
    let site = try await Self.site()
    let runs = [["--jobs", "1", "--output", "un"], ["--jobs", "4", "--output", "quatre"], []]
    for arguments in runs {
      let run = try await Command.run(
        ["build", "--compress", "--now", TestSite.now] + arguments, in: site.path)
      #expect(run.status == 0, "\(run.error)")
    }
    let trees = try ["un", "quatre", "Output"].map { try FolderTree(site.at($0)) }
    #expect(trees[1].difference(from: trees[0]) == "")
    #expect(trees[2].difference(from: trees[0]) == "")
  }

  @Test func `a change makes the forms of its pages anew, and those of the others stay`() async throws {
    let site = try await Self.site()
    _ = try await Command.build(site, "--compress")
    let again = try await Command.build(site, "--compress")
    #expect(again.error.contains(" 0 files written"), "\(again.error)")
    try site.replace("Trop court.", by: "Court.", in: "content/static/court.txt")
    let one = try await Command.build(site, "--compress")
    #expect(one.error.contains(" 1 file written"), "\(one.error)")
    try site.replace("\"Une\", ", by: "", in: "content/static/donnees.json")
    let three = try await Command.build(site, "--compress")
    #expect(three.error.contains(" 3 files written"), "\(three.error)")
    #expect(try await unpacked(site, "donnees.json.gz") == site.read("Output/donnees.json"))
  }

  @Test func `a form that was damaged or lost is made again`() async throws {
    let site = try await Self.site()
    _ = try await Command.build(site, "--compress")
    let before = try site.tree()
    try site.write("Output/feed.xml.gz", "abîmé")
    try FileManager.default.removeItem(atPath: site.at("Output/feed.xml.br"))
    _ = try await Command.build(site, "--compress")
    #expect(try site.tree().difference(from: before) == "")
  }

  @Test func `a build without --compress removes the forms`() async throws {
    let site = try await Self.site()
    let before = try site.tree()
    _ = try await Command.build(site, "--compress")
    let run = try await Command.build(site)
    #expect(run.status == 0, "\(run.error)")
    #expect(try site.tree().difference(from: before) == "")
  }

  @Test func `a form that the site brings stands in for ours, and goes with it`() async throws {
    let site = try await Self.site()
    try site.write("content/static/donnees.json.gz", "le mien")
    _ = try await Command.build(site, "--compress")
    #expect(try site.read("Output/donnees.json.gz") == "le mien")
    #expect(try compressed(site).contains("donnees.json.br"))
    try FileManager.default.removeItem(atPath: site.at("content/static/donnees.json.gz"))
    _ = try await Command.build(site, "--compress")
    #expect(try await unpacked(site, "donnees.json.gz") == site.read("Output/donnees.json"))
  }
}

/// `hosting`: what the servers make of it is tested with the servers.
@Suite struct HostingTests {
  private func hosting(_ site: TestSite, _ arguments: String...) async throws -> Command.Run {
    try await Command.run(["hosting"] + arguments, in: site.path)
  }

  @Test func `the pages are in Output of the site, unless --root says where`() async throws {
    let site = try TestSite(TestSite.blog)
    for server in ["nginx", "caddy"] {
      let here = try await hosting(site, server)
      #expect(here.status == 0, "\(here.error)")
      #expect(here.output.contains("\"\(site.path)/Output\""))
      #expect(here.output.contains("https://petit.example"))
      #expect(try await hosting(site, server, "--root", "/srv/un blog").output.contains("\"/srv/un blog\""))
    }
    #expect(!site.exists("Output"))
  }

  @Test func `headers of the site’s own file are not read, which is said`() async throws {
    let site = try TestSite(TestSite.blog)
    #expect(try await !hosting(site, "nginx").output.contains("content/static/_headers"))
    try site.write("content/static/_headers", "/*\n  X-A: b\n")
    for server in ["nginx", "caddy"] {
      let said = "# The headers of content/static/_headers are not among these."
      #expect(try await hosting(site, server).output.contains(said))
    }
  }

  @Test func `another server, a relative folder and half an address are refused`() async throws {
    let site = try TestSite(TestSite.blog)
    let server = try await hosting(site, "apache")
    #expect(server.status == 2)
    #expect(server.error.contains("Possible values: nginx, caddy."))
    for root in ["Output", "/srv/$blog", "/srv/{blog}"] {
      let run = try await hosting(site, "nginx", "--root", root)
      #expect(run.status == 2)
      #expect(run.error.contains("--root takes a whole path such as /srv/blog"))
    }
    #expect(try await hosting(site, "nginx", "--base-url", "blog.example.com").status == 2)
  }

  @Test func `content with errors has no configuration`() async throws {
    let site = try TestSite(TestSite.blog + "-- content/articles/un.md --\n---\ntitle:\n---\n")
    let run = try await hosting(site, "caddy")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.error.contains("content/articles/un.md"))
  }
}
