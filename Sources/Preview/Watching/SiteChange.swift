import Synchronization

/// What changed in the folder of a site.
package enum SiteChange: Hashable, Sendable {
  /// These files came, went or have other bytes. Their paths are those of diagnostics: relative to the site, and
  /// whole in a folder of themes elsewhere.
  case paths(Set<String>)
  /// More than could be followed.
  case everything

  /// The files; `nil` for everything.
  package var paths: Set<String>? {
    if case .paths(let paths) = self { paths } else { nil }
  }

  func merged(with other: SiteChange) -> SiteChange {
    guard let paths, let others = other.paths else { return .everything }
    return .paths(paths.union(others))
  }
}

/// The changes of a site as they come. What comes while nobody asks is put together.
package struct SiteChanges: AsyncSequence, Sendable {
  package typealias Element = SiteChange
  package typealias Failure = Never

  private let box = Box()
  private let ticks: AsyncStream<Void>
  private let ticker: AsyncStream<Void>.Continuation

  fileprivate final class Box: Sendable {
    let waiting = Mutex<SiteChange?>(nil)

    func take() -> SiteChange? {
      waiting.withLock { waiting in
        defer { waiting = nil }
        return waiting
      }
    }
  }

  init() { (ticks, ticker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func send(_ change: SiteChange) {
    box.waiting.withLock { $0 = $0?.merged(with: change) ?? change }
    ticker.yield()
  }

  func finish() { ticker.finish() }

  package func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(box: box, ticks: ticks.makeAsyncIterator())
  }

  package struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let box: Box
    fileprivate var ticks: AsyncStream<Void>.Iterator

    package mutating func next() async -> SiteChange? {
      while await ticks.next() != nil {
        if let change = box.take() { return change }
      }
      return nil
    }
  }
}
