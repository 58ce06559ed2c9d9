import Content
import Foundation
import French

@testable import Site

/// The definition of related articles written down as it reads, slowly: for each article everything is computed
/// anew, with dictionaries and Foundation's logarithm.
struct Reference {
  var drafts: [Draft]
  var settings = Settings.Related()
  var longestList = 1000

  private let counts: [[String: Int]]
  private let articlesWithTerm: [String: [Int]]
  private let articlesWithLabel: [String: Int]

  struct Candidate {
    var slug: String
    var text: Double
    var tags: Double
    var time: Double
    var score: Double { [text, tags, time].map { ($0 * 1_048_576).rounded() / 1_048_576 }.reduce(0, +) }
  }

  init(_ drafts: [Draft], _ settings: Settings.Related = .init()) {
    self.drafts = drafts.sorted { $0.slug < $1.slug }
    self.settings = settings
    counts = self.drafts.map { draft in
      var counts: [String: Int] = [:]
      for (texts, weight) in [([draft.title], 3), (draft.headings, 2), ([draft.text], 1)] {
        for token in texts.flatMap({ tokens(of: $0) }) { counts[token.folded, default: 0] += weight }
      }
      return counts
    }
    var articlesWithTerm: [String: [Int]] = [:]
    for (number, counts) in counts.enumerated() {
      for term in counts.keys { articlesWithTerm[term, default: []].append(number) }
    }
    self.articlesWithTerm = articlesWithTerm
    var articlesWithLabel: [String: Int] = [:]
    for draft in self.drafts {
      for label in Self.labels(draft) { articlesWithLabel[label, default: 0] += 1 }
    }
    self.articlesWithLabel = articlesWithLabel
  }

  private static func labels(_ draft: Draft) -> Set<String> {
    Set(draft.tags + [draft.category].compactMap(\.self))
  }

  private func idf(_ articles: Int) -> Double {
    (log(1 + Double(drafts.count) / Double(articles)) * 8).rounded() / 8
  }

  private func weight(_ term: String, _ article: Int) -> Double {
    guard let count = counts[article][term] else { return 0 }
    return (1 + log(Double(count))) * idf(articlesWithTerm[term]?.count ?? 1)
  }

  private func norm(_ article: Int) -> Double {
    sqrt(counts[article].keys.reduce(0) { $0 + pow(weight($1, article), 2) })
  }

  /// The heaviest terms that another article has too.
  private func query(_ article: Int) -> [String] {
    let shared = counts[article].keys.filter { (articlesWithTerm[$0]?.count ?? 0) > 1 }
    let keyed = shared.map { (weight($0, article), tokens(of: $0)[0].id, $0) }
    var (terms, entries) = (0, 0)
    return keyed.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix {
      terms += 1
      entries += min(articlesWithTerm[$0.2]?.count ?? 0, longestList)
      return terms <= 25 || (terms <= 100 && entries <= 2000)
    }.map(\.2)
  }

  private func list(_ term: String) -> [Int] {
    let articles = articlesWithTerm[term] ?? []
    return Array(articles.sorted { (weight(term, $1), $0) < (weight(term, $0), $1) }.prefix(longestList))
  }

  func number(_ slug: String) -> Int { drafts.firstIndex { $0.slug == slug } ?? 0 }

  /// All other articles, the best first.
  func ranking(_ slug: String) -> [Candidate] {
    let article = number(slug)
    let others = drafts.indices.filter {
      $0 != article && (settings.includesNewer || drafts[$0].day <= drafts[article].day)
    }
    let isOther = Set(others)
    let isSmall = drafts.count <= 5
    var cosines: [Int: Double] = [:]
    if !isSmall {
      for term in query(article) {
        for other in list(term) where isOther.contains(other) {
          cosines[other, default: 0] += weight(term, article) * weight(term, other)
        }
      }
      for other in cosines.keys { cosines[other, default: 0] /= norm(other) }
    }
    let highest = cosines.values.max() ?? 1
    return others.map { other in
      let years = Double(abs(drafts[other].day - drafts[article].day)) / 365.25
      return Candidate(
        slug: drafts[other].slug, text: (cosines[other] ?? 0) / highest,
        tags: 0.3 * (isSmall ? category(article, other) : jaccard(article, other)),
        time: 0.1 * exp(-years / 2))
    }.sorted { ($1.score, $0.slug) < ($0.score, $1.slug) }
  }

  private func category(_ a: Int, _ b: Int) -> Double {
    drafts[a].category != nil && drafts[a].category == drafts[b].category ? 1 : 0
  }

  private func jaccard(_ a: Int, _ b: Int) -> Double {
    let (first, second) = (Self.labels(drafts[a]), Self.labels(drafts[b]))
    func weight(_ labels: Set<String>) -> Double {
      labels.reduce(0) { $0 + idf(articlesWithLabel[$1] ?? 1) }
    }
    let union = weight(first.union(second))
    return union == 0 ? 0 : weight(first.intersection(second)) / union
  }

  /// The cosine of the queries of two articles.
  func likeness(_ a: Int, _ b: Int) -> Double {
    guard drafts.count > 5 else { return 0 }
    let (first, second) = (query(a), query(b))
    func norm(_ terms: [String], _ article: Int) -> Double {
      sqrt(terms.reduce(0) { $0 + pow(weight($1, article), 2) })
    }
    let product = norm(first, a) * norm(second, b)
    guard product > 0 else { return 0 }
    return Set(first).intersection(second).reduce(0) { $0 + weight($1, a) * weight($1, b) } / product
  }

  /// What is shown below an article.
  func shown(_ slug: String) -> [String] {
    let pinned = drafts[number(slug)].pinned.filter { other in
      drafts.contains { $0.slug == other } && other != slug
    }
    var shown = Array(pinned.prefix(settings.count))
    var rest = ranking(slug).filter { !pinned.contains($0.slug) }.prefix(10)
      .filter { $0.score >= settings.threshold }
    while shown.count < settings.count, !rest.isEmpty {
      let values = rest.map { candidate in
        let likeness = shown.map { self.likeness(number(candidate.slug), number($0)) }.max() ?? 0
        return ((0.7 * candidate.score - 0.3 * likeness) * 1_048_576).rounded()
      }
      let best = values.max() ?? 0
      let first = rest.indices.filter { values[$0] == best }.min { rest[$0].slug < rest[$1].slug } ?? 0
      shown.append(rest.remove(at: first).slug)
    }
    return shown
  }
}
