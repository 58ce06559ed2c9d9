import Content
import Markdown
import Site
import Templates

/// What every page of one build is rendered with, besides its own value.
struct RenderContext: Sendable {
  let baseURL: BaseURL
  /// The texts of the interface, as templates see them.
  let strings: Value
  let templates: TemplateSet
  let assets: ThemeAssets

  /// The value of an `href`; "" for what leads nowhere.
  func href(_ target: LinkTarget) -> String {
    switch target {
    case .local(let address): percentEncoded(baseURL.local(address))
    case .anchor(let anchor): percentEncoded(anchor)
    case .external(let address): percentEncoded(address)
    case .nowhere: ""
    }
  }
}
