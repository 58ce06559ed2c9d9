import ArgumentParser
import Build
import Diagnostics

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: Message(
      fr: "Crée un article, un auteur ou une page à remplir.",
      en: "Makes an article, an author or a page to be filled in."
    ).local)

  @Argument(
    help: .init(
      Message(fr: "Ce qui est créé : article, author ou page.", en: "What is made: article, author or page.")
        .local,
      valueName: "KIND"))
  var kind: NewDocument.Kind?

  @Argument(
    help: .init(
      Message(
        fr: "Le titre, ou le nom de l’auteur, entre guillemets.",
        en: "The title, or the name of the author, in quotes."
      ).local,
      valueName: "TITLE"))
  var title: [String] = []

  @OptionGroup var options: SiteOptions

  func validate() throws {
    // Whoever sits at a terminal is asked for what is missing.
    guard !Terminal.canAsk || !title.isEmpty else { return }
    guard let kind else { throw ValidationError(Self.missing("KIND").local) }
    guard !title.isEmpty else { throw ValidationError(Self.missing("TITLE").local) }
    _ = try document(kind, title.joined(separator: " "))
  }

  func run() async throws {
    let document = try askedDocument(try askedKind())
    let now = try options.clock()
    let report = try await onMachine { () async throws(MachineFailure) in
      try await document.write(site: options.folder, now: now, jobs: Terminal.processorCount)
    }
    Terminal.report(report.diagnostics, site: options.folder)
    guard let path = report.path else { throw ExitCode(1) }
    Terminal.output(visible(options.path(path)) + "\n")
  }

  /// What is made, asked for until the answer is one.
  private func askedKind() throws -> NewDocument.Kind {
    if let kind { return kind }
    let names = NewDocument.Kind.allCases.map(\.rawValue)
    while true {
      let question = Message(
        fr: "Que créer\u{A0}: article, author ou page\u{202F}? [article] ",
        en: "What to make: article, author or page? [article] ")
      guard let answer = Terminal.ask(question)?.lowercased() else { throw ExitCode(2) }
      if let kind = NewDocument.Kind(rawValue: answer.isEmpty ? "article" : answer) { return kind }
      if let meant = Message.didYouMean(answer, among: names) { Terminal.error(meant.local + "\n") }
    }
  }

  /// The document with its title, asked for until there is one.
  private func askedDocument(_ kind: NewDocument.Kind) throws -> NewDocument {
    if !title.isEmpty { return try document(kind, title.joined(separator: " ")) }
    let question =
      kind == .author
      ? Message(fr: "Son nom\u{A0}: ", en: "Name: ") : Message(fr: "Son titre\u{A0}: ", en: "Title: ")
    while true {
      guard let answer = Terminal.ask(question) else { throw ExitCode(2) }
      if let document = NewDocument(kind, title: answer) { return document }
    }
  }

  private static func missing(_ name: String) -> Message {
    Message(fr: "Il manque <\(name)>", en: "<\(name)> is missing")
  }

  /// Words without quotes around them are one title all the same.
  private func document(_ kind: NewDocument.Kind, _ title: String) throws -> NewDocument {
    guard let document = NewDocument(kind, title: title) else {
      throw ValidationError(
        Message(
          fr:
            "Le titre est vide\nDonnez-le entre guillemets\u{A0}: feuillet new \(kind.rawValue) \"Mon titre\"",
          en: "The title is empty\nGive it in quotes: feuillet new \(kind.rawValue) \"My title\""
        ).local)
    }
    return document
  }
}

extension NewDocument.Kind: ExpressibleByArgument {}
