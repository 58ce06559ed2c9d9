import Diagnostics
import Testing

/// What `checks` of `site.yml` decides about the severity of problems.
@Suite struct CheckRuleTests {
  /// A site of two articles, each with a link that leads nowhere.
  private func site(_ checks: String, front: String = "", _ text: String = "[x](nulle-part.md)") async throws
    -> TestSite
  {
    try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      \(checks)
      -- content/articles/2019/vieux.md --
      ---
      title: Un vieil article
      description: Essai.
      date: 2019-09-16
      slug: vieux
      \(front)---
      \(text)
      -- content/articles/neuf.md --
      ---
      title: Un article
      description: Essai.
      date: 2026-09-16
      slug: neuf
      ---
      \(text)
      """)
  }

  private func severities(_ checks: String) async throws -> [String] {
    try await site(checks).diagnostics.filter { $0.code == .deadLink }
      .sorted { ($0.place?.file ?? "") < ($1.place?.file ?? "") }
      .map { "\($0.place?.file.dropFirst(17) ?? "") \($0.severity.rawValue)" }
  }

  @Test func `without a rule nothing changes`() async throws {
    #expect(try await severities("") == ["2019/vieux.md error", "neuf.md error"])
    #expect(try await severities("checks: []") == ["2019/vieux.md error", "neuf.md error"])
    #expect(
      try await severities("checks: [{ code: missing-image, severity: off }]")
        == ["2019/vieux.md error", "neuf.md error"])
  }

  @Test func `a rule holds for the whole site, and a page that is lowered is built`() async throws {
    #expect(
      try await severities("checks: [{ code: dead-link, severity: notice }]")
        == ["2019/vieux.md notice", "neuf.md notice"])
    #expect(try await severities("checks: [{ code: dead-link, severity: off }]") == [])
    let site = try await site("checks: [{ code: dead-link, severity: warning }]")
    #expect(!site.diagnostics.hasErrors)
    #expect(try site.page("/articles/neuf/").contains("<p>x</p>"))
  }

  @Test func `the last rule that matches wins`() async throws {
    #expect(
      try await severities(
        """
        checks:
          - { code: dead-link, severity: warning }
          - { code: dead-link, severity: off, files: content/articles/2019/** }
        """) == ["neuf.md warning"])
    #expect(
      try await severities(
        """
        checks:
          - { code: dead-link, severity: off, files: content/articles/2019/** }
          - { code: dead-link, severity: warning }
        """) == ["2019/vieux.md warning", "neuf.md warning"])
  }

  @Test(arguments: [
    ("content/articles/2019/**", true), ("content/articles/2019/", true), ("content/articles/*/*.md", true),
    ("**/vieux.md", true), ("**/*.md", true), ("content/**/vieux.md", true), ("content/**", true),
    ("**", true), ("content/articles/2019/vieu?.md", true), ("content/articles/**/vieux.md", true),
    ("content/articles/2019/vieux.md", true), ("**/2019/**/vieux.md", true), ("**2019**", true),
    ("content/articles/*", false), ("content/articles/2019", false), ("*.md", false), ("**/ieux.md", false),
    ("content/articles/2019?vieux.md", false), ("**/2019/*/vieux.md", false), ("content/**/x/**", false),
    ("content/articles/2019/vieux.md/", false), ("content/*/vieux.md", false), ("**/vieux", false),
  ])
  func `files are named by a pattern`(_ pattern: String, _ matches: Bool) async throws {
    let found = try await severities("checks: [{ code: dead-link, severity: off, files: \"\(pattern)\" }]")
    #expect(!found.contains("2019/vieux.md error") == matches)
  }

  @Test func `a pattern that could take for ever does not`() async throws {
    let pattern = String(repeating: "**a*", count: 30)
    #expect(
      try await severities("checks: [{ code: dead-link, severity: off, files: \"\(pattern)\" }]").count == 2)
  }

  @Test func `what the clock causes, and what is in a draft, is never raised`() async throws {
    let raised = "checks: [{ code: unpublished-target, severity: error }]"
    let waiting = try await site(raised, front: "draft: true\n", "[x](2019/vieux.md)")
    #expect(waiting.diagnostics.filter { $0.code == .unpublishedTarget }.map(\.severity) == [.notice])
    let draft = try await site("checks: [{ code: dead-link, severity: error }]", front: "draft: true\n")
    #expect(draft.diagnostics.filter { $0.code == .deadLink }.map(\.severity) == [.notice, .error])
    let silent = try await site(
      "checks: [{ code: unpublished-target, severity: off }]", front: "draft: true\n", "[x](2019/vieux.md)")
    #expect(!silent.report.contains("unpublished-target"))
  }

  @Test func `what makes a page impossible keeps its severity`() async throws {
    let site = try await site("checks: [{ code: yaml-syntax, severity: warning }]", "Texte.")
    expect(
      site,
      reports: """
        content/site.yml:4:18: error: La gravité de « yaml-syntax » ne se change pas [invalid-value]
          > Sans ce qu’il demande il n’y a pas de page : retirez cette règle.
        """)
  }

  @Test func `of a code with both, errors stay and warnings follow`() async throws {
    let rule = "checks: [{ code: missing-field, severity: off }]"
    let site = try await TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      \(rule)
      -- content/articles/a.md --
      ---
      title: Sans description
      date: 2026-09-16
      ---
      -- content/articles/b.md --
      ---
      description: Sans titre.
      date: 2026-09-16
      slug: b
      ---
      """)
    #expect(site.problems == ["content/articles/b.md:2:1: error: « title » manque [missing-field]"])
  }

  @Test func `a rule that is wrong is told, with what was meant`() async throws {
    let site = try await site(
      """
      checks:
        - { code: dead-links, severity: off }
        - { code: dead-link, severity: eror }
        - { code: dead-link }
        - { severity: off }
        - { code: dead-link, severity: off, file: content/** }
        - { code: dead-link, severity: off, files: articles/2019/** }
      """, "Texte.")
    expect(
      site,
      reports: """
        content/site.yml:5:13: error: Le code « dead-links » n’existe pas [invalid-value]
          > Vouliez-vous dire « dead-link » ?
        content/site.yml:6:34: error: « checks[2].severity » ne peut pas valoir « eror » [invalid-value]
          > Vouliez-vous dire « error » ?
        content/site.yml:7:5: error: « checks[3].severity » manque [missing-field]
          > Ajoutez « severity: … »
        content/site.yml:8:5: error: « checks[4].code » manque [missing-field]
          > Ajoutez « code: … »
        content/site.yml:9:39: error: « checks[5].file » n’est pas un champ connu [unknown-key]
          > Vouliez-vous dire « files » ?
        content/site.yml:10:46: error: « articles/2019/** » ne désigne aucun fichier du site [invalid-value]
          > Écrivez un chemin depuis le dossier du site, avec * et ** : content/articles/2019/**
        """)
  }
}
