// What related articles cost, and how the cost grows: made-up articles of 700 words over a vocabulary in which a
// few words are frequent and most are rare. Run in release: `swift run -c release RelatedBench [ARTICLES…]`.
import Build
import Content
import French
import Site

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The CPU time of this process, in seconds.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// SplitMix64.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A text of so many words. As in a language, the vocabulary grows with the corpus, more and more slowly.
func text(_ words: Int, vocabulary: Double, _ dice: inout Dice) -> String {
  let syllables = ["ba", "rè", "mi", "lo", "tu", "ché", "vra", "plo", "né", "sa", "dou", "qui", "fer", "gon"]
  return (0..<words).map { _ in
    // Zipf's law: the rank of a word is spread evenly over the logarithms.
    var rank = Int(exp(Double.random(in: 0..<log(vocabulary), using: &dice)))
    var word = "l’"
    repeat {
      word += syllables[rank % syllables.count]
      rank /= syllables.count
    } while rank > 0
    return word
  }.joined(separator: " ")
}

func measure(_ count: Int) async throws {
  var dice = Dice(state: 1)
  let vocabulary = 2000 * Double(count).squareRoot()
  var articles: [RelatedCorpus.Article] = []
  var bytes = 0
  var counting = 0.0
  for number in 0..<count {
    var text = text(700, vocabulary: vocabulary, &dice)
    bytes += text.utf8.count
    let start = cpuSeconds()
    var counter = TermCounter()
    text.withUTF8 { counter.add(UnsafeRawBufferPointer($0)) }
    let terms = counter.finish()
    counting += cpuSeconds() - start
    articles.append(
      RelatedCorpus.Article(
        slug: "article-\(number)", terms: terms, category: "categorie-\(number % 8)",
        tags: (0..<5).map { _ in "tag-\(Int.random(in: 0..<80, using: &dice))" },
        date: Instant(secondsSince1970: Int.random(in: 1_300_000_000..<1_800_000_000, using: &dice))))
  }
  let terms = articles.reduce(0) { $0 + $1.terms.count }
  let start = (ContinuousClock.now, cpuSeconds())
  let corpus = RelatedCorpus(articles, .init())
  let index = RelatedIndex(corpus, await TermIndex.make(corpus.terms.map { $0[...] }, jobs: 2))
  let middle = (ContinuousClock.now, cpuSeconds())
  let rankings = await index.rankings(jobs: 2)
  let end = (ContinuousClock.now, cpuSeconds())
  func seconds(_ from: (ContinuousClock.Instant, Double), _ to: (ContinuousClock.Instant, Double)) -> String {
    "\(Int((to.0 - from.0) / .milliseconds(1))) ms (\(Int((to.1 - from.1) * 1000)) of CPU)"
  }
  print(
    "\(count) articles, \(terms) terms (\((terms * 8) >> 20) MiB): counting \(Int(counting * 1e11 / Double(bytes)))"
      + " hundredths of ns a byte; index \(seconds(start, middle)); ranking \(seconds(middle, end));"
      + " \(rankings.reduce(0) { $0 + $1.shown.count }) shown")
}

func run() async throws {
  let counts = CommandLine.arguments.dropFirst().compactMap { Int($0) }
  for count in counts.isEmpty ? [1000, 10_000, 30_000, 100_000] : counts { try await measure(count) }
}

try await run()
