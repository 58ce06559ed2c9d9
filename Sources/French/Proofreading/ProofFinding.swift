/// Something in a text that is wrong, and that only its author may change.
package struct ProofFinding: Hashable, Sendable {
  package var kind: Kind
  /// The bytes of the text that it is about.
  package var range: Range<Int>
  /// What should stand there, where that is certain.
  package var replacement: String?

  package enum Kind: Hashable, Sendable, CaseIterable {
    /// `1ère`, `2ème`
    case ordinal
    /// `Mr Dupont`, `Mme. Dupont`
    case courtesyTitle
    /// `etc...`
    case etCetera
    case unbalancedQuotes
    /// `mot :Suite`, an emoji that touches a word.
    case missingSpace
    /// `3.5 %`
    case decimalPoint
    /// `A la fin`, `Etat`
    case capitalAccent
    /// `oeuvre`
    case ligature
    /// `qu il`
    case missingApostrophe
  }
}

/// Reads the text of one block after the other and tells what an author should mend.
///
/// It sees what typography sees: addresses, code and protected passages are left alone, and so are the exceptions
/// of the site.
package struct Proofreader {
  private var block = TypesetBlock()
  private let policy: TypographyPolicy
  private let exceptions: Exceptions

  package init(_ policy: TypographyPolicy) {
    self.policy = policy
    exceptions = Exceptions(policy.exceptions)
  }

  /// What is wrong in a block, in its order. The text has a stop for each thing that is not text, as
  /// `Typesetter.text` has.
  ///
  /// - Parameter isContinued: whether the next block goes on with a quotation of this one.
  package mutating func findings(in text: [UInt8], isContinued: Bool = false) -> [ProofFinding] {
    block.clear()
    block.source = text
    block.tokenize()
    exceptions.protect(in: &block)
    if block.present.intersects(TypographyRule.masks.triggers) { TypographyRule.masks.apply(&block, policy) }
    var findings: [ProofFinding] = []
    for index in 1..<max(1, block.tokens.count - 1) {
      for rule in Self.rules {
        if let finding = rule(block, index) { findings.append(finding) }
      }
    }
    if let quotes = unbalancedQuotes(block, isContinued: isContinued) { findings.append(quotes) }
    return findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// Each looks at one token of a block.
  private static let rules: [@Sendable (TypesetBlock, Int) -> ProofFinding?] = [
    ordinal, courtesyTitle, etCetera, gluedColon, gluedEmoji, decimalPoint, capitalAccent, ligature,
    missingApostrophe,
  ]
}

extension TypesetBlock {
  /// The offsets of a stretch of tokens.
  func range(_ first: Int, _ last: Int) -> Range<Int> { Int(tokens[first].start)..<Int(tokens[last].end) }

  func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
}
