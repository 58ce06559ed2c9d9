import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text of a site that is put in place as a whole: whoever reads it sees the old one or the new one.
enum TextFile {
  /// Writes a file of ours by its path in the site, in the place of an older one. Folders that are missing are created,
  /// none outside the site is written to.
  static func write(_ bytes: [UInt8], to path: String, inSite site: String) throws(MachineFailure) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let temporary = folder + ".feuillet-tmp-\(getpid())"
    // Left behind by one that was stopped.
    unlink("\(site)/\(temporary)")
    guard try NewFile.write(bytes, to: temporary, inSite: site) == .written,
      rename("\(site)/\(temporary)", "\(site)/\(path)") == 0
    else {
      let reason = errno
      unlink("\(site)/\(temporary)")
      throw MachineFailure(.write, "\(site)/\(path)", errno: reason)
    }
  }

  /// Replaces what a file holds; its permissions stay. The new text is finished beside it before it takes its
  /// place, so that the file is whole at every moment.
  static func replace(_ path: String, inSite site: String, by bytes: [UInt8]) throws(MachineFailure) {
    let path = site + "/" + path
    var record = stat()
    // A link stays one: the file that it leads to is replaced.
    guard let real = Folder.real(path), stat(real, &record) == 0, let slash = real.lastIndex(of: "/"),
      let folder = Descriptor(String(real[...slash]), flags: O_RDONLY | O_DIRECTORY)
    else { throw MachineFailure(.read, path, errno: errno) }
    // A byte order mark is part of the file, not of the text.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = try Folder("/").read(String(real.dropFirst()), limit: 3).starts(with: mark)
    let temporary = ".feuillet-tmp-\(getpid())"
    let outcome = try NewFile.write(
      hasMark ? mark + bytes : bytes, as: temporary, in: folder.number, called: path)
    guard outcome == .written else { throw MachineFailure(.write, path, errno: EEXIST) }
    guard fchmodat(folder.number, temporary, record.st_mode & 0o7777, 0) == 0,
      renameat(folder.number, temporary, folder.number, String(real[real.index(after: slash)...])) == 0
    else {
      let reason = errno
      unlinkat(folder.number, temporary, 0)
      throw MachineFailure(.write, path, errno: reason)
    }
  }
}
