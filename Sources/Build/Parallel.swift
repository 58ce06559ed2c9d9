import Synchronization

/// Runs a function for each number below a count on several threads at once, and gives the results in order.
///
/// The workers take numbers from a common counter, so that a long job holds nobody up. A thrown error ends
/// the others at their next number. `progress` is told of each number that is done.
package func inParallel<Result: Sendable, Failure: Error>(
  _ count: Int, jobs: Int, _ progress: BuildProgress? = nil,
  _ work: @escaping @Sendable (Int) throws(Failure) -> Result
) async throws(Failure) -> [Result] {
  let run = ParallelRun<Result>(count)
  let failure = await withTaskGroup { group in
    for _ in 0..<min(max(1, jobs), max(1, count)) {
      group.addTask { () -> Failure? in
        do throws(Failure) {
          while let number = run.next() {
            run.put(try work(number), at: number)
            progress?.advance()
          }
          return nil
        } catch {
          run.stop()
          return error
        }
      }
    }
    var first: Failure?
    for await failure in group { first = first ?? failure }
    return first
  }
  if let failure { throw failure }
  return run.results()
}

/// The same for work so small that taking a number would cost more than doing it.
func inChunks<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let size = 256
  return await inParallel((count + size - 1) / size, jobs: jobs) { chunk in
    (chunk * size..<min(count, (chunk + 1) * size)).map(work)
  }.flatMap(\.self)
}

/// What the workers of one run share: the numbers that are left, and a slot for each result, so that none is copied.
private final class ParallelRun<Result: Sendable>: @unchecked Sendable {
  // Sendable: a slot is written by the one worker that was given its number, and read when all have ended.
  private let count: Int
  private let slots: UnsafeMutablePointer<Result?>
  private let taken = Atomic(0)
  private let isStopped = Atomic(false)

  init(_ count: Int) {
    self.count = count
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil, count: count)
  }

  deinit {
    slots.deinitialize(count: count)
    slots.deallocate()
  }

  /// A number that nobody has taken yet; `nil` when there is none, or another worker failed.
  func next() -> Int? {
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  /// Keeps the result for a number that `next` gave.
  func put(_ result: consuming Result, at number: Int) { slots[number] = consume result }

  /// Ends the others at their next number.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// The results in order, of a run in which no worker failed.
  func results() -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    for number in 0..<count {
      if let result = slots[number].take() { results.append(result) }
    }
    return results
  }
}
