extension TestSite {
  /// A blog with two articles by one author, and a picture.
  package static let blog = """
    -- content/site.yml --
    title: Petit blog
    baseURL: https://petit.example
    defaultAuthor: anne
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
    Bonjour à tous.
    -- content/articles/deux.md --
    ---
    title: Une suite
    slug: deux
    date: 2026-09-17
    description: Le deuxième article.
    ---
    Voir [le début](un.md) et ![un plan](/images/plan.svg).
    -- content/images/plan.svg --
    <svg xmlns="http://www.w3.org/2000/svg"/>

    """
}
