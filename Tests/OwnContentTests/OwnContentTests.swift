import Build
import Diagnostics
import Foundation
import TestSite
import Testing

/// The blog that comes with the generator, built as its readers get it.
@Suite struct OwnContentTests {
  /// A day on which all but the draft and the scheduled article are out.
  private static let now = "2026-12-01"

  private func build(now: String = now) async throws -> (site: TestSite, report: SiteBuilder.Report) {
    let site = try TestSite()
    let report = try await SiteBuilder.run(site: Checkout.path(""), output: site.output, now: now)
    try #require(report.files != nil, "\(report.text)")
    return (site, report)
  }

  /// What Output holds.
  private func tree() async throws -> FolderTree {
    let (site, _) = try await build()
    return try FolderTree(site.output)
  }

  private func articles() throws -> [(name: String, text: String)] {
    let folder = Checkout.path("content/articles")
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      return (name, String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func `it builds without an error and without a warning`() async throws {
    let (_, report) = try await build()
    let problems = report.diagnostics.filter { $0.severity != .notice }
    #expect(problems.isEmpty, "\(report.text)")
  }

  @Test func `a draft and a scheduled article leave no trace`() async throws {
    let tree = try await tree()
    let hidden = try articles().filter {
      $0.text.contains("\ndraft: true\n") || $0.text.contains("\ndate: 2027")
    }
    #expect(hidden.count >= 2)
    for (name, text) in hidden {
      let slug = try #require(text.firstMatch(of: /\nslug: (.+)\n/)?.output.1)
      for path in tree.files {
        #expect(!path.contains(slug), "\(name) in \(path)")
        #expect(tree[path]?.contains(slug) == false, "\(name) in \(path)")
      }
    }
  }

  @Test func `the scheduled article appears on its day`() async throws {
    let (site, report) = try await build(now: "2027-03-02")
    #expect(report.diagnostics.allSatisfy { $0.severity == .notice }, "\(report.text)")
    #expect(site.exists("Output/articles/preparer-les-soldes-d-ete-avec-ses-editeurs/index.html"))
  }

  @Test func `every published article has 600 to 1,200 words`() throws {
    for (name, text) in try articles()
    where !text.contains("\ndraft: true\n") && !text.contains("\ndate: 2027") {
      let body = text.split(separator: "\n---\n", maxSplits: 1).last ?? ""
      let words = body.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.count
      #expect((600...1200).contains(words), "\(name): \(words)")
    }
  }

  @Test func `every block of the theme is used by somebody`() throws {
    let folder = Checkout.path("themes/papier/blocks")
    let texts = try ["articles", "pages", "authors"].flatMap { kind in
      try FileManager.default.contentsOfDirectory(atPath: Checkout.path("content/\(kind)")).map {
        String(
          decoding: try Data(contentsOf: URL(fileURLWithPath: Checkout.path("content/\(kind)/\($0)"))),
          as: UTF8.self)
      }
    }
    for block in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let lines = texts.flatMap { $0.split(separator: "\n") }
      #expect(
        lines.contains { $0.wholeMatch(of: /:{2,}([a-z-]+)(\W.*)?/)?.output.1 == block[...] }, "\(block)")
    }
  }

  // MARK: The pages

  /// The tags of every page, by its path in Output.
  private func pages() async throws -> (tree: FolderTree, tags: [String: [HTMLTags.Tag]]) {
    let tree = try await tree()
    var tags: [String: [HTMLTags.Tag]] = [:]
    for path in tree.files where path.hasSuffix(".html") { tags[path] = Array(HTMLTags(tree[path] ?? "")) }
    #expect(tags.count > 15)
    return (tree, tags)
  }

  @Test func `no id stands twice on a page`() async throws {
    for (path, tags) in try await pages().tags {
      let ids = tags.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(path): \(ids.filter { id in ids.count { $0 == id } > 1 })")
    }
  }

  @Test func `what refers to an id of its page finds it`() async throws {
    for (path, tags) in try await pages().tags {
      let ids = Set(tags.compactMap { $0.attributes["id"] })
      for tag in tags {
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
          for id in tag.attributes[name]?.split(separator: " ") ?? [] {
            #expect(ids.contains(String(id)), "\(name)=\(id) in \(path)")
          }
        }
      }
    }
  }

  @Test func `every address of ours leads to a file, and every fragment to an id`() async throws {
    let (tree, pages) = try await pages()
    let ids = pages.mapValues { Set($0.compactMap { $0.attributes["id"] }) }
    var checked = 0
    for (path, tags) in pages {
      for tag in tags {
        for name in ["href", "src", "action"] {
          guard let address = tag.attributes[name], let (target, fragment) = Self.target(address, from: path)
          else { continue }
          checked += 1
          #expect(tree.entries[target]?.kind == .file, "\(address) in \(path)")
          if let fragment, target.hasSuffix(".html") {
            #expect(ids[target]?.contains(fragment) == true, "\(address) in \(path)")
          }
        }
      }
    }
    #expect(checked > 200)
  }

  /// The file that an address of ours means, and its fragment; `nil` for what leads elsewhere.
  private static func target(_ address: String, from page: String) -> (path: String, fragment: String?)? {
    let own = "https://blog.example.com/"
    let local = address.hasPrefix(own) ? "/" + address.dropFirst(own.count) : address
    guard local.hasPrefix("/") || local.hasPrefix("#"), !local.hasPrefix("//") else { return nil }
    let parts = local.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].isEmpty ? page : String(parts[0].dropFirst()).removingPercentEncoding ?? ""
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    return (file, parts.count > 1 ? String(parts[1]).removingPercentEncoding : nil)
  }

  @Test func `nothing is loaded from elsewhere`() async throws {
    let (tree, pages) = try await pages()
    for (path, tags) in pages {
      for tag in tags {
        var loaded = ["src", "srcset", "poster", "data"].compactMap { tag.attributes[$0] }
        if tag.name == "link", tag.attributes["rel"] != "canonical" {
          loaded += [tag.attributes["href"]].compactMap { $0 }
        }
        for address in loaded {
          #expect(address.hasPrefix("/") && !address.hasPrefix("//"), "\(address) in \(path)")
        }
      }
    }
    for path in tree.files where path.hasSuffix(".css") || path.hasSuffix(".svg") {
      let text = (tree[path] ?? "").replacing("http://www.w3.org/", with: "")
      #expect(text.firstMatch(of: /https?:\/\/|@import|url\(["']?\/\//) == nil, "\(path)")
    }
  }

  @Test func `every picture has an alt text, and every page one h1, a title and a language`() async throws {
    for (path, tags) in try await pages().tags {
      for tag in tags where tag.name == "img" { #expect(tag.attributes["alt"] != nil, "\(path)") }
      #expect(tags.count { $0.name == "h1" } == 1, "\(path)")
      #expect(tags.count { $0.name == "title" } == 1, "\(path)")
      #expect(tags.first { $0.name == "html" }?.attributes["lang"] == "fr", "\(path)")
    }
  }
}
