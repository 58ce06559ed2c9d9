import Diagnostics
import French
import Markdown
import YAML

/// What stands at the head of a category's pages, from `content/categories/<slug>.md`.
package struct CategoryIntroduction: Sendable {
  package var file: String
  /// The slug of the category: the name of the file.
  package var slug: String
  package var description: String?
  package var text = Text()
}

extension ContentReader {
  package func category(_ file: SourceFile) -> Reading<CategoryIntroduction> {
    read(file) { fields, file, typography in
      // `content/categories/Éditeurs.md` introduces the category « Éditeurs ».
      CategoryIntroduction(
        file: file.path, slug: slug(Self.id(ofFile: file.path)),
        description: typography.text(fields.text("description"))
      )
    } body: { category, text in
      category.text = text
    }
  }
}
