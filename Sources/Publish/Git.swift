import Build
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program `git` in the repository of the site.
struct Git {
  private let program: String
  private let site: String
  private var environment: [String: String]

  /// - Throws: when there is no git, or no repository.
  init(site: String, environment: [String: String]) throws(MachineFailure) {
    guard let program = Subprocess.find("git") else {
      throw MachineFailure(
        Message(fr: "Git n’est pas installé", en: "Git is not installed"),
        help: Message(
          fr: "Sous Debian : apt-get install git ; sous macOS : xcode-select --install",
          en: "On Debian: apt-get install git; on macOS: xcode-select --install"))
    }
    self.program = program
    self.site = site
    // Nobody is asked for a password, and who answers no more is left after a minute.
    var variables = [
      "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_HTTP_LOW_SPEED_LIMIT": "1",
      "GIT_HTTP_LOW_SPEED_TIME": "60",
    ]
    if environment["GIT_SSH_COMMAND"] == nil, environment["GIT_SSH"] == nil {
      variables["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=20"
    }
    self.environment = variables
    guard
      try Subprocess.run(program, ["-C", site, "rev-parse", "--git-dir"], environment: variables).status == 0
    else {
      throw MachineFailure(
        Message(
          fr: "Le dossier du site n’est pas dans un dépôt Git",
          en: "The folder of the site is in no Git repository"),
        help: Message(
          fr: "Créez-le par « git init », puis « git remote add origin ADRESSE »",
          en: "Make one with “git init”, then “git remote add origin ADDRESS”"))
    }
  }

  /// Runs a command and gives what it writes.
  @discardableResult
  func run(
    _ arguments: [String], input: String = "", accepting statuses: Set<Int32> = [0]
  ) throws(MachineFailure) -> [UInt8] {
    let result = try Subprocess.run(
      program, ["-C", site] + arguments, input: input, environment: environment)
    guard let status = result.status, statuses.contains(status) else {
      throw Self.failure(String(decoding: result.errorOutput, as: UTF8.self), arguments)
    }
    return result.output
  }

  /// What a command writes, without the end of its line.
  func text(
    _ arguments: [String], input: String = "", accepting statuses: Set<Int32> = [0]
  ) throws(MachineFailure) -> String {
    let text = String(decoding: try run(arguments, input: input, accepting: statuses), as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Stores bytes; gives the name of the object.
  func store(_ bytes: [UInt8]) throws(MachineFailure) -> String {
    try text(["hash-object", "-w", "--stdin"], input: String(decoding: bytes, as: UTF8.self))
  }

  /// Who commits where the author did not say their name, as in continuous integration.
  func identity() throws(MachineFailure) -> [String] {
    let known = try Subprocess.run(
      program, ["-C", site, "var", "GIT_COMMITTER_IDENT"], environment: environment)
    return known.status == 0 ? [] : ["-c", "user.name=Feuillet", "-c", "user.email=feuillet@localhost"]
  }

  /// Gives an index of its own, which is gone afterwards.
  func withIndex<Value>(
    _ body: (Git) throws(MachineFailure) -> Value
  ) throws(MachineFailure) -> Value {
    let folder = try text(["rev-parse", "--absolute-git-dir"])
    var git = self
    let index = "\(folder)/feuillet-index-\(getpid())"
    git.environment["GIT_INDEX_FILE"] = index
    defer { unlink(index) }
    return try body(git)
  }

  private static func failure(_ text: String, _ arguments: [String]) -> MachineFailure {
    let lower = text.lowercased()
    func says(_ words: String...) -> Bool { words.contains { lower.contains($0) } }
    if says("stale info", "fetch first", "non-fast-forward", "failed to update ref", "cannot lock ref") {
      return MachineFailure(
        Message(
          fr: "Quelqu’un d’autre a publié sur cette branche en même temps",
          en: "Somebody else published to this branch at the same time"),
        help: Message(fr: "Recommencez", en: "Try again"))
    }
    if says(
      "authentication failed", "could not read username", "permission denied", "access denied",
      "returned error: 403", "returned error: 401", "invalid username")
    {
      return MachineFailure(
        Message(fr: "Le dépôt refuse l’accès", en: "The repository refuses access"),
        help: Message(
          fr: "Vérifiez la clé SSH ou le jeton que Git emploie, et le droit d’écrire dans ce dépôt",
          en: "Check the SSH key or the token that Git uses, and the right to write to that repository"))
    }
    if says("does not appear to be a git repository", "repository not found", "no such remote") {
      return MachineFailure(
        Message(fr: "Le dépôt de la cible n’existe pas", en: "The repository of the target does not exist"),
        help: Message(
          fr: "« git remote -v » montre les noms connus ; « remote: » prend l’un d’eux ou une adresse",
          en: "“git remote -v” shows the known names; “remote:” takes one of them or an address"))
    }
    let line = text.split(separator: "\n").first {
      $0.hasPrefix("fatal:") || $0.hasPrefix("error:") || $0.contains("! [")
    }
    let words = Rclone.withoutUser(String((line ?? "git \(arguments[0])").prefix(300)))
    return MachineFailure(Message(fr: "Git a échoué : \(words)", en: "Git failed: \(words)"))
  }
}
