import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine that failed: a disk, a permission, a process. The command ends with status 3.
package struct MachineFailure: Error, Hashable, Sendable {
  /// One sentence that names the path, without a final full stop.
  package let message: Message
  /// What to do about it.
  package let help: Message?

  /// A failure in words of one's own.
  package init(_ message: Message, help: Message? = nil) {
    self.message = message
    self.help = help
  }

  /// What was being done with a path when the system refused.
  package enum Action {
    case read, write, create, remove, lock, start

    fileprivate func callAsFunction(_ path: String) -> Message {
      switch self {
      case .read: Message(fr: "Impossible de lire « \(path) »", en: "Cannot read “\(path)”")
      case .write: Message(fr: "Impossible d’écrire « \(path) »", en: "Cannot write “\(path)”")
      case .create:
        Message(fr: "Impossible de créer le dossier « \(path) »", en: "Cannot create the folder “\(path)”")
      case .remove: Message(fr: "Impossible de supprimer « \(path) »", en: "Cannot remove “\(path)”")
      case .start: Message(fr: "Impossible de lancer « \(path) »", en: "Cannot start “\(path)”")
      case .lock: Message(fr: "Impossible de réserver « \(path) »", en: "Cannot reserve “\(path)”")
      }
    }
  }

  /// The failure of a system call.
  /// - Parameter number: the `errno` that it left.
  package init(_ action: Action, _ path: String, errno number: Int32) {
    let what = action(path)
    let why = Self.reason(number)
    self.init(
      Message(
        fr: "\(what.french) : \(why.message.french)", en: "\(what.english): \(why.message.english)"),
      help: why.help)
  }

  private static func reason(_ number: Int32) -> (message: Message, help: Message?) {
    switch number {
    case ENOSPC:
      (
        Message(fr: "le disque est plein", en: "the disk is full"),
        Message(fr: "Libérez de la place, puis recommencez", en: "Free some space, then try again")
      )
    case EDQUOT:
      (
        Message(fr: "votre quota est atteint", en: "your quota is reached"),
        Message(fr: "Libérez de la place, puis recommencez", en: "Free some space, then try again")
      )
    case EFBIG:
      (
        Message(
          fr: "le fichier dépasse la taille permise", en: "the file is larger than this machine allows"),
        Message(
          fr: "Relevez la limite (ulimit -f), puis recommencez",
          en: "Raise the limit (ulimit -f), then try again")
      )
    case EACCES, EPERM:
      (
        Message(fr: "la permission manque", en: "permission is missing"),
        Message(
          fr: "Vérifiez à qui il appartient et ses droits (ls -l), puis recommencez",
          en: "Check its owner and its rights (ls -l), then try again")
      )
    case EROFS:
      (
        Message(fr: "le disque est en lecture seule", en: "the disk is read-only"),
        Message(
          fr: "Choisissez un autre dossier avec --output, ou rendez ce disque inscriptible",
          en: "Choose another folder with --output, or make this disk writable")
      )
    case EMFILE, ENFILE:
      (
        Message(fr: "trop de fichiers sont ouverts", en: "too many files are open"),
        Message(
          fr: "Relevez la limite (ulimit -n 1024), ou réduisez --jobs, puis recommencez",
          en: "Raise the limit (ulimit -n 1024), or lower --jobs, then try again")
      )
    case ENAMETOOLONG:
      (
        Message(fr: "le nom est trop long", en: "the name is too long"),
        Message(fr: "Raccourcissez-le", en: "Shorten it")
      )
    case ENOENT: (Message(fr: "il n’existe pas", en: "it does not exist"), nil)
    case EEXIST, ENOTEMPTY: (Message(fr: "il existe déjà", en: "it exists already"), nil)
    case ENOTDIR:
      (
        Message(
          fr: "un fichier se trouve là où il faut un dossier", en: "a file stands where a folder is needed"),
        nil
      )
    case EISDIR:
      (
        Message(
          fr: "un dossier se trouve là où il faut un fichier", en: "a folder stands where a file is needed"),
        nil
      )
    case ELOOP:
      (Message(fr: "un lien symbolique y tourne en rond", en: "a symbolic link there goes in circles"), nil)
    case EIO:
      (
        Message(fr: "le disque a signalé une erreur", en: "the disk reported an error"),
        Message(fr: "Vérifiez l’état du disque", en: "Check the health of the disk")
      )
    default:
      // The wording of `strerror` is the system's: the number is what one can look up.
      (
        Message(
          fr: "erreur \(number) du système (\(String(cString: strerror(number))))",
          en: "system error \(number) (\(String(cString: strerror(number))))"),
        nil
      )
    }
  }
}
