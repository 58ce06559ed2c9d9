import Build
import Diagnostics
import Preview
import Site
import Testing

/// From a request to a response, without a socket.
@Suite struct AnsweringTests {
  private let answering = Answering(
    site: "/site", hosts: HostCheck(host: "127.0.0.1", port: 8080), language: .english, run: "r1",
    token: "secret")

  private static let page = "<html><head><title>T</title></head><body>B</body></html>"

  private func edition(_ base: String = "") -> Edition {
    Edition(
      version: 7, basePath: base,
      answer: { address in
        switch address {
        case "/", "/articles/un/": .document(path: "articles/un/index.html", bytes: Array(Self.page.utf8))
        case "/feed.xml": .document(path: "feed.xml", bytes: Array("<feed/>".utf8))
        case "/assets/a.css": .document(path: "assets/a.css", bytes: Array("a{}".utf8))
        case "/_redirects": .document(path: "_redirects", bytes: [])
        case "/articles/un": .moved(to: "/articles/un/")
        case "/images/été.png": .file(path: "content/images/été.png")
        case "/son.mp3": .file(path: "content/static/son.mp3")
        case "/ancien/": .redirect(to: .local("/articles/un/#a"), page: [])
        case "/ailleurs/": .redirect(to: .external("https://autre.example/é"), page: [])
        case "/perdu/": .redirect(to: .nowhere, page: Array(Self.page.utf8))
        default: .missing(page: Array("<head></head>404".utf8))
        }
      })
  }

  private func answer(
    _ target: String, _ headers: [String: String] = [:], method: String = "GET", in edition: Edition? = nil
  ) -> Response {
    answering.response(
      to: Request(
        method, target, headers: ["host": "localhost:8080"].merging(headers) { $1 }),
      edition ?? self.edition())
  }

  // MARK: The site

  @Test func `a page is sent with the script of the preview at the end of its head`() {
    let response = answer("/articles/un/")
    #expect(response.status == 200)
    #expect(response.headers == [.init("Content-Type", "text/html; charset=utf-8")])
    #expect(
      response.text == """
        <html><head><title>T</title><script src="/_feuillet/preview.js" data-version="7" data-run="r1" \
        data-token="secret" defer></script>
        </head><body>B</body></html>
        """)
  }

  @Test func `HEAD is answered as GET is`() {
    #expect(answer("/", method: "HEAD").text == answer("/").text)
  }

  @Test func `what is no page is sent as it is, as what it is`() {
    #expect(answer("/feed.xml").text == "<feed/>")
    #expect(answer("/feed.xml").headers == [.init("Content-Type", "application/atom+xml; charset=utf-8")])
    #expect(answer("/_redirects").headers == [.init("Content-Type", "text/plain; charset=utf-8")])
    #expect(answer("/assets/a.css").headers == [.init("Content-Type", "text/css; charset=utf-8")])
  }

  @Test func `a file is named with its type and the part that is asked for`() {
    let picture = answer("/images/%C3%A9t%C3%A9.png")
    #expect(picture.headers == [.init("Content-Type", "image/png")])
    #expect(picture.body == .file(path: "content/images/été.png", range: nil))
    #expect(
      answer("/son.mp3", ["range": "bytes=0-1"]).body
        == .file(path: "content/static/son.mp3", range: "bytes=0-1"))
  }

  @Test(arguments: [
    "/inconnu/", "/articles/../../etc/passwd", "/%00", "//evil.example/", "/_feuillet/inconnu",
  ])
  func `an address that nobody has gets the page that says so`(_ target: String) {
    let response = answer(target)
    #expect(response.status == 404)
    #expect(response.text.hasSuffix("</head>404"))
    #expect(response.text.contains("preview.js"))
  }

  @Test func `a former address leads on, for this time only`() {
    let response = answer("/ancien/")
    #expect(response.status == 302)
    #expect(response.headers == [.init("Location", "/articles/un/#a")])
    #expect(answer("/articles/un").headers == [.init("Location", "/articles/un/")])
    #expect(answer("/perdu/").status == 200)
    #expect(answer("/ailleurs/").headers == [.init("Location", "https://autre.example/%C3%A9")])
  }

  @Test func `a site with a path is served below it`() {
    let edition = edition("/blog")
    #expect(answer("/", in: edition).headers == [.init("Location", "/blog/")])
    #expect(answer("/blog", in: edition).headers == [.init("Location", "/blog/")])
    #expect(answer("/blog/", in: edition).status == 200)
    #expect(answer("/blog/articles/un/", in: edition).status == 200)
    #expect(answer("/blog/ancien/", in: edition).headers == [.init("Location", "/blog/articles/un/#a")])
    #expect(
      answer("/blog/ailleurs/", in: edition).headers == [.init("Location", "https://autre.example/%C3%A9")])
    for outside in ["/articles/un/", "/blogue/", "/feed.xml"] {
      #expect(answer(outside, in: edition).status == 404)
    }
  }

  @Test func `nothing is kept, embedded elsewhere or taken for something else`() {
    #expect(
      Response.commonHeaders == [
        .init("Cache-Control", "no-store"), .init("X-Content-Type-Options", "nosniff"),
        .init("Cross-Origin-Resource-Policy", "same-origin"),
        .init("Content-Security-Policy", "frame-ancestors 'self'"), .init("Referrer-Policy", "same-origin"),
      ])
  }

  @Test func `a site that never could be shown says what is wrong`() {
    let broken = Edition(
      version: 1,
      diagnostics: [
        Diagnostic(
          .missingSettings, at: Place(file: "content/site.yml"), Message(fr: "Rien", en: "No <site>"))
      ],
      answer: { _ in .nothing })
    let response = answer("/", in: broken)
    #expect(response.status == 503)
    #expect(response.text.contains("content/site.yml:1:1: error: No &lt;site&gt; [missing-settings]"))
    #expect(response.text.contains("preview.js"))
  }

  // MARK: Who may ask what

  @Test(arguments: ["evil.example:8080", "localhost", ""])
  func `a request that means another host is refused, whatever it asks for`(_ host: String) {
    for target in ["/", "/_feuillet/state", "/_feuillet/events", "/%00"] {
      let response = answer(target, ["host": host])
      #expect(response.status == 421)
      #expect(response.text == "This is not the address of the preview.\n")
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "CONNECT", ""])
  func `a site is only read`(_ method: String) {
    let response = answer("/articles/un/", method: method)
    #expect(response.status == 405)
    #expect(response.headers.contains(.init("Allow", "GET, HEAD")))
  }

  @Test func `the preview’s own addresses are commanded by its pages only`() {
    let page = ["origin": "http://localhost:8080", "x-feuillet-token": "secret"]
    #expect(answer("/_feuillet/state", page, method: "POST").status == 405)
    for (name, value) in [
      ("x-feuillet-token", "guess"), ("x-feuillet-token", ""), ("origin", "http://evil.example"),
      ("origin", "http://localhost:3000"), ("origin", "null"),
    ] {
      #expect(answer("/_feuillet/state", page.merging([name: value]) { $1 }, method: "POST").status == 403)
    }
    #expect(answer("/_feuillet/state", method: "POST").status == 403)
    #expect(answer("/_feuillet/state", page, method: "PUT").status == 405)
  }

  // MARK: The preview’s own addresses

  @Test func `the events go on behind the last one that was seen`() {
    let response = answer("/_feuillet/events", ["last-event-id": "r1.5"])
    #expect(response.headers == [.init("Content-Type", "text/event-stream; charset=utf-8")])
    #expect(response.body == .events(after: "r1.5"))
  }

  @Test func `script and style are in the program`() {
    #expect(
      answer("/_feuillet/preview.js").headers == [.init("Content-Type", "text/javascript; charset=utf-8")])
    #expect(answer("/_feuillet/preview.css").headers == [.init("Content-Type", "text/css; charset=utf-8")])
    #expect(answer("/_feuillet").headers == [.init("Location", "/_feuillet/")])
    #expect(answer("/_feuillet/").status == 200)
  }

  @Test func `they stay at the root when the site has a path`() {
    #expect(answer("/_feuillet/preview.js", in: edition("/blog")).status == 200)
    #expect(answer("/blog/_feuillet/preview.js", in: edition("/blog")).status == 404)
  }
}

extension Response {
  /// What is sent, as text.
  var text: String {
    if case .bytes(let bytes) = body { String(decoding: bytes, as: UTF8.self) } else { "" }
  }
}
