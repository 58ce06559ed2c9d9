import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One walk through a folder and all below it.
struct FolderWalk {
  private(set) var files: [(path: String, signature: FileSignature)] = []
  /// The folders that were read, and the files that links lead to, each with its path without links.
  private(set) var places = FolderContents()
  private(set) var diagnostics: [Diagnostic] = []

  private let folder: Folder
  private let boundary: Folder
  private let includingHidden: Bool
  /// The boundary without links.
  private var realBoundary = ""
  /// The real paths of the folders being read, the outermost first.
  private var open: [String] = []

  /// The longest path that the walk goes along, in bytes: what macOS can open.
  private static let longestPath = 1000

  init(_ folder: Folder, boundary: Folder, includingHidden: Bool) {
    self.folder = folder
    self.boundary = boundary
    self.includingHidden = includingHidden
  }

  mutating func run() throws(MachineFailure) {
    guard let status = FileStatus(folder.path) else {
      if errno == ENOENT { return }
      throw MachineFailure(.read, folder.path, errno: errno)
    }
    guard let boundary = boundary.real else { throw MachineFailure(.read, boundary.path, errno: errno) }
    realBoundary = boundary
    switch status.kind {
    case .folder, .link:
      if let real = folder.real, FileStatus(real)?.kind == .folder {
        if Self.isInside(real, boundary) {
          try read("", real: real)
        } else {
          reportOutside("", real)
        }
      } else if status.kind == .link {
        reportLost("")
      }
    case .file, .other:
      report(
        .wrongFileKind, "", Message(fr: "Il faut ici un dossier", en: "A folder is needed here"),
        help: Message(fr: "Renommez ce fichier", en: "Rename this file"))
    }
  }

  /// Reads a folder; `relative` is empty for the outermost one, else ends with a slash.
  private mutating func read(_ relative: String, real: String) throws(MachineFailure) {
    guard let names = names(inFolder: real, followingLink: false) else {
      throw MachineFailure(.read, folder.path + "/" + relative, errno: errno)
    }
    places.folders.append((String(relative.dropLast()), real))
    open.append(real)
    defer { open.removeLast() }
    for name in names where !Folder.leavesOut(name, includingHidden: includingHidden) {
      guard let text = String(validating: name, as: UTF8.self) else {
        report(
          .notUTF8, relative + String(decoding: name, as: UTF8.self),
          Message(fr: "Le nom de ce fichier n’est pas en UTF-8", en: "The name of this file is not UTF-8"),
          help: Message(fr: "Renommez-le", en: "Rename it"))
        continue
      }
      try visit(relative + text, real: real + "/" + text)
    }
  }

  private mutating func visit(_ relative: String, real: String) throws(MachineFailure) {
    guard relative.utf8.count <= Self.longestPath else {
      return report(
        .wrongFileKind, relative,
        Message(fr: "Le chemin dépasse 1 000 octets", en: "The path has more than 1,000 bytes"),
        help: Message(fr: "Raccourcissez des noms", en: "Shorten some names"))
    }
    guard let status = FileStatus(real) else {
      // Gone since the folder was read, as an editor's temporary files are.
      if errno == ENOENT { return }
      throw MachineFailure(.read, folder.path + "/" + relative, errno: errno)
    }
    switch status.kind {
    case .file: add(relative, status)
    case .folder: try read(relative + "/", real: real)
    case .other: reportKind(relative)
    case .link: try follow(relative, real: real)
    }
  }

  private mutating func add(_ relative: String, _ status: FileStatus) {
    files.append((relative, FileSignature(status)))
  }

  private mutating func follow(_ relative: String, real: String) throws(MachineFailure) {
    guard let target = Folder.real(real), let status = FileStatus(target) else { return reportLost(relative) }
    guard Self.isInside(target, realBoundary) else { return reportOutside(relative, target) }
    switch status.kind {
    case .file:
      add(relative, status)
      places.links.append((relative, target))
    case .folder:
      // A folder that holds one of those being read would lead here again.
      if open.contains(where: { Self.isInside($0, target) }) {
        return report(
          .linkLoop, relative,
          Message(
            fr: "Ce lien symbolique mène à un dossier qui le contient",
            en: "This symbolic link leads to a folder that contains it"),
          help: Message(fr: "Supprimez ce lien", en: "Remove this link"))
      }
      try read(relative + "/", real: target)
    case .link, .other: reportKind(relative)
    }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    Folder(path).isInside(Folder(folder))
  }

  private mutating func reportOutside(_ relative: String, _ target: String) {
    report(
      .outsideSite, relative,
      Message(
        fr: "Ce lien symbolique mène hors du site, à « \(target) »",
        en: "This symbolic link leads out of the site, to “\(target)”"),
      help: Message(
        fr: "Remplacez-le par une copie de ce qu’il désigne", en: "Replace it with a copy of what it names"))
  }

  private mutating func reportLost(_ relative: String) {
    report(
      .brokenLink, relative,
      Message(fr: "Ce lien symbolique ne mène nulle part", en: "This symbolic link leads nowhere"),
      help: Message(fr: "Corrigez-le ou supprimez-le", en: "Mend or remove it"))
  }

  private mutating func reportKind(_ relative: String) {
    report(
      .wrongFileKind, relative,
      Message(fr: "Ce n’est ni un fichier ni un dossier", en: "This is neither a file nor a folder"),
      help: Message(fr: "Déplacez-le hors du site", en: "Move it out of the site"))
  }

  private mutating func report(
    _ code: DiagnosticCode, _ relative: String, _ message: Message, help: Message
  ) {
    // The path as people know it: from the site on, links not resolved.
    var path = folder.path
    let site = boundary.path == "/" ? "/" : boundary.path + "/"
    if path.utf8.starts(with: site.utf8) { path = String(path.dropFirst(site.count)) }
    let file = relative.isEmpty ? path : path + "/" + relative
    diagnostics.append(Diagnostic(code, at: Place(file: file), message, help: help))
  }
}
