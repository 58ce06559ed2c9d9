import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
  @Test func `a swapped letter is recognised`() {
    #expect(nearest(to: "auhtor", among: ["title", "author", "date"]) == "author")
  }

  @Test func `nothing is suggested when nothing is near`() {
    #expect(nearest(to: "xyz", among: ["title", "author", "date"]) == nil)
  }
}
