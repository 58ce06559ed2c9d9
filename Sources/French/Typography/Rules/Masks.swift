extension TypographyRule {
  /// What is no French text although it stands in one: addresses, code without quotes, emoticons.
  static let masks = TypographyRule(
    name: "masks",
    triggers: Kinds(
      .colon, .semicolon, .at, .hash, .slash, .underscore, .equals, .ampersand, .period)
  ) { block, _ in
    // How many parentheses are open.
    var depth = 0
    for sign in block.signs {
      let index = Int(sign)
      switch block.kind(index) {
      case .openParenthesis: depth += 1
      case .closeParenthesis: depth = max(0, depth - 1)
      case .edge: depth = 0
      case .colon, .semicolon:
        if !maskAddress(&block, index), !maskShortcode(&block, index) {
          maskEmoticon(&block, index, inParentheses: depth > 0)
        }
      case .equals: maskChunk(&block, around: index, ifGlued: true)
      case .underscore: maskChunk(&block, around: index, ifGlued: false)
      case .at: maskMail(&block, index)
      case .hash: maskTag(&block, index)
      case .slash: maskPath(&block, index)
      case .period: maskHost(&block, index)
      case .ampersand: maskEntity(&block, index)
      default: break
      }
    }
  }

  private static let schemes = WordList(
    "http https ftp sftp ftps file ssh git mailto tel sms data urn ws wss")

  /// `https://…`, `mailto:…`, and the bare name of a scheme.
  private static func maskAddress(_ block: inout TypesetBlock, _ colon: Int) -> Bool {
    guard block.kind(colon) == .colon, block.follows(colon, .word) else { return false }
    let word = block.before(colon)
    let isAddress =
      block.precedes(colon, .slash) && block.precedes(block.after(colon), .slash)
      || schemes.contains(WordList.small(block.word(word)))
    guard isAddress else { return false }
    block.protect(word...max(colon, end(of: colon, in: block)))
    return true
  }

  /// `www.exemple.fr`.
  private static func maskHost(_ block: inout TypesetBlock, _ period: Int) {
    guard block.follows(period, .word), block.precedes(period, .word) else { return }
    let word = block.before(period)
    guard WordList.small(block.word(word)) == WordList.key("www") else { return }
    block.protect(word...max(period, end(of: period, in: block)))
  }

  /// `exemple.fr/chemin`: a name with a dot before the first slash.
  private static func maskPath(_ block: inout TypesetBlock, _ slash: Int) {
    guard block.follows(slash, .word) else { return }
    var first = block.before(slash)
    var dots = 0
    while block.isGlued(first), [.word, .number, .period, .hyphen].contains(block.kind(block.before(first))) {
      first = block.before(first)
      if block.kind(first) == .period { dots += 1 }
    }
    guard dots > 0, block.kind(first) != .period else { return }
    block.protect(first...max(slash, end(of: slash, in: block)))
  }

  /// `nom@exemple.fr`, `@nom`.
  private static func maskMail(_ block: inout TypesetBlock, _ at: Int) {
    guard block.precedes(at, .word) || block.precedes(at, .number) else { return }
    var first = at
    while block.isGlued(first),
      [.word, .number, .period, .hyphen, .plus, .underscore].contains(block.kind(block.before(first)))
    {
      first = block.before(first)
    }
    var last = at
    while !block.isLastOfItsWord(last),
      [.word, .number, .period, .hyphen, .underscore].contains(block.kind(block.after(last)))
    {
      last = block.after(last)
    }
    while last > at, block.kind(last) == .period || block.kind(last) == .hyphen { last = block.before(last) }
    block.protect(first...last)
  }

  /// `#motclé`, `#fff`.
  private static func maskTag(_ block: inout TypesetBlock, _ hash: Int) {
    guard
      !block.isGlued(hash) || block.kind(block.before(hash)) == .edge
        || TextToken.Kind.opening.contains(block.kind(block.before(hash)))
    else { return }
    var last = hash
    while !block.isLastOfItsWord(last), [.word, .number, .underscore].contains(block.kind(block.after(last)))
    {
      last = block.after(last)
    }
    if last > hash { block.protect(hash...last) }
  }

  /// What holds a sign that French has no use for: `a=b`, `nom_de_fichier`.
  private static func maskChunk(_ block: inout TypesetBlock, around sign: Int, ifGlued: Bool) {
    let isBegun = block.isGlued(sign) && isCode(block.kind(block.before(sign)))
    let next = block.kind(block.after(sign))
    let goesOn = !block.isLastOfItsWord(sign) && isCode(next) && !TextToken.Kind.high.contains(next)
    guard ifGlued ? isBegun && goesOn : isBegun || goesOn else { return }
    var first = sign
    while block.isGlued(first), isCode(block.kind(block.before(first))) { first = block.before(first) }
    // What opens before it belongs to the text around it.
    while first < sign, TextToken.Kind.opening.contains(block.kind(first)) { first = block.after(first) }
    block.protect(first...max(sign, end(of: sign, in: block)))
  }

  /// `&nbsp;`, `&#39;`, where no reader of HTML came before us.
  private static func maskEntity(_ block: inout TypesetBlock, _ ampersand: Int) {
    var name = block.after(ampersand)
    if block.isGlued(name), block.kind(name) == .hash { name = block.after(name) }
    guard block.isGlued(name), block.kind(name) == .word || block.kind(name) == .number else { return }
    if block.precedes(name, .number) { name = block.after(name) }
    guard block.precedes(name, .semicolon) else { return }
    block.protect(ampersand...block.after(name))
  }

  /// `:fusée:` as chat programs write it.
  private static func maskShortcode(_ block: inout TypesetBlock, _ colon: Int) -> Bool {
    guard block.kind(colon) == .colon, !block.isLastOfItsWord(colon),
      !block.isGlued(colon) || [.edge, .object, .openParenthesis].contains(block.kind(block.before(colon)))
    else { return false }
    var last = block.after(colon)
    while block.isGlued(last), [.word, .number, .underscore, .hyphen, .plus].contains(block.kind(last)) {
      last = block.after(last)
    }
    guard block.isGlued(last), block.kind(last) == .colon, last > block.after(colon) else { return false }
    block.protect(colon...last)
    return true
  }

  private static let mouths = WordList("D P p O o S s X x")

  /// `:)`, `;-)`, `:'(`, `:p`.
  private static func maskEmoticon(_ block: inout TypesetBlock, _ eyes: Int, inParentheses: Bool) {
    var mouth = block.after(eyes)
    let next = block.kind(mouth)
    guard block.isGlued(mouth) else { return }
    if next == .hyphen || next == .straightApostrophe || next == .apostrophe {
      mouth = block.after(mouth)
      guard block.isGlued(mouth) else { return }
    }
    switch block.kind(mouth) {
    case .closeParenthesis:
      // `(voir ici :)` closes a parenthesis.
      guard !inParentheses else { return }
    case .openParenthesis, .closeBracket, .slash: break
    case .word where mouths.contains(block.word(mouth)): break
    case .number where block.bytes(mouth).elementsEqual("3".utf8): break
    default: return
    }
    let isLast =
      block.isLastOfItsWord(mouth)
      || [.period, .comma, .exclamation, .question, .closeParenthesis].contains(
        block.kind(block.after(mouth)))
    let isFirst = !block.isGlued(eyes) || block.kind(block.before(eyes)) == .edge
    guard isLast, isFirst || block.kind(mouth) == .closeParenthesis else { return }
    block.protect(eyes...mouth)
  }

  /// The last token of what stands without a space around a sign, less the punctuation at its end.
  private static func end(of start: Int, in block: TypesetBlock) -> Int {
    var last = start
    var parentheses = 0
    while !block.isLastOfItsWord(last), isCode(block.kind(block.after(last))) {
      last = block.after(last)
      if block.kind(last) == .openParenthesis { parentheses += 1 }
      if block.kind(last) == .closeParenthesis { parentheses -= 1 }
    }
    while last > start {
      switch block.kind(last) {
      case .period, .comma, .semicolon, .colon, .exclamation, .question, .straightQuote, .straightApostrophe,
        .apostrophe, .ellipsis:
        break
      case .closeParenthesis where parentheses < 0: parentheses += 1
      default: return last
      }
      last = block.before(last)
    }
    return last
  }

  private static func isCode(_ kind: TextToken.Kind) -> Bool {
    switch kind {
    case .edge, .openGuillemet, .closeGuillemet, .openCurly, .closeCurly, .emoji: false
    default: true
    }
  }
}
