/// What a browser is sent.
package struct Response: Sendable {
  package var status: Int
  /// Besides those that every answer has.
  package var headers: [Header]
  package var body: Body

  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package enum Body: Hashable, Sendable {
    case bytes([UInt8])
    /// A file by its path in the site, or the part of it that a `Range` header asks for.
    case file(path: String, range: String?)
    /// The events of the preview, from the one behind this `Last-Event-ID` on.
    case events(after: String?)
  }

  package init(_ status: Int, _ headers: [Header] = [], _ body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  init(_ status: Int, type: String, _ bytes: [UInt8]) {
    self.init(status, [.init("Content-Type", type)], .bytes(bytes))
  }

  /// A sentence for whoever looks.
  init(_ status: Int, _ headers: [Header] = [], text: String) {
    self.init(status, type: "text/plain; charset=utf-8", Array((text + "\n").utf8))
    self.headers += headers
  }

  /// Sends the browser elsewhere, this time: what leads where may change with the next edit.
  init(redirectTo address: String) {
    self.init(302, [.init("Location", PercentEncoding.encoded(address))], .bytes([]))
  }

  /// What every answer bears. Nothing is kept by the browser, nothing is embedded by another site, and a file is
  /// what we say it is.
  package static let commonHeaders = [
    Header("Cache-Control", "no-store"), Header("X-Content-Type-Options", "nosniff"),
    Header("Cross-Origin-Resource-Policy", "same-origin"),
    Header("Content-Security-Policy", "frame-ancestors 'self'"), Header("Referrer-Policy", "same-origin"),
  ]
}
