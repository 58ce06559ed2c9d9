import Build
import Diagnostics
import Foundation
import TestSite
import Testing

/// No name leads out of its folder, and none writes a line into the files that hosts read.
@Suite struct HostilePathTests {
  /// What climbs, hides, or is another name on another machine.
  static let tricks = [
    "..", ".", "../x", "../../etc/passwd", "/etc/passwd", "a/../../x", "a/b", "a\\b", "..\\x", "C:\\x", "C:x",
    "//hote/x", "%2e%2e", "%2e%2e%2fx", "..%2fx", "a%00b", "a\u{0}b", "a\nb", "a\r\nX-En-Tete: x", "a\tb",
    ".git",
    ".htaccess", "a.", "a ", " a", "~root", "$HOME", "\u{2025}", "\u{FF0E}\u{FF0E}", "a\u{2215}b",
    "a\u{FF0F}b",
    "\u{430}", "a\u{200B}b", "a\u{202E}b", "A", "É", "e\u{301}", "*", "a?b", "a#b", "a:b", "a|b", "-", "_",
    "",
    "index.html", String(repeating: "a", count: 300),
  ]

  @Test func `a slug is a name and no path`() async throws {
    let cases = Self.tricks.filter { !$0.isEmpty }.enumerated().map { number, trick in
      HostileCase(
        files: [HostileSite.article(number, "slug: \(HostileSite.quoted(trick))")], payload: trick,
        outcome: .refused(.badSlug))
    }
    _ = try await HostileSite.hold(cases)
  }

  @Test func `names of devices and of files of the host are names like others, in a folder`() async throws {
    let names = ["con", "aux", "nul", "prn", "com1", "lpt1", "admin", "feed-xml", "robots"]
    let cases = names.enumerated().map { number, name in
      HostileCase(files: [HostileSite.article(number, slug: name)], payload: name, outcome: .harmless)
    }
    let site = try await HostileSite.hold(cases)
    for name in names { #expect(site.exists("Output/articles/\(name)/index.html")) }
  }

  @Test func `a former address is one of the site`() async throws {
    let cases =
      [
        "..", "/..", "/../x/", "/a/../../x/", "/a/./b/", "/%2e%2e/", "/a%2fb/", "/a\\b/", "//hote/", "/a//b/",
        "/.git/", "/.htaccess", "/a\nb/", "/a b/", "/a\tb/", "/a?b/", "/a#b/", "/*", "/:a/", "/a|b/",
        "/<zz>/",
        "/\"a/", "https://ailleurs.example/", "javascript:zz()", "", "/", "C:\\x", "/C:/x",
        "/" + String(repeating: "a", count: 300) + "/", "/a\u{0}/", "/a\u{7F}/", "/a\u{202E}b/",
        "/a\u{200B}b/",
        "/a\u{85}b/", "/a\u{2028}b/", "/a\u{A0}b/",
      ].filter { !$0.isEmpty }.enumerated().map { number, trick in
        HostileCase(
          files: [HostileSite.article(number, "aliases: [\(HostileSite.quoted(trick))]")], payload: trick,
          outcome: .refused(.badSlug))
      }
      + [
        "/un/", "/articles/un/index.html", "/404.html", "/feed.xml", "/", "/index.html", "/images/plan.svg",
        "/sitemap.xml",
      ].dropFirst().filter { $0 != "/" }.enumerated().map { number, trick in
        HostileCase(
          files: [HostileSite.article(100 + number, "aliases: [\(trick)]")], payload: trick,
          outcome: .refused(.addressCollision))
      }
    _ = try await HostileSite.hold(cases)
  }

  @Test func `a picture or a link leads to nothing outside of the site`() async throws {
    let tricks = [
      "../../../../etc/passwd", "/etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fsite.yml",
      "../site.yml",
      "/../site.yml", "..\\..\\site.yml", "/images/../../site.yml", "/content/site.yml",
      "../authors/../site.yml",
      "/themes/papier/theme.yml", "/.git/config", "/.feuillet/build.cache",
    ]
    var cases: [HostileCase] = []
    for trick in tricks {
      for text in ["[x](\(trick))", "![x](\(trick))", "<a href=\"\(trick)\">x</a>", "<img src=\"\(trick)\">"]
      {
        cases.append(
          HostileCase(
            files: [HostileSite.article(cases.count, text: text)], payload: trick,
            outcome: .refused(text.contains("img") || text.hasPrefix("!") ? .missingImage : .deadLink)))
      }
    }
    for trick in ["../../site.yml", "/etc/passwd", "%2e%2e/site.yml"] {
      let text = "cover: { image: \(HostileSite.quoted(trick)), alt: x }"
      cases.append(
        HostileCase(
          files: [HostileSite.article(cases.count, text)], payload: trick, outcome: .refused(.missingImage)))
    }
    for id in ["../x", "", "%2e%2e", "a/b"] {
      cases.append(
        HostileCase(
          files: [HostileSite.article(cases.count, text: "[x](<partenaire:\(id)>)")], payload: id,
          outcome: .refused(.unknownPartner)))
    }
    for field in ["author: ../anne", "author: /etc/passwd", "author: ANNE"] {
      cases.append(
        HostileCase(
          files: [HostileSite.article(cases.count, field)], payload: field, outcome: .refused(.unknownAuthor))
      )
    }
    _ = try await HostileSite.hold(cases)
  }

  @Test func `tags and categories are folders of their own, whatever they are called`() async throws {
    let names = [
      "../x", "a/b", "a\\b", "%2e%2e", "CON", "Tag", "tag", "TAG", "index.html", "pages", "<zz>", "a\nb",
      ".git",
      "~root", "a\u{202E}b", "été", "ete", "a.", "C:x", "$HOME", "*a", "a?b#c",
    ]
    var cases: [HostileCase] = []
    for name in names {
      for field in ["category: \(HostileSite.quoted(name))", "tags: [\(HostileSite.quoted(name))]"] {
        cases.append(
          HostileCase(files: [HostileSite.article(cases.count, field)], payload: field, outcome: .harmless))
      }
    }
    let site = try await HostileSite.hold(cases)
    for (path, _) in try HostileSite.output(of: site) {
      #expect(path.wholeMatch(of: /[a-z0-9\/._-]+/) != nil, "\(path)")
    }
  }

  @Test func `a redirect writes one line into the files of hosts`() async throws {
    let targets = [
      "/articles/un/\n/x /y 200", "https://ailleurs.example/\r\nX-Mal: oui", "https://ailleurs.example/ 200",
      "javascript:zz()", "JAVASCRIPT:zz()", "data:text/html,zz", "../../x", "/a\u{0}b", "/a\u{85}b",
    ]
    for target in targets {
      let site = try TestSite(HostileSite.base)
      try site.write(
        "content/site.yml",
        try site.read("content/site.yml") + "redirects:\n  /ancien/: \(HostileSite.quoted(target))\n")
      let report = try await site.build()
      if report.diagnostics.contains(where: { $0.severity == .error && $0.place?.file == "content/site.yml" })
      {
        continue
      }
      try HostileSite.holdOutput(of: site)
      for (path, text) in try HostileSite.output(of: site) where path == "_redirects" || path == "_headers" {
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(!lines.contains { $0.hasPrefix("X-Mal") || $0.hasPrefix("/x") }, "\(path): \(text)")
        #expect(!lines.contains { $0.hasSuffix(" 200") }, "\(path): \(text)")
      }
    }
  }

  @Test func `a theme of the site reads no file but its own`() async throws {
    for name in ["../x", "/etc", "..", ".", "a/b", "%2e%2e", "Papier", "papier\n", "~", "a\u{0}b"] {
      let site = try TestSite(HostileSite.base)
      try site.write(
        "content/site.yml", try site.read("content/site.yml") + "theme: \(HostileSite.quoted(name))\n")
      let report = try await site.build()
      #expect(report.diagnostics.contains { $0.severity == .error }, "\(name)")
      #expect(!site.exists("Output"), "\(name)")
    }
    for include in ["../../../content/site", "/etc/passwd", "..", "partials/%2e%2e/x", "layouts/../theme"] {
      let site = try TestSite(HostileSite.base)
      try site.write("content/site.yml", try site.read("content/site.yml") + "theme: mien\n")
      try site.write("themes/mien/theme.yml", "extends: papier\n")
      try site.write("themes/mien/layouts/article.mustache", "{{> \(include)}}")
      let report = try await site.build()
      #expect(report.diagnostics.contains { $0.severity == .error }, "\(include)")
      #expect(!site.exists("Output"), "\(include)")
    }
  }
}
