/// What kinds of problems exist. The raw value is a contract: scripts and settings refer to it.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // A file as a whole
  case notUTF8 = "not-utf8"
  case fileTooLarge = "file-too-large"
  case tooComplex = "too-complex"
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

  // Checks of one text
  /// A picture that is not described.
  case missingAlt = "missing-alt"
  /// A description that says nothing: « image », the name of the file, the caption again.
  case uselessAlt = "useless-alt"
  /// A link whose text does not say where it leads: « ici », a bare address, nothing.
  case vagueLinkText = "vague-link-text"
  /// A heading more than one level below the one before it, or on the level of the title of the page.
  case headingJump = "heading-jump"
  /// A heading without anything below it.
  case emptySection = "empty-section"
  /// A table, or a column of it, without a header.
  case tableWithoutHeader = "table-without-header"
  /// TODO, FIXME, XXX, TK or « lorem ipsum » in a text.
  case todo
  /// Brackets that were to be a link or a note, and show as text.
  case unreadLink = "unread-link"

  // Checks of the blog as a whole
  /// A picture whose file takes more bytes than its kind should.
  case heavyImage = "heavy-image"
  /// An article to which no text of the site links.
  case orphanArticle = "orphan-article"
  /// The title of another article or page.
  case duplicateTitle = "duplicate-title"
  /// The description of another article or page.
  case duplicateDescription = "duplicate-description"
  /// A title that search engines cut.
  case titleLength = "title-length"
  /// A description that search engines cut, or that leaves room.
  case descriptionLength = "description-length"
  /// An `updated:` that is still to come.
  case futureUpdate = "future-update"
  /// An `updated:` that is older than the article.
  case earlyUpdate = "early-update"
  /// A tag that is spelled almost like one that is used more.
  case similarTag = "similar-tag"

  // The blog as a whole
  case unknownAuthor = "unknown-author"
  case unknownCategory = "unknown-category"
  case unknownOffer = "unknown-offer"
  case unknownArticle = "unknown-article"
  /// A link or an article names a partner that `partners.yml` does not have, or one without an address.
  case unknownPartner = "unknown-partner"
  case deadLink = "dead-link"
  case deadAnchor = "dead-anchor"
  case missingImage = "missing-image"
  case unpublishedTarget = "unpublished-target"
  case addressCollision = "address-collision"
  /// An article holds a paid link, and its `commercial:` does not say so.
  case undisclosedPartner = "undisclosed-partner"
  /// The programme of a partner that is linked ends within thirty days, or has ended; time is the cause.
  case partnerEnded = "partner-ended"
  /// `legal:` lacks what the law asks for, or holds what cannot be right.
  case legalField = "legal-field"
  /// The page of the legal notice is missing, or not linked from the foot of every page.
  case legalPage = "legal-page"
  /// Something still says `À COMPLÉTER`: the site cannot be published.
  case placeholder
  /// A page would load something from another host, or send something there.
  case foreignResource = "foreign-resource"
  /// A script keeps something in the reader’s browser.
  case browserStorage = "browser-storage"
  /// A known service follows readers.
  case tracker
  case reservedSlug = "reserved-slug"
  case redirectLoop = "redirect-loop"

  // Links to other sites
  case externalDead = "external-dead"
  case externalMoved = "external-moved"
  case externalUnverified = "external-unverified"

  // Publishing
  /// A password stands in `site.yml`.
  case secretInSettings = "secret-in-settings"
  /// The output is not what may be published.
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
