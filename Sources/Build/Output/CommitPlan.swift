#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a commit will do, decided before anything changes.
struct CommitPlan {
  /// Files of the version before that go, sorted.
  var removals: [OutputPath] = []
  /// Files of the version before that were edited since, and stay, sorted.
  var kept: [OutputPath] = []
  /// Folders of the version before from which a file went, the deepest first.
  var emptied: [OutputPath] = []
  var obstacles: Set<Obstacle> = []
}

extension OutputTransaction {
  /// - Parameter files: those of the new version.
  func plan(_ state: borrowing State, for files: FileDigests) -> CommitPlan {
    var plan = CommitPlan()
    var folders: [OutputPath: Bool] = [:]
    var emptied: Set<OutputPath> = []
    let gone = previous.files.missing(in: files).map(\.path)
    let replaced = Replaced(gone, by: files.lazy.map(\.path), in: output.number)
    for path in gone where !replaced.contains(path) {
      switch remains(of: path, &folders) {
      case .edited: plan.kept.append(path)
      case .unreachable: continue
      case .nothing: break
      case .asWritten: plan.removals.append(path)
      }
      var folder = path.parent
      while let current = folder, emptied.insert(current).inserted { folder = current.parent }
    }
    plan.emptied = emptied.sorted(by: >)

    plan.obstacles = state.obstacles
    let removals = Set(plan.removals)
    for path in state.folders.filesInTheWay where !removals.contains(path) {
      plan.obstacles.insert(Obstacle(path: path, kind: .file))
    }
    for path in state.foldersInTheWay where !holdsOnly(removals, orEmptied: emptied, path) {
      plan.obstacles.insert(Obstacle(path: path, kind: .folder))
    }
    return plan
  }

  private enum Remains {
    case asWritten, edited, nothing
    /// Behind a symbolic link: outside, hence not ours.
    case unreachable
  }

  /// What is left of a file that the version before has.
  private func remains(of path: OutputPath, _ folders: inout [OutputPath: Bool]) -> Remains {
    guard isReal(path.parent, &folders) else { return .unreachable }
    guard let file = Descriptor(path.text, in: output.number, flags: O_RDONLY | O_NOFOLLOW) else {
      return errno == ENOENT || errno == ENOTDIR ? .nothing : .edited
    }
    guard let status = FileStatus(file.number) else { return .edited }
    if status.kind == .folder { return .nothing }
    guard status.kind == .file else { return .edited }
    switch Digest.ofFile(file.number) {
    case .success(let digest): return previous.files[path]?.contains(digest) == true ? .asWritten : .edited
    // What cannot be compared is left alone.
    case .failure: return .edited
    }
  }

  /// Whether a folder is reached without a symbolic link. A missing one is.
  private func isReal(_ folder: OutputPath?, _ folders: inout [OutputPath: Bool]) -> Bool {
    guard let folder else { return true }
    if let known = folders[folder] { return known }
    let result = isReal(folder.parent, &folders) && FileStatus(folder.text, in: output.number)?.kind != .link
    folders[folder] = result
    return result
  }

  /// Whether a folder goes when these files go: nothing else is in it.
  private func holdsOnly(_ files: Set<OutputPath>, orEmptied emptied: Set<OutputPath>, _ folder: OutputPath)
    -> Bool
  {
    guard emptied.contains(folder),
      let names = names(inFolder: folder.text, of: output.number, followingLink: false)
    else { return false }
    return names.allSatisfy { name in
      guard let name = String(validating: name, as: UTF8.self),
        let path = OutputPath(ifValid: folder.text + "/" + name)
      else { return false }
      return files.contains(path) || holdsOnly(files, orEmptied: emptied, path)
    }
  }
}

/// Old names that a disk takes for new ones, because it ignores case or the way accents are written: the file of
/// the old name is the one that was just written.
private struct Replaced {
  private var paths: Set<OutputPath> = []

  init(_ old: [OutputPath], by new: some Sequence<OutputPath>, in output: Int32) {
    guard !old.isEmpty else { return }
    // `String` takes both spellings of an accent for one.
    let names = Dictionary(new.map { ($0.text.lowercased(), $0) }, uniquingKeysWith: min)
    for path in old {
      guard let other = names[path.text.lowercased()],
        let status = FileStatus(path.text, in: output), let otherStatus = FileStatus(other.text, in: output),
        status.identity == otherStatus.identity
      else { continue }
      paths.insert(path)
    }
  }

  func contains(_ path: OutputPath) -> Bool { paths.contains(path) }
}
