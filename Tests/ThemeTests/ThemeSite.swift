import TestSite

extension TestSite {
  /// A blog of one article whose theme is its own, in `themes/neuf`.
  static func themed(_ files: String, article: String = "Bonjour.") throws -> TestSite {
    let site = try TestSite(
      """
      -- content/site.yml --
      title: Petit blog
      baseURL: https://petit.example
      defaultAuthor: anne
      theme: neuf
      -- content/authors/anne.md --
      ---
      name: Anne Roy
      ---
      -- content/articles/un.md --
      ---
      title: Un début
      slug: un
      date: 2026-09-16
      description: Le premier article.
      ---

      """)
    try site.write("content/articles/un.md", site.read("content/articles/un.md") + article + "\n")
    try site.write("themes/neuf/theme.yml", "extends: papier\n")
    try site.add(files)
    return site
  }

  /// The page of the article.
  func page() throws -> String { try read("Output/articles/un/index.html") }
}
