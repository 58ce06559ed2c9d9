import Content
import Diagnostics
import French
import Markdown

/// What an article and one shown below it both speak of, in the words of the one that is read: « barèmes,
/// attribution ».
///
/// Tags come first, then what weighs most in both texts. Texts do not keep their words, so that a term is named
/// only where both have it in their title, description or headings: what is not said there is hardly a subject.
package struct SharedSubjects: Sendable {
  private let tags: [(slug: String, name: String)]
  private let ownTerms: [Term.ID]
  private let category: (slug: String, name: String)?
  private let texts: [String]
  /// The forms of the terms that may be named, those of tags and the category too.
  private lazy var forms = WrittenForms(
    ownTerms.filter(shared.contains)
      + (tags.map(\.name) + [category?.name].compactMap(\.self)).flatMap { tokens(of: $0).map(\.id) },
    in: texts)
  private let shared: Set<Term.ID>

  package static let most = 3
  /// How many of the shared terms are considered.
  static let termsConsidered = 12

  /// - Parameter shared: what the article and any of the others both speak of.
  package init(of article: borrowing Blog.BlogArticle, sharing shared: some Sequence<Term.ID>) {
    self.shared = Set(shared)
    // An article is large: what is wanted of it is read where it stands.
    let source = article.shared
    tags = zip(source.value.tagSlugs, source.value.tags).map { ($0, $1.value) }
    ownTerms = source.value.subjects
    category = article.category.flatMap { slug in article.card.category.map { (slug, $0.name) } }
    texts = source.value.subjectTexts
  }

  /// At most three subjects that an article has in common with another one of the blog; none when nothing that both have
  /// can be named.
  package mutating func callAsFunction(with other: Int, of blog: Blog, sharing terms: [Term.ID]) -> [String] {
    var list = SubjectList()
    for tag in tags where blog.articles[other].tags.contains(tag.slug) { list.add(name(tag.name)) }
    if list.subjects.count < Self.most {
      let others = blog.articles[other].shared.value.subjects
      for term in terms.prefix(Self.termsConsidered) where ownTerms.has(term) && others.has(term) {
        if let word = forms[term] { list.add(word) }
      }
    }
    if list.subjects.isEmpty, let category, category.slug == blog.articles[other].category {
      list.add(name(category.name))
    }
    return list.subjects
  }

  /// A tag or a category as it stands inside a sentence: « codes promo », but « Black Friday » and « RGPD ».
  private mutating func name(_ name: String) -> String {
    let small = withoutInitialCapital(name)
    guard small != name, let only = tokens(of: name).first, only.surface == name else { return small }
    return forms[only.id] ?? small
  }
}

extension [Term.ID] {
  /// As `contains`, without a table of functions to look the comparison up in for each.
  func has(_ term: Term.ID) -> Bool { contains { $0.value == term.value } }
}

/// Subjects that differ by more than their number: one of « barème » and « barèmes ».
private struct SubjectList {
  private(set) var subjects: [String] = []
  private var words: Set<String> = []

  mutating func add(_ subject: String) {
    let own = tokens(of: subject).map { token in
      let isPlural = token.folded.count > 3 && (token.folded.hasSuffix("s") || token.folded.hasSuffix("x"))
      return isPlural ? String(token.folded.dropLast()) : token.folded
    }
    guard subjects.count < SharedSubjects.most, !own.isEmpty, words.isDisjoint(with: own) else { return }
    subjects.append(subject)
    words.formUnion(own)
  }
}

/// How an article writes the terms of its title, its description and its headings.
private struct WrittenForms {
  private var forms: [Term.ID: (word: String, isInitial: Bool)] = [:]

  init(_ terms: [Term.ID], in texts: [String]) {
    guard !terms.isEmpty else { return }
    for text in texts {
      let beginning = text.drop { !$0.isLetter }
      for token in tokens(of: text, only: terms) where Self.isWord(token.surface) {
        let form = (token.surface, token.position == 0 && beginning.hasPrefix(token.surface))
        if let known = forms[token.id], !Self.isBetter(form, than: known) { continue }
        forms[token.id] = form
      }
    }
  }

  subscript(term: Term.ID) -> String? {
    forms[term].map { $0.isInitial ? withoutInitialCapital($0.word) : $0.word }
  }

  /// Whether a word can be a subject. One or two letters are one only as an abbreviation; what ends as an infinitive
  /// (*choisir*, *recruter*, but not *panier*) is what one does, not what one reads about.
  private static func isWord(_ text: String) -> Bool {
    guard text.count > 2 else { return text.count == 2 && text.allSatisfy(\.isUppercase) }
    return !(text.hasSuffix("ir") || text.hasSuffix("er") && !text.hasSuffix("ier"))
  }

  /// Inside a sentence a capital means something; of two forms there, the one with fewer.
  private static func isBetter(_ form: (String, Bool), than other: (word: String, isInitial: Bool)) -> Bool {
    if form.1 != other.isInitial { return !form.1 }
    return form.0.count(where: \.isUppercase) < other.word.count(where: \.isUppercase)
  }
}

private func withoutInitialCapital(_ text: String) -> String {
  guard let first = text.first, !text.dropFirst().contains(where: \.isUppercase) else { return text }
  return first.lowercased() + text.dropFirst()
}
