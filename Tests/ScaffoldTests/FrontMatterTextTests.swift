import Content
import Diagnostics
import French
import Testing

@Suite struct FrontMatterTextTests {
  @Test(arguments: [
    "Un titre simple",
    "Deux-points : et la suite",
    "# dièse en tête, et # plus loin",
    "L’été, « entre guillemets » et \"droits\"",
    "Une barre \\ oblique, \\n qui n’est pas une fin de ligne",
    "- un tiret", "? une question", "[crochets]", "{accolades}", "*astérisque", "&esperluette", "!étiquette",
    "%pour cent", "@arobase", "`accent grave`", "| tube", "> plus grand", "'apostrophe'", "null", "~", "true",
    "2026", "12:30", "---", "...", "<<",
    "🎉 Fête 👩‍👩‍👧 et drapeau 🇫🇷", "مرحبا بالعالم", "שלום\u{200F} עולם", "\u{202E}retourné\u{202C}",
    "Espace\u{A0}insécable\u{202F}fine", "  des espaces autour  ",
    "une\nfin de ligne", "une\ttabulation", "une\rautre", "\u{85}\u{2028}\u{2029}", "\u{FEFF}marque",
    "\u{1B}[31mrouge", "\u{7F}\u{80}\u{9F}\u{FFFE}\u{FFFF}", "\u{10FFFF}", "décompose\u{301}",
    String(repeating: "très long ", count: 400),
  ])
  func `a title reads back as it was written`(title: String) {
    let text = "---\ntitle: \(quotedForYAML(title))\ndraft: true\nslug: a\ndescription: d\n---\n"
    var settings = Settings()
    settings.typography.isOn = false
    let reading = ContentReader(frontMatterOnly: settings)
      .article(SourceFile(path: "content/articles/a.md", bytes: Array(text.utf8)))
    #expect(reading.diagnostics.isEmpty)
    // As scalars: Swift takes composed and decomposed letters for equal.
    #expect(reading.value.map { Array($0.title.unicodeScalars) } == Array(title.unicodeScalars))
  }

  @Test func `a title stays on one line and hides nothing`() {
    let quoted = quotedForYAML("a\nb\r\u{85}\u{2028}\u{1B}\"\\")
    #expect(quoted == #""a\nb\u000D\u0085\u2028\u001B\"\\""#)
  }

  @Test func `a reader of front matter leaves the text alone`() {
    let text =
      "---\ntitle: T\nslug: t\ndescription: d\ndraft: true\n---\n\n:::inconnu\n[rien](nulle-part.md)\n"
    let reading = ContentReader(frontMatterOnly: Settings())
      .article(SourceFile(path: "content/articles/t.md", bytes: Array(text.utf8)))
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.value?.text.blocks.isEmpty == true)
  }
}
