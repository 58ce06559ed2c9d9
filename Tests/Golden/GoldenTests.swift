import Build
import Foundation
import TestSite
import Testing

/// The pages of one site, byte by byte as they were when somebody last looked at them.
@Suite struct GoldenTests {
  private static let folder = Checkout.path("Tests/Golden")

  /// Whether the environment asks for a new record; never in CI, where nobody would look at it.
  private static func records(_ environment: [String: String]) -> Bool {
    environment["FEUILLET_RECORD"] == "1" && (environment["CI"] ?? "").isEmpty
  }

  /// Renders the golden site into a folder, with `digest` for the digests of assets and without their content.
  private func render() async throws -> TestSite {
    let built = try TestSite()
    let report = try await SiteBuilder.run(
      site: Self.folder + "/site", output: built.output, now: TestSite.now)
    try #require(report.files != nil, "\(report.text)")
    let rendered = try TestSite()
    let tree = try FolderTree(built.output)
    for path in tree.files {
      let isAsset = path.hasPrefix("assets/")
      let text = isAsset ? "" : try #require(tree[path])
      var known = Self.withoutDigests(text)
      // The manifest is in the order of names, which digests are part of.
      if path == ".feuillet.json" { known = known.split(separator: "\n").sorted().joined(separator: "\n") }
      try rendered.write(Self.withoutDigests(path), known)
    }
    return rendered
  }

  private static func withoutDigests(_ text: String) -> String {
    text.replacing(/(assets\/[\w\-]+)\.[0-9a-f]{12}\./) { "\($0.output.1).digest." }
      .replacing(/<style>.*<\/style>/, with: "<style>…</style>")
      .replacing(/sha256-[A-Za-z0-9+\/=]{44}/, with: "sha256-…")
      .replacing(/": "[0-9a-f]{32}"/, with: "\": \"…\"")
  }

  @Test func `every file is as it was recorded, none is missing and none is new`() async throws {
    let expected = Self.folder + "/expected"
    let rendered = try await render()
    let isNew = !FileManager.default.fileExists(atPath: expected)
    let environment = ProcessInfo.processInfo.environment
    if Self.records(environment) || (isNew && (environment["CI"] ?? "").isEmpty) {
      if !isNew { try FileManager.default.removeItem(atPath: expected) }
      try FileManager.default.copyItem(atPath: rendered.path, toPath: expected)
      if isNew { Issue.record("The golden site was not recorded yet: it is now, look at \(expected)") }
      return
    }
    let difference = try FolderTree(rendered.path).difference(from: FolderTree(expected))
    #expect(
      difference == "",
      "\(difference)\nIf that is what was wanted: FEUILLET_RECORD=1 swift test --filter GoldenTests")
  }

  @Test func `nothing of what is not published is in the golden site`() async throws {
    let rendered = try await render()
    let tree = try FolderTree(rendered.path)
    for path in tree.files {
      #expect(tree[path]?.contains("INVISIBLE") == false, "\(path)")
      #expect(tree[path]?.contains("article programmé") == false, "\(path)")
    }
  }

  // MARK: The comparison itself

  @Test func `a record is made only when asked for, and never in CI`() {
    #expect(Self.records(["FEUILLET_RECORD": "1"]))
    #expect(!Self.records([:]))
    #expect(!Self.records(["FEUILLET_RECORD": "0"]))
    #expect(!Self.records(["FEUILLET_RECORD": "1", "CI": "true"]))
  }

  @Test func `a missing, a new and a changed file are each named, with the lines`() throws {
    let old = try TestSite("-- a --\nun\ndeux\ntrois\n-- b --\nx\n")
    let new = try TestSite("-- a --\nun\n2\ntrois\n-- c --\ny\n")
    #expect(
      try FolderTree(new.path).difference(from: FolderTree(old.path)) == """
        ≠ a: from line 2 on
            − deux
            + 2
        - b: is missing
        + c: was not there before
        """)
    #expect(try FolderTree(old.path).difference(from: FolderTree(old.path)) == "")
  }

  @Test func `only styles and digests, of assets and of the manifest, are left out`() {
    #expect(
      Self.withoutDigests(
        "<style>a{b:c}</style> 'sha256-pJFELcglfWhDLp1jV6TN3wmxtHPQSVlEALaSzutxx10=' papier-suite.css")
        == "<style>…</style> 'sha256-…' papier-suite.css")
    #expect(
      Self.withoutDigests(#"href="/assets/blocs.0123456789ab.css" x.0123456789ab.css"#)
        == #"href="/assets/blocs.digest.css" x.0123456789ab.css"#)
    #expect(
      Self.withoutDigests("\"index.html\": \"\(String(repeating: "0f", count: 16))\",")
        == "\"index.html\": \"…\",")
  }
}
