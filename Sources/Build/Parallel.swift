import Synchronization

/// Runs a function for each number below a count on several threads at once, and gives the results in order.
///
/// The workers take numbers from a common counter, so that a long job holds nobody up. A thrown error ends
/// the others at their next number. `progress` is told of each number that is done.
package func inParallel<Result: Sendable>(
  _ count: Int, jobs: Int, _ progress: BuildProgress? = nil,
  _ work: @escaping @Sendable (Int) throws(MachineFailure) -> Result
) async throws(MachineFailure) -> [Result] {
  let shared = Shared()
  let outcomes = await withTaskGroup { group in
    for _ in 0..<min(max(1, jobs), max(1, count)) {
      group.addTask { () -> Swift.Result<[(Int, Result)], MachineFailure> in
        var results: [(Int, Result)] = []
        while !shared.failed.load(ordering: .relaxed) {
          let number = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard number < count else { break }
          do throws(MachineFailure) {
            results.append((number, try work(number)))
            progress?.advance()
          } catch {
            shared.failed.store(true, ordering: .relaxed)
            return .failure(error)
          }
        }
        return .success(results)
      }
    }
    var outcomes: [Swift.Result<[(Int, Result)], MachineFailure>] = []
    for await outcome in group { outcomes.append(outcome) }
    return outcomes
  }
  var results: [Result?] = Array(repeating: nil, count: count)
  for outcome in outcomes {
    for (number, result) in try outcome.get() { results[number] = result }
  }
  return results.compactMap(\.self)
}

/// The same for work so small that taking a number would cost more than doing it.
func inChunks<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) async throws(MachineFailure) -> [Result] {
  let size = 256
  return try await inParallel((count + size - 1) / size, jobs: jobs) { chunk in
    (chunk * size..<min(count, (chunk + 1) * size)).map(work)
  }.flatMap(\.self)
}

/// What the workers of one run share.
private final class Shared: Sendable {
  let next = Atomic(0)
  let failed = Atomic(false)
}
