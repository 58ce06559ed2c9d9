#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folders of the new version, each looked at once however many files it has.
struct OutputFolders {
  /// Where the files of a folder go.
  enum Place {
    /// The folder exists: its files can be compared.
    case present
    /// The folder is new, and waits at this path in the staging folder, where the first of its files makes it.
    case new(String)
    /// Something that must not be written through stands there.
    case blocked
  }

  private var places: [OutputPath: Place] = [:]
  /// The new folders with existing parents, and their names in the staging folder: one rename publishes each.
  private(set) var new: [(path: OutputPath, waitsAs: String)] = []
  /// Files of the version before that stand where a folder must go.
  private(set) var filesInTheWay: Set<OutputPath> = []

  func contains(_ path: OutputPath) -> Bool { places[path] != nil }

  mutating func know(_ folder: OutputPath, _ place: Place) { places[folder] = place }
  func known(_ folder: OutputPath) -> Place? { places[folder] }

  mutating func addNew(_ folder: OutputPath, waitingAs name: String, inTheWay: Bool) {
    new.append((folder, name))
    places[folder] = .new(name)
    if inTheWay { filesInTheWay.insert(folder) }
  }
}

extension OutputTransaction {
  /// Where the files of a folder go. The disk is asked about what is there; of what is new only the outermost folder
  /// is made here, as all threads wait for this.
  /// - Parameter folder: `nil` for Output itself.
  func place(of folder: OutputPath?, _ state: inout State) throws(MachineFailure) -> OutputFolders.Place {
    guard let folder else { return .present }
    if let place = state.folders.known(folder) { return place }
    guard !state.has(folder) else { throw Self.twoInOnePlace(folder) }
    switch try place(of: folder.parent, &state) {
    case .blocked:
      state.folders.know(folder, .blocked)
    case .new(let above):
      state.folders.know(folder, .new(above + "/" + folder.name))
    case .present:
      let status = FileStatus(folder.text, in: output.number)
      if status == nil && errno != ENOENT {
        throw MachineFailure(.read, path + "/" + folder.text, errno: errno)
      }
      switch status?.kind {
      case .folder:
        state.folders.know(folder, .present)
      case .link:
        state.obstacles.insert(Obstacle(path: folder, kind: .link))
        state.folders.know(folder, .blocked)
      case .other:
        state.obstacles.insert(Obstacle(path: folder, kind: .other))
        state.folders.know(folder, .blocked)
      case .file where previous.files[folder] == nil:
        state.obstacles.insert(Obstacle(path: folder, kind: .file))
        state.folders.know(folder, .blocked)
      case .file, nil:
        let name = try withStaging(&state) { staging throws(MachineFailure) in staging.newName() }
        try makeFolder(name, for: folder, in: state.stagingNumber)
        state.folders.addNew(folder, waitingAs: name, inTheWay: status != nil)
      }
    }
    return state.folders.known(folder) ?? .blocked
  }

  /// Makes a folder in the staging folder, where one is that holds it.
  func makeFolder(_ name: String, for folder: OutputPath, in staging: Int32) throws(MachineFailure) {
    // Another thread may have been faster, and on a disk that ignores case two names of ours can be one folder.
    guard mkdirat(staging, name, 0o755) == 0 || errno == EEXIST else {
      throw MachineFailure(.create, called(folder), errno: errno)
    }
  }

  /// Makes a folder of the staging folder with those that hold it.
  func makeFolders(_ name: String, for folder: OutputPath, in staging: Int32) throws(MachineFailure) {
    if mkdirat(staging, name, 0o755) == 0 { return }
    if errno == ENOENT, let above = folder.parent, let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try makeFolders(String(name[..<slash]), for: above, in: staging)
    }
    try makeFolder(name, for: folder, in: staging)
  }

  /// Does something with the staging folder, and creates it if that was not done.
  func withStaging<Result>(
    _ state: inout State, _ body: (inout Staging) throws(MachineFailure) -> Result
  ) throws(MachineFailure) -> Result {
    var staging: Staging
    if let existing = state.staging.take() {
      staging = existing
    } else {
      staging = try Staging(in: output, called: path)
      state.stagingNumber = staging.folder.number
    }
    let result: Result
    do throws(MachineFailure) {
      result = try body(&staging)
    } catch {
      state.staging = consume staging
      throw error
    }
    state.staging = consume staging
    return result
  }
}
