/// The definition of related articles with its numbers open, each of which can be tried by itself.
struct Variant: Sendable {
  var name: String
  /// How many terms a query has at least; `nil` for all.
  var fewestTerms: Int? = 25
  /// How many it has at most, and how many entries their lists have together, where it has more.
  var mostTerms = 100
  var mostEntries = 2000
  /// How many entries a posting list keeps; `nil` for all.
  var longestList: Int? = 1000
  /// Whether rarities are rounded to eighths and scores to 2⁻²⁰.
  var rounds = true
  /// The share of the score in the choice of the ten best; 1 leaves out the diversity step.
  var relevance = 0.7
  /// How often a term counts in a title, in a heading, in the description, in the names of the tags.
  var title = 3
  var heading = 2
  var description = 0
  var tagNames = 0
  /// The shares of labels and time.
  var labels = 0.3
  var time = 0.1
  /// In how many years the share of time falls to its 2.7th part.
  var years = 2.0
  var frequency = Frequency.logarithmic
  /// The power of the length of a vector by which it is divided: 1 is the cosine.
  var length = 1.0
  /// The power of a term's rarity in the article that is looked at; the query's has 1.
  var rarity = 1.0
  /// What words are folded to before they are compared.
  var folding = Folding.none

  enum Frequency: Sendable { case logarithmic, root, once, saturated(Double) }

  init(_ name: String, _ change: (inout Variant) -> Void = { _ in }) {
    self.name = name
    change(&self)
  }
}

/// What words are folded to before they are compared.
enum Folding: Hashable, Sendable { case none, plural, light, snowball }

extension Variant {
  static let tried = [
    Variant("the definition, plainly"),
    Variant("unbounded: all terms and entries, no rounding") {
      $0.fewestTerms = nil
      $0.longestList = nil
      $0.rounds = false
    },
    Variant("25 terms") { $0.mostEntries = 0 },
    Variant("50 terms") {
      $0.fewestTerms = 50
      $0.mostEntries = 0
    },
    Variant("200 terms, 4,000 entries") {
      $0.mostTerms = 200
      $0.mostEntries = 4000
    },
    Variant("all terms") { $0.fewestTerms = nil },
    Variant("lists of any length") { $0.longestList = nil },
    Variant("no rounding") { $0.rounds = false },
    Variant("no diversity step") { $0.relevance = 1 },
    Variant("diversity: 0.5 of the score") { $0.relevance = 0.5 },
    Variant("no labels") { $0.labels = 0 },
    Variant("labels 0.15") { $0.labels = 0.15 },
    Variant("labels 0.5") { $0.labels = 0.5 },
    Variant("no time") { $0.time = 0 },
    Variant("time 0.2") { $0.time = 0.2 },
    Variant("time 0.2, by half years") {
      $0.time = 0.2
      $0.years = 0.5
    },
    Variant("title × 1") { $0.title = 1 },
    Variant("title × 5") { $0.title = 5 },
    Variant("headings × 1") { $0.heading = 1 },
    Variant("headings × 3") { $0.heading = 3 },
    Variant("description × 1") { $0.description = 1 },
    Variant("description × 2") { $0.description = 2 },
    Variant("names of tags × 1") { $0.tagNames = 1 },
    Variant("names of tags × 3") { $0.tagNames = 3 },
    Variant("tf: √tf") { $0.frequency = .root },
    Variant("tf: 1") { $0.frequency = .once },
    Variant("tf: saturated at 3") { $0.frequency = .saturated(3) },
    Variant("length to the power 0.75") { $0.length = 0.75 },
    Variant("idf of the other to the power 0.5") { $0.rarity = 0.5 },
    Variant("plurals folded") { $0.folding = .plural },
    Variant("light stemming") { $0.folding = .light },
    Variant("Snowball’s French stemmer") { $0.folding = .snowball },
  ]
}
