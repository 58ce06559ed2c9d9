import Testing

@testable import Preview

/// Which changes are told together, and when.
@Suite struct BurstTests {
  private let start = ContinuousClock.now

  private func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

  @Test func `a save ends with a little quiet`() {
    var burst = Burst()
    #expect(burst.end == nil)
    burst.changed("a", isSettled: true, at: at(0))
    #expect(burst.end == at(10))
    burst.changed("b", isSettled: true, at: at(7))
    #expect(burst.end == at(17))
    #expect(burst.change == .paths(["a", "b"]))
  }

  @Test func `saves without an end are told all the same`() {
    var burst = Burst()
    for moment in stride(from: 0, through: 28, by: 4) { burst.changed("a", isSettled: true, at: at(moment)) }
    #expect(burst.end == at(30))
  }

  @Test func `a file that is being written is waited for`() {
    var burst = Burst()
    burst.changed("a", isSettled: false, at: at(0))
    #expect(burst.end == at(30))
    burst.changed("a", isSettled: nil, at: at(3))
    #expect(burst.end == at(30))
    burst.changed("a", isSettled: true, at: at(5))
    #expect(burst.end == at(15))
  }

  @Test func `a file that is gone may come back`() {
    var burst = Burst()
    burst.vanished("a", at: at(0))
    #expect(burst.end == at(30))
    burst.appeared("a", isSettled: true, at: at(2))
    #expect(burst.end == at(12))
    #expect(burst.change == .paths(["a"]))
  }

  @Test func `a file that was renamed will not`() {
    var burst = Burst()
    burst.vanished("a", at: at(0))
    burst.moved("a")
    burst.appeared("b", isSettled: true, at: at(0))
    #expect(burst.end == at(10))
    #expect(burst.change == .paths(["a", "b"]))
  }

  @Test func `what came and went was never there`() {
    var burst = Burst()
    burst.appeared("4913", isSettled: false, at: at(0))
    burst.vanished("4913", at: at(1))
    #expect(burst.change == nil)
    #expect(burst.end == nil)
    burst.appeared("temporary", isSettled: true, at: at(2))
    burst.changed("a", isSettled: true, at: at(3))
    burst.vanished("temporary", at: at(3))
    #expect(burst.change == .paths(["a"]))
    #expect(burst.end == at(13))
  }

  @Test func `what was there before is told when it is gone, also when it came back in between`() {
    var burst = Burst()
    burst.vanished("a", at: at(0))
    burst.appeared("a", isSettled: true, at: at(1))
    burst.vanished("a", at: at(2))
    #expect(burst.change == .paths(["a"]))
  }

  @Test func `everything holds all the rest`() {
    var burst = Burst()
    burst.changed("a", isSettled: true, at: at(0))
    burst.everythingChanged(at: at(1))
    burst.appeared("b", isSettled: true, at: at(2))
    burst.vanished("b", at: at(3))
    #expect(burst.change == .everything)
  }

  @Test func `changes that nobody asked for are put together`() async {
    let changes = SiteChanges()
    changes.send(.paths(["a"]))
    changes.send(.paths(["b"]))
    var iterator = changes.makeAsyncIterator()
    #expect(await iterator.next() == .paths(["a", "b"]))
    changes.send(.paths(["c"]))
    changes.send(.everything)
    changes.finish()
    #expect(await iterator.next() == .everything)
    #expect(await iterator.next() == nil)
  }
}
