/// Where the terms of a blog's articles occur, what they weigh, and which of them each article asks for: all of an
/// index that needs nothing but texts, so that it can be made beside everything else.
///
/// The work goes in steps, each of parts that can be done side by side: `TermShard` numbers the terms, `Vocabulary`
/// weighs them, `QueryPart` finds the heaviest of each article, `PostingLists` says where those occur.
package struct TermIndex: Sendable {
  package let vocabulary: Vocabulary
  let queries: [RelatedQuery]
  let lists: [PostingLists]

  package init(_ vocabulary: Vocabulary, _ queries: Queries, _ lists: [PostingLists]) {
    self.vocabulary = vocabulary
    self.queries = queries.all
    self.lists = lists
  }

  /// The parts of so many articles that are worked on side by side.
  package static func parts(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: 128).map { $0..<min($0 + 128, count) }
  }
}
