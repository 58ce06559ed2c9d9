import Content
import TestSite
import Testing

@testable import Build
@testable import Site

/// One question at a time gives what ranking everything gives.
struct OnDemandTests {
  @Test(arguments: [3, 40, 120])
  func `one article at a time is ranked as all together, whatever is edited before`(count: Int) async throws {
    var dice = Dice(state: UInt64(count))
    var drafts = Dice.corpus(count, seed: 7)
    var onDemand = RelatedOnDemand(RelatedCorpus(drafts.map(\.article), .init()))
    for round in 0..<6 {
      let shown = await RelatedIndex.make(drafts).shown()
      for draft in drafts {
        #expect(onDemand.related(to: draft.slug) == shown[draft.slug], "\(draft.slug), round \(round)")
      }
      for _ in 0..<3 {
        let number = Int.random(in: drafts.indices, using: &dice)
        let other = drafts[Int.random(in: drafts.indices, using: &dice)]
        drafts[number].text += " " + other.text.prefix(60) + " neuf\(round)"
        if Bool.random(using: &dice) { drafts[number].title = other.title + " bis" }
        if Bool.random(using: &dice) { drafts[number].pinned = [other.slug] }
        onDemand.replace(drafts[number].article)
      }
    }
  }

  @Test func `a word of more than a thousand articles is asked of the same thousand`() async throws {
    var drafts = Dice.corpus(1_200, seed: 3, longest: 12)
    for number in drafts.indices { drafts[number].text += " barème commission" }
    let onDemand = RelatedOnDemand(RelatedCorpus(drafts.map(\.article), .init()))
    let shown = await RelatedIndex.make(drafts).shown()
    for draft in drafts.prefix(60) { #expect(onDemand.related(to: draft.slug) == shown[draft.slug]) }
  }

  @Test func `an article that nobody knows has none`() {
    var onDemand = RelatedOnDemand(RelatedCorpus([], .init()))
    onDemand.replace(Draft(slug: "a", text: "barème").article)
    #expect(onDemand.related(to: "a").isEmpty)
  }
}
