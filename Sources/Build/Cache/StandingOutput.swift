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
        let (path, entry) = files[number]
        return isIntact(path, in: folder, entry, builder, recorded: former.outputSeen)
      }
      return .success(
        StandingOutput(
          transaction: transaction,
          changed: Set(zip(files, found).lazy.filter { !$0.1 }.map(\.0.key))))
    } catch {
      return .failure(error)
    }
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
