import Build
import Diagnostics
import Dispatch

/// Tells what changes in the folders of a site, from the moment it is made until it is stopped.
package final class SiteWatcher: Sendable {
  /// How changes are found.
  package enum Method: Sendable {
    /// As the system tells them; by looking, where it does not or cannot.
    case system
    case polling
  }

  package let changes: SiteChanges
  private let bell: Bell

  /// - Parameters:
  ///   - site: the folder that holds `content/`.
  ///   - themeRoots: the folders that hold themes; those that do not exist are left out.
  package init(site: String, themeRoots: [String], method: Method) throws(MachineFailure) {
    guard let bell = Bell() else { throw .noDescriptor }
    self.bell = bell
    let changes = SiteChanges()
    self.changes = changes
    let folders = WatchedFolders(
      site: site, themeRoots: themeRoots.filter { $0 == "\(site)/themes" || Folder($0).isDirectory })
    let queue = DispatchQueue(label: "feuillet.watcher", qos: .userInteractive)
    #if os(Linux)
      // With too many watches on this machine: looking costs more, but misses nothing either.
      if method == .system, let watches = FolderWatches(folders) {
        queue.async {
          Self.watch(watches, folders, changes, bell)
          changes.finish()
        }
        return
      }
    #endif
    let polling = try FolderPolling(folders)
    queue.async {
      Self.poll(polling, changes, bell)
      changes.finish()
    }
  }

  deinit { stop() }

  /// Ends the changes.
  package func stop() { bell.ring() }

  #if os(Linux)
    private static func watch(
      _ watches: consuming FolderWatches, _ folders: WatchedFolders, _ changes: SiteChanges, _ bell: Bell
    ) {
      var watches = watches
      var burst = Burst()
      do throws(FolderWatches.Exhausted) {
        while true {
          let pause = burst.end.map { max(.zero, $0 - .now) }
          let ready = bell.wait(
            orReadable: [watches.descriptor],
            milliseconds: pause.map { Int32(($0 / .milliseconds(1)).rounded(.up)) })
          if ready[0] { return watches.close() }
          if ready[1] { try watches.read(into: &burst, at: .now) }
          if let end = burst.end, end <= .now, let change = burst.change {
            changes.send(change)
            burst = Burst()
          }
        }
      } catch {
        // A new folder was one too many.
        watches.close()
      }
      do throws(MachineFailure) {
        let polling = try FolderPolling(folders)
        changes.send(.everything)
        poll(polling, changes, bell)
      } catch {
        changes.send(.everything)
      }
    }
  #endif

  private static func poll(_ polling: consuming FolderPolling, _ changes: SiteChanges, _ bell: Bell) {
    var polling = polling
    var pause = FolderPolling.interval
    while !bell.wait(milliseconds: Int32(pause))[0] {
      let start = ContinuousClock.now
      do throws(MachineFailure) {
        let paths = try polling.changes()
        if !paths.isEmpty { changes.send(.paths(paths)) }
      } catch {
        // Whoever reads the site meets it too, and says so.
        changes.send(.everything)
      }
      let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
      pause = max(FolderPolling.interval, FolderPolling.share * milliseconds)
    }
  }
}

extension MachineFailure {
  fileprivate static let noDescriptor = MachineFailure(
    Message(fr: "Trop de fichiers sont ouverts", en: "Too many files are open"),
    help: Message(
      fr: "Relevez la limite (ulimit -n 1024), puis recommencez",
      en: "Raise the limit (ulimit -n 1024), then try again"))
}
