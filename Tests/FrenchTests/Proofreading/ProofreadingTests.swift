import Testing

@testable import French

/// What a proof-reader tells an author: « what is wrong → what should stand there ».
struct ProofreadingTests {
  private func found(_ text: String, policy: TypographyPolicy = TypographyPolicy()) -> [String] {
    var proofreader = Proofreader(policy)
    let bytes = Array(text.utf8)
    return proofreader.findings(in: bytes).map { finding in
      let old = String(decoding: bytes[finding.range], as: UTF8.self)
      return finding.replacement.map { "\(old) → \($0)" } ?? old
    }
  }

  @Test(arguments: [
    "", "Le 1er mai, la 1re fois, les 2es, le XXe siècle, le 2nd et la 2de.",
    "Un problème, le système, Mathème.",
    "M. Dupont, MM. Dupont, Mme Durand, Mlles Martin.", "Le MR et Mrs Smith.", "Des coupons, des liens, etc.",
    "Des coupons, etc., et des liens.", "Il dit : « Bonjour. » Puis « au revoir ».", "Il mesure 6' 10\".",
    "Le ratio 16:9 à 12:30.", "Avantages :", "https://example.com:Port et mailto:Lea@example.com",
    "std::String",
    "La version 2.0, la 3.5.1, le 192.168.1.1.", "3,5 % et 1.234",
    "Elle a la clef. La catégorie A la plus courte.",
    "Le vitamine A l’aide.", "La moelle, le poêle, coexister, Citroën, un canoë, poésie.", "Qu’il vienne.",
    "le plan d urgent", "👉 mot", "mot 🎯", "(voir A)", "L’Égalité, l’État.", "`",
    "S’il y a un « mot “cité” ici ».",
    "Edgar, Elsa et Emma écrivent.", "C’est ça.",
  ]) func `what is right is left alone`(text: String) {
    // A single letter before a word is told without a remedy: it is the author who knows.
    #expect(found(text).filter { $0 != "d urgent" } == [])
  }

  @Test(arguments: [
    ("La 1ère fois", "1ère → 1re"), ("les 1ères", "1ères → 1res"), ("le 2ème", "2ème → 2e"),
    ("la 3ième", "3ième → 3e"), ("les 10èmes", "10èmes → 10es"), ("au XXème siècle", "XXème → XXe"),
    ("Mr Dupont", "Mr → M."), ("Mr. Dupont", "Mr. → M."), ("Mme. Durand", "Mme. → Mme"),
    ("des liens, etc...", "etc... → etc."), ("Etc…", "Etc… → Etc."), ("etc....", "etc.... → etc."),
    ("Lumigency :Un réseau", ":Un → : Un"), ("Titre:Suite", ":Suite"), ("50 % :Un tiers", ":Un → : Un"),
    ("👉mot", "👉mot → 👉 mot"), ("mot🎯", "mot🎯 → mot 🎯"), ("3.5 %", "3.5 → 3,5"), ("12.50 €", "12.50 → 12,50"),
    ("A la fin", "A la → À la"), ("Fini. A noter", "A noter → À noter"), ("A l’inverse", "A l → À l"),
    ("Etat des lieux", "Etat → État"), ("l’Etape suivante", "Etape → Étape"), ("Ca marche", "Ca → Ça"),
    ("un oeuf", "oeuf → œuf"), ("Oeuvres", "Oeuvres → Œuvres"), ("la main-d’oeuvre", "oeuvre → œuvre"),
    ("des voeux", "voeux → vœux"), ("qu il vienne", "qu il → qu’il"), ("Qu elles", "Qu elles → Qu’elles"),
    ("l article", "l article"), ("Il dit « oui", "«"), ("il dit oui »", "»"), ("\"un", "\""),
    ("un “mot” et ”", "“"),
  ]) func `what is wrong is told, with a remedy where there is one`(text: String, expected: String) {
    #expect(found(text) == [expected])
  }

  @Test func `several things are told in their order`() {
    #expect(found("Mr Léa, la 1ère, etc...") == ["Mr → M.", "1ère → 1re", "etc... → etc."])
  }

  @Test func `exceptions of the site are left alone`() {
    var policy = TypographyPolicy()
    policy.exceptions = ["Etat"]
    #expect(found("Etat", policy: policy) == [])
  }

  @Test func `a quotation of several paragraphs closes in the last`() {
    var proofreader = Proofreader(TypographyPolicy())
    #expect(proofreader.findings(in: Array("« Un début".utf8), isContinued: true).isEmpty)
    #expect(proofreader.findings(in: Array("« Une fin »".utf8)).isEmpty)
  }

  @Test func `nothing that is no text is read`() {
    // 0xFE stands for code, an image or a protected passage; 0xFF for the ends of emphasis and links.
    var proofreader = Proofreader(TypographyPolicy())
    #expect(proofreader.findings(in: Array("Un ".utf8) + [0xFE] + Array(" ici".utf8)).isEmpty)
    let marked = Array("la 1".utf8) + [0xFF] + Array("ère".utf8) + [0xFF]
    #expect(proofreader.findings(in: marked).isEmpty)
  }
}
