/// An article in which a term occurs.
struct Posting: Sendable {
  var article: UInt32
  /// The weight of the term in the article, divided by the length of the article's vector.
  var weight: Float
}

/// Where the terms of a shard occur: for each that is asked for, the articles in which it weighs most.
package struct PostingLists: Sendable {
  /// How many entries a list keeps.
  static let longest = 1000

  /// By article in each list.
  private let postings: [Posting]
  /// Where the list of each term begins; one entry more than terms.
  let starts: [Int]

  package init(_ number: Int, _ vocabulary: Vocabulary, _ queries: Queries) {
    let shard = vocabulary.shards[number]
    let isUsed = queries.isUsed[number]
    var starts = [0]
    starts.reserveCapacity(shard.ids.count + 1)
    for term in shard.ids.indices {
      starts.append(starts[term] + (isUsed[term] ? Int(shard.articleCounts[term]) : 0))
    }
    // First the counts alone, by which a list is shortened.
    var all = [(article: UInt32, count: UInt16)](repeating: (0, 0), count: starts[shard.ids.count])
    var ends = starts
    for article in 0..<vocabulary.articleCount {
      for place in shard.starts[article]..<shard.starts[article + 1] {
        let term = Int(shard.numbers[place])
        guard isUsed[term] else { continue }
        all[ends[term]] = (UInt32(article), shard.counts[place])
        ends[term] += 1
      }
    }
    var postings: [Posting] = []
    postings.reserveCapacity(
      shard.ids.indices.reduce(0) { $0 + min(starts[$1 + 1] - starts[$1], Self.longest) })
    var shortened = [0]
    shortened.reserveCapacity(starts.count)
    var shortening = Shortening()
    for term in shard.ids.indices {
      let list = all[starts[term]..<starts[term + 1]]
      var kept = shortening.rule(list)
      for entry in list where kept.keeps(entry.count) {
        let weight = vocabulary.weights.weight(
          count: Int(entry.count), eighths: vocabulary.eighths[number][term])
        postings.append(
          Posting(article: entry.article, weight: Float(weight / queries.all[Int(entry.article)].norm)))
      }
      shortened.append(postings.count)
    }
    self.postings = postings
    self.starts = shortened
  }

  /// Calls a function with the list of a term.
  @inline(__always) func withList<Result>(
    _ term: Int, _ body: (UnsafeBufferPointer<Posting>) -> Result
  ) -> Result {
    postings.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[starts[term]..<starts[term + 1]]))
    }
  }
}

extension UnsafeBufferPointer<Posting> {
  /// The entry of an article, in a list that is in the order of the articles.
  func entry(of article: Int) -> Posting? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].article) < article { low = middle + 1 } else { high = middle }
    }
    return low < count && Int(self[low].article) == article ? self[low] : nil
  }
}

/// Which entries of a list stay: those with the highest counts, which weigh most, as all have the same term;
/// among equal ones the first in the order of the slugs.
struct Shortening {
  private var histogram: [Int] = []

  struct Rule {
    var least: UInt16
    /// How many with the least count stay.
    var places: Int

    mutating func keeps(_ count: UInt16) -> Bool {
      if count != least { return count > least }
      places -= 1
      return places >= 0
    }
  }

  mutating func rule(_ list: ArraySlice<(article: UInt32, count: UInt16)>) -> Rule {
    guard list.count > PostingLists.longest else { return Rule(least: 0, places: 0) }
    let highest = Int(list.reduce(0) { max($0, $1.count) })
    histogram.removeAll(keepingCapacity: true)
    histogram.append(contentsOf: repeatElement(0, count: highest + 1))
    for entry in list { histogram[Int(entry.count)] += 1 }
    var places = PostingLists.longest
    var least = highest
    while places > histogram[least] {
      places -= histogram[least]
      least -= 1
    }
    return Rule(least: UInt16(least), places: places)
  }
}
