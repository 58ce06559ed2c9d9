extension TypographyRule {
  /// R3: straight and English quotes become guillemets, and “ ” inside these.
  ///
  /// The quotes of a block are paired. When they do not pair, all of them stay: any guess would be wrong half
  /// of the time.
  static let quotes = TypographyRule(
    name: "quotes", triggers: Kinds(.straightQuote, .openCurly, .closeCurly, .lowCurly)
  ) { block, policy in
    guard let pairs = QuotePairs(block)?.pairs else { return }
    for pair in pairs where pair.kind != .openGuillemet {
      if pair.kind != .straightQuote, !policy.convertCurly, pair.depth == 0 { continue }
      switch pair.depth {
      case 0: replace(&block, pair, .openGuillemet, .closeGuillemet)
      case 1: replace(&block, pair, .openCurly, .closeCurly)
      default: replace(&block, pair, .openSingle, .apostrophe)
      }
    }
  }

  private static func replace(
    _ block: inout TypesetBlock, _ pair: QuotePairs.Pair, _ open: TextToken.Kind, _ close: TextToken.Kind
  ) {
    if block.kind(pair.open) != open { block.set(pair.open, open) }
    if block.kind(pair.close) != close { block.set(pair.close, close) }
    if open == .openGuillemet {
      block.markConverted(pair.open)
      block.markConverted(pair.close)
    } else {
      block.setGap(after: pair.open, .none)
      block.setGap(before: pair.close, .none)
    }
  }
}

/// The quotations of a block, found with a stack.
struct QuotePairs {
  struct Pair {
    /// What opens it.
    var kind: TextToken.Kind
    var open: Int
    var close: Int
    /// How many quotations it stands in.
    var depth: Int
  }

  private(set) var pairs: [Pair] = []
  private var open: [(kind: TextToken.Kind, index: Int)] = []

  /// `nil` when they do not pair.
  init?(_ block: TypesetBlock) {
    for sign in block.signs {
      let index = Int(sign)
      switch block.kind(index) {
      case .straightQuote: guard meetStraight(block, index) else { return nil }
      case .openCurly:
        if top == .lowCurly { close(index) } else { open.append((.openCurly, index)) }
      case .lowCurly: open.append((.lowCurly, index))
      case .closeCurly:
        if top == .openCurly || top == .lowCurly || top == .closeCurly {
          close(index)
        } else if Side(block, index).canOpen {
          // `”mot”`: a pair all the same.
          open.append((.closeCurly, index))
        } else {
          return nil
        }
      case .openGuillemet: open.append((.openGuillemet, index))
      case .closeGuillemet:
        guard top == .openGuillemet else { return nil }
        close(index)
      default: break
      }
    }
    // A quotation of several paragraphs opens in each of them and closes in the last.
    guard open.allSatisfy({ $0.kind == .openGuillemet }) else { return nil }
  }

  private var top: TextToken.Kind? { open.last?.kind }

  private mutating func close(_ index: Int) {
    guard let start = open.popLast() else { return }
    pairs.append(Pair(kind: start.kind, open: start.index, close: index, depth: open.count))
  }

  /// Takes a straight quote as what its neighbours let it be; gives whether they let it be anything.
  private mutating func meetStraight(_ block: TypesetBlock, _ index: Int) -> Bool {
    let isOpen = open.contains { $0.kind == .straightQuote }
    // Inches, seconds.
    if block.follows(index, .number), !isOpen { return true }
    let side = Side(block, index)
    if top == .straightQuote, let start = open.last?.index {
      if side.canOpen, !side.canClose {
        open.append((.straightQuote, index))
      } else if block.before(index) == start {
        return false
      } else {
        close(index)
      }
      return true
    }
    guard side.canOpen || side.standsFree else { return false }
    open.append((.straightQuote, index))
    return true
  }

  /// What stands beside a quote.
  private struct Side {
    var canOpen: Bool
    var canClose: Bool
    var standsFree: Bool

    init(_ block: TypesetBlock, _ index: Int) {
      let previous = block.kind(block.before(index))
      let next = block.kind(block.after(index))
      let isBegun = block.isGlued(index) && previous != .edge
      let goesOn = !block.isLastOfItsWord(index)
      let isAfterOpening: Bool =
        switch previous {
        case .straightApostrophe, .apostrophe, .hyphen, .enDash, .emDash, .slash, .straightQuote, .equals,
          .colon:
          true
        default: TextToken.Kind.opening.contains(previous)
        }
      let isBeforeClosing: Bool =
        switch next {
        case .comma, .period, .semicolon, .colon, .exclamation, .question, .ellipsis, .straightQuote, .slash,
          .hyphen, .enDash, .emDash:
          true
        default: TextToken.Kind.closing.contains(next)
        }
      canOpen = goesOn && (!isBegun || isAfterOpening)
      canClose = isBegun && (!goesOn || isBeforeClosing)
      standsFree = !isBegun && !goesOn && next != .edge
    }
  }
}
