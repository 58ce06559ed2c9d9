import Build
import TestSite
import Testing

/// What `feuillet check` says of what would tell others of the readers.
struct PrivacyCheckTests {
  private static func site(_ text: String = "Texte.", settings: String = "", files: String = "") throws
    -> TestSite
  {
    try TestSite(
      """
      -- content/site.yml --
      title: Le blog
      baseURL: https://blog.example.com
      defaultAuthor: lea
      \(settings)
      -- content/authors/lea.md --
      ---
      name: Léa Martin
      ---
      -- content/articles/a.md --
      ---
      title: Un article
      description: Une description.
      date: 2026-09-16
      slug: a
      ---

      \(text)

      """ + files)
  }

  // MARK: What is right

  @Test(arguments: [
    "[Un lien](https://ailleurs.example/a.js)", "<a href=\"https://ailleurs.example/\">x</a>",
    "```html\n<script src=\"https://ailleurs.example/a.js\"></script>\n<img src=\"https://ailleurs.example/a.png\">\n```",
    "`<iframe src=\"https://ailleurs.example/\">` et `document.cookie`", "Le mot localStorage, et gtag.",
    "<form action=\"/merci/\"><input></form>", "<video poster=\"/images/a.png\" controls></video>",
    "<img src=\"https://blog.example.com/images/a.png\" alt=\"\">",
  ])
  func `links, code, data and what is ours are right in a text`(_ text: String) async throws {
    let site = try Self.site(
      text, files: "-- content/images/a.png --\n-- content/static/merci/index.html --\n")
    #expect(try await site.check() == "")
  }

  @Test(arguments: [
    (
      "a.html",
      "<!-- <script src='https://ailleurs.example/a.js'></script> --><a href='https://ailleurs.example'>x</a>"
    ),
    ("a.html", "<link rel=canonical href='https://ailleurs.example/'><link rel='stylesheet' href='/a.css'>"),
    ("a.html", "<pre>&lt;script src=\"https://ailleurs.example/a.js\"></pre><p>document.cookie</p>"),
    (
      "a.html",
      "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"x\":\"localStorage\"}</script>"
    ),
    (
      "a.html",
      "<script src='https://blog.example.com/a.js'></script><img src='data:image/svg+xml,%3Csvg%3E'>"
    ),
    (
      "a.css",
      "/* @import url(https://ailleurs.example/a.css) */ a { background: url(data:image/png;base64,AA//AA) }"
    ),
    ("a.css", "@namespace svg url(fond.svg); a::after { content: \"https://ailleurs.example\" }"),
    (
      "a.js",
      "// document.cookie\n/* localStorage */ const a = 'sessionStorage', b = \"https://ailleurs.example\""
    ),
    (
      "a.js",
      "const myLocalStorage = 1, localStorageIs = 2, x = 'http://www.w3.org/2000/svg'; fetch('/a.json')"
    ),
    ("a.js", "import x from './b.js'; const gtags = 1"),
    ("a.txt", "<script src=\"https://ailleurs.example/a.js\">"),
  ])
  func `a file that only speaks of them is right`(_ name: String, _ text: String) async throws {
    #expect(try await Self.site(files: "-- content/static/\(name) --\n\(text)\n").check() == "")
  }

  @Test func `a picture within its address asks nobody`() async throws {
    let report = try await Self.site("![Un point](data:image/png;base64,iVBORw0KGgo=)").check()
    #expect(report.contains("warning: ") && report.contains("[missing-image]") && !report.contains("error"))
  }

  @Test(arguments: ["papier", "regate"])
  func `the themes of the checkout are right`(_ theme: String) async throws {
    let table = ":::decision[Que faire ?]\n| Si | Alors |\n| --- | --- |\n| Un | Deux |\n:::\n"
    #expect(try await Self.site(table, settings: "theme: \(theme)").check() == "")
  }

  // MARK: What is wrong

  @Test(arguments: [
    ("<video poster=\"https://ailleurs.example/a.png\"></video>", "8:16"),
    ("<form action=\"https://ailleurs.example/envoi\"></form>", "8:15"),
    ("<object data=\"//ailleurs.example/a.swf\"></object>", "8:15"),
    (
      "<img src=\"/images/a.png\" alt=\"\" srcset=\"/images/a.png 1x, https://ailleurs.example/b.png 2x\">",
      "8:41"
    ),
    ("<a href=\"/\" ping=\"https://ailleurs.example/\">x</a>", "8:19"),
    ("<link rel=\"stylesheet\" href=\"https://ailleurs.example/a.css\">", "8:30"),
  ])
  func `raw HTML that asks another host is an error`(_ text: String, _ place: String) async throws {
    #expect(
      try await Self.site(text, files: "-- content/images/a.png --\n").check() == """
        content/articles/a.md:\(place): error: Le navigateur du lecteur s’adresserait à « ailleurs.example » [foreign-resource]
          > Copiez le fichier dans le site, ou permettez l’hôte dans site.yml : « privacy: { allow: [{ host: ailleurs.example, reason: … }] } ».
        """)
  }

  @Test func `a picture from elsewhere is a warning of the build and an error of the check`() async throws {
    let site = try Self.site("![Un plan](https://ailleurs.example/plan.png)")
    let message =
      "content/articles/a.md:8:12: error: L’image « https://ailleurs.example/plan.png » est ailleurs : elle ne s’affichera pas [foreign-resource]"
    #expect(try await site.check().hasPrefix(message))
    #expect(try await site.build().text.contains("content/articles/a.md:8:12: warning:"))
  }

  @Test(arguments: [
    ("a.html", "<script src='https://ailleurs.example/a.js'></script>", "1:9", "ailleurs"),
    ("a.html", "<IFRAME SRC=//ailleurs.example></IFRAME>", "1:9", "ailleurs"),
    ("a.html", "<link rel='dns-prefetch' href='https://ailleurs.example'>", "1:26", "ailleurs"),
    ("a.html", "<style>@import 'https://ailleurs.example/a.css';</style>", "1:17", "ailleurs"),
    ("a.html", "<p style=\"background: url(https://ailleurs.example/a.png)\">", "1:27", "ailleurs"),
    ("a.html", "<script>document.cookie = 'a=1'</script>", "1:9", "cookie"),
    ("a.html", "<script>new Image().src = 'https://ailleurs.example/p'</script>", "1:28", "ailleurs"),
    ("a.css", "a { background: url( https://ailleurs.example/a.png ) }", "1:21", "ailleurs"),
    ("a.css", "@import url(\"//ailleurs.example/a.css\");", "1:14", "ailleurs"),
    ("a.js", "x = /^https?:\\/\\//; localStorage.a = 1", "1:21", "localStorage"),
    ("a.js", "window.sessionStorage", "1:8", "sessionStorage"),
    ("a.js", "import x from 'https://ailleurs.example/x.js'", "1:16", "ailleurs"),
    ("a.js", "fetch( `https://ailleurs.example/${x}` )", "1:9", "ailleurs"),
    ("a.js", "r.open('GET', 'https://ailleurs.example/x')", "1:16", "ailleurs"),
    ("a.js", "s = 'https://www.googletagmanager.com/gtm.js?id='", "1:6", "googletagmanager.com"),
    ("a.js", "function a() { gtag('js', 1) }", "1:16", "gtag"),
  ])
  func `a file that loads, keeps or tracks is an error`(
    _ name: String, _ text: String, _ place: String, _ what: String
  )
    async throws
  {
    let report = try await Self.site(files: "-- content/static/\(name) --\n\(text)\n").check()
    #expect(report.hasPrefix("content/static/\(name):\(place): error: "), "\(report)")
    #expect(report.contains(what) && report.split(separator: "\n").count == 2, "\(report)")
  }

  @Test func `a theme is held to the same`() async throws {
    let site = try Self.site(
      settings: "theme: neuf",
      files: """
        -- themes/neuf/theme.yml --
        extends: papier
        -- themes/neuf/partials/footer.mustache --
        <footer><img src="https://ailleurs.example/p.gif" alt=""></footer>
        -- themes/neuf/blocks/decision/script.js --
        localStorage.setItem('a', 1)
        """)
    #expect(
      try await site.check() == """
        themes/neuf/blocks/decision/script.js:1:1: error: Ce script garde des données chez le lecteur (localStorage) [browser-storage]
          > Retirez-le, ou dites pourquoi il le faut dans site.yml : « privacy: { allow: [{ storage: localStorage, reason: … }] } ».
        themes/neuf/partials/footer.mustache:1:14: error: Le navigateur du lecteur s’adresserait à « ailleurs.example » [foreign-resource]
          > Copiez le fichier dans le site, ou permettez l’hôte dans site.yml : « privacy: { allow: [{ host: ailleurs.example, reason: … }] } ».
        """)
  }

  // MARK: What is allowed

  @Test func `what is allowed for a reason is right, and the policy of pages lets it through`() async throws {
    let site = try Self.site(
      "![Un plan](https://images.example/plan.png)\n\n<video poster=\"https://images.example/a.png\"></video>",
      settings: """
        privacy:
          allow:
            - { host: Images.example, reason: "Nos photos, chez notre hébergeur" }
            - { storage: localStorage, reason: Le choix du thème }
        """, files: "-- content/static/a.js --\nlocalStorage.theme = 'sombre'; document.cookie\n")
    let report = try await site.check()
    #expect(
      report.contains("(cookie) [browser-storage]") && report.split(separator: "\n").count == 2, "\(report)")
    #expect(try await site.build().diagnostics.isEmpty)
    let page = try site.read("Output/articles/a/index.html")
    #expect(page.contains("content=\"default-src &#39;self&#39; https://images.example; style-src"))
    #expect(try site.read("Output/_headers").contains("default-src 'self' https://images.example;"))
  }

  @Test func `what is allowed needs a reason`() async throws {
    let site = try Self.site(
      settings: """
        privacy:
          allow:
            - { host: images.example }
            - { host: 'https://images.example/', reason: x }
            - { storage: cookies, reason: x }
            - { reason: x }
          hosts: []
        """)
    #expect(
      try await site.check() == """
        content/site.yml:6:7: error: « privacy.allow[1].reason » manque [missing-field]
          > Dites pourquoi les lecteurs doivent l’accepter : « reason: … ».
        content/site.yml:7:15: error: « https://images.example/ » n’est pas un hôte [bad-url]
          > Écrivez « images.example ».
        content/site.yml:8:18: error: « privacy.allow[3].storage » ne peut pas valoir « cookies » [invalid-value]
          > Vouliez-vous dire « cookie » ?
        content/site.yml:9:7: error: Rien n’est permis ici [missing-field]
          > Ajoutez « host: videos.example.com » ou « storage: localStorage ».
        content/site.yml:10:3: error: « privacy.hosts » n’est pas un champ connu [unknown-key]
          > Champs connus : allow
        """)
  }
}
