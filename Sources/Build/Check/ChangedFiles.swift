import Diagnostics

/// The files of a site that git says changed since a revision: committed on this branch since, staged, unstaged or
/// new.
package struct ChangedFiles: Sendable {
  private let paths: Set<String>

  /// Why there is no answer.
  package struct Refusal: Error {
    package let message: Message
    package let help: Message
  }

  /// Asks git.
  ///
  /// - Throws: `MachineFailure` where git is missing or fails.
  /// - Returns: a refusal for a folder that git does not know, and for a revision that does not exist.
  package static func since(
    _ revision: String, site: String
  ) throws(MachineFailure) -> Result<ChangedFiles, Refusal> {
    guard let program = Subprocess.find("git") else {
      throw MachineFailure(
        Message(fr: "git n’est pas installé", en: "git is not installed"),
        help: Message(
          fr: "Sous Debian : apt-get install git ; ou lancez la commande sans --changed-since.",
          en: "On Debian: apt-get install git; or run the command without --changed-since."))
    }
    func git(_ arguments: String...) throws(MachineFailure) -> Subprocess.Result {
      try Subprocess.run(
        program, ["-C", site, "-c", "core.fsmonitor=false"] + arguments,
        environment: ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"], timeLimit: 60)
    }
    let top = try git("rev-parse", "--is-inside-work-tree")
    guard top.status == 0 else { return .failure(.noRepository(site, top.said)) }
    let asked = try git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    guard asked.status == 0 else { return .failure(.noRevision(revision)) }
    let commit = asked.line
    // What was changed on the other branch since they parted is not ours.
    let base = try git("merge-base", commit, "HEAD")
    let changed = try git(
      "diff", "--name-only", "-z", "--relative", "--no-ext-diff", "--no-renames",
      base.status == 0 ? base.line : commit, "--", ".")
    let new = try git("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    for result in [changed, new] where result.status != 0 {
      throw MachineFailure(
        Message(fr: "git a échoué : \(visible(result.said))", en: "git failed: \(visible(result.said))"))
    }
    let paths = (changed.output + new.output).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return .success(ChangedFiles(paths: Set(paths)))
  }

  /// Whether a problem is in one of the files, or has its cause in one, or is in no file.
  package func concern(_ diagnostic: Diagnostic) -> Bool {
    guard let place = diagnostic.place else { return true }
    return paths.contains(place.file) || diagnostic.related.contains { paths.contains($0.place.file) }
  }
}

extension Subprocess.Result {
  /// The first line of the output.
  fileprivate var line: String {
    String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// The first line of what the program complained of.
  fileprivate var said: String {
    String(decoding: errorOutput.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}

extension ChangedFiles.Refusal {
  fileprivate static func noRepository(_ site: String, _ said: String) -> Self {
    Self(
      message: Message(
        fr: "git ne suit pas le dossier « \(site) »", en: "git does not follow the folder “\(site)”"),
      help: Message(
        fr: "git dit : \(visible(said))\nSans --changed-since, tous les fichiers sont vérifiés.",
        en: "git says: \(visible(said))\nWithout --changed-since all files are checked."))
  }

  fileprivate static func noRevision(_ revision: String) -> Self {
    Self(
      message: Message(
        fr: "git ne connaît pas la révision « \(visible(revision)) »",
        en: "git does not know the revision “\(visible(revision))”"),
      help: Message(
        fr:
          "Donnez une branche, une étiquette ou un commit, comme origin/main ; « git fetch --unshallow » complète une copie partielle.",
        en:
          "Give a branch, a tag or a commit such as origin/main; “git fetch --unshallow” completes a shallow copy."
      ))
  }
}
