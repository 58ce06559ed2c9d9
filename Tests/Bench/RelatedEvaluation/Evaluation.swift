import Build
import French
import Site

/// What was measured on some corpora, each ranked by itself, over the articles of all.
struct Evaluation {
  struct Row {
    var name: String
    /// For each metric.
    var estimates: [Bootstrap.Estimate]
    /// nDCG@3 less that of the engine; `nil` for the engine.
    var difference: Bootstrap.Estimate?
  }

  private(set) var rows: [Row] = []
  private let corpora: [EvaluatedCorpus]
  private let bootstrap: Bootstrap
  private var engine: [Metrics] = []

  /// The engine, then what it is compared with.
  static func run(_ corpora: [EvaluatedCorpus], _ variants: [Variant]) async throws(MachineFailure)
    -> Evaluation
  {
    var evaluation = Evaluation(corpora)
    var related: [[[Int]]] = []
    for corpus in corpora {
      let rankings = await corpus.rankings(jobs: 2)
      related.append(rankings.map { $0.shown.map(\.number) })
    }
    evaluation.add("the engine") { number, _ in { related[number][$0] } }
    evaluation.add(
      "random (expected)",
      corpora.flatMap { corpus in
        corpus.queries.map {
          Metrics(expectedOf: corpus.articles.count - 1, relevant: corpus.articles[$0].links.count)
        }
      })
    evaluation.add("newest first") { _, corpus in { Baselines.newest(corpus, below: $0) } }
    evaluation.add("tags only") { _, corpus in Baselines.tags(corpus) }
    evaluation.add("Hugo’s scheme") { _, corpus in { Baselines.hugo(corpus, below: $0) } }
    for variant in variants {
      let foldings = corpora.compactMap { variant.folding.map($0.words) }
      guard foldings.count == corpora.count else { continue }
      evaluation.add(variant.name) { number, corpus in
        PlainRanking(variant, corpus, foldings[number]).callAsFunction(below:)
      }
    }
    return evaluation
  }

  private init(_ corpora: [EvaluatedCorpus]) {
    self.corpora = corpora
    bootstrap = Bootstrap(articles: corpora.reduce(0) { $0 + $1.queries.count })
  }

  /// - Parameter ranker: gives for a corpus the function that ranks below an article.
  private mutating func add(_ name: String, _ ranker: (Int, EvaluatedCorpus) -> (Int) -> [Int]) {
    add(
      name,
      corpora.enumerated().flatMap { number, corpus in
        let rank = ranker(number, corpus)
        return corpus.queries.map { Metrics(rank($0), relevant: corpus.articles[$0].links) }
      })
  }

  private mutating func add(_ name: String, _ metrics: [Metrics]) {
    let columns = Metrics.names.indices.map { column in metrics.map { $0.values[column] } }
    var difference: Bootstrap.Estimate?
    if engine.isEmpty {
      engine = metrics
    } else {
      difference = bootstrap.mean(zip(metrics, engine).map { $0.ndcg3 - $1.ndcg3 })
    }
    rows.append(Row(name: name, estimates: columns.map(bootstrap.mean), difference: difference))
  }

  // MARK: As a table

  var table: String {
    let header = [""] + Metrics.names + ["nDCG@3 − engine"]
    let cells = rows.map { row in
      [row.name]
        + row.estimates.map { "\(Self.text($0.mean)) [\(Self.text($0.low)), \(Self.text($0.high))]" }
        + [
          row.difference.map {
            "\(Self.text($0.mean, signed: true)) [\(Self.text($0.low, signed: true)), "
              + "\(Self.text($0.high, signed: true))]\($0.excludesZero ? " *" : "")"
          } ?? ""
        ]
    }
    let widths = header.indices.map { column in ([header] + cells).map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      "| "
        + zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
          separator: " | ")
        + " |\n"
    }
    let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|\n"
    return line(header) + rule + cells.map(line).joined()
  }

  static func text(_ number: Double, signed: Bool = false) -> String {
    let thousandths = Int((abs(number) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let sign = number < 0 && thousandths > 0 ? "−" : signed ? "+" : ""
    return "\(sign)\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}
