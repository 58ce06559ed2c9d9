import Diagnostics
import Testing

@testable import YAML

@Suite struct MappingReaderTests {
  private func decode<Value>(
    _ text: String, _ read: (inout MappingReader) -> Value
  ) -> (value: Value?, problems: [String]) {
    var diagnostics: [Diagnostic] = []
    let value = YAMLDocument(SourceFile(path: "a.md", text: text)).fields(into: &diagnostics, read)
    let problems = diagnostics.map { diagnostic in
      let place = "\(diagnostic.place?.line ?? 0):\(diagnostic.place?.column ?? 0)"
      let help = diagnostic.help.map { " → " + plainSpaces($0.french) } ?? ""
      return "\(place) [\(diagnostic.code.rawValue)] \(plainSpaces(diagnostic.message.french))\(help)"
    }
    return (value, problems)
  }

  @Test func `a whole front matter is read at one go`() {
    struct Article: Equatable {
      var title: String?, draft: Bool?, tags: [String], alt: String?, weight: Int?
    }
    let (article, problems) = decode(
      "title: Été\ndraft: true\ntags:\n  - a\n  - b\ncover:\n  alt: Un schéma\nweight: 3\nempty:\n"
    ) { fields in
      _ = fields.text("empty")
      return Article(
        title: fields.requiredText("title")?.value, draft: fields.flag("draft")?.value,
        tags: fields.texts("tags").map(\.value),
        alt: fields.mapping("cover") { $0.text("alt")?.value } ?? nil,
        weight: fields.integer("weight", in: 1...10)?.value)
    }
    #expect(problems == [])
    #expect(article == Article(title: "Été", draft: true, tags: ["a", "b"], alt: "Un schéma", weight: 3))
  }

  @Test func `everything that is wrong is reported at once`() {
    let (_, problems) = decode(
      "titre: x\ndraft: oui\ntags: {a: b}\npageSize: 0\ncover:\n  image: a.png\n  atl: Un schéma\n"
    ) { fields in
      _ = fields.requiredText("title")
      _ = fields.flag("draft")
      _ = fields.texts("tags")
      _ = fields.integer("pageSize", in: 1...1000)
      fields.mapping("cover") { cover in
        _ = cover.requiredText("image")
        _ = cover.requiredText("alt")
      }
    }
    #expect(
      problems == [
        "1:1 [missing-field] « title » manque → Ajoutez « title: … »",
        "2:8 [wrong-type] « draft » vaut true (oui) ou false (non), pas « oui » → Écrivez « draft: true »",
        "3:7 [wrong-type] « tags » doit être une liste, pas un groupe de champs"
          + " → Écrivez par exemple « tags: [affiliation, audience] »",
        "4:11 [invalid-value] « pageSize » doit être compris entre 1 et 1000",
        "5:1 [missing-field] « cover.alt » manque → Ajoutez « alt: … »",
        "7:3 [unknown-key] « cover.atl » n’est pas un champ connu → Vouliez-vous dire « alt » ?",
        "1:1 [unknown-key] « titre » n’est pas un champ connu → Vouliez-vous dire « title » ?",
      ])
  }

  @Test func `an unknown key without a likeness gets the list of those known`() {
    let (_, problems) = decode("zzz: 1\n") { fields in
      _ = fields.text("title")
      _ = fields.text("date")
    }
    #expect(problems == ["1:1 [unknown-key] « zzz » n’est pas un champ connu → Champs connus : title, date"])
  }

  @Test(arguments: ["title:\n", "title: ~\n", "title: null\n"])
  func `an empty value is none`(_ text: String) {
    #expect(decode(text) { $0.text("title") }.problems == [])
    #expect(
      decode(text) { $0.requiredText("title") }.problems == [
        "1:1 [missing-field] « title » est vide → Ajoutez « title: … »"
      ])
  }

  @Test(arguments: [
    ("a: b", true), ("author:", true), ("author: ~", true), ("author: []", true), ("author: lea", false),
    ("author: [lea]", false), ("author: {}", false), ("author: \"\"", false), ("author: *x", false),
  ])
  func `nothing is said in a field that is absent, without a value, or an empty list`(
    _ text: String, _ isEmpty: Bool
  ) {
    #expect(decode(text) { $0.isEmpty("author") }.value == isEmpty)
  }

  @Test func `a required text of spaces is empty, an optional empty text in quotes is kept`() {
    #expect(
      decode("title: '  '\n") { $0.requiredText("title") }.problems == [
        "1:8 [missing-field] « title » est vide → Ajoutez « title: … »"
      ])
    #expect(decode("title: ''\n") { $0.text("title")?.value }.value == "")
    #expect(decode("title: '~'\n") { $0.requiredText("title")?.value }.value == "~")
  }

  @Test func `a missing field may be a warning with its own remedy`() {
    var diagnostics: [Diagnostic] = []
    _ = YAMLDocument(SourceFile(path: "a.md", text: "a: b")).fields(into: &diagnostics) { fields in
      _ = fields.text("a")
      _ = fields.requiredText("description", severity: .warning, help: Message(fr: "Résumez", en: "Sum up"))
    }
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.help?.french == "Résumez")
    #expect(diagnostics.first?.message.english == "“description” is missing")
  }

  @Test(arguments: [
    ("oui", "true"), ("Yes", "true"), ("vrai", "true"), ("on", "true"), ("1", "true"), ("\"true\"", "true"),
    ("True", "true"), ("non", "false"), ("NO", "false"), ("faux", "false"), ("off", "false"), ("0", "false"),
  ])
  func `a flag in other words is refused and the right word given`(_ text: String, _ word: String) {
    let (flag, problems) = decode("draft: \(text)\n") { $0.flag("draft") }
    #expect(flag == .some(nil))
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix("→ Écrivez « draft: \(word) »") == true)
  }

  @Test func `a flag that means nothing has no suggestion`() {
    #expect(
      decode("draft: peut-être\n") { $0.flag("draft") }.problems == [
        "1:8 [wrong-type] « draft » vaut true (oui) ou false (non), pas « peut-être »"
      ])
  }

  @Test func `numbers are text where text is asked for`() {
    #expect(decode("title: 2026\n") { $0.text("title")?.value }.value == "2026")
    #expect(decode("title: true\n") { $0.text("title")?.value }.value == "true")
  }

  @Test func `a text that is a list or a group is refused with the remedy`() {
    #expect(
      decode("title: [Guide]\n") { $0.text("title") }.problems == [
        "1:8 [wrong-type] « title » doit être un texte, pas une liste → Écrivez par exemple « title: Guide »"
      ])
    #expect(
      decode("title:\n  a: b\n") { $0.requiredText("title") }.problems == [
        "2:3 [wrong-type] « title » doit être un texte, pas un groupe de champs"
      ])
  }

  @Test(arguments: ["dix", "1.5", "\"10\"", "0x10", "+3", "1e3", "[1]", "99999999999999999999"])
  func `what is no whole number is refused`(_ text: String) {
    let (number, problems) = decode("n: \(text)\n") { $0.integer("n", in: 1...1000) }
    #expect(number == .some(nil))
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix("→ Écrivez par exemple « n: 1 »") == true)
  }

  @Test func `numbers with decimals take a point`() {
    #expect(decode("n: 0.05\n") { $0.number("n", in: 0...1)?.value }.value == 0.05)
    #expect(decode("n: 1\n") { $0.number("n", in: 0...1)?.value }.value == 1)
    #expect(
      decode("n: 0,05\n") { $0.number("n", in: 0...1) }.problems == [
        "1:4 [wrong-type] « n » doit être un nombre, pas « 0,05 » → Écrivez par exemple « n: 0.05 »"
      ])
    #expect(
      decode("n: 2\n") { $0.number("n", in: 0...1) }.problems == [
        "1:4 [invalid-value] « n » doit être compris entre 0 et 1"
      ])
    for text in ["nan", "inf", "0x1p3", "--1", "1.2.3", "."] {
      #expect(decode("n: \(text)\n") { $0.number("n", in: 0...1) }.problems.count == 1)
    }
  }

  private enum Trust: String, CaseIterable { case trusted, safe }

  @Test func `a choice is one of its cases`() {
    #expect(decode("html: safe\n") { $0.choice("html", of: Trust.self)?.value }.value == .safe)
    #expect(
      decode("html: trustd\n") { $0.choice("html", of: Trust.self) }.problems == [
        "1:7 [invalid-value] « html » ne peut pas valoir « trustd » → Vouliez-vous dire « trusted » ?"
      ])
    #expect(
      decode("html: xyz\n") { $0.choice("html", of: Trust.self) }.problems == [
        "1:7 [invalid-value] « html » ne peut pas valoir « xyz » → Valeurs possibles : « trusted », « safe »"
      ])
  }

  @Test func `an offer is an identifier, false, or absent`() {
    #expect(decode("offer: audit\n") { $0.textOrFalse("offer")?.value }.value == .some(.some("audit")))
    #expect(decode("offer: false\n") { $0.textOrFalse("offer").map { $0.value == nil } }.value == true)
    #expect(
      decode("a: b\n") {
        _ = $0.text("a"); return $0.textOrFalse("offer") == nil
      }.value == true)
    #expect(
      decode("offer: true\n") { $0.textOrFalse("offer") }.problems == [
        "1:8 [wrong-type] « offer » doit être un texte, ou false, pas « true »"
      ])
  }

  @Test func `a list of texts has the place of each`() {
    let (tags, problems) = decode("tags: [a, é, b]\n") { $0.texts("tags") }
    #expect(problems == [])
    #expect(tags?.map(\.value) == ["a", "é", "b"])
    #expect(tags?.map(\.place.column) == [8, 11, 14])
  }

  @Test func `a single text is a list of one, unless it looks like several`() {
    #expect(decode("author: tiphaine\n") { $0.texts("author").map(\.value) }.value == ["tiphaine"])
    #expect(decode("tags: 'a, b'\n") { $0.texts("tags").map(\.value) }.value == ["a, b"])
    #expect(
      decode("tags: a, b\n") { $0.texts("tags") }.problems == [
        "1:7 [wrong-type] « tags » doit être une liste, pas « a, b » → Écrivez par exemple « tags: [a, b] »"
      ])
  }

  @Test func `items that are no text are reported, the others kept`() {
    let (tags, problems) = decode("tags:\n  - a\n  - [b]\n  -\n  - Guide : le début\n  - c\n") {
      $0.texts("tags").map(\.value)
    }
    #expect(tags == ["a", "c"])
    #expect(
      problems == [
        "3:5 [wrong-type] « tags[2] » doit être un texte, pas une liste",
        "4:4 [wrong-type] « tags[3] » doit être un texte, pas une valeur vide",
        "5:5 [wrong-type] « tags[4] » doit être un texte, pas un groupe de champs"
          + " → Écrivez par exemple « - \"Guide: le début\" »",
      ])
  }

  @Test func `a list of groups names the item at fault`() {
    let (labels, problems) = decode(
      "menu:\n  - {label: Articles, url: /}\n  - {label: Contact, ur: /contact/}\n  - rien\n"
    ) { fields in
      fields.mappings("menu") { item in
        _ = item.requiredText("url")
        return item.requiredText("label")?.value
      }
    }
    #expect(labels == ["Articles", "Contact"])
    #expect(
      problems == [
        "3:5 [missing-field] « menu[2].url » manque → Ajoutez « url: … »",
        "3:22 [unknown-key] « menu[2].ur » n’est pas un champ connu → Vouliez-vous dire « url » ?",
        "4:5 [wrong-type] « menu[3] » doit être un groupe de champs, pas « rien »"
          + " → Écrivez ses champs sur les lignes suivantes, décalés de deux espaces",
      ])
  }

  @Test func `free entries keep their order and places`() {
    let (entries, problems) = decode("redirects: {/b/: /c/, /a/: /d/, /x/: [y]}\n") { fields in
      fields.textEntries("redirects").map { "\($0.key.value)→\($0.value.value)" }
    }
    #expect(entries == ["/b/→/c/", "/a/→/d/"])
    #expect(
      problems == [
        "1:38 [wrong-type] « redirects./x/ » doit être un texte, pas une liste"
          + " → Écrivez par exemple « /x/: y »"
      ])
  }

  @Test(arguments: ["- a\n- b\n", "title:Mon titre\n", "Bonjour"])
  func `a document that is no mapping is told so`(_ text: String) {
    let (value, problems) = decode(text) { _ in true }
    #expect(value == nil)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("1:1 [wrong-type] Des champs sont attendus ici, pas") == true)
  }

  @Test func `a problem found by the caller joins the others`() {
    let (_, problems) = decode("slug: ../x\nfoo: 1\n") { fields in
      guard let slug = fields.text("slug") else { return }
      fields.report(.badSlug, at: slug.place, Message(fr: "Adresse impossible", en: "Impossible address"))
    }
    #expect(problems.count == 2)
    #expect(problems.first == "1:7 [bad-slug] Adresse impossible")
  }
}
