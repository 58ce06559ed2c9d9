import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What must not reach readers is not published, and why is said.
@Suite struct RefusalTests {
  private let folder = "www: { kind: folder, path: www }"

  private func expectRefusal(
    _ site: TestSite, saying expected: String, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let run = try await site.publish("www")
    #expect(run.status == 1, sourceLocation: location)
    #expect(run.error == expected + "\n\n1 error\nNothing was published\n", sourceLocation: location)
    #expect(!site.exists("www"), sourceLocation: location)
  }

  @Test func `a site that was never built is not published`() async throws {
    let site = try TestSite(TestSite.blog)
    try site.target(folder)
    try await expectRefusal(
      site,
      saying: """
        feuillet: error: Nothing was built in “Output”: there is nothing to publish [not-publishable]
          help: Build the site (feuillet build, or make site), then try again.
        """)
  }

  @Test func `an Output whose record is gone is not published`() async throws {
    let site = try await TestSite.published(to: folder)
    try site.remove("Output/.feuillet.json")
    #expect(try await site.publish("www").status == 1)
  }

  @Test func `a build that was interrupted is not published`() async throws {
    let site = try await TestSite.published(to: folder)
    try site.replace("\"complete\": true", by: "\"complete\": false", in: "Output/.feuillet.json")
    try await expectRefusal(
      site,
      saying: """
        feuillet: error: The build of “Output” was interrupted: the site is not complete [not-publishable]
          help: Build the site (feuillet build, or make site), then try again.
        """)
  }

  @Test func `drafts are not published`() async throws {
    let site = try TestSite(TestSite.blog)
    try site.target(folder)
    #expect(try await Command.build(site, "--drafts").status == 0)
    try await expectRefusal(
      site,
      saying: """
        feuillet: error: “Output” holds drafts: it was built with --drafts [not-publishable]
          help: Build it without --drafts, then try again.
        """)
  }

  @Test func `files that somebody edited or deleted in Output are named`() async throws {
    let site = try await TestSite.published(to: folder)
    try site.replace("Bonjour", by: "Bonsoir", in: "Output/articles/un/index.html")
    try site.remove("Output/feed.xml")
    try await expectRefusal(
      site,
      saying: """
        feuillet: error: Files of “Output” are no longer those that were built: “articles/un/index.html”, “feed.xml” [not-publishable]
          help: What has to change is changed in “content”, never in “Output”. Delete these files and build the site, then try again.
        """)
  }

  @Test func `an error in the content keeps the last good build from being published`() async throws {
    let site = try await TestSite.published(to: folder)
    try site.replace("[le début](un.md)", by: "[le début](nulle-part.md)", in: "content/articles/deux.md")
    let run = try await site.publish("www")
    #expect(run.status == 1)
    #expect(run.error.contains("content/articles/deux.md:7:"))
    #expect(run.error.contains("[dead-link]"))
    #expect(run.error.hasSuffix("\n1 error\nNothing was published\n"))
    #expect(!site.exists("www"))
  }

  @Test func `warnings keep nothing from being published`() async throws {
    let site = try await TestSite.published(to: folder)
    try site.replace("Bonjour à tous.", by: "Le 1ère jour, etc...", in: "content/articles/un.md")
    try await site.rebuild()
    _ = try await site.publishes("www")
    #expect(try site.difference(from: site.at("www")) == "")
  }

  @Test func `what is still to be filled in stops the publication, and nothing else`() async throws {
    let site = try TestSite(TestSite.blog)
    try site.target(folder)
    try site.replace("Bonjour à tous.", by: "Écrivez-nous : À COMPLÉTER.", in: "content/articles/un.md")
    // The build goes through.
    try await site.rebuild()
    let run = try await site.publish("www")
    #expect(run.status == 1)
    #expect(run.error.contains("content/articles/un.md:7:"), "\(run.error)")
    #expect(run.error.contains("A passage is still to be filled in [placeholder]"), "\(run.error)")
    #expect(run.error.hasSuffix("\nNothing was published\n"))
    #expect(!site.exists("www"))
    try site.replace("À COMPLÉTER", by: "contact@petit.example", in: "content/articles/un.md")
    try await site.rebuild()
    _ = try await site.publishes("www")
  }

  @Test func `what somebody else put in Output stays there`() async throws {
    let site = try await TestSite.published(to: folder)
    try site.write("Output/notes.txt", "à moi")
    _ = try await site.publishes("www")
    #expect(!site.exists("www/notes.txt"))
    #expect(!site.exists("www/.feuillet.json"))
  }

  @Test func `a second publication of the same Output gives way, and so does a build`() async throws {
    let site = try await TestSite.published(to: folder)
    let output = open(site.output, O_RDONLY)
    defer { close(output) }
    try #require(flock(output, LOCK_EX | LOCK_NB) == 0)
    let run = try await site.publish("www")
    #expect(run.status == 3)
    #expect(
      run.error == """
        feuillet: error: Feuillet is using “Output” already, in another command
          help: Wait until it ends, then try again

        """)
  }

  // MARK: The target

  @Test func `an unknown target is wrong usage, with the one that was meant`() async throws {
    let site = try await TestSite.published(to: "production: { kind: folder, path: www }")
    let run = try await site.publish("prodution")
    #expect(run.status == 2)
    #expect(
      run.error == """
        feuillet: error: The site has no target “prodution”
          help: Did you mean “production”?

        """)
    let other = try await site.publish("zzz", environment: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(other.status == 2)
    #expect(
      other.error == """
        feuillet: error: Le site n’a pas de cible «\u{A0}zzz\u{A0}»
          aide\u{A0}: Ses cibles\u{A0}: production.

        """)
  }

  @Test func `a site without targets shows how to write one`() async throws {
    let site = try TestSite(TestSite.blog)
    #expect(try await Command.build(site).status == 0)
    let run = try await site.publish("www")
    #expect(run.status == 2)
    #expect(
      run.error == """
        feuillet: error: The site has no target “www”: site.yml declares none
          help: Add to content/site.yml, for example:
                publish:
                  www: { kind: folder, path: ../www }

        """)
  }

  @Test(arguments: [
    ("{ kind: folder }", "“publish.www.path” is missing [missing-field]"),
    ("{ path: www }", "“publish.www.kind” is missing [missing-field]"),
    ("{ kind: foldr, path: www }", "“publish.www.kind” cannot be “foldr” [invalid-value]"),
    ("{ kind: folder, paht: www, path: www }", "“publish.www.paht” is not a known field [unknown-key]"),
    ("{ kind: s3, path: site }", "“publish.www.bucket” is missing [missing-field]"),
    ("{ kind: sftp, path: site }", "“publish.www.host” is missing [missing-field]"),
    ("{ kind: webdav, user: u }", "“publish.www.url” is missing [missing-field]"),
    (
      "{ kind: sftp, host: a, port: 99999 }", "“publish.www.port” must be between 1 and 65535 [invalid-value]"
    ),
    (
      "{ kind: git, remote: --upload-pack=x }",
      "“--upload-pack=x” does not suit “publish.www.remote” [invalid-value]"
    ),
    ("{ kind: git, branch: a b }", "“a b” does not suit “publish.www.branch” [invalid-value]"),
    ("www", "“publish.www” must be a group of fields, not “www” [wrong-type]"),
  ])
  func `a target that is wrong is told where it stands`(target: String, _ message: String) async throws {
    let site = try TestSite(TestSite.blog)
    try site.target("www: \(target)")
    let run = try await site.publish("www")
    #expect(run.status == 1)
    #expect(run.error.hasPrefix("content/site.yml:5:"), "\(run.error)")
    #expect(run.error.contains(" error: \(message)\n"), "\(run.error)")
  }

  @Test(arguments: [
    "{ kind: sftp, host: a, password: hunter2 }", "{ kind: s3, bucket: b, secretAccessKey: hunter2 }",
    "{ kind: webdav, url: \"https://u:hunter2@dav.example/\" }",
    "{ kind: git, remote: \"https://u:hunter2@git.example/a.git\" }",
  ])
  func `a secret in site.yml is refused without being shown`(target: String) async throws {
    let site = try TestSite(TestSite.blog)
    try site.target("www: \(target)")
    let run = try await site.publish("www")
    #expect(run.status == 1)
    #expect(run.error.contains("is a secret, which all who read this file would know [secret-in-settings]"))
    #expect(run.error.contains("content/site.yml, line 5: “publish.www."))
    #expect(!run.error.contains("hunter2"))
  }

  @Test func `a rollback is refused where nothing is kept`() async throws {
    let site = try await TestSite.published(to: folder)
    let run = try await site.publish("www", "--rollback")
    #expect(run.status == 2)
    #expect(
      run.error == """
        feuillet: error: The target “www” does not keep what was published before
          help: --rollback takes a target with “kind: folder” and “releases: true”.

        """)
    #expect(try await site.publish("www", "--rollback", "--dry-run").status == 2)
  }
}
