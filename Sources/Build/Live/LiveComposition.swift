import Content
import Markdown
import Site
import Theme

/// A blog whose files are made one by one, when somebody asks for them.
struct LiveComposition: Sendable {
  private var composition: Composition
  private var relations: LiveRelations
  /// The numbers of the pages by address.
  private let pages: [String: Int]

  init(_ blog: Blog, _ files: [String: String], _ theme: LoadedTheme) {
    composition = Composition(Plan(blog), files, theme)
    relations = LiveRelations(blog)
    let plan = composition.plan
    pages = Dictionary((0..<plan.pageCount).map { (plan.address(ofPage: $0), $0) }) { first, _ in first }
  }

  /// Takes in an article that `Assembly.revise` put in place.
  mutating func revise(_ article: Int, in blog: Blog) {
    composition.revise(article, in: blog)
    relations = relations.revised(article, in: blog)
  }

  /// What stands at an address.
  func answer(_ address: String) -> LiveAnswer {
    let asked = address.hasSuffix("/index.html") ? String(address.dropLast("index.html".count)) : address
    if let number = pages[asked] {
      let page = page(number)
      if let target = composition.plan.target(ofPage: number) {
        return .redirect(to: target, page: page.bytes)
      }
      return .document(path: page.path, bytes: page.bytes)
    }
    if let path = composition.files[asked] { return .file(path: path) }
    if let bytes = composition.assets[asked] {
      return .document(path: String(asked.dropFirst()), bytes: bytes)
    }
    if let other = composition.others().first(where: { $0.address == asked }) {
      return .document(path: String(asked.dropFirst()), bytes: other.bytes())
    }
    if pages[asked + "/"] != nil { return .moved(to: asked + "/") }
    return .missing(page: pages["/404.html"].map { page($0).bytes } ?? [])
  }

  /// The path below which the site lives: "" or `/blog`.
  var basePath: String { composition.plan.baseURL.path }

  private func page(_ number: Int) -> (path: String, bytes: [UInt8]) {
    composition.page(number, related: relations.related)
  }

  var blog: Blog { composition.plan.blog }

  /// The address of the page that a file makes; `nil` where it makes none.
  func address(ofFile file: String) -> String? {
    let plan = composition.plan
    return (0..<plan.pageCount).first { plan.source(ofPage: $0)?.file == file }.map(plan.address(ofPage:))
  }

  /// What a page says, before it is rendered, with the file and the text that it is made of, and its article; `nil`
  /// where there is no page, and for former addresses.
  func page(
    at address: String
  ) -> (page: Page, source: (file: String, text: MarkdownDocument)?, article: Int?)? {
    let plan = composition.plan
    guard let number = pages[address], plan.target(ofPage: number) == nil else { return nil }
    return (
      plan.page(number, related: relations.related), plan.source(ofPage: number),
      plan.article(ofPage: number)
    )
  }

  /// The addresses of everything that would be written.
  var addresses: [String] {
    Array(pages.keys) + composition.files.keys + composition.assets.keys
      + composition.others().map(\.address)
  }
}
