import Diagnostics
import Templates

/// An article page as a blog has it: 40 values, of which a template prints each at least once.
struct Article: Sendable {
  var site = Site()
  var lang = "fr"
  var title = "L’affiliation « B2B » : internaliser, déléguer ou passer par une plateforme ?"
  var description =
    "Comparer coûts, délais & risques avant de choisir entre une équipe, une agence et une plateforme."
  var url = "https://blog.example.com/articles/internaliser-ou-deleguer/"
  var slug = "internaliser-ou-deleguer"
  var date = "2026-09-16T09:00:00+02:00"
  var dateText = "16 septembre 2026"
  var updated: String? = "2026-10-01T09:00:00+02:00"
  var updatedText = "1er octobre 2026"
  var readingTime = "7 min de lecture"
  var category = Link(name: "Stratégie", url: "/categories/strategie/")
  var tags = ["Plateformes", "Agences", "Coûts & délais"].map { Link(name: $0, url: "/tags/\($0.count)/") }
  var authors = [Author(), Author()]
  var cover: Cover? = Cover()
  var headings = (1...8).map { Link(name: "Partie n° \($0) : ce qu’il faut savoir", url: "#partie-\($0)") }
  var body: [UInt8]
  var related = (1...3).map { Card(title: "Article voisin n° \($0)", url: "/articles/voisin-\($0)/") }
  var offer: Offer? = Offer()
  var isDraft = false

  struct Site: Sendable {
    var title = "Le blog de l’affiliation"
    var url = "https://blog.example.com/"
    var style = "/assets/papier.3f9a1c.css"
    var script = "/assets/papier.77ab02.js"
    var menu = ["Articles", "Auteurs", "À propos", "Contact"].map { Link(name: $0, url: "/\($0.count)/") }
    var year = 2026
  }
  struct Link: Sendable { var name, url: String }
  struct Author: Sendable {
    var name = "Tiphaine Menadier"
    var role = "Spécialiste de l’affiliation et de la stratégie digitale"
    var url = "/auteurs/tiphaine-menadier/"
    var photo: String? = "/images/tiphaine.webp"
    var bio: [UInt8] = Array("<p>Elle accompagne <em>annonceurs</em> et éditeurs depuis dix ans.</p>".utf8)
  }
  struct Cover: Sendable {
    var image = "/images/couverture.webp"
    var alt = "Deux personnes comparent des colonnes de chiffres"
    var credit: String? = "Photo : archives"
    var width = 1280
    var height = 720
  }
  struct Card: Sendable {
    var title, url: String
    var date = "2 sept. 2026"
    var description = "Ce que l’on gagne, ce que l’on perd, et comment le mesurer."
  }
  struct Offer: Sendable {
    var title = "30 minutes pour y voir clair"
    var text: [UInt8] = Array("<p>Un échange <strong>gratuit</strong>, sans engagement.</p>".utf8)
    var button = "Réserver un créneau"
    var url = "https://rendez-vous.example.com/?utm_source=blog&utm_medium=cta"
    var duration = "30 min"
  }

  static var example: Article {
    let paragraph =
      "<p>Une équipe interne connaît le produit&nbsp;; une agence connaît le marché et ses éditeurs.</p>\n"
    var body: [UInt8] = []
    while body.count < 8_192 { body += paragraph.utf8 }
    return Article(body: body)
  }
}

extension Article {
  static let schema = Schema<Article>([
    .object("site", Site.schema) { $0.site },
    .text("lang") { $0.lang },
    .text("title") { $0.title },
    .text("description") { $0.description },
    .text("url") { $0.url },
    .text("slug") { $0.slug },
    .text("date") { $0.date },
    .text("dateText") { $0.dateText },
    .optionalText("updated") { $0.updated },
    .text("updatedText") { $0.updatedText },
    .text("readingTime") { $0.readingTime },
    .object("category", Link.schema) { $0.category },
    .list("tags", Link.schema) { $0.tags },
    .list("authors", Author.schema) { $0.authors },
    .optionalObject("cover", Cover.schema) { $0.cover },
    .list("headings", Link.schema) { $0.headings },
    .html("body") { $0.body },
    .list("related", Card.schema) { $0.related },
    .optionalObject("offer", Offer.schema) { $0.offer },
    .flag("isDraft") { $0.isDraft },
  ])
}

extension Article.Site {
  static let schema = Schema<Self>([
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("style") { $0.style },
    .text("script") { $0.script },
    .list("menu", Article.Link.schema) { $0.menu },
    .number("year") { $0.year },
  ])
}

extension Article.Link {
  static let schema = Schema<Self>([.text("name") { $0.name }, .text("url") { $0.url }])
}

extension Article.Author {
  static let schema = Schema<Self>([
    .text("name") { $0.name },
    .text("role") { $0.role },
    .text("url") { $0.url },
    .optionalText("photo") { $0.photo },
    .html("bio") { $0.bio },
  ])
}

extension Article.Cover {
  static let schema = Schema<Self>([
    .text("image") { $0.image },
    .text("alt") { $0.alt },
    .optionalText("credit") { $0.credit },
    .number("width") { $0.width },
    .number("height") { $0.height },
  ])
}

extension Article.Card {
  static let schema = Schema<Self>([
    .text("title") { $0.title },
    .text("url") { $0.url },
    .text("date") { $0.date },
    .text("description") { $0.description },
  ])
}

extension Article.Offer {
  static let schema = Schema<Self>([
    .text("title") { $0.title },
    .html("text") { $0.text },
    .text("button") { $0.button },
    .text("url") { $0.url },
    .text("duration") { $0.duration },
  ])
}

/// A small theme with a parent, blocks and partials.
let theme = [
  TemplateSource(name: "layouts/base", file: SourceFile(path: "base", text: baseLayout)),
  TemplateSource(name: "layouts/article", file: SourceFile(path: "article", text: articleLayout)),
  TemplateSource(name: "partials/card", file: SourceFile(path: "card", text: card)),
  TemplateSource(name: "partials/author", file: SourceFile(path: "author", text: authorBox)),
]

private let baseLayout = """
  <!doctype html>
  <html lang="{{lang}}">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{{$title}}{{site.title}}{{/title}}</title>
      {{$head}}{{/head}}
      <link rel="stylesheet" href="{{site.style}}">
      <script src="{{site.script}}" defer></script>
    </head>
    <body>
      <header class="site">
        <a href="{{site.url}}">{{site.title}}</a>
        <nav aria-label="Menu">
          <ul>
            {{#site.menu}}
            <li><a href="{{url}}">{{name}}</a></li>
            {{/site.menu}}
          </ul>
        </nav>
      </header>
      <main id="contenu">
        {{$main}}{{/main}}
      </main>
      <footer>© {{site.year}} {{site.title}}</footer>
    </body>
  </html>

  """

private let articleLayout = """
  {{<layouts/base}}
    {{$title}}{{title}} – {{site.title}}{{/title}}
    {{$head}}
      <meta name="description" content="{{description}}">
      <link rel="canonical" href="{{url}}">
      <meta property="og:title" content="{{title}}">
      <meta property="og:description" content="{{description}}">
      {{#cover}}
      <meta property="og:image" content="{{image}}">
      {{/cover}}
    {{/head}}
    {{$main}}
      <article data-slug="{{slug}}">
        {{#isDraft}}<p class="draft">Brouillon</p>{{/isDraft}}
        <h1>{{title}}</h1>
        <p class="byline">
          {{#authors}}<a class="author" href="{{url}}">{{name}}</a>{{/authors}}
          <time datetime="{{date}}">{{dateText}}</time>
          {{#updated}}<time datetime="{{updated}}">{{updatedText}}</time>{{/updated}}
          <span class="reading-time">{{readingTime}}</span>
          <a href="{{category.url}}">{{category.name}}</a>
        </p>
        {{#cover}}
        <figure>
          <img src="{{image}}" alt="{{alt}}" width="{{width}}" height="{{height}}">
          {{#credit}}<figcaption>{{credit}}</figcaption>{{/credit}}
        </figure>
        {{/cover}}
        <nav class="toc">
          <ol>
            {{#headings}}
            <li><a href="{{url}}">{{name}}</a></li>
            {{/headings}}
          </ol>
        </nav>
        {{body}}
        <ul class="tags">
          {{#tags}}
          <li><a href="{{url}}">{{name}}</a></li>
          {{/tags}}
        </ul>
        {{#offer}}
        <aside class="cta">
          <h2>{{title}}</h2>
          {{text}}
          <a class="button" href="{{url}}">{{button}} ({{duration}})</a>
        </aside>
        {{/offer}}
        {{#authors}}
          {{>partials/author}}
        {{/authors}}
      </article>
      <aside class="related">
        {{#related}}
          {{>partials/card}}
        {{/related}}
      </aside>
    {{/main}}
  {{/layouts/base}}

  """

private let card = """
  <div class="card">
    <h3><a href="{{url}}">{{title}}</a></h3>
    <p class="date">{{date}}</p>
    <p>{{description}}</p>
  </div>

  """

private let authorBox = """
  <section class="bio">
    {{#photo}}<img src="{{photo}}" alt="">{{/photo}}
    <h2><a href="{{url}}">{{name}}</a></h2>
    <p>{{role}}</p>
    {{bio}}
  </section>

  """
