import Diagnostics

/// Something in Output that stands where a page must go.
struct Obstacle: Hashable, Comparable {
  enum Kind: Int {
    /// A file that the generator did not write, with other bytes.
    case foreignFile
    /// A folder where a file should be, with something in it that is not ours.
    case folder
    /// A file that is not ours where a folder should be.
    case file
    /// A symbolic link, a fifo, a device: nothing is ever written through one.
    case link, other
  }
  let path: OutputPath
  let kind: Kind

  static func < (a: Self, b: Self) -> Bool { (a.path, a.kind.rawValue) < (b.path, b.kind.rawValue) }
}

extension MachineFailure {
  /// How many obstacles are named one by one.
  private static let namedObstacles = 50

  /// All that stands in the way, in one message.
  init(obstacles: some Sequence<Obstacle>, in folder: String) {
    let sorted = obstacles.sorted()
    var lines = sorted.prefix(Self.namedObstacles).map { obstacle in
      let path = folder + "/" + obstacle.path.text
      return switch obstacle.kind {
      case .foreignFile:
        Message(
          fr: "« \(path) » n’a pas été écrit par Feuillet", en: "“\(path)” was not written by Feuillet")
      case .folder:
        Message(
          fr: "« \(path) » est un dossier, il faut là un fichier",
          en: "“\(path)” is a folder where a file is needed")
      case .file:
        Message(
          fr: "« \(path) » est un fichier, il faut là un dossier",
          en: "“\(path)” is a file where a folder is needed")
      case .link:
        Message(fr: "« \(path) » est un lien symbolique", en: "“\(path)” is a symbolic link")
      case .other:
        Message(
          fr: "« \(path) » n’est ni un fichier ni un dossier", en: "“\(path)” is neither a file nor a folder")
      }
    }
    let unnamed = sorted.count - lines.count
    if unnamed > 0 { lines.append(Message(fr: "et \(unnamed) de plus", en: "and \(unnamed) more")) }
    self.init(
      Message(
        fr: "Des pages ne peuvent pas être écrites : " + lines.map(\.french).joined(separator: " ; "),
        en: "Pages cannot be written: " + lines.map(\.english).joined(separator: "; ")),
      help: Message(
        fr: "Déplacez ou supprimez ce qui est nommé, puis recommencez ; rien n’a été changé",
        en: "Move or delete what is named, then build again; nothing was changed"))
  }
}
