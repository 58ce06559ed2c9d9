/// What kinds of problems exist. The raw value is a contract: scripts and settings refer to it.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // A file as a whole
  case notUTF8 = "not-utf8"
  case fileTooLarge = "file-too-large"
  case outsideSite = "outside-site"
  case brokenLink = "broken-link"
  case linkLoop = "link-loop"
  case wrongFileKind = "wrong-file-kind"
  case emptyContent = "empty-content"
  case misplacedFile = "misplaced-file"
  case missingSettings = "missing-settings"
  case alreadyExists = "already-exists"
  case machineFailure = "machine-failure"

  // Front matter and settings
  case yamlSyntax = "yaml-syntax"
  case lostText = "lost-text"
  case duplicateKey = "duplicate-key"
  case missingFrontMatter = "missing-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"
  case unknownKey = "unknown-key"
  case wrongType = "wrong-type"
  case missingField = "missing-field"
  case invalidValue = "invalid-value"
  case badDate = "bad-date"
  case badSlug = "bad-slug"
  case badURL = "bad-url"

  // Markdown and directives
  case unknownDirective = "unknown-directive"
  case unclosedDirective = "unclosed-directive"
  case strayDirectiveClose = "stray-directive-close"
  case badAttribute = "bad-attribute"
  case unknownAttribute = "unknown-attribute"
  case blockContent = "block-content"
  case dangerousHTML = "dangerous-html"
  case dangerousLink = "dangerous-link"
  case duplicateID = "duplicate-id"

  // Proof-reading
  case badOrdinal = "bad-ordinal"
  case badCourtesyTitle = "bad-courtesy-title"
  case etCetera = "et-cetera"
  case unbalancedQuotes = "unbalanced-quotes"
  case missingSpace = "missing-space"
  case decimalPoint = "decimal-point"
  case missingAccent = "missing-accent"
  case missingLigature = "missing-ligature"
  case missingApostrophe = "missing-apostrophe"
  case mixedListPunctuation = "mixed-list-punctuation"
  case grammar
  case spelling

  // The blog as a whole
  case unknownAuthor = "unknown-author"
  case unknownCategory = "unknown-category"
  case unknownOffer = "unknown-offer"
  case unknownArticle = "unknown-article"
  case deadLink = "dead-link"
  case deadAnchor = "dead-anchor"
  case missingImage = "missing-image"
  case unpublishedTarget = "unpublished-target"
  case addressCollision = "address-collision"
  case reservedSlug = "reserved-slug"
  case redirectLoop = "redirect-loop"

  // Publishing
  case placeholder
  case secretInSettings = "secret-in-settings"
  case notPublishable = "not-publishable"

  // Themes
  case unknownTheme = "unknown-theme"
  case themeCycle = "theme-cycle"
  case missingThemeFile = "missing-theme-file"
  case templateSyntax = "template-syntax"
  case unknownName = "unknown-name"
  case unknownPartial = "unknown-partial"
  case includeLoop = "include-loop"
  case wrongUse = "wrong-use"
  case missingString = "missing-string"
}
