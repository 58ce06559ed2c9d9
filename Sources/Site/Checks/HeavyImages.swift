import Content
import Diagnostics
import French
import Markdown

/// Pictures that keep readers waiting. Told once, where the first text shows them.
extension BlogChecks {
  /// The most that a picture should take, in thousands of bytes: a photograph in a modern format, 1600 pixels wide,
  /// stays below; a PNG holds a screenshot, a GIF moves, an SVG is drawn with few strokes.
  private static func limit(_ path: String) -> Int? {
    switch path.split(separator: ".").last?.lowercased() {
    case "jpg", "jpeg", "webp", "avif": 300
    case "png": 500
    case "gif": 1000
    case "svg": 150
    default: nil
    }
  }

  var heavyImages: [Diagnostic] {
    var shown: [(address: String, place: Place, isPublished: Bool)] = []
    func note(_ target: LinkTarget, _ place: Place, _ isPublished: Bool) {
      if case .local(let address) = target { shown.append((address, place, isPublished)) }
    }
    func note(_ text: ResolvedText, _ isPublished: Bool = true) {
      for (reference, target) in zip(text.references, text.targets)
      where reference.kind == .image || reference.kind == .attribute("src") {
        note(target, reference.place, isPublished)
      }
    }
    for article in published + blog.articles.filter({ !$0.isPublished }) {
      if let cover = article.cover, let place = article.source.cover?.image.place {
        note(cover.target, place, article.isPublished)
      }
      note(article.text, article.isPublished)
    }
    for page in blog.pages { note(page.text) }
    for author in blog.authors {
      if let photo = author.photo, let place = author.source.photo?.place { note(photo.target, place, true) }
      note(author.text)
    }
    for category in blog.categories { if let text = category.introduction { note(text) } }
    var told: Set<String> = []
    return shown.compactMap { address, place, isPublished in
      guard case .file(let path)? = blog.routes.owner(of: address), let limit = Self.limit(path),
        told.insert(path).inserted, let size = fileSize(path), size > limit * 1000
      else { return nil }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let kilobytes = (size + 999) / 1000
      return Diagnostic(
        .heavyImage, isPublished ? .warning : .notice, at: place,
        Message(
          fr: "L’image « \(name) » pèse \(groupedNumber(kilobytes)) Ko",
          en: "The picture “\(name)” takes \(kilobytes) kB"),
        help: Self.remedy(path, limit))
    }
  }

  private static func remedy(_ path: String, _ limit: Int) -> Message {
    if path.lowercased().hasSuffix(".svg") {
      return Message(
        fr: "Simplifiez le dessin : \(limit) Ko suffisent. Une photo s’enregistre en WebP ou en AVIF.",
        en: "Simplify the drawing: \(limit) kB are enough. A photograph is saved as WebP or AVIF.")
    }
    return Message(
      fr: "Réduisez ses dimensions, ou enregistrez-la en WebP ou en AVIF : \(limit) Ko suffisent.",
      en: "Reduce its dimensions, or save it as WebP or AVIF: \(limit) kB are enough.")
  }
}
