import Diagnostics
import French

@testable import Markdown

/// Markdown read and written out with addresses as they are, for tests.
struct Reading {
  var document: MarkdownDocument
  var diagnostics: [Diagnostic] = []

  static let labels = MarkdownOptions.Labels(
    footnotes: "Notes", footnote: "Note {n}", footnoteBack: "Retour à l’appel de la note {n}",
    table: "Tableau {n}")

  init(
    _ markdown: String, mode: MarkdownOptions.Mode = .page, rawHTML: MarkdownOptions.RawHTML = .trusted,
    after frontMatter: String = "", typography: TypographyPolicy = .init()
  ) {
    let file = SourceFile(path: "article.md", text: frontMatter + markdown)
    document = MarkdownDocument.read(
      LineIndex(file), from: frontMatter.utf8.count,
      MarkdownOptions(mode: mode, rawHTML: rawHTML, labels: Self.labels, typography: typography),
      diagnostics: &diagnostics)
  }

  var html: String { html(document.body) }

  func html(_ body: Body) -> String {
    var out: [UInt8] = []
    body.forEach(settled: { out += $0 }) { piece in
      switch piece {
      case .html: break
      case .linkStart(let number):
        out += "<a href=\"".utf8
        appendEscaped(percentEncoded(document.references[number].destination), to: &out)
        out += "\"".utf8
        appendTitle(number, to: &out)
        out += ">".utf8
      case .linkEnd: out += "</a>".utf8
      case .page, .rawLinkEnd: break
      case .attribute(let number):
        guard case .attribute(let name) = document.references[number].kind else { return }
        out += " \(name)=\"".utf8
        appendEscaped(document.references[number].destination, to: &out)
        out += "\"".utf8
        let relation = document.references[number].relation
        if !relation.isEmpty { out += " rel=\"\(relation)\"".utf8 }
      case .image(let number):
        out += "<img src=\"".utf8
        appendEscaped(percentEncoded(document.references[number].destination), to: &out)
        out += "\" alt=\"".utf8
        appendEscaped(document.references[number].text, to: &out)
        out += "\"".utf8
        appendTitle(number, to: &out)
        out += " />".utf8
      case .block(let number):
        let block = document.blocks[number]
        out += "[\(block.name) \(block.id)|\(block.label.map(html) ?? "")|\(html(block.content))]\n".utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func appendTitle(_ number: Int, to out: inout [UInt8]) {
    guard !document.references[number].title.isEmpty else { return }
    out += " title=\"".utf8
    appendEscaped(document.references[number].title, to: &out)
    out += "\"".utf8
  }

  /// The problems as `line:column code`.
  var problems: [String] {
    diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code.rawValue)" }
  }
}
