import Synchronization

/// Tells all open pages of each new edition. It keeps nothing for anybody: a page that missed some learns the
/// newest, so that a slow one holds nothing up.
final class EventHub: Sendable {
  /// How many pages are told at once; more are refused, so that some connections are left for reading.
  static let limit = 100

  private struct State {
    var version: Int
    var isOver = false
    var bells: [Int: Bell] = [:]
    var next = 0
  }

  let run: String
  private let state: Mutex<State>

  init(run: String, version: Int) {
    self.run = run
    state = Mutex(State(version: version))
  }

  /// The newest version, and whether no other will follow.
  var news: (version: Int, isOver: Bool) { state.withLock { ($0.version, $0.isOver) } }

  func publish(_ version: Int) { tell { $0.version = version } }

  /// Ends all streams, and lets none begin.
  func end() { tell { $0.isOver = true } }

  private func tell(_ change: (inout State) -> Void) {
    let bells = state.withLock {
      change(&$0)
      return Array($0.bells.values)
    }
    for bell in bells { bell.ring() }
  }

  /// A new stream; `nil` when there are too many.
  /// - Parameters:
  ///   - last: the `Last-Event-ID` of a browser that comes back.
  ///   - socket: that of its connection.
  func join(after last: String?, socket: Int32) -> EventStream? {
    guard let bell = Bell() else { return nil }
    let number = state.withLock { state -> Int? in
      guard state.bells.count < Self.limit, !state.isOver else { return nil }
      state.next += 1
      state.bells[state.next] = bell
      return state.next
    }
    return number.map { EventStream(self, number: $0, bell, after: last, socket: socket) }
  }

  func leave(_ number: Int) { state.withLock { $0.bells[number] = nil } }
}
