import Build
import Diagnostics
import French

/// One run of the preview: reads the site, shows it, and brings it up to date with every change.
package struct PreviewSession: Sendable {
  /// What whoever started it is told.
  package enum Event: Sendable {
    /// The first page can be asked for.
    case ready(address: String)
    /// What is wrong with the site now, in the order in which it is reported.
    case diagnostics([Diagnostic])
    case failure(MachineFailure)
  }

  private let site: String
  private let listener: Listener
  private let watcher: SiteWatcher
  private let live: LiveSite
  private let passesTime: Bool
  private let language: Language

  /// Notes what changes from now on; nothing is read yet.
  /// - Parameters:
  ///   - clock: tells the time, as articles come and go by themselves; without it, it stays that of the options.
  ///   - listener: where browsers knock; they are answered as soon as the site is read.
  package init(
    site: String, themeRoots: [String], options: Composition.Options, clock: (@Sendable () -> Instant)?,
    listener: Listener, watching: SiteWatcher.Method, language: Language
  ) throws(MachineFailure) {
    self.site = site
    self.listener = listener
    self.language = language
    watcher = try SiteWatcher(site: site, themeRoots: themeRoots, method: watching)
    live = LiveSite(site: site, themeRoots: themeRoots, options: options, clock: clock)
    passesTime = clock != nil
  }

  /// Runs until the task is cancelled; ends at once where there is no site at all.
  /// - Throws: when the site cannot be read at the beginning. What fails later is told and shown, and what was
  ///   there before stays.
  package func run(_ tell: @Sendable (Event) -> Void) async throws(MachineFailure) {
    var snapshot = try await live.update(nil)
    if snapshot.diagnostics.contains(where: { $0.code == .missingSettings }) {
      return tell(.diagnostics(snapshot.diagnostics))
    }
    let first = Edition(snapshot)
    let server = PreviewServer(site: site, listener: listener, language: language, first: first)
    try server.start(listener)
    defer { server.stop() }
    tell(.ready(address: listener.address + first.basePath + "/"))
    tell(.diagnostics(first.diagnostics))
    let time = passTime()
    defer { time?.cancel() }
    // What could not be read for want of a disk or a right is tried again with the next change.
    var missed: SiteChange?
    for await change in watcher.changes {
      let change = missed?.merged(with: change) ?? change
      do throws(MachineFailure) {
        let next = try await live.update(change.paths)
        guard next.version != snapshot.version || missed != nil else { continue }
        (snapshot, missed) = (next, nil)
        server.publish(Edition(next))
        tell(.diagnostics(next.diagnostics))
      } catch {
        missed = change
        server.publish(server.current.failed(error))
        tell(.failure(error))
      }
    }
  }

  /// Has the site looked at from time to time, without a change of files.
  private func passTime() -> Task<Void, Never>? {
    guard passesTime else { return nil }
    return Task { [changes = watcher.changes] in
      let minutes = AsyncStream<Void> {
        do { try await Task.sleep(for: .seconds(60)) } catch { return nil }
      }
      for await _ in minutes { changes.send(.paths([])) }
    }
  }
}

extension Edition {
  /// The same, with a machine that failed among its problems.
  fileprivate func failed(_ failure: MachineFailure) -> Edition {
    var edition = self
    edition.diagnostics.removeAll { $0.code == .machineFailure }
    edition.diagnostics.insert(
      Diagnostic(.machineFailure, at: nil, failure.message, help: failure.help), at: 0)
    return edition
  }
}
