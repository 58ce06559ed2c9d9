#if os(Linux)
  import Build
  import Glibc

  /// The system’s watches on all folders of a site (inotify), and what they tell.
  struct FolderWatches: Sendable {
    /// The system has no more watches; that they are counted is told in `inotify(7)`.
    struct Exhausted: Error {}

    /// Readable when something happened.
    let descriptor: Int32
    private let folders: WatchedFolders
    private var watches: [Int32: Watch] = [:]
    /// The files that are there, by their names.
    private var files: Set<String> = []
    /// The names that were given up by the last rename, until its other half comes.
    private var departed: (cookie: UInt32, names: [String]) = (0, [])

    /// One folder of the disk. Links may give it several names.
    private struct Watch: Sendable {
      /// As which its files are known.
      var folders: Set<String> = []
      /// Single files and folders in it that matter though it does not, and as which they are known.
      var entries: [String: Set<String>] = [:]
    }

    private static let mask = UInt32(
      IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

    /// `nil` when the system has no more watches.
    init?(_ folders: WatchedFolders) {
      self.folders = folders
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      do throws(Exhausted) {
        for name in folders.namesInSite { try watchEntry(name, in: folders.site, as: name) }
        for name in folders.names { files.formUnion(try adopt(name) ?? []) }
      } catch {
        close()
        return nil
      }
    }

    func close() { _ = Glibc.close(descriptor) }

    // MARK: What happened

    /// Reads what happened until now.
    mutating func read(into burst: inout Burst, at now: ContinuousClock.Instant) throws(Exhausted) {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return }
        var offset = 0
        while offset < count {
          let event = Event(buffer, at: offset)
          offset += event.size
          // The system forgot some: we begin anew.
          guard event.mask & UInt32(IN_Q_OVERFLOW) == 0 else {
            burst.everythingChanged(at: now)
            try restart()
            break
          }
          try take(event, into: &burst, at: now)
        }
      }
    }

    private struct Event {
      let watch: Int32
      let mask: UInt32
      let cookie: UInt32
      let name: [UInt8]
      let size: Int

      init(_ buffer: [UInt8], at offset: Int) {
        let head = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
        let start = offset + MemoryLayout<inotify_event>.size
        watch = head.wd
        mask = head.mask
        cookie = head.cookie
        // Filled up with NUL bytes.
        name = Array(buffer[start..<start + Int(head.len)].prefix { $0 != 0 })
        size = MemoryLayout<inotify_event>.size + Int(head.len)
      }

      func means(_ flags: Int32...) -> Bool { flags.contains { mask & UInt32(bitPattern: $0) != 0 } }
    }

    private mutating func take(
      _ event: Event, into burst: inout Burst, at now: ContinuousClock.Instant
    ) throws(Exhausted) {
      guard let watch = watches[event.watch] else { return }
      if event.means(IN_IGNORED) {
        watches[event.watch] = nil
        return
      }
      if event.means(IN_DELETE_SELF, IN_MOVE_SELF, IN_UNMOUNT) {
        // Where a link led to. What is in our own folders was told by the folder around it.
        for name in watch.folders.sorted() {
          leave(name, &burst, at: now)
          if let path = folders.path(of: name), Folder(path).exists() {
            try arrive(name, isSettled: true, &burst, at: now)
          }
        }
        return
      }
      guard let name = String(validating: event.name, as: UTF8.self), !name.isEmpty else { return }
      let names =
        watch.folders.filter { folders.wants(name, in: $0) }.map { $0 + "/" + name }
        + (watch.entries[name] ?? [])
      if event.means(IN_MOVED_FROM) { departed = (event.cookie, names) }
      if event.means(IN_MOVED_TO), departed.cookie == event.cookie, !names.isEmpty {
        for name in departed.names { burst.moved(name) }
      }
      for name in names {
        if event.means(IN_CREATE, IN_MOVED_TO) {
          try arrive(name, isSettled: event.means(IN_MOVED_TO), &burst, at: now)
        } else if event.means(IN_DELETE, IN_MOVED_FROM) {
          leave(name, &burst, at: now)
        } else if !event.means(IN_ISDIR), files.contains(name) {
          // Owner and rights say nothing of whether a save is over.
          let isSettled = event.means(IN_MODIFY) ? false : event.means(IN_CLOSE_WRITE) ? true : nil
          burst.changed(name, isSettled: isSettled, at: now)
        }
      }
    }

    /// A name is there: a file, or a folder that was filled before we saw it.
    private mutating func arrive(
      _ name: String, isSettled: Bool, _ burst: inout Burst, at now: ContinuousClock.Instant
    ) throws(Exhausted) {
      guard let path = folders.path(of: name) else { return }
      var record = stat()
      // Gone again, or a link that leads nowhere, which is told as a change too: it is a problem of the site.
      let isThere = stat(path, &record) == 0
      if isThere, record.st_mode & S_IFMT == S_IFDIR {
        guard let found = try adopt(name) else { return burst.everythingChanged(at: now) }
        for file in found { burst.appeared(file, isSettled: true, at: now) }
        files.formUnion(found)
      } else {
        if isThere, isLink(path), let target = realpath(path, nil) {
          defer { free(target) }
          try watch(link: name, to: String(cString: target))
        }
        if files.insert(name).inserted {
          burst.appeared(name, isSettled: isSettled, at: now)
        } else {
          burst.changed(name, isSettled: isSettled, at: now)
        }
      }
    }

    private func isLink(_ path: String) -> Bool {
      var record = stat()
      return lstat(path, &record) == 0 && record.st_mode & S_IFMT == S_IFLNK
    }

    /// A name is gone, with all below it.
    private mutating func leave(_ name: String, _ burst: inout Burst, at now: ContinuousClock.Instant) {
      if files.remove(name) != nil { return burst.vanished(name, at: now) }
      let below = name + "/"
      var isFolder = false
      for (number, watch) in watches {
        var rest = watch
        rest.folders = watch.folders.filter { $0 != name && !$0.hasPrefix(below) }
        guard rest.folders.count < watch.folders.count else { continue }
        isFolder = true
        watches[number] = rest
        if rest.folders.isEmpty, rest.entries.isEmpty {
          inotify_rm_watch(descriptor, number)
          watches[number] = nil
        }
      }
      guard isFolder else { return }
      for file in files where file.hasPrefix(below) {
        files.remove(file)
        burst.vanished(file, at: now)
      }
    }

    // MARK: Watches

    private mutating func restart() throws(Exhausted) {
      guard let next = FolderWatches(folders) else { throw Exhausted() }
      close()
      self = next
    }

    /// Watches all folders at a name and below.
    /// - Returns: the files there; `nil` when not all can be read.
    private mutating func adopt(_ name: String) throws(Exhausted) -> Set<String>? {
      while true {
        let contents: FolderContents
        do throws(MachineFailure) {
          contents = try folders.contents(at: name)
        } catch {
          // Whoever reads the site meets it too, and says so.
          return nil
        }
        var isNew = false
        for (name, real) in contents.folders where try watch(folder: real, as: name) { isNew = true }
        for (name, real) in contents.links { try watch(link: name, to: real) }
        // What came between the look and the watch is found by the next look.
        if !isNew { return Set(contents.files) }
      }
    }

    /// - Returns: whether it was not watched under this name.
    private mutating func watch(folder: String, as name: String) throws(Exhausted) -> Bool {
      guard let number = try add(folder) else { return false }
      return watches[number, default: Watch()].folders.insert(name).inserted
    }

    private mutating func watch(link name: String, to real: String) throws(Exhausted) {
      guard let slash = real.lastIndex(of: "/") else { return }
      let folder = slash == real.startIndex ? "/" : String(real[..<slash])
      try watchEntry(String(real[real.index(after: slash)...]), in: folder, as: name)
    }

    private mutating func watchEntry(
      _ entry: String, in folder: String, as name: String
    ) throws(Exhausted) {
      guard let number = try add(folder) else { return }
      watches[number, default: Watch()].entries[entry, default: []].insert(name)
    }

    /// - Returns: the number of the watch; `nil` when the folder is gone or closed to us.
    private func add(_ folder: String) throws(Exhausted) -> Int32? {
      let number = inotify_add_watch(descriptor, folder, Self.mask)
      if number < 0, errno == ENOSPC || errno == ENOMEM { throw Exhausted() }
      return number < 0 ? nil : number
    }
  }
#endif
