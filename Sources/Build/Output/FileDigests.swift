/// The digests of files, in the order of their paths: that is how a manifest is written, read and compared, and a
/// dictionary would have to be sorted each time.
package struct FileDigests: Equatable, Sendable {
  package struct File: Hashable, Sendable {
    package let path: OutputPath
    package let digests: Digests
  }

  private var files: [File]

  /// In any order, each path once.
  package init(_ files: some Sequence<(key: OutputPath, value: Digests)>) {
    self.files = files.map { File(path: $0.key, digests: $0.value) }.sorted { $0.path < $1.path }
  }

  /// Adds a file behind the others; `false` when its path does not come behind theirs.
  mutating func append(_ path: OutputPath, _ digests: Digests) -> Bool {
    if let last = files.last, path <= last.path { return false }
    files.append(File(path: path, digests: digests))
    return true
  }

  package subscript(path: OutputPath) -> Digests? {
    var range = files.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if files[middle].path == path { return files[middle].digests }
      range = files[middle].path < path ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// Those that `isWanted` chooses.
  package func filter(_ isWanted: (File) -> Bool) -> FileDigests {
    var chosen = self
    chosen.files = files.filter(isWanted)
    return chosen
  }

  /// Those that another list does not have.
  package func missing(in others: FileDigests) -> FileDigests {
    var other = others.files[...]
    return filter { file in
      other = other.drop { $0.path < file.path }
      return other.first?.path != file.path
    }
  }

  /// Those of both lists.
  ///
  /// - Parameter combine: gives the digests of a file that both have.
  package func merging(_ others: FileDigests, _ combine: (Digests, Digests) -> Digests) -> FileDigests {
    var merged: FileDigests = [:]
    merged.files.reserveCapacity(Swift.max(count, others.count))
    var other = others.files[...]
    for file in files {
      while let next = other.first, next.path < file.path { merged.files.append(other.removeFirst()) }
      if let same = other.first, same.path == file.path {
        merged.files.append(File(path: file.path, digests: combine(file.digests, same.digests)))
        other.removeFirst()
      } else {
        merged.files.append(file)
      }
    }
    merged.files += other
    return merged
  }
}

extension FileDigests: RandomAccessCollection {
  package var startIndex: Int { files.startIndex }
  package var endIndex: Int { files.endIndex }
  package subscript(index: Int) -> File { files[index] }
}

extension FileDigests: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral files: (OutputPath, Digests)...) {
    self.init(files.lazy.map { (key: $0.0, value: $0.1) })
  }
}
