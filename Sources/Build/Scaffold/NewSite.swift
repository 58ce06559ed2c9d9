import Diagnostics
import French

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A site to begin with: settings, an author, an offer, an article, two pages.
package struct NewSite: Sendable {
  /// The folder that is to hold `content/`; it need not exist.
  package let folder: String

  package init(folder: String) { self.folder = folder }

  package enum Outcome: Hashable, Sendable {
    /// Files that were there already, and stay as they are, by their path in the site.
    case made(kept: [String])
    case refused(Diagnostic)
  }

  /// The files of the new site by their paths; its article is of the day of `now` in Paris.
  static func files(now: Instant) -> [(path: String, bytes: [UInt8])] {
    [
      ("content/site.yml", PackageResources.site_yml),
      ("content/authors/redaction.md", PackageResources.redaction_md),
      ("content/offers/consultation.md", PackageResources.consultation_md),
      ("content/pages/a-propos.md", PackageResources.a_propos_md),
      ("content/pages/mentions-legales.md", PackageResources.mentions_legales_md),
      (
        "content/articles/bienvenue.md",
        filled(PackageResources.bienvenue_md, ["date": now.paris.date.iso])
      ),
      (".gitignore", PackageResources.gitignore),
    ]
  }

  /// Writes the files. A folder that has a `content` is refused; no file is ever overwritten.
  /// - Throws: when the disk fails; what was written until then is removed again.
  package func make(now: Instant) throws(MachineFailure) -> Outcome {
    if let status = FileStatus(folder, following: true), status.kind != .folder {
      return .refused(.notFolder(folder))
    }
    if FileStatus(folder + "/content") != nil { return .refused(.siteExists(folder)) }
    let created = try createFolders(folder)
    var written: [String] = []
    do throws(MachineFailure) {
      var kept: [String] = []
      for (path, bytes) in Self.files(now: now) {
        switch try NewFile.write(bytes, to: path, inSite: folder) {
        case .written: written.append(path)
        case .exists, .outside: kept.append(path)
        }
      }
      return .made(kept: kept)
    } catch {
      remove(written, created)
      throw error
    }
  }

  /// Removes what this run has made; a folder that holds anything else stays.
  private func remove(_ files: [String], _ folders: [String]) {
    for file in files { unlink(folder + "/" + file) }
    let inside = ["articles", "authors", "offers", "pages"].map { "\(folder)/content/\($0)" }
    for folder in inside + [folder + "/content"] + folders.reversed() { rmdir(folder) }
  }
}

extension Diagnostic {
  fileprivate static func notFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .alreadyExists, at: nil,
      Message(fr: "« \(path) » est un fichier, pas un dossier", en: "“\(path)” is a file, not a folder"),
      help: Message(
        fr: "Donnez le nom d’un dossier vide, ou d’un dossier à créer.",
        en: "Give the name of an empty folder, or of one to be created."))
  }

  fileprivate static func siteExists(_ folder: String) -> Diagnostic {
    let name = folder == "." ? "content" : folder + "/content"
    return Diagnostic(
      .alreadyExists, at: nil,
      Message(
        fr: "« \(name) » existe déjà : rien n’a été écrit",
        en: "“\(name)” exists already: nothing was written"),
      help: Message(
        fr: "Pour faire un nouveau site, donnez un autre dossier : feuillet init mon-blog",
        en: "To make a new site, give another folder: feuillet init my-blog"))
  }
}
