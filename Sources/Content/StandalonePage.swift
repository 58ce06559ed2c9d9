import Diagnostics
import French
import Markdown
import YAML

/// A page that stands outside the flow of articles: legal notice, about, contact.
package struct StandalonePage: Sendable {
  /// In which menu of the site the page appears, after the entries of `site.yml`.
  package enum Menu: String, CaseIterable, Sendable { case main, footer, none }

  package var file: String
  package var slug: Located<String>
  package var title = ""
  package var description: String?
  package var menu = Menu.footer
  package var text = Text()
}

extension ContentReader {
  package func page(_ file: SourceFile) -> Reading<StandalonePage> {
    read(file) { fields, file, typography in
      var page = StandalonePage(file: file.path, slug: readSlug(of: file, &fields))
      let title = fields.requiredText(
        "title",
        help: Message(fr: "Ajoutez une ligne « title: Mon titre ».", en: "Add a line “title: My title”."))
      page.title = typography.text(title) ?? ""
      page.description = typography.text(fields.text("description"))
      page.menu = fields.choice("menu", of: StandalonePage.Menu.self)?.value ?? .footer
      return page
    } body: { page, text in
      page.text = text
    }
  }
}
