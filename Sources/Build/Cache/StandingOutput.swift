import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a build finds where it is to write.
struct StandingOutput: Sendable {
  let transaction: OutputTransaction
  /// The paths of the files that are not as the build before left them; `nil` where it did not write this output.
  var changed: Set<String>?

  /// Opens the output that the build before wrote; `nil` where that is another one, or gone.
  static func left(
    by former: BuildCache?, _ builder: SiteBuilder
  ) async -> Result<StandingOutput, MachineFailure>? {
    guard let former, former.record.output == Folder(builder.output).real else { return nil }
    do throws(MachineFailure) {
      let transaction = try OutputTransaction(folder: builder.output)
      guard transaction.previousBytes.map(Digest.init) == former.record.manifest else {
        return .success(StandingOutput(transaction: transaction))
      }
      let files = Array(former.record.files)
      let folder = transaction.output.number
      let found = await inChunks(files.count, jobs: builder.options.jobs) { number in
        isIntact(files[number].key, in: folder, files[number].value, builder, recorded: former.outputSeen)
      }
      // Behind a link a file is not the one that was left.
      let folders = folders(of: files.lazy.map(\.key))
      let isFolder = await inChunks(folders.count, jobs: builder.options.jobs) {
        FileStatus(folders[$0].text, in: folder)?.kind == .folder
      }
      let replaced = zip(folders, isFolder).filter { !$0.1 }.map { $0.0.text + "/" }
      let changed = zip(files, found).filter { file, isIntact in
        !isIntact || replaced.contains(where: file.key.hasPrefix)
      }
      return .success(StandingOutput(transaction: transaction, changed: Set(changed.map { $0.0.key })))
    } catch {
      return .failure(error)
    }
  }

  /// The folders that hold files, and those that hold these.
  private static func folders(of files: some Sequence<String>) -> [OutputPath] {
    var folders: Set<OutputPath> = []
    for file in files {
      var folder = OutputPath(ifValid: file)?.parent
      while let current = folder, folders.insert(current).inserted { folder = current.parent }
    }
    return Array(folders)
  }

  /// Whether a file is as the build before left it.
  private static func isIntact(
    _ path: String, in folder: Int32, _ entry: BuildRecord.FileEntry, _ builder: SiteBuilder,
    recorded: Int64
  ) -> Bool {
    // A file with the right bytes and another signature would not be known the next time.
    guard let status = FileStatus(path, in: folder), status.kind == .file,
      FileSignature(status) == entry.signature
    else { return false }
    if builder.isTrusting,
      entry.signature.isTrustworthy(recorded: recorded, clockStep: builder.clockStep)
    {
      return true
    }
    guard let file = Descriptor(path, in: folder, flags: O_RDONLY | O_NOFOLLOW),
      case .success(let digest) = Digest.ofFile(file.number)
    else { return false }
    return digest == entry.digest
  }
}
