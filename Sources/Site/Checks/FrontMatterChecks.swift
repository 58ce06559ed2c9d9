import Content
import Diagnostics
import French

/// Titles and descriptions as search engines show them, and dates of updates.
extension BlogChecks {
  /// In characters; what is longer is cut.
  private static let longestTitle = 60
  /// In characters.
  private static let description = 120...160

  /// Of what is published: what is being written may still grow.
  var lengths: [Diagnostic] {
    var found: [Diagnostic] = []
    for article in published {
      let (source, text) = (article.source, article.source.text)
      let key = source.seoTitle == nil ? "title" : "seoTitle"
      found += titleLength(
        source.seoTitle ?? source.title, at: place(key, text, source.file),
        Message(
          fr: source.seoTitle == nil
            ? "Raccourcissez-le, ou donnez-leur en un plus court : « seoTitle: »."
            : "Raccourcissez-le.",
          en: source.seoTitle == nil
            ? "Shorten it, or give them a shorter one: “seoTitle:”." : "Shorten it."))
      found += descriptionLength(source.description, at: place("description", text, source.file))
    }
    for page in blog.pages {
      let (source, text) = (page.source, page.source.text)
      found += titleLength(
        source.title, at: place("title", text, source.file),
        Message(fr: "Raccourcissez-le.", en: "Shorten it."))
      found += descriptionLength(source.description, at: place("description", text, source.file))
    }
    return found
  }

  private func titleLength(_ title: String, at place: Place, _ help: Message) -> [Diagnostic] {
    guard title.count > Self.longestTitle else { return [] }
    return [
      Diagnostic(
        .titleLength, .warning, at: place,
        Message(
          fr:
            "Le titre a \(title.count) caractères : les moteurs de recherche en montrent \(Self.longestTitle)",
          en: "The title has \(title.count) characters: search engines show \(Self.longestTitle)"),
        help: help)
    ]
  }

  private func descriptionLength(_ text: String?, at place: Place) -> [Diagnostic] {
    guard let count = text?.count, count > 0, !Self.description.contains(count) else { return [] }
    let isLong = count > Self.description.upperBound
    let help =
      isLong
      ? Message(fr: "Retirez ce qui n’aide pas à choisir.", en: "Remove what does not help to choose.")
      : Message(
        fr:
          "Dites en \(Self.description.lowerBound) à \(Self.description.upperBound) caractères ce que l’on y apprend.",
        en:
          "Tell in \(Self.description.lowerBound) to \(Self.description.upperBound) characters what it teaches."
      )
    let message =
      isLong
      ? Message(
        fr:
          "La description a \(count) caractères : les moteurs de recherche en montrent \(Self.description.upperBound)",
        en: "The description has \(count) characters: search engines show \(Self.description.upperBound)")
      : Message(
        fr: "La description n’a que \(count) caractères", en: "The description has only \(count) characters")
    return [Diagnostic(.descriptionLength, isLong ? .warning : .notice, at: place, message, help: help)]
  }

  /// Days are compared, not moments: a date may have a time, and an update none.
  var updates: [Diagnostic] {
    blog.articles.flatMap { article -> [Diagnostic] in
      guard let updated = article.source.updated else { return [] }
      let place = place("updated", article.source.text, article.source.file)
      if let date = article.source.date, updated.paris.date < date.paris.date {
        return article.found([
          Diagnostic(
            .earlyUpdate, .warning, at: place,
            Message(
              fr: "La mise à jour est plus ancienne que l’article", en: "The update is older than the article"
            ),
            help: Message(
              fr: "Corrigez « updated: », ou « date: ».", en: "Correct “updated:”, or “date:”."))
        ])
      }
      guard updated.paris.date > now.paris.date else { return [] }
      return article.found([
        Diagnostic(
          .futureUpdate, .warning, at: place,
          Message(fr: "La mise à jour est à venir", en: "The update is still to come"),
          help: Message(
            fr:
              "« updated: » est le jour où le texte a changé.",
            en: "“updated:” is the day on which the text changed."))
      ])
    }
  }
}
