import ArgumentParser
import Build
import Diagnostics

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Message(fr: "Crée un site prêt à construire.", en: "Makes a site that is ready to build.").local
  )

  @Argument(
    help: .init(
      Message(
        fr: "Le dossier du site ; il est créé s’il n’existe pas.",
        en: "The folder of the site; it is created if there is none."
      ).local,
      valueName: "DIR"),
    completion: .directory)
  var folder = "."

  func validate() throws {
    _ = try SiteOptions.clock()
    if folder.isEmpty {
      throw ValidationError(
        Message(fr: "Le nom du dossier est vide", en: "The name of the folder is empty").local)
    }
  }

  func run() async throws {
    let now = try SiteOptions.clock()
    let outcome = try await onMachine { () throws(MachineFailure) in
      try NewSite(folder: folder).make(now: now)
    }
    switch outcome {
    case .refused(let refusal):
      Terminal.report([refusal], site: folder)
      throw ExitCode(1)
    case .made(let kept):
      for file in kept {
        Terminal.error(
          Message(
            fr: "« \(visible(file)) » existait déjà et n’a pas changé.",
            en: "“\(visible(file))” was there already and has not changed."
          ).local + "\n")
      }
      Terminal.output(nextSteps)
    }
  }

  /// Two lines: what to fill in, and how to see the site.
  private var nextSteps: String {
    let settings = folder == "." ? "content/site.yml" : folder + "/content/site.yml"
    let command = "feuillet build" + (folder == "." ? "" : " --site " + shellWord(folder))
    return Message(
      fr: """
        Le site est prêt. Remplissez ce qui porte « À COMPLÉTER », à commencer par \(visible(settings))
        Construisez-le : \(visible(command))

        """,
      en: """
        The site is ready. Fill in what bears “À COMPLÉTER”, beginning with \(visible(settings))
        Build it: \(visible(command))

        """
    ).local
  }
}

/// A text as one word of a shell.
private func shellWord(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy {
    $0 >= 0x80 || ("0"..."9") ~= UnicodeScalar($0) || ("a"..."z") ~= UnicodeScalar($0)
      || ("A"..."Z") ~= UnicodeScalar($0) || "/._-".utf8.contains($0)
  }
  return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
}
