import Build
import Diagnostics
import Site

/// How the preview answers: a function from a request and what there is to show to a response.
package struct Answering: Sendable {
  /// The folder that holds `content/`.
  let site: String
  let hosts: HostCheck
  let language: Language
  /// Which run of the server this is. Versions begin anew with each.
  let run: String
  /// What a page must show that it is one of ours, to ask for more than to see something.
  let token: String

  /// The morph, then what calls it, in one scope of their own: nothing of theirs meets the names of a theme.
  private static let script =
    Array("(() => {\n\"use strict\";\n".utf8) + PackageResources.morph_js + PackageResources.preview_js
    + Array("})();\n".utf8)

  package init(site: String, hosts: HostCheck, language: Language, run: String, token: String) {
    self.site = site
    self.hosts = hosts
    self.language = language
    self.run = run
    self.token = token
  }

  /// The answer to a request. A file is named only: whoever sends it opens it.
  package func response(to request: Request, _ edition: Edition) -> Response {
    guard hosts.allows(request.headers["host"]) else {
      return Response(
        421,
        text: Message(
          fr: "Cette adresse n’est pas celle de l’aperçu.", en: "This is not the address of the preview.")(
            language))
    }
    guard let path = request.path else { return missing(edition) }
    if path.hasPrefix(PreviewAddress.root) { return own(path, request, edition) }
    guard request.isReading else { return notAllowed }
    if path + "/" == PreviewAddress.root { return Response(redirectTo: PreviewAddress.root) }
    if !edition.basePath.isEmpty, path == "/" || path == edition.basePath {
      return Response(redirectTo: edition.basePath + "/")
    }
    guard path.hasPrefix(edition.basePath + "/") else { return missing(edition) }
    switch edition.answer(String(path.dropFirst(edition.basePath.count))) {
    case .document(let path, let bytes):
      let type = MediaType.of(path)
      return type == MediaType.html ? page(200, bytes, edition) : Response(200, type: type, bytes)
    case .file(let path):
      return Response(
        200, [.init("Content-Type", MediaType.of(path))],
        .file(path: path, range: request.headers["range"]))
    case .moved(let address), .redirect(.local(let address), _):
      return Response(redirectTo: edition.basePath + address)
    case .redirect(.external(let address), _): return Response(redirectTo: address)
    // What led somewhere and now does not says so.
    case .redirect(.anchor, let bytes), .redirect(.nowhere, let bytes): return page(200, bytes, edition)
    case .missing(let bytes): return page(404, bytes, edition)
    case .nothing: return page(503, EmptyPage(edition, language).bytes, edition)
    }
  }

  /// The page for an address that nobody has.
  func missing(_ edition: Edition) -> Response {
    switch edition.answer("/404.html") {
    case .document(_, let bytes), .missing(let bytes): page(404, bytes, edition)
    case .file, .redirect, .moved, .nothing: page(404, EmptyPage(edition, language).bytes, edition)
    }
  }

  private func page(_ status: Int, _ bytes: [UInt8], _ edition: Edition) -> Response {
    let injection = Injection(version: edition.version, run: run, token: token)
    return Response(status, type: MediaType.html, injection.into(bytes))
  }

  // MARK: The preview’s own addresses

  private func own(_ path: String, _ request: Request, _ edition: Edition) -> Response {
    if request.method == "POST", let refusal = refusal(ofCommand: request) { return refusal }
    guard request.isReading else { return notAllowed }
    switch path {
    case PreviewAddress.root:
      let desk = DeskView(edition, DeskQuery(request.query), language, file: file)
      return page(200, Interface.desk.html(desk), edition)
    case PreviewAddress.script:
      return Response(200, type: MediaType.of(path), Self.script)
    case PreviewAddress.style:
      return Response(200, type: MediaType.of(path), PackageResources.preview_css)
    case PreviewAddress.events:
      return Response(
        200, [.init("Content-Type", "text/event-stream; charset=utf-8")],
        .events(after: request.headers["last-event-id"]))
    case PreviewAddress.state:
      func decoded(_ name: String) -> String? { request.query[name].flatMap(PercentEncoding.decoded) }
      let state = PageState(
        edition, run: run, address: decoded("address") ?? "/", former: decoded("file"), language, file: file)
      return Response(200, type: "application/json", Array(state.json.serialized().utf8))
    default: return missing(edition)
    }
  }

  /// A file of the site, read again for what is shown of it.
  private func file(_ path: String) -> SourceFile? { SiteBuilder.source(path, site: site) }

  /// Why a request that would do something is not from a page of ours; `nil` when it is from one.
  private func refusal(ofCommand request: Request) -> Response? {
    guard let host = request.headers["host"], request.headers["origin"] == "http://\(host)",
      request.headers["x-feuillet-token"] == token
    else {
      return Response(
        403,
        text: Message(
          fr: "Seules les pages de l’aperçu peuvent le demander.",
          en: "Only pages of the preview may ask this.")(
            language))
    }
    return nil
  }

  private var notAllowed: Response {
    Response(
      405, [.init("Allow", "GET, HEAD")],
      text: Message(
        fr: "L’aperçu se lit\u{A0}: seules les méthodes GET et HEAD sont permises.",
        en: "The preview is for reading: only GET and HEAD are allowed.")(language))
  }
}

extension Request {
  /// Whether it only asks to see something.
  fileprivate var isReading: Bool { method == "GET" || method == "HEAD" }
}
