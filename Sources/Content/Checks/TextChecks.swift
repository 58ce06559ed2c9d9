import Diagnostics
import Markdown
import YAML

/// The checks of one file that `feuillet check` makes: of what makes no page wrong, and yet serves readers ill.
struct TextChecks {
  let frontMatter: YAMLDocument
  let text: Text
  let proofreading: Proofreading

  var features: [MarkdownDocument.Feature] { text.document.features }

  var problems: [Diagnostic] {
    pictureTexts + linkTexts + headingJumps + emptySections + tableHeaders + leftovers
  }
}

extension String {
  /// The words as they are compared: in small letters, with straight apostrophes, single spaces, and nothing
  /// around them but letters and digits.
  var words: String {
    let spaced = lowercased().replacing("’", with: "'").split { $0.isWhitespace }.joined(separator: " ")
    guard let first = spaced.firstIndex(where: \.isWord), let last = spaced.lastIndex(where: \.isWord) else {
      return ""
    }
    return String(spaced[first...last])
  }
}

extension Character {
  var isWord: Bool { isLetter || isNumber }
}
