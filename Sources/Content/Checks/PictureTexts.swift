import Diagnostics
import Markdown
import YAML

/// The descriptions of pictures (RGAA 1.1 to 1.3).
///
/// A picture without one may be decoration, but `![](…)` is also what remains of a description that somebody meant
/// to write: only `alt=""` in raw HTML says so beyond doubt.
extension TextChecks {
  /// What a description may not be alone, whatever number follows it.
  private static let empty: Set<String> = [
    "image", "images", "img", "photo", "photographie", "illustration", "schéma", "graphique", "visuel",
    "figure",
    "dessin", "capture", "capture d'écran", "capture d’écran", "logo", "icône", "icone", "bannière",
    "vignette",
    "picture", "screenshot", "untitled", "sans titre", "alt", "texte alternatif", "description",
  ]
  private static let types = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]

  var pictureTexts: [Diagnostic] { cover + features.compactMap(pictureText) }

  private func pictureText(_ feature: MarkdownDocument.Feature) -> Diagnostic? {
    guard case .image(let source, let caption, let isDecorative) = feature.kind, !isDecorative else {
      return nil
    }
    let name = String(source.split(separator: "/").last?.prefix(60) ?? "")
    guard feature.text.contains(where: { !$0.isWhitespace }) else {
      return Diagnostic(
        .missingAlt, .warning, at: feature.place,
        Message(fr: "L’image « \(name) » n’est pas décrite", en: "The picture “\(name)” is not described"),
        help: Message(
          fr:
            "Dites ce qu’elle montre : ![Description](adresse). Une simple décoration s’écrit <img src=\"adresse\" alt=\"\">.",
          en:
            "Tell what it shows: ![Description](address). A mere decoration is written <img src=\"address\" alt=\"\">."
        ))
    }
    return useless(feature.text, source: source, caption: caption, at: feature.place)
  }

  private var cover: [Diagnostic] {
    guard let cover = frontMatter.root?["cover"], let alt = cover["alt"], let text = alt.text else {
      return []
    }
    let found = useless(text, source: cover["image"]?.text ?? "", caption: nil, at: alt.place)
    return found.map { [$0] } ?? []
  }

  private func useless(_ text: String, source: String, caption: String?, at place: Place) -> Diagnostic? {
    let name = source.split(separator: "/").last.map(String.init) ?? ""
    let (message, remedy): (Message, Message)
    if let caption, caption.words == text.words {
      message = Message(
        fr: "La description de l’image répète sa légende", en: "The picture’s description repeats its caption"
      )
      remedy = Message(
        fr: "Dites ce que l’image montre et que la légende ne dit pas.",
        en: "Tell what the picture shows and the caption does not say.")
    } else if Self.isFileName(text, of: name) || Self.empty.contains(Self.withoutNumber(text.words)) {
      message = Message(
        fr: "« \(text) » ne décrit pas l’image", en: "“\(text)” does not describe the picture")
      remedy = Message(
        fr: "Dites ce qu’elle montre à qui ne la voit pas.",
        en: "Tell those who do not see it what it shows.")
    } else {
      return nil
    }
    return Diagnostic(.uselessAlt, .warning, at: place, message, help: remedy)
  }

  /// Names of files: with their type, or as cameras make them. « tableau » may well be the name of one, too.
  private static func isFileName(_ text: String, of name: String) -> Bool {
    guard !text.contains(where: \.isWhitespace) else { return false }
    let dot = text.lastIndex(of: ".")
    if let dot, types.contains(text[text.index(after: dot)...].lowercased()) { return true }
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return text == stem && text.contains { $0.isNumber || $0 == "_" || $0 == "-" }
  }

  /// « photo n° 2 » → « photo »
  private static func withoutNumber(_ words: String) -> String {
    var rest = words[...]
    while rest.last?.isNumber == true { rest.removeLast() }
    for sign in [" ", "n°", "#", "-", "_", " "] where rest.hasSuffix(sign) { rest.removeLast(sign.count) }
    return String(rest)
  }
}

extension YAMLNode {
  /// The value of a key of a mapping.
  fileprivate subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = kind else { return nil }
    return entries.first { $0.key.value == key }?.value
  }
}
