import Content
import Diagnostics
import French
import Site

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An article, an author or a page that is added to a site, ready to be written on.
package struct NewDocument: Sendable {
  /// What is added.
  package enum Kind: String, CaseIterable, Sendable {
    case article, author, page
  }

  package let kind: Kind
  package let title: String

  /// - Returns: `nil` for a title without any visible character. Control characters in it become spaces.
  package init?(_ kind: Kind, title: String) {
    let scalars = title.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    guard let first = scalars.firstIndex(where: { $0 != " " }),
      let last = scalars.lastIndex(where: { $0 != " " }),
      scalars.contains(where: { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint })
    else { return nil }
    self.kind = kind
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[first...last])
    self.title = String(text)
  }

  /// What became of it.
  package struct Report: Sendable {
    /// The file that was written, by its path in the site; `nil` when it was refused.
    package var path: String?
    package var diagnostics: [Diagnostic]
  }

  /// Writes the file. A name or an address that is taken is refused; errors in other files are no obstacle, but
  /// those of `site.yml`, which says who the author is, are reported.
  package func write(
    site: String, now: Instant, jobs: Int
  ) async throws(MachineFailure) -> Report {
    var ignored: [Diagnostic] = []
    let sources = try await SourceReader(site: site, themeRoots: [], jobs: jobs).read(diagnostics: &ignored)
    guard let file = sources.settings else { return Report(diagnostics: [.noSite]) }
    var diagnostics: [Diagnostic] = []
    let settings = Settings.read(file, baseURL: nil, diagnostics: &diagnostics) ?? Settings()

    let names = TakenNames(kind, sources, settings, site: site)
    let slug: String
    switch name(among: names, now) {
    case .success(let name): slug = name
    case .failure(let refusal): return Report(diagnostics: diagnostics + [refusal.diagnostic])
    }
    if French.slug(title).isEmpty { diagnostics.append(.noSlug(kind, slug)) }

    let path = "content/\(kind.folder)/\(slug).md"
    switch try NewFile.write(text(slug, sources, settings, now), to: path, inSite: site) {
    case .written: return Report(path: path, diagnostics: diagnostics)
    case .exists:
      return Report(diagnostics: diagnostics + [.exists(path, suggestion: suggestion(names))])
    case .outside(let target):
      return Report(diagnostics: diagnostics + [.outsideSite("content/\(kind.folder)", target)])
    }
  }

  private struct Refusal: Error { let diagnostic: Diagnostic }

  /// The slug of the title, or for a title that gives none one of the kind and the day that is free.
  private func name(among names: TakenNames, _ now: Instant) -> Result<String, Refusal> {
    let slug = slug(title)
    guard !slug.isEmpty else {
      let base = "\(kind.word)-\(now.paris.date.iso)"
      var (name, number) = (base, 1)
      while names.owner(of: name) != nil {
        number += 1
        name = "\(base)-\(number)"
      }
      return .success(name)
    }
    switch names.owner(of: slug) {
    case nil: return .success(slug)
    case .generator: return .failure(Refusal(diagnostic: .reserved(slug, suggestion: suggestion(names))))
    case .name(let path): return .failure(Refusal(diagnostic: .exists(path, suggestion: suggestion(names))))
    case .address(let path):
      return .failure(Refusal(diagnostic: .taken(slug, by: path, suggestion: suggestion(names))))
    }
  }

  /// The same title with a number that makes it free.
  private func suggestion(_ names: TakenNames) -> String? {
    (2...99).lazy.map { "\(title) \($0)" }.first {
      let slug = slug($0)
      return slug != French.slug(title) && names.owner(of: slug) == nil
    }
  }

  private func text(_ slug: String, _ sources: SiteSources, _ settings: Settings, _ now: Instant) -> [UInt8] {
    switch kind {
    case .author: return filled(PackageResources.new_author_md, ["title": quotedForYAML(title)])
    case .page: return filled(PackageResources.new_page_md, ["title": quotedForYAML(title)])
    case .article:
      let ids = sources.authors.map { documentName($0.path) }
      let author = settings.defaultAuthor?.value ?? (ids.count == 1 ? ids[0] : nil)
      let categories = (settings.categories ?? [:]).inKeyOrder.map(\.value)
      return filled(
        PackageResources.new_article_md,
        [
          "title": quotedForYAML(title), "date": now.paris.date.iso, "slug": name(slug),
          "author": author.map { name($0) } ?? choices("un fichier de content/authors/", ids),
          "category": categories.isEmpty ? "" : choices("l’une de celles de site.yml", categories),
        ])
    }
  }

  /// A comment in place of a value that only the author can choose.
  private func choices(_ what: String, _ names: [String]) -> String {
    let isList = (1...12).contains(names.count)
    return visible("# " + (isList ? names.joined(separator: ", ") : what))
  }

  /// A slug or an id as a value; `null` alone means something to YAML.
  private func name(_ text: String) -> String { isSlug(text) && text != "null" ? text : quotedForYAML(text) }
}

extension NewDocument.Kind {
  /// In `content/`.
  var folder: String { rawValue + "s" }

  /// What stands in the name of a file when the title gives none.
  fileprivate var word: String { self == .author ? "auteur" : rawValue }
}

/// The name of a file without folder and `.md`.
func documentName(_ path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
}
