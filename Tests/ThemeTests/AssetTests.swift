import Build
import Foundation
import TestSite
import Testing

/// What pages load from their theme, and what they may load at all.
@Suite struct AssetTests {
  /// A site with a theme of these files whose articles state one style sheet.
  private func site(_ files: String, baseURL: String = "https://petit.example") async throws -> TestSite {
    let site = try TestSite.themed(files)
    try site.write(
      "themes/neuf/theme.yml", "extends: papier\nopening: [styles/un.css]\nstyles: [styles/deux.css]\n")
    try site.replace("https://petit.example", by: baseURL, in: "content/site.yml")
    return site
  }

  private func build(_ site: TestSite) async throws {
    let report = try await site.build()
    try #require(report.files != nil && report.diagnostics.isEmpty, "\(report.text)")
  }

  private func style(_ html: String) throws -> String {
    String(try #require(html.firstMatch(of: /<style>(.*)<\/style>/)).output.1)
  }

  private func linked(_ html: String, _ pattern: Regex<(Substring, Substring)>) throws -> String {
    String(try #require(html.firstMatch(of: pattern), "\(html)").output.1)
  }

  @Test func `a style is written without comments and needless spaces, and means the same`() async throws {
    let site = try await site(
      #"""
      -- themes/neuf/styles/un.css --
      /* Un ; deux */
      @media (min-width: 64rem) {
        .a > .b , .c :hover { color : red; --x: calc(1px + 2px) ; }
        .d::before { content: " /* ; } */ \" " ; font: 1rem / 1.5 "A  B", serif; }
      }
      .e /* dans un sélecteur */ .f{margin:0 1px}
      -- themes/neuf/styles/deux.css --
      """#)
    try await build(site)
    #expect(
      try style(site.page()) == #"""
        @media (min-width:64rem){.a>.b,.c :hover{color :red;--x:calc(1px + 2px)}.d::before{content:" /* ; } */ \" ";font:1rem / 1.5 "A  B",serif}}.e .f{margin:0 1px}
        """#)
  }

  @Test func `an article states its first screen and links the rest where that ends`() async throws {
    let site = try await site(
      "-- themes/neuf/styles/un.css --\na { b: c }\n-- themes/neuf/styles/deux.css --\nd { e: f }\n")
    try await build(site)
    let page = try site.page()
    let head = try #require(page.firstRange(of: "</head>"))
    let opening = try #require(page.firstRange(of: "</h1>"))
    let rest = try #require(page.firstRange(of: "<link rel=\"stylesheet\" href=\"/assets/neuf-suite."))
    let body = try #require(page.firstRange(of: "<div class=\"corps\">"))
    #expect(page[..<head.lowerBound].contains("<style>a{b:c}</style>"))
    #expect(opening.upperBound < rest.lowerBound && rest.upperBound < body.lowerBound)
    let home = try site.read("Output/index.html")
    #expect(!home.contains("<style>"))
    let address = try linked(home, /<link rel="stylesheet" href="([^"]*)">/)
    #expect(try site.read("Output" + address) == "a{b:c}d{e:f}")
  }

  @Test func `every page states a policy that allows its own style and nothing from elsewhere`() async throws
  {
    let site = try await site(
      "-- themes/neuf/styles/un.css --\na { b: c }\n-- themes/neuf/styles/deux.css --\n")
    try site.write(
      "content/articles/un.md",
      site.read("content/articles/un.md").replacing("slug: un", with: "slug: un\naliases: [/vieux/]"))
    try await build(site)
    // The digest as `openssl dgst -sha256 -binary | base64` gives it.
    let policy = "default-src 'self'; style-src 'self' 'sha256-0cRUVYRKwNwnl1hkfkPGjkht16b039TjFdJzmXfFK2o='"
    for path in try FolderTree(site.output).files where path.hasSuffix(".html") {
      let html = try site.read("Output/" + path)
      #expect(
        html.contains(
          #"http-equiv="Content-Security-Policy" content="\#(policy.replacing("'", with: "&#39;"))">"#),
        "\(path)")
    }
    #expect(
      try site.read("Output/_headers") == """
        /*
          Content-Security-Policy: \(policy); base-uri 'none'; form-action 'self'; frame-ancestors 'none'
          Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
          Referrer-Policy: strict-origin-when-cross-origin
          X-Content-Type-Options: nosniff
        /assets/*
          Cache-Control: public, max-age=31536000, immutable

        """)
  }

  @Test func `a site’s own headers stand in for those of the generator`() async throws {
    let site = try await site("-- themes/neuf/styles/un.css --\n-- themes/neuf/styles/deux.css --\n")
    try site.write("content/static/_headers", "/*\n  X-Robots-Tag: none\n")
    try await build(site)
    #expect(try site.read("Output/_headers") == "/*\n  X-Robots-Tag: none\n")
  }

  // MARK: Fonts and icons

  @Test func `what a style names is written beside it, at an address that its content gives`() async throws {
    let site = try await site(
      """
      -- themes/neuf/styles/un.css --
      @font-face { font-family: "A"; src: url("../fonts/a.woff2") format("woff2") }
      -- themes/neuf/styles/deux.css --
      .b { background: url(motif.svg) }
      -- themes/neuf/styles/motif.svg --
      <svg xmlns="http://www.w3.org/2000/svg"/>
      -- themes/neuf/fonts/a.woff2 --
      police
      -- themes/neuf/fonts/lisez-moi.txt --
      Ce fichier n’est pas lu.
      """, baseURL: "https://petit.example/blog")
    try await build(site)
    let font = try linked(try style(site.page()), /url\(\/blog(\/assets\/a\.[0-9a-f]{12}\.woff2)\)/)
    #expect(try site.read("Output" + font) == "police\n")
    let sheet = try linked(site.page(), /href="\/blog(\/assets\/neuf-suite\.[0-9a-f]{12}\.css)"/)
    let picture = try linked(
      site.read("Output" + sheet), /^\.b\{background:url\((motif\.\w+\.svg)\)\}$/)
    #expect(try site.read("Output/assets/" + picture).hasPrefix("<svg"))
    #expect(try site.read("Output/_headers").hasPrefix("/blog/*\n"))
  }

  @Test(arguments: [
    ("../fonts/vide.woff2", "fonts/vide.woff2"),
    ("https://fonts.example/a.woff2", "styles/https://fonts.example/a.woff2"),
  ])
  func `a style that names what the theme has not is an error at that place`(name: String, path: String)
    async throws
  {
    let site = try await site(
      "-- themes/neuf/styles/un.css --\n\na { src: url(\"\(name)\") }\n-- themes/neuf/styles/deux.css --\n")
    let report = try await site.build()
    #expect(report.files == nil)
    #expect(
      report.text.contains(
        "themes/neuf/styles/un.css:2:15: error: The theme has no file “\(path)” [missing-theme-file]"),
      "\(report.text)")
  }

  @Test func `a site’s own icons stand in for those of its theme`() async throws {
    let site = try TestSite.themed("")
    try await build(site)
    for (rel, type) in [("icon\" type=\"image/svg\\+xml", "svg"), ("apple-touch-icon", "png")] {
      let icon = try linked(
        site.page(), try Regex("<link rel=\"\(rel)\" href=\"(/assets/[^\"]*\\.\(type))\">"))
      #expect(FileManager.default.fileExists(atPath: site.output + icon))
    }
    try site.write("content/static/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
    try site.write("content/static/apple-touch-icon.png", "image")
    try await build(site)
    #expect(try site.page().contains(#"<link rel="icon" type="image/svg+xml" href="/favicon.svg">"#))
    #expect(try site.page().contains(#"<link rel="apple-touch-icon" href="/apple-touch-icon.png">"#))
  }
}
