import Build
import Diagnostics

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
  private let language: Language

  /// Notes what changes from now on; nothing is read yet.
  /// - Parameter listener: where browsers knock; they are answered as soon as the site is read.
  package init(
    site: String, themeRoots: [String], options: Composition.Options, listener: Listener,
    watching: SiteWatcher.Method, language: Language
  ) throws(MachineFailure) {
    self.site = site
    self.listener = listener
    self.language = language
    watcher = try SiteWatcher(site: site, themeRoots: themeRoots, method: watching)
    live = LiveSite(site: site, themeRoots: themeRoots, options: options)
  }

  /// Runs until the task is cancelled.
  /// - Throws: when the site cannot be read at the beginning. What fails later is told and shown, and what was
  ///   there before stays.
  package func run(_ tell: @Sendable (Event) -> Void) async throws(MachineFailure) {
    let first = Edition(try await live.update(nil))
    let server = PreviewServer(site: site, listener: listener, language: language, first: first)
    try server.start(listener)
    defer { server.stop() }
    tell(.ready(address: listener.address + first.basePath + "/"))
    tell(.diagnostics(first.diagnostics))
    // What could not be read for want of a disk or a right is tried again with the next change.
    var missed: SiteChange?
    for await change in watcher.changes {
      let change = missed?.merged(with: change) ?? change
      do throws(MachineFailure) {
        let edition = Edition(try await live.update(change.paths))
        missed = nil
        server.publish(edition)
        tell(.diagnostics(edition.diagnostics))
      } catch {
        missed = change
        tell(.failure(error))
        var edition = server.current
        edition.diagnostics.removeAll { $0.code == .machineFailure }
        edition.diagnostics.insert(
          Diagnostic(.machineFailure, at: nil, error.message, help: error.help), at: 0)
        server.publish(edition)
      }
    }
  }
}
