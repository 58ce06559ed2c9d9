/// What an address elsewhere answered, as far as a reader is concerned.
enum ExternalAnswer: Hashable, Sendable {
  /// The page is there.
  case found
  /// The page is there, and its site says for good that its address is another one.
  case moved(to: String)
  /// The site says that there is no such page: 404, 410.
  case gone(Int)
  /// Nobody has this domain name.
  case noHost
  /// What no program can read as an address.
  case malformed
  /// No answer that says anything about the page.
  case unsure(Doubt)

  enum Doubt: Hashable, Sendable {
    /// The site does not serve programs, or is out of order: the status that it answered.
    case status(Int)
    case tooSlow
    case unreachable
    /// Its certificate is none that a browser would trust.
    case certificate
    /// It redirects in a circle, or too often.
    case loop
  }

  /// As a line of the cache says it.
  var words: String {
    switch self {
    case .found: "found"
    case .moved(let address): "moved \(address)"
    case .gone(let status): "gone \(status)"
    case .noHost: "no-host"
    case .malformed: "malformed"
    case .unsure(.status(let status)): "status \(status)"
    case .unsure(.tooSlow): "too-slow"
    case .unsure(.unreachable): "unreachable"
    case .unsure(.certificate): "certificate"
    case .unsure(.loop): "loop"
    }
  }

  /// Reads what `words` writes; `nil` for anything else.
  init?(words: String) {
    let parts = words.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let number = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts[0], number) {
    case ("moved", nil) where parts.count == 2: self = .moved(to: parts[1])
    case ("gone", let status?): self = .gone(status)
    case ("status", let status?): self = .unsure(.status(status))
    case ("found", nil): self = .found
    case ("no-host", nil): self = .noHost
    case ("malformed", nil): self = .malformed
    case ("too-slow", nil): self = .unsure(.tooSlow)
    case ("unreachable", nil): self = .unsure(.unreachable)
    case ("certificate", nil): self = .unsure(.certificate)
    case ("loop", nil): self = .unsure(.loop)
    default: return nil
    }
  }

  /// How long it holds, in seconds: what is certain a week, what may pass by itself an hour.
  var lifetime: Int {
    switch self {
    case .found, .moved, .gone, .malformed: 7 * 86_400
    case .noHost: 86_400
    case .unsure: 3600
    }
  }

  /// Whether nobody answered at all.
  var isSilence: Bool {
    switch self {
    case .noHost, .unsure(.tooSlow), .unsure(.unreachable): true
    default: false
    }
  }
}
