import Foundation

/// Somebody who edits a site at random, always in the same way.
package struct RandomEdits {
  private var dice: Dice
  private var count = 0

  package init(seed: UInt64) { dice = Dice(state: seed) }

  package struct Edit {
    package var what: String
    /// Those that a watcher would name; `nil` when nobody can tell.
    package var paths: Set<String>?
    /// Whether words were added to one article, and all else stayed: its headings, links, blocks and front matter.
    package var isOnlyText = false
  }

  /// Changes something: half of the time an article, otherwise what stands around them.
  package mutating func edit(_ site: TestSite) throws -> Edit {
    count += 1
    let articles = try files(site, in: "content/articles")
    guard let name = articles.randomElement(using: &dice) else { return try create(site, articles) }
    let article = "content/articles/" + name
    let text = try site.read(article)
    switch pick(10) {
    case 0...1:
      var edit = try save(site, article, text + "\nUn mot de plus, numéro \(count).\n", "text")
      edit.isOnlyText = true
      return edit
    case 2...3: return try editBody(site, article, text)
    case 4...5: return try editFields(site, article, text)
    case 6...7: return try rearrange(site, articles, name, text)
    case 8: return try editSettings(site)
    default: return try editSurroundings(site)
    }
  }

  // MARK: One article

  private mutating func editBody(_ site: TestSite, _ path: String, _ text: String) throws -> Edit {
    switch pick(9) {
    case 0: return try save(site, path, text + "\n## Partie \(count)\n\nSuite.\n", "heading")
    case 1: return try save(site, path, text + "\n:::encart[Note \(count)]\nÀ savoir.\n:::\n", "block")
    case 2: return try save(site, path, text + "\n::consultation\n", "offer in the text")
    case 3:
      let table = "| Si vous avez… | Recommandation |\n| --- | --- |\n| Du temps \(count) | Internaliser |\n"
      return try save(site, path, text + "\n:::decision[Que faire\u{202F}?]\n\(table):::\n", "table")
    case 4: return try save(site, path, text + "\n::lire-aussi{article=article-a}\n", "card")
    case 5:
      return try save(
        site, path,
        text
          + "\n[Un outil](https://cadence-1.example/?a=\(count)), <a href=\"https://awin1.com/\">deux</a>.\n",
        "paid link")
    case 6:
      return try save(site, path, text + "\n[Un partenaire](partenaire:cadence).\n", "link to a partner")
    case 7:
      // What is read takes longer, and so all cards of the article say.
      let words = String(repeating: "Encore une phrase de sept mots ici. ", count: 80)
      return try save(site, path, text + "\n\(words)\n", "many words")
    default:
      let paragraphs = text.split(separator: "\n\n", omittingEmptySubsequences: false)
      guard paragraphs.count > 4 else { return try save(site, path, text + "\nFin.\n", "end") }
      return try save(site, path, paragraphs.dropLast().joined(separator: "\n\n") + "\n", "cut")
    }
  }

  private mutating func editFields(_ site: TestSite, _ path: String, _ text: String) throws -> Edit {
    func set(_ name: String, _ value: String) throws -> Edit {
      let line = "\(name): \(value)\n"
      let isThere = text.contains("\n\(name): ")
      let old = try Regex("\n\(name): .*\n")
      return try save(
        site, path,
        isThere ? text.replacing(old, with: "\n" + line) : text.replacing("\nslug:", with: "\n\(line)slug:"),
        name)
    }
    func toggle(_ name: String, _ value: String) throws -> Edit {
      guard text.contains("\n\(name): ") else { return try set(name, value) }
      return try save(site, path, text.replacing(try Regex("\n\(name): .*\n"), with: "\n"), "no " + name)
    }
    switch pick(15) {
    case 0: return try set("title", "Titre \(count)")
    case 1: return try set("description", "Description \(count).")
    case 2...3:
      let tags = ["Contrat", "Suivi", "Barème", "Fraude", "Rare"].shuffled(using: &dice)
      return try set("tags", "[\(tags.prefix(pick(3)).joined(separator: ", "))]")
    case 4: return try set("date", day())
    case 5: return try toggle("expires", day())
    case 6: return try toggle("updated", day())
    case 7: return try toggle("draft", "true")
    case 8: return try set("slug", "adresse-\(count)")
    case 9: return try toggle("offer", ["false", "audit"][pick(2)])
    case 10: return try toggle("commercial", ["sponsored", "gift", "affiliate"][pick(3)])
    case 11: return try set("category", ["Stratégie", "Pilotage"][pick(2)])
    case 12: return try toggle("aliases", "[/ancien-\(count)/]")
    case 13:
      let authors = try files(site, in: "content/authors").map { String($0.dropLast(3)) }
      return try toggle("author", "[\(authors.shuffled(using: &dice).prefix(2).joined(separator: ", "))]")
    default: return try toggle("related", "[article-a]")
    }
  }

  /// Articles come, go, move, or break.
  private mutating func rearrange(
    _ site: TestSite, _ articles: [String], _ name: String, _ text: String
  ) throws -> Edit {
    let article = "content/articles/" + name
    switch pick(7) {
    case 0: return try create(site, articles)
    case 1:
      let to = "content/articles/deplace-\(count).md"
      try FileManager.default.moveItem(atPath: site.at(article), toPath: site.at(to))
      return Edit(what: "rename \(article) to \(to)", paths: [article, to])
    case 2:
      try FileManager.default.removeItem(atPath: site.at(article))
      return Edit(what: "delete \(article)", paths: [article])
    case 3: return try delete(site, [name], "delete with its links")
    case 4:
      // The last article of a tag goes, and the tag with it.
      let tag = ["Contrat", "Suivi", "Barème", "Fraude", "Rare"][pick(5)]
      let bearers = try articles.filter { try site.read("content/articles/" + $0).contains(tag) }
      return try delete(site, bearers, "delete all of \(tag)")
    case 5:
      return try save(
        site, article, text.replacing("title:", with: "title: [", maxReplacements: 1), "break")
    default: return try save(site, article, text.replacing("title: [", with: "title:"), "mend")
    }
  }

  private mutating func create(_ site: TestSite, _ articles: [String]) throws -> Edit {
    let link = articles.randomElement(using: &dice).map { "Un [lien](\($0)), et la fraude." } ?? "Seul."
    return try save(
      site, "content/articles/nouveau-\(count).md",
      """
      ---
      title: Nouveau \(count)
      description: Un nouvel article.
      date: \(day())
      slug: nouveau-\(count)
      category: Pilotage
      tags: [Fraude]
      ---

      \(link)
      """, "create")
  }

  /// Deletes articles, and what leads to them from other texts.
  private func delete(_ site: TestSite, _ names: [String], _ what: String) throws -> Edit {
    var paths: Set<String> = []
    for name in names {
      try site.remove("content/articles/" + name)
      paths.insert("content/articles/" + name)
    }
    for folder in ["articles", "authors", "pages"] {
      for file in try files(site, in: "content/" + folder) {
        let path = "content/\(folder)/\(file)"
        let old = try site.read(path)
        var text = old
        for name in names {
          text.replace(try Regex(#"\[([^\]]*)\]\((\.\./articles/)?\#(name)[^)]*\)"#), with: "le pilier")
          text = text.replacing("::lire-aussi{article=\(name.dropLast(3))}", with: "")
            .replacing("related: [\(name.dropLast(3))]\n", with: "")
        }
        if text != old {
          try site.write(path, text)
          paths.insert(path)
        }
      }
    }
    return Edit(what: "\(what) (\(names.joined(separator: ", ")))", paths: paths)
  }

  // MARK: What stands around them

  private mutating func editSettings(_ site: TestSite) throws -> Edit {
    let path = "content/site.yml"
    let text = try site.read(path)
    func set(_ name: String, _ value: String) throws -> Edit {
      let others = text.split(separator: "\n").filter { !$0.hasPrefix(name + ":") }
      return try save(site, path, (others + ["\(name): \(value)"]).joined(separator: "\n") + "\n", name)
    }
    switch pick(8) {
    case 0: return try set("title", "Le blog \(count)")
    case 1: return try set("pageSize", "\(1 + pick(4))")
    case 2: return try set("feedSize", "\(1 + pick(4))")
    case 3: return try set("related", "{ count: \(pick(4)) }")
    case 4: return try set("menu", "[{ label: Numéro \(count), url: /archives/ }]")
    case 5: return try set("typography", ["false", "{ units: nnbsp }", "{ dashes: em }"][pick(3)])
    case 6: return try set("redirects", "{ /parti-\(count)/: / }")
    default: return try set("permalinks", "{ article: /\(["articles", "textes"][pick(2)])/:slug/ }")
    }
  }

  private mutating func editSurroundings(_ site: TestSite) throws -> Edit {
    switch pick(11) {
    case 0:
      let text = "---\nname: Léa Martin \(count)\nbio: Elle écrit.\n---\nLéa.\n"
      return try save(site, "content/authors/lea.md", text, "author")
    case 1:
      let path = "content/offers/audit.md"
      return try save(
        site, path, try site.read(path).replacing(/button: .*/, with: "button: Réserver \(count)"), "offer")
    case 2:
      let path = "content/pages/contact.md"
      return try save(site, path, try site.read(path) + "\nEncore \(count).\n", "page")
    case 3: return try save(site, "themes/papier/styles/base.css", "body{margin:\(count)px}\n", "style")
    case 4:
      let name = ["partials/card", "partials/neighbours", "layouts/listing", "blocks/encart/template"][
        pick(4)]
      let text = try themeFile("\(name).mustache") + "<!-- \(count) -->\n"
      return try save(site, "themes/papier/\(name).mustache", text, "template")
    case 5:
      let text = try themeFile("strings/fr.yml").replacing(
        /\nrelated: .*/, with: "\nrelated: À lire \(count)")
      return try save(site, "themes/papier/strings/fr.yml", text, "strings")
    case 6:
      // The look is again that of the program.
      try? FileManager.default.removeItem(atPath: site.at("themes"))
      return Edit(what: "no theme of its own", paths: nil)
    case 7:
      let path = "content/partners.yml"
      let old = (try? site.read(path)) ?? ""
      let host = "cadence-\(pick(3)).example"
      let text =
        old.isEmpty ? "cadence: { name: Cadence \(count), hosts: [\(host)], url: 'https://\(host)/' }\n" : ""
      return try save(site, path, text, "partners")
    case 8:
      let text = "---\ndescription: La rubrique \(count).\n---\nVoici le pilotage.\n"
      return try save(site, "content/categories/pilotage.md", text, "category")
    case 9:
      let size = 10 + pick(3)
      return try save(
        site, "content/images/plan.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"10\"><!-- \(count) --></svg>\n",
        "picture")
    default:
      return try save(site, "content/static/note-\(pick(3)).txt", "Note \(count)\n", "file")
    }
  }

  private func themeFile(_ name: String) throws -> String {
    try String(contentsOfFile: Checkout.path("themes/papier/" + name), encoding: .utf8)
  }

  // MARK: Files

  private func save(_ site: TestSite, _ path: String, _ text: String, _ what: String) throws -> Edit {
    try site.write(path, text)
    return Edit(what: "\(what) of \(path)", paths: [path])
  }

  private func files(_ site: TestSite, in folder: String) throws -> [String] {
    guard site.exists(folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: site.at(folder)).sorted()
  }

  private mutating func day() -> String { "2026-\(["09", "10", "12"][pick(3)])-\(10 + pick(18))" }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
