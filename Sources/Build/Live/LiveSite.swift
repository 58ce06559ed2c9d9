import Content
import Diagnostics
import Site

/// A site kept in memory, brought up to date as its files change.
package actor LiveSite {
  private let site: String
  private let themeRoots: [String]
  private let options: Composition.Options
  private var snapshot = LiveSnapshot()

  package init(site: String, themeRoots: [String], options: Composition.Options) {
    self.site = site
    self.themeRoots = themeRoots
    self.options = options
  }

  /// Reads what changed (paths relative to the site; `nil`: everything) and publishes a new snapshot.
  @discardableResult
  package func update(_ paths: Set<String>?) async throws(MachineFailure) -> LiveSnapshot {
    var stages = Stages()
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: themeRoots, jobs: options.jobs)
      .read(diagnostics: &diagnostics)
    var ignored: [Diagnostic] = []
    let settings = sources.settings.flatMap {
      Settings.read($0, baseURL: options.baseURL, diagnostics: &ignored)
    }
    let composition = try await Composition.make(sources, options, &stages, diagnostics: &diagnostics)
    snapshot.version += 1
    snapshot.diagnostics = diagnostics.inReportingOrder()
    guard let composition, !diagnostics.hasErrors else { return snapshot }
    snapshot.basePath = settings?.baseURL.path ?? ""
    snapshot.site = site
    snapshot.files = composition.files
    snapshot.documents = composition.assets
    for number in 0..<composition.documentCount {
      let (path, bytes) = composition.document(number)
      let isPage = path.hasSuffix("/index.html") || path == "index.html"
      snapshot.documents["/" + (isPage ? String(path.dropLast("index.html".count)) : path)] = bytes
    }
    snapshot.sources = [:]
    for file in sources.articles {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("slug: ") }) else { continue }
      snapshot.sources["/articles/\(line.dropFirst("slug: ".count))/"] = file.path
    }
    return snapshot
  }
}

/// What the preview shows at one moment. A value; rendering is done by whoever asks.
package struct LiveSnapshot: Sendable {
  /// Grows with every update.
  package var version = 0
  /// Of the whole site, in reporting order.
  package var diagnostics: [Diagnostic] = []
  /// The path below which the site lives: "" or `/blog`.
  package var basePath = ""
  fileprivate var site = ""
  fileprivate var files: [String: String] = [:]
  fileprivate var documents: [String: [UInt8]] = [:]
  fileprivate var sources: [String: String] = [:]

  /// What stands at an address: a decoded path from the root, without the base path.
  package func answer(_ address: String) -> LiveAnswer {
    if let bytes = documents[address] { return .document(bytes: bytes, type: DocumentType(address)) }
    if let path = files[address] { return .file(path: path) }
    if documents[address + "/"] != nil { return .redirect(to: address + "/") }
    return .missing(page: documents["/404.html"] ?? [])
  }

  /// The file that a page is made of, by its path in the site.
  package func source(_ address: String) -> String? { sources[address] }
}

/// What stands at an address.
package enum LiveAnswer: Sendable {
  /// A page, feed, sitemap or asset.
  case document(bytes: [UInt8], type: DocumentType)
  /// A file of `content/` to be sent from the disk.
  case file(path: String)
  /// A former address, or one without its slash. Addresses of ours are without the base path.
  case redirect(to: String)
  /// Nothing; the page that says so.
  case missing(page: [UInt8])
}

/// What a document is written in.
package enum DocumentType: Sendable {
  case html, css, javascript, atom, xml, text

  fileprivate init(_ address: String) {
    switch address.split(separator: ".").last {
    case "css": self = .css
    case "js": self = .javascript
    case "xml": self = address.hasSuffix("feed.xml") ? .atom : .xml
    case "txt": self = .text
    default: self = address == "/_redirects" ? .text : .html
    }
  }

  /// The value of the `Content-Type` header.
  package var contentType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .css: "text/css; charset=utf-8"
    case .javascript: "text/javascript; charset=utf-8"
    case .atom: "application/atom+xml; charset=utf-8"
    case .xml: "application/xml"
    case .text: "text/plain; charset=utf-8"
    }
  }
}
