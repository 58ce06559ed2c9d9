import Diagnostics
import French
import Markdown
import YAML

/// A person or an organization that signs articles.
package struct Author: Sendable {
  package enum Kind: String, CaseIterable, Sendable { case person, organization }

  package var file: String
  /// What articles call the author: the name of the file.
  package var id: String
  /// What stands in the address of the author's page.
  package var slug: String
  package var kind = Kind.person
  package var name = ""
  package var role: String?
  /// The short biography that articles quote.
  package var bio: String?
  package var photo: Located<String>?
  package var links: [Link] = []
  /// The long biography.
  package var text = Text()

  /// What articles quote of the biography: all of it unless it is long.
  package var quotation: String? {
    guard let bio else { return nil }
    let words = bio.split(whereSeparator: \.isWhitespace)
    return words.count > Self.quotedWords ? bio[..<words[Self.quotedWords - 1].endIndex] + "…" : bio
  }

  /// As much of a biography as can stand below an article.
  static let quotedWords = 100

  package struct Link: Hashable, Sendable {
    package var label: String
    package var url: Located<String>
  }
}

extension ContentReader {
  package func author(_ file: SourceFile) -> Reading<Author> {
    read(file) { fields, file, typography in
      let slug = readSlug(of: file, &fields).value
      var author = Author(file: file.path, id: Self.id(ofFile: file.path), slug: slug)
      let name = fields.requiredText(
        "name",
        help: Message(fr: "Ajoutez une ligne « name: Prénom Nom ».", en: "Add a line “name: First Last”."))
      author.name = typography.text(name) ?? ""
      author.kind = fields.choice("kind", of: Author.Kind.self)?.value ?? .person
      author.role = typography.text(fields.text("role"))
      author.bio = typography.text(readBiography(&fields))
      author.photo = fields.text("photo")
      author.links = fields.mappings("links") { link -> Author.Link? in
        let label = link.requiredText("label")
        let url = link.requiredText("url")
        guard let label, let url else { return nil }
        return Author.Link(label: typography.typeset(label.value), url: url)
      }.compactMap { $0 }
      return author
    } body: { author, text in
      author.text = text
    }
  }

  private func readBiography(_ fields: inout MappingReader) -> Located<String>? {
    let bio = fields.text("bio")
    let words = bio?.value.split(whereSeparator: \.isWhitespace).count ?? 0
    if let bio, words > Author.quotedWords {
      let (count, most) = (groupedNumber(words), Author.quotedWords)
      fields.report(
        .invalidValue, .notice, at: bio.place,
        Message(
          fr: "La biographie a \(count) mots : les articles n’en citent que les \(most) premiers",
          en: "The biography has \(words) words: articles quote only the first \(most)"),
        help: Message(
          fr: "Gardez ici deux ou trois phrases, et écrivez le reste sous l’en-tête.",
          en: "Keep two or three sentences here, and write the rest below the front matter."))
    }
    return bio
  }
}
