#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Removes a file, a link, or a folder with all that it holds; links are removed, never followed.
/// - Returns: 0 (also when nothing is there), or the `errno` of the first thing that could not be removed.
package func removeTree(_ path: String, in folder: Int32 = AT_FDCWD) -> Int32 {
  if unlinkat(folder, path, 0) == 0 { return 0 }
  let reason = errno
  if reason == ENOENT { return 0 }
  // A folder: EISDIR on Linux, EPERM on macOS.
  guard let status = FileStatus(path, in: folder), status.kind == .folder else { return reason }
  guard let names = names(inFolder: path, of: folder, followingLink: false) else { return errno }
  for name in names {
    let result = removeTree(path + "/" + String(decoding: name, as: UTF8.self), in: folder)
    if result != 0 { return result }
  }
  return unlinkat(folder, path, AT_REMOVEDIR) == 0 ? 0 : errno
}
