import Synchronization

/// How far a build is, for whoever watches it from another thread.
package final class BuildProgress: Sendable {
  /// What a build is doing, as far as it lasts long enough to be told.
  package enum Stage: Hashable, Sendable {
    case read, author, assemble, render
  }

  /// The stage of one moment.
  package struct Moment: Hashable, Sendable {
    package var stage: Stage
    /// How many of `total` are done.
    package var done: Int
    /// 0 where nothing is counted.
    package var total: Int

    package init(stage: Stage, done: Int, total: Int) {
      self.stage = stage
      self.done = done
      self.total = total
    }
  }

  private let stage = Mutex((stage: Stage.read, total: 0))
  /// Apart from the lock: all workers add to it.
  private let done = Atomic(0)

  package init() {}

  package var moment: Moment {
    let (stage, total) = stage.withLock { $0 }
    return Moment(stage: stage, done: min(done.load(ordering: .relaxed), total), total: total)
  }

  /// A stage begins; no worker of another is at work.
  func begin(_ stage: Stage, total: Int = 0) {
    self.stage.withLock { $0 = (stage, total) }
    done.store(0, ordering: .relaxed)
  }

  /// One more is done.
  func advance() { done.wrappingAdd(1, ordering: .relaxed) }
}
