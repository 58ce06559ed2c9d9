import Foundation

/// Somebody who edits a site at random, always in the same way.
package struct RandomEdits {
  private var dice: Dice
  private var count = 0

  package init(seed: UInt64) { dice = Dice(state: seed) }

  /// Changes something; tells what, and the paths that a watcher would name.
  package mutating func edit(_ site: TestSite) throws -> (what: String, paths: Set<String>?) {
    count += 1
    let articles = try files(site, in: "content/articles")
    let article = "content/articles/" + articles[pick(articles.count)]
    let text = try site.read(article)
    switch pick(34) {
    case 0...5: return try save(site, article, text + "\nUn mot de plus, numéro \(count).\n", "text")
    case 6:
      return try save(site, article, text.replacing(/title: .*/, with: "title: Titre \(count)"), "title")
    case 7:
      return try save(
        site, article, text.replacing(/description: .*/, with: "description: Description \(count)."),
        "description")
    case 8: return try save(site, article, text + "\n## Partie \(count)\n\nSuite.\n", "heading")
    case 9:
      let tags = ["Contrat", "Suivi", "Barème", "Fraude"].shuffled(using: &dice).prefix(2).joined(
        separator: ", ")
      return try save(site, article, text.replacing(/tags: .*/, with: "tags: [\(tags)]"), "tags")
    case 10:
      let date = "2026-\(["09", "10", "12"][pick(3)])-\(10 + pick(18))"
      return try save(site, article, text.replacing(/date: .*/, with: "date: \(date)"), "date")
    case 11:
      let isDraft = text.contains("draft: true\n")
      let other =
        isDraft
        ? text.replacing("draft: true\n", with: "") : text.replacing("slug:", with: "draft: true\nslug:")
      return try save(site, article, other, "draft")
    case 12:
      return try save(site, article, text.replacing(/slug: .*/, with: "slug: adresse-\(count)"), "slug")
    case 13:
      return try save(site, article, text.replacing("title:", with: "title: [", maxReplacements: 1), "break")
    case 14: return try save(site, article, text.replacing("title: [", with: "title:"), "mend")
    case 15:
      let path = "content/articles/nouveau-\(count).md"
      let others = try files(site, in: "content/articles")
      let link = others[pick(others.count)]
      return try save(
        site, path,
        """
        ---
        title: Nouveau \(count)
        description: Un nouvel article.
        date: 2026-09-\(10 + pick(18))
        slug: nouveau-\(count)
        category: Pilotage
        tags: [Fraude]
        ---

        Un [lien](\(link)), et la fraude.
        """, "create")
    case 16 where articles.count > 3:
      try FileManager.default.removeItem(atPath: site.at(article))
      return ("delete \(article)", [article])
    case 17:
      let to = "content/articles/deplace-\(count).md"
      try FileManager.default.moveItem(atPath: site.at(article), toPath: site.at(to))
      return ("rename \(article) to \(to)", [article, to])
    case 18:
      let path = "content/authors/lea.md"
      return try save(site, path, "---\nname: Léa Martin \(count)\nbio: Elle écrit.\n---\nLéa.\n", "author")
    case 19:
      let path = "content/offers/audit.md"
      return try save(
        site, path, try site.read(path).replacing(/button: .*/, with: "button: Réserver \(count)"), "offer")
    case 20:
      let path = "content/site.yml"
      return try save(
        site, path, try site.read(path).replacing(/title: .*/, with: "title: Le blog \(count)"), "settings")
    case 21:
      let path = "content/pages/contact.md"
      return try save(site, path, try site.read(path) + "\nEncore \(count).\n", "page")
    case 22: return try save(site, article, text + "\n:::encart[Note \(count)]\nÀ savoir.\n:::\n", "block")
    case 23: return try save(site, article, text + "\n::consultation\n", "offer in the text")
    case 24:
      let table = "| Si vous avez… | Recommandation |\n| --- | --- |\n| Du temps \(count) | Internaliser |\n"
      return try save(site, article, text + "\n:::decision[Que faire\u{202F}?]\n\(table):::\n", "table")
    case 25:
      let other =
        text.contains("offer: false\n")
        ? text.replacing("offer: false\n", with: "") : text.replacing("slug:", with: "offer: false\nslug:")
      return try save(site, article, other, "no offer")
    case 26: return try save(site, article, text + "\n::lire-aussi{article=article-a}\n", "card")
    case 27:
      return try save(site, "themes/papier/styles/base.css", "body{margin:\(count)px}\n", "style")
    case 28:
      let path = "content/partners.yml"
      let old = (try? site.read(path)) ?? ""
      let host = "cadence-\(pick(3)).example"
      let text =
        old.isEmpty ? "cadence: { name: Cadence \(count), hosts: [\(host)], url: 'https://\(host)/' }\n" : ""
      return try save(site, path, text, "partners")
    case 29:
      return try save(
        site, article,
        text
          + "\n[Un outil](https://cadence-1.example/?a=\(count)), <a href=\"https://awin1.com/\">deux</a>.\n",
        "paid link")
    case 30:
      return try save(site, article, text + "\n[Un partenaire](partenaire:cadence).\n", "link to a partner")
    case 31:
      let kind = ["sponsored", "gift", "affiliate"][pick(3)]
      let other =
        text.contains("commercial:")
        ? text.replacing(/commercial: .*\n/, with: "")
        : text.replacing("slug:", with: "commercial: \(kind)\nslug:")
      return try save(site, article, other, "mention")
    default:
      return try save(site, "content/static/note-\(pick(3)).txt", "Note \(count)\n", "file")
    }
  }

  private func save(_ site: TestSite, _ path: String, _ text: String, _ what: String) throws
    -> (String, Set<String>?)
  {
    try site.write(path, text)
    return ("\(what) of \(path)", [path])
  }

  private func files(_ site: TestSite, in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: site.at(folder)).sorted()
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
