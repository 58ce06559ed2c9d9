import Build
import Diagnostics

/// A finished Output that may be published: what the manifest says of it is true.
struct OutputSnapshot: Sendable {
  let folder: String
  /// What is published, each file with its one digest.
  let manifest: Manifest
  /// The files in the order in which they are sent.
  let paths: [OutputPath]

  /// How many paths a message names.
  private static let named = 3

  /// Reads and compares every file.
  /// - Returns: the snapshot, or why it must not be published.
  static func read(_ folder: String, jobs: Int) async throws(MachineFailure) -> Result<
    OutputSnapshot, Refusal
  > {
    guard Folder("\(folder)/\(Manifest.name)").exists() else {
      return .failure(Refusal(.nothingBuilt(folder)))
    }
    guard let manifest = Manifest(try Folder(folder).read(Manifest.name, limit: .max - 1)),
      manifest.isComplete
    else { return .failure(Refusal(.unfinished(folder))) }
    if manifest.hasDrafts { return .failure(Refusal(.drafts(folder))) }
    let paths = manifest.files.map(\.path).sorted { ($0.sending, $0) < ($1.sending, $1) }
    let differs = try await inParallel(paths.count, jobs: jobs) { number throws(MachineFailure) in
      let path = paths[number]
      return try Digest.of("\(folder)/\(path.text)").map { manifest.files[path] != [$0] } ?? true
    }
    let edited = zip(paths, differs).filter(\.1).map(\.0.text)
    if !edited.isEmpty { return .failure(Refusal(.edited(edited.sorted(), folder))) }
    return .success(OutputSnapshot(folder: folder, manifest: manifest, paths: paths))
  }

  func digest(_ path: OutputPath) -> Digest? { manifest.files[path]?.first }
}

/// Why something is not published, in words for the author.
struct Refusal: Error {
  let diagnostic: Diagnostic
  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// The first few of many names, for a message.
func someNames(_ names: [String]) -> Message {
  let first = names.prefix(3)
  let more = names.count - first.count
  return Message(
    fr: first.map { "«\u{A0}\($0)\u{A0}»" }.joined(separator: ", ") + (more > 0 ? " et \(more) de plus" : ""),
    en: first.map { "“\($0)”" }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
}

extension Diagnostic {
  fileprivate static let buildFirst = Message(
    fr: "Construisez le site (feuillet build, ou make site), puis recommencez.",
    en: "Build the site (feuillet build, or make site), then try again.")

  fileprivate static func nothingBuilt(_ folder: String) -> Diagnostic {
    Diagnostic(
      .notPublishable, at: nil,
      Message(
        fr: "Rien n’est construit dans « \(folder) » : il n’y a rien à publier",
        en: "Nothing was built in “\(folder)”: there is nothing to publish"),
      help: buildFirst)
  }

  fileprivate static func unfinished(_ folder: String) -> Diagnostic {
    Diagnostic(
      .notPublishable, at: nil,
      Message(
        fr: "La construction de « \(folder) » a été interrompue : le site n’est pas complet",
        en: "The build of “\(folder)” was interrupted: the site is not complete"),
      help: buildFirst)
  }

  fileprivate static func drafts(_ folder: String) -> Diagnostic {
    Diagnostic(
      .notPublishable, at: nil,
      Message(
        fr: "« \(folder) » contient des brouillons : il a été construit avec --drafts",
        en: "“\(folder)” holds drafts: it was built with --drafts"),
      help: Message(
        fr: "Construisez-le sans --drafts, puis recommencez.",
        en: "Build it without --drafts, then try again."))
  }

  fileprivate static func edited(_ paths: [String], _ folder: String) -> Diagnostic {
    let names = someNames(paths)
    return Diagnostic(
      .notPublishable, at: nil,
      Message(
        fr: "Des fichiers de « \(folder) » ne sont plus ceux qui ont été construits : \(names.french)",
        en: "Files of “\(folder)” are no longer those that were built: \(names.english)"),
      help: Message(
        fr:
          "Ce qui doit changer se change dans « content », jamais dans « \(folder) ». Supprimez ces fichiers et construisez le site, puis recommencez.",
        en:
          "What has to change is changed in “content”, never in “\(folder)”. Delete these files and build the site, then try again."
      ))
  }

  /// Files at a target that Feuillet did not put there.
  static func foreign(_ paths: [String], isFirst: Bool, target: String) -> Diagnostic {
    let names = someNames(paths.sorted())
    return Diagnostic(
      .notPublishable, at: nil,
      isFirst
        ? Message(
          fr:
            "La cible « \(target) » contient des fichiers que Feuillet n’a pas publiés : \(names.french). Rien n’a été changé",
          en:
            "The target “\(target)” holds files that Feuillet did not publish: \(names.english). Nothing was changed"
        )
        : Message(
          fr:
            "Des pages prendraient à la cible « \(target) » la place de fichiers que Feuillet n’a pas publiés : \(names.french). Rien n’a été changé",
          en:
            "At the target “\(target)” pages would take the place of files that Feuillet did not publish: \(names.english). Nothing was changed"
        ),
      help: Message(
        fr:
          "Vérifiez la cible. Si c’est bien elle, ajoutez-lui « takeOver: true » dans site.yml : ce qui porte le nom d’un fichier du site sera remplacé, le reste ne sera pas touché.",
        en:
          "Check the target. If it is the right one, add “takeOver: true” to it in site.yml: what bears the name of a file of the site is replaced, the rest is left alone."
      ))
  }
}
