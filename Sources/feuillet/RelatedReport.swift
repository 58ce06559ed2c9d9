import Build
import Diagnostics
import French
import Site

/// The ranking of related articles, told to authors and to programs.
struct RelatedReport {
  let answer: RelatedInquiry.Answer
  let language: Language

  /// How many candidates authors are told of, and how many of the words that two articles share.
  private static let candidates = 10
  private static let words = 6

  var text: String {
    let explanation = answer.explanation
    var lines = [
      Message(
        fr: "À la suite de « \(title(explanation.slug)) » :", en: "Following “\(title(explanation.slug))”:")(
          language)
    ]
    if explanation.candidates.isEmpty {
      lines.append("  " + Message(fr: "aucun autre article.", en: "no other article.")(language))
    }
    let shown = explanation.candidates.enumerated().filter { place, candidate in
      if case .shown = candidate.fate { return true }
      return place < Self.candidates
    }
    for (_, candidate) in shown { lines += describe(candidate) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ candidate: RelatedExplanation.Candidate) -> [String] {
    let indent = "     "
    let parts = Message(
      fr:
        "\(number(candidate.score)) = texte \(number(candidate.text)) + mots-clés \(number(candidate.tags)) + date \(number(candidate.time))",
      en:
        "\(number(candidate.score)) = text \(number(candidate.text)) + tags \(number(candidate.tags)) + date \(number(candidate.time))"
    )
    var lines = [
      "", "  \(mark(candidate.fate))  \(title(candidate.slug)) (\(candidate.slug))", indent + parts(language),
    ]
    let words = candidate.terms.compactMap { answer.words[$0] }.prefix(Self.words).joined(separator: ", ")
    if !words.isEmpty {
      lines.append(indent + Message(fr: "en commun : \(words)", en: "in common: \(words)")(language))
    }
    if case .shown = candidate.fate, let subjects = answer.subjects[candidate.slug], !subjects.isEmpty {
      let list = subjects.joined(separator: ", ")
      lines.append(indent + Message(fr: "la page dit : \(list)", en: "the page says: \(list)")(language))
    }
    if let reason = reason(candidate.fate) { lines.append(indent + reason(language)) }
    return lines
  }

  private func mark(_ fate: RelatedExplanation.Fate) -> String {
    if case .shown(let place, _) = fate { "\(place)" } else { "–" }
  }

  private func reason(_ fate: RelatedExplanation.Fate) -> Message? {
    switch fate {
    case .shown(_, let isPinned):
      isPinned
        ? Message(fr: "choisi par l’auteur (« related: »)", en: "chosen by the author (“related:”)") : nil
    case .removed(let slug, let likeness):
      Message(
        fr: "écarté : il ressemble trop à « \(title(slug)) » (\(number(likeness)))",
        en: "left out: too much like “\(title(slug))” (\(number(likeness)))")
    case .belowThreshold:
      Message(fr: "sous le seuil (« related.threshold »)", en: "below the threshold (“related.threshold”)")
    case .lessRelated: nil
    }
  }

  private func title(_ slug: String) -> String { answer.titles[slug] ?? slug }
  private func number(_ score: Score) -> String { number(score.value) }

  /// With three decimals.
  private func number(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000)\(language == .french ? "," : ".")\(decimals)"
  }

  var json: JSONValue {
    .object([
      ("slug", .string(answer.explanation.slug)),
      (
        "candidates",
        .array(
          answer.explanation.candidates.map { candidate in
            .object([
              ("slug", .string(candidate.slug)), ("score", .double(candidate.score.value)),
              ("text", .double(candidate.text.value)), ("tags", .double(candidate.tags.value)),
              ("time", .double(candidate.time.value)),
              ("terms", .array(candidate.terms.compactMap { answer.words[$0].map { .string($0) } })),
            ])
          })
      ),
    ])
  }
}
