import Build
import Diagnostics

/// What the script in a page is told of that page and of the site: the bar and what stands over a broken page, as
/// HTML, and where the lines of the file are.
struct PageState {
  let json: JSONValue

  /// - Parameters:
  ///   - address: that of the page, with the base path, as the browser shows it.
  ///   - former: the file that the page was made of, for one that may have gone.
  init(
    _ edition: Edition, run: String, address: String, former: String?, _ language: Language,
    file: @escaping (String) -> SourceFile?
  ) {
    let local = address.hasPrefix(edition.basePath + "/") ? address.dropFirst(edition.basePath.count) : "/"
    let facts = edition.facts(String(local))
    var views = ProblemViews(language, file: file)
    let own = edition.diagnostics.filter { $0.concerns(facts?.file) }
    let bar = BarView(
      facts: facts, edition: edition,
      moved: facts == nil
        ? former.flatMap(edition.addressOfFile).map { PercentEncoding.encoded(edition.basePath + $0) } : nil,
      problems: views(own))
    let isSiteBroken = facts?.isSiteOutOfDate ?? true
    let blocking = edition.diagnostics.filter {
      $0.severity == .error && ($0.concerns(facts?.file) || (isSiteBroken && $0.isOfSite))
    }
    json = .object([
      ("version", .int(edition.version)), ("run", .string(run)), ("address", .string(address)),
      ("source", facts?.file.map { .string($0) } ?? .null),
      ("line", .int(facts?.line ?? 1)),
      ("isOutOfDate", .bool(facts?.isOutOfDate ?? false)),
      (
        "headings",
        .array((facts?.headings ?? []).map { .object([("id", .string($0.id)), ("line", .int($0.line))]) })
      ),
      ("bar", .string(String(decoding: Interface.bar.html(bar), as: UTF8.self))),
      (
        "overlay",
        .string(
          blocking.isEmpty
            ? ""
            : String(
              decoding: Interface.overlay.html(OverlayView(facts: facts, problems: views(blocking))),
              as: UTF8.self))
      ),
    ])
  }
}

extension Diagnostic {
  /// Whether it is about a file, or names it.
  fileprivate func concerns(_ file: String?) -> Bool {
    guard let file else { return false }
    return place?.file == file || related.contains { $0.place.file == file }
  }

  /// Whether it is about what all pages are made with: the settings, the theme.
  fileprivate var isOfSite: Bool {
    guard let file = place?.file else { return true }
    return file == "content/site.yml" || !file.hasPrefix("content/")
  }
}
