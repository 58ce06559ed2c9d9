import Foundation
import TestSite
import Testing

/// Feeds are held against the grammar of RFC 4287 by `jing` (package `jing`, which needs Java); where it is not
/// installed, these tests are skipped.
@Suite struct FeedGrammarTests {
  @Test func `every feed follows the grammar of Atom`() async throws {
    let site = try TestSite()
    for (name, blog) in try await blogs() {
      for address in blog.addresses where address.hasSuffix("feed.xml") {
        try site.write("feeds/\(name)\(address.replacing("/", with: "-"))", try blog.file(address))
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: site.at("feeds")).sorted()
    #expect(files.count == 7)
    guard let faults = try await Jing.faults(of: files.map { site.at("feeds/" + $0) }) else { return }
    #expect(faults == "")
  }

  @Test func `the grammar finds a feed without id, and a date that is none`() async throws {
    let blog = try await ComposedBlog([article("a")])
    let site = try TestSite()
    try site.write(
      "feed.xml",
      try blog.file("/feed.xml").replacing("<id>https://blog.example.com/</id>\n", with: "")
        .replacing("<published>2026-09-16T00:00:00+02:00", with: "<published>16/09/2026"))
    guard let faults = try await Jing.faults(of: [site.at("feed.xml")]) else { return }
    #expect(faults.contains("missing required element \"id\""))
    #expect(faults.contains("element \"published\" invalid"))
  }

  /// Blogs that use everything a feed may hold.
  private func blogs() async throws -> [(String, ComposedBlog)] {
    let hard = """
      Un `]]>`, un \u{1}caractère de contrôle, 🎯 et ![Plan](/images/plan.png).[^n]

      | Image |
      | --- |
      | ![Plan](/images/plan.png) |

      :::decision[Quoi]
      | Si | Alors |
      | --- | --- |
      | Oui | Non |
      :::

      <p data-x='<>'>Fin</p>

      [^n]: Une note.
      """
    let draft: ComposedBlog.File = (
      "content/articles/d.md", "---\ntitle: D\nslug: d\ndraft: true\n---\nTexte.\n"
    )
    return [
      ("plain", try await ComposedBlog([article("a")])),
      ("many", try await ComposedBlog(articles(30, "category: Conseil\ntags: [CPA, \"<&>\"]"))),
      (
        "hard",
        try await ComposedBlog(
          [
            article("a", "category: \"R&D\"\nupdated: 2026-10-01", title: "'<b>&\"]]> 🎯'", text: hard),
            article("b", "category: Mesure", date: "1970-01-01"),
          ], "-- content/images/plan.png --\n")
      ),
      (
        "preview",
        try await ComposedBlog(
          [draft], "-- content/site.yml --\ntitle: Le blog\nbaseURL: https://blog.example.com/été\n",
          drafts: true)
      ),
    ]
  }
}

/// The validator of RELAX NG.
enum Jing {
  /// What is wrong with some feeds, a line for each fault; `nil` where the validator is not installed.
  static func faults(of files: [String]) async throws -> String? {
    guard
      let jing = ["/usr/bin/jing", "/usr/local/bin/jing", "/opt/homebrew/bin/jing"].first(
        where: FileManager.default.isExecutableFile)
    else {
      print("skipped: jing is not installed, feeds are not held against the grammar of RFC 4287")
      return nil
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: jing)
    process.arguments = ["-c", Checkout.path("Tests/BlogTests/Grammar/atom.rnc")] + files
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    // Debian's start script warns of libraries that are only suggested.
    let said = String(decoding: text, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("[warning] ")
    }
    .map { $0 + "\n" }.joined()
    return said.isEmpty && process.terminationStatus != 0
      ? "jing ended with \(process.terminationStatus)" : said
  }
}
