extension TypographyRule {
  /// R7: a number and what it counts stay together. Signs (`%`, `€`) get the space that they lack; words and
  /// symbols do not, since `4K` and `10e` are words too.
  static let units = TypographyRule(name: "units", triggers: Kinds(.number)) { block, policy in
    let gap = policy.gap(policy.units)
    for sign in block.signs {
      let number = Int(sign)
      guard block.kind(number) == .number else { continue }
      let next = block.after(number)
      let isGlued = block.isGlued(next)
      switch block.kind(next) {
      case .percent, .currency:
        if isGlued {
          guard policy.insertMissing, isEnd(block, next), !block.isPartOfWord(number) else { continue }
        }
        block.setGap(before: next, gap)
      case .degree where !isGlued && !block.precedes(next, .number): block.setGap(before: next, gap)
      case .word:
        if !setOrdinal(&block, number, next, gap) { setWord(&block, number, next, gap, policy) }
      default: break
      }
    }
    for sign in block.signs {
      // `3 millions €`, `5 k€`: the word before the sign was taken for what is counted.
      let index = Int(sign)
      guard block.kind(index) == .currency, !block.isGlued(index) else { continue }
      let word = block.before(index)
      guard block.kind(word) == .word, multiples.contains(block.word(word)),
        block.kind(block.before(word)) == .number
      else { continue }
      block.setGap(before: index, gap)
    }
  }

  private static let symbols = WordList(
    """
    km hm dam m dm cm mm µm μm nm km² m² dm² cm² mm² ha km³ m³ dm³ cm³ mm³ kg hg dag g dg cg mg µg μg ng t q
    hl dal l L dl cl ml dL cL mL µl μl h min mn s ms µs μs ns j Hz kHz MHz GHz THz W kW MW GW TW Wh kWh MWh GWh TWh
    V kV mV A mA Ah mAh K J kJ MJ N kN Nm Pa hPa kPa MPa bar mbar cal kcal dB dBA mol cd lx lm Ω kΩ MΩ rad sr Bq Gy
    Sv mSv o ko Ko kio Mo Mio Go Gio To Tio Po kB KB MB GB TB PB kb Mb Gb kbit Mbit Gbit kbps Mbps Gbps px pt em
    rem vh vw dpi ppp ppm ch cv CV pp k M Md Mds Mrd Mrds
    """)
  private static let multiples = WordList("million millions milliard milliards k M Md Mds Mrd Mrds")
  private static let currencies = WordList(
    "EUR USD GBP CHF CAD JPY CNY AUD XOF XAF XPF MAD TND DZD SEK NOK DKK PLN CZK HUF RON BRL INR F FF")
  /// Words that go on with the sentence after a number instead of being counted.
  private static let functionWords = WordList(
    """
    à et ou en de du des par sur pour au aux le la les a est sont ont avec dans sans que qui mais ni puis contre x se
    ne y un une il elle on ils elles nous vous je tu ce cet cette ces si or car donc lors lorsque quand comme chez
    entre vers dès depuis pendant selon sous lui leur plutôt afin ainsi alors avant après parce quoi dont où
    étaient était sera seront avait avaient fut furent peut peuvent doit doivent soit via
    """)
  private static let months = WordList(
    """
    janvier février mars avril mai juin juillet août octobre janv févr avr juil sept oct nov déc fevrier aout
    """)

  private static func setWord(
    _ block: inout TypesetBlock, _ number: Int, _ word: Int, _ gap: Gap, _ policy: TypographyPolicy
  ) {
    // `2026 l’agence`, `en 2026 aujourd’hui`.
    guard !isElided(block, word) else { return }
    let key = block.word(word)
    if currencies.contains(key) {
      guard !block.isGlued(word) || (policy.insertMissing && key >= 1 << 16 && isEnd(block, word)) else {
        return
      }
      guard !block.isPartOfWord(number) else { return }
      return block.setGap(before: word, gap)
    }
    guard !block.isGlued(word), !block.isPartOfWord(number) else { return }
    if symbols.contains(key) {
      // `k` and `M` count only before a currency, else they are letters.
      if multiples.contains(key), !isBeforeCurrency(block, word) { return }
      block.setGap(before: word, gap)
    } else if block.length(word) >= 2, !block.isCapitalized(word), !functionWords.contains(key) {
      block.setGap(before: word, .nbsp)
    }
  }

  /// `1er octobre`, `XXIe siècle`.
  private static func setOrdinal(
    _ block: inout TypesetBlock, _ number: Int, _ word: Int, _ gap: Gap
  ) -> Bool {
    guard block.isGlued(word) else { return false }
    let noun = block.after(word)
    guard block.kind(noun) == .word, !block.isGlued(noun), !block.isPartOfWord(number) else { return false }
    let isDay = block.word(word) == WordList.key("er") && block.number(number) == 1
    guard isDay, months.contains(block.word(noun)) || isLongMonth(block, noun) else { return false }
    block.setGap(before: noun, .nbsp)
    return true
  }

  private static func isLongMonth(_ block: TypesetBlock, _ word: Int) -> Bool {
    let bytes = block.bytes(word)
    return ["septembre", "novembre", "décembre"].contains { bytes.elementsEqual($0.utf8) }
  }

  private static func isElided(_ block: TypesetBlock, _ word: Int) -> Bool {
    block.precedes(word, .apostrophe) || block.precedes(word, .straightApostrophe)
      || block.precedes(word, .likeApostrophe)
  }

  private static func isBeforeCurrency(_ block: TypesetBlock, _ word: Int) -> Bool {
    let next = block.after(word)
    return block.kind(next) == .currency
      || block.kind(next) == .word && currencies.contains(block.word(next)) && block.length(next) == 3
  }

  /// Whether a sign is not part of something longer: `10%20`, `5€50`, `%s`.
  private static func isEnd(_ block: TypesetBlock, _ index: Int) -> Bool {
    guard !block.isLastOfItsWord(index) else { return true }
    switch block.kind(block.after(index)) {
    case .word, .number, .percent, .underscore, .equals, .currency: return false
    default: return true
    }
  }
}
