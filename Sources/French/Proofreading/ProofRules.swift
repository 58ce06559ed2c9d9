/// The rules of proof-reading. Each is told a token, and gives what is wrong with it and what follows.
extension Proofreader {
  /// `1ère` → `1re`, `2ème` → `2e`, `XXème` → `XXe` (Imprimerie nationale). `1er`, `2nd` and `2de` are right.
  @Sendable static func ordinal(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .word else { return nil }
    let word = block.text(index)
    if let number = numberBefore(block, index) {
      let isFirst = block.number(number) == 1
      let ending: String
      switch word {
      case "ère", "ere": ending = "re"
      case "ères", "eres": ending = "res"
      case "ème", "eme", "ième", "ieme": ending = isFirst ? "er" : "e"
      case "èmes", "emes", "ièmes", "iemes": ending = isFirst ? "ers" : "es"
      default: return nil
      }
      return ProofFinding(
        kind: .ordinal, range: block.range(number, index), replacement: block.text(number) + ending)
    }
    for (suffix, ending) in [("ièmes", "es"), ("ième", "e"), ("èmes", "es"), ("ème", "e")]
    where word.hasSuffix(suffix) {
      let numeral = word.dropLast(suffix.count)
      guard !numeral.isEmpty, numeral.allSatisfy({ "IVXLC".contains($0) }) else { return nil }
      return ProofFinding(kind: .ordinal, range: block.range(index, index), replacement: numeral + ending)
    }
    return nil
  }

  private static func numberBefore(_ block: TypesetBlock, _ index: Int) -> Int? {
    let number = index - 1
    guard block.kind(number) == .number, block.isGlued(index), !block.isPartOfWord(number) else { return nil }
    return number
  }

  /// `Mr Dupont` → `M. Dupont`; `Mme. Dupont` → `Mme Dupont`.
  @Sendable static func courtesyTitle(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .word, !followsWord(block, index) else { return nil }
    let word = block.text(index)
    let hasPoint = block.precedes(index, .period)
    let last = hasPoint ? block.after(index) : index
    let name = block.after(last)
    guard !block.isGlued(name), block.kind(name) == .word, block.isCapitalized(name) else { return nil }
    if word == "Mr" {
      return ProofFinding(kind: .courtesyTitle, range: block.range(index, last), replacement: "M.")
    }
    guard hasPoint, ["Mme", "Mmes", "Mlle", "Mlles"].contains(word) else { return nil }
    return ProofFinding(kind: .courtesyTitle, range: block.range(index, last), replacement: word)
  }

  /// `etc...` and `etc…` → `etc.`
  @Sendable static func etCetera(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .word, WordList.small(block.word(index)) == WordList.key("etc") else {
      return nil
    }
    var last = index
    var dots = 0
    while block.isGlued(last + 1), block.kind(last + 1) == .period || block.kind(last + 1) == .ellipsis {
      last += 1
      dots += block.kind(last) == .ellipsis ? 3 : 1
    }
    guard dots > 1 else { return nil }
    return ProofFinding(
      kind: .etCetera, range: block.range(index, last), replacement: block.text(index) + ".")
  }

  /// `mot :Suite` → `mot : Suite`.
  @Sendable static func gluedColon(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .colon, block.precedes(index, .word), block.isCapitalized(block.after(index))
    else { return nil }
    switch block.kind(block.before(index)) {
    case .word, .percent, .closeParenthesis, .closeGuillemet, .closeCurly: break
    default: return nil
    }
    // `Clé:Valeur` may be meant so.
    let isCertain = !block.isGlued(index)
    return ProofFinding(
      kind: .missingSpace, range: block.range(index, block.after(index)),
      replacement: isCertain ? ": " + block.text(block.after(index)) : nil)
  }

  /// `👉mot` → `👉 mot`, `mot🎯` → `mot 🎯`.
  @Sendable static func gluedEmoji(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .emoji else { return nil }
    if block.precedes(index, .word) {
      let word = block.after(index)
      return ProofFinding(
        kind: .missingSpace, range: block.range(index, word),
        replacement: block.text(index) + " " + block.text(word))
    }
    guard block.follows(index, .word) else { return nil }
    let word = block.before(index)
    return ProofFinding(
      kind: .missingSpace, range: block.range(word, index),
      replacement: block.text(word) + " " + block.text(index))
  }

  /// `3.5 %` → `3,5 %`. Only where a sign follows that makes it a quantity: `2.0` may be a version.
  @Sendable static func decimalPoint(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .period, block.follows(index, .number), block.precedes(index, .number) else {
      return nil
    }
    let (whole, part) = (block.before(index), block.after(index))
    guard !block.isGlued(whole) || ![.period, .number, .word].contains(block.kind(block.before(whole))) else {
      return nil
    }
    switch block.kind(block.after(part)) {
    case .percent, .currency: break
    default: return nil
    }
    return ProofFinding(
      kind: .decimalPoint, range: block.range(whole, part),
      replacement: block.text(whole) + "," + block.text(part))
  }

  // MARK: Words

  /// `A la fin` → `À la fin`, at the beginning of a sentence; `Etat` → `État`.
  @Sendable static func capitalAccent(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .word, !followsWord(block, index), block.isCapitalized(index) else {
      return nil
    }
    let word = block.text(index)
    if word == "A" {
      let next = block.after(index)
      guard beginsSentence(block, index), !block.isGlued(next), block.kind(next) == .word,
        wordsAfterA.contains(block.text(next))
      else { return nil }
      return ProofFinding(
        kind: .capitalAccent, range: block.range(index, next), replacement: "À" + between(block, index, next))
    }
    guard let accented = accentedCapitals[word] else { return nil }
    return ProofFinding(kind: .capitalAccent, range: block.range(index, index), replacement: accented)
  }

  private static func between(_ block: TypesetBlock, _ first: Int, _ last: Int) -> String {
    String(decoding: block.source[Int(block.tokens[first].end)..<Int(block.tokens[last].end)], as: UTF8.self)
  }

  private static func beginsSentence(_ block: TypesetBlock, _ index: Int) -> Bool {
    switch block.kind(block.before(index)) {
    case .edge, .period, .exclamation, .question, .ellipsis, .openGuillemet, .openCurly, .straightQuote,
      .emoji:
      true
    default: false
    }
  }

  /// `oeuvre` → `œuvre`: a closed list, as `coexister` and `moelle` are right.
  @Sendable static func ligature(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .word, block.length(index) >= 4 else { return nil }
    let word = block.text(index)
    let small = word.lowercased()
    guard small.contains("oe") else { return nil }
    let root = small.hasSuffix("s") || small.hasSuffix("x") ? String(small.dropLast()) : small
    guard ligatured.contains(root) || ligatured.contains(small) else { return nil }
    let replaced = word.replacing("oe", with: "œ").replacing("Oe", with: "Œ").replacing("OE", with: "Œ")
    return ProofFinding(kind: .ligature, range: block.range(index, index), replacement: replaced)
  }

  /// `qu il` → `qu’il`. Of single letters it is told only, as `plan d urgence` may be anything.
  @Sendable static func missingApostrophe(_ block: TypesetBlock, _ index: Int) -> ProofFinding? {
    guard block.kind(index) == .word, block.length(index) <= 2, !followsWord(block, index) else { return nil }
    let next = block.after(index)
    guard block.gap(before: next) == .space, block.kind(next) == .word else { return nil }
    let (word, other) = (block.text(index), block.text(next))
    if word.lowercased() == "qu", wordsAfterQu.contains(other) {
      return ProofFinding(
        kind: .missingApostrophe, range: block.range(index, next), replacement: "\(word)’\(other)")
    }
    guard ["l", "d", "j", "n"].contains(word), let first = other.first, "aeiouyéèêàhœ".contains(first) else {
      return nil
    }
    return ProofFinding(kind: .missingApostrophe, range: block.range(index, next), replacement: nil)
  }

  /// Whether a token goes on with what stands right before: the end of a compound, `l'État`, `SO-A`.
  private static func followsWord(_ block: TypesetBlock, _ index: Int) -> Bool {
    guard block.isGlued(index) else { return false }
    switch block.kind(block.before(index)) {
    case .word, .number, .hyphen, .object, .period, .slash, .underscore, .at, .hash: return true
    default: return false
    }
  }

  /// Guillemets and quotes of a block that do not pair. A quotation of several paragraphs opens in each of them and
  /// closes in the last.
  func unbalancedQuotes(_ block: TypesetBlock, isContinued: Bool) -> ProofFinding? {
    let quotes = Kinds(
      .straightQuote, .openCurly, .closeCurly, .lowCurly, .openGuillemet, .closeGuillemet)
    guard block.present.intersects(quotes) else { return nil }
    let signs = block.signs.map(Int.init).filter { quotes.contains(block.kind($0)) }
    var open: [Int] = []
    for sign in signs {
      switch block.kind(sign) {
      case .openGuillemet: open.append(sign)
      case .closeGuillemet: _ = open.popLast()
      default: break
      }
    }
    guard let odd = QuotePairs(block) == nil ? signs.first : isContinued ? nil : open.last else { return nil }
    return ProofFinding(kind: .unbalancedQuotes, range: block.range(odd, odd), replacement: nil)
  }

  private static let wordsAfterA = words(
    """
    la l le les partir noter savoir défaut ce cet cette ces cela ceci condition chaque chacun chacune travers propos
    terme titre moins peine force côté priori posteriori éviter lire suivre venir vos votre vous nous notre mon ma mes
    son sa ses leur leurs quel quelle quels quelles quoi qui un une tout toute tous toutes long court moyen bientôt cause
    droite gauche compter dire faire voir retenir égalité part deux trois
    """)
  private static let wordsAfterQu = words("il ils elle elles on un une à au aux en")
  private static let ligatured = words(
    """
    oeuf coeur soeur voeu noeud oeuvre oeil boeuf moeur choeur manoeuvre manoeuvrer oeillet oeillère rancoeur
    désoeuvré désoeuvrement foetus oecuménique oesophage
    """)
  private static let accentedCapitals: [String: String] = Dictionary(
    uniqueKeysWithValues: words(
      """
      État États Étant Étape Étapes École Écoles Économie Économies Économique Écrire Écrit Écriture Éditeur Éditeurs
      Éditrice Édition Éditions Égal Égalité Également Élément Éléments Élection Énergie Énorme Épargne Équipe Équipes
      Équipement Étude Études Être Évaluation Évaluer Éviter Évidemment Évolution Événement Événements Évoquer Échange
      Échanges Échec Échelle Échéance Écart Écran Émission Émettre Établir Était Étaient Étendre
      """
    ).map { (String("E" + $0.dropFirst()), $0) } + [("Ca", "Ça"), ("Etre", "Être")].filter { $0.0 != "Etre" })

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
