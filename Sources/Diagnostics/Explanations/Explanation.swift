/// What a code means, for the person who met it: one page of the reference.
package struct Explanation: Sendable {
  /// How severe it is where nothing attenuates it: inside what is not published it is a notice.
  package let usual: Severity
  package let change: Change
  package let french: Words
  package let english: Words
  /// What an author writes, and what should stand there instead.
  package let example: Example?

  /// What `checks:` of `site.yml` may do with a code.
  package enum Change: Sendable {
    /// Nothing: without what it asks for there is no page.
    case fixed
    /// An error stays one; a warning or a notice takes any severity.
    case unlessError
    /// The clock causes it: it can be silenced, and never stops a build.
    case loweredOnly
    /// It takes any severity.
    case free
  }

  /// The texts in one language. A line end is a space.
  package struct Words: Sendable {
    /// What is wrong, in a few words.
    package let title: String
    /// What it means, and why it matters.
    package let meaning: String
    /// How to mend it.
    package let remedy: String

    init(_ title: String, _ meaning: String, _ remedy: String) {
      self.title = title
      self.meaning = meaning
      self.remedy = remedy
    }
  }

  package struct Example: Sendable {
    package let wrong: String
    package let right: String
  }

  init(_ usual: Severity, _ change: Change, fr: Words, en: Words) {
    self.usual = usual
    self.change = change
    french = fr
    english = en
    example = nil
  }

  init(_ usual: Severity, _ change: Change, fr: Words, en: Words, wrong: String, right: String) {
    self.usual = usual
    self.change = change
    french = fr
    english = en
    example = Example(wrong: wrong, right: right)
  }

  package func callAsFunction(_ language: Language) -> Words { language == .french ? french : english }
}
