import Build
import Content
import Diagnostics

/// The way of a finished site to one of its targets.
package struct Publication: Sendable {
  private let check: SiteCheck
  private let output: String
  private let environment: [String: String]

  /// - Parameters:
  ///   - check: finds what keeps the site from being published.
  ///   - output: the folder that was built.
  ///   - environment: the variables of the process, for secrets.
  package init(check: SiteCheck, output: String, environment: [String: String]) {
    self.check = check
    self.output = output
    self.environment = environment
  }

  package enum Mode: Sendable {
    case send
    /// Tells what would be sent and removed.
    case list
    /// Shows again what was published before.
    case rollBack
  }

  package enum Outcome: Sendable {
    case done(Report)
    /// The release that is shown now.
    case rolledBack(to: String)
    /// The author has to act: nothing was changed.
    case refused([Diagnostic])
    /// Whoever typed the command has to.
    case misused(Message, help: Message)
  }

  /// What was done, or would be.
  package struct Report: Sendable {
    package var sent: [String] = []
    package var removed: [String] = []
    package var unchanged = 0
    /// Where, in words.
    package var place: String
  }

  /// Publishes to the target of a name.
  package func run(_ name: String, _ mode: Mode) async throws(MachineFailure) -> Outcome {
    var problems: [Diagnostic] = []
    let settings = SiteBuilder.source("content/site.yml", site: check.site).flatMap {
      Settings.read($0, baseURL: nil, diagnostics: &problems)
    }
    let targets = settings?.publishTargets ?? []
    guard let target = targets.first(where: { $0.name == name }) else {
      // A target that is wrong is told where it stands.
      let refusals = problems.filter { $0.severity == .error }
      return refusals.isEmpty ? unknown(name, among: targets.map(\.name)) : .refused(refusals)
    }
    if case .rollBack = mode {
      guard case .releases(let path) = target.destination else { return .noReleases(name) }
      return try ReleaseTarget(folder: resolved(path)).rollBack()
    }

    let found = try await check.run()
    let stopping = found.filter { $0.severity == .error || $0.code == .placeholder }
    guard stopping.isEmpty else { return .refused(stopping) }
    guard Folder(output).isDirectory else {
      return .refused([try await refusal()].compactMap(\.self))
    }
    // No build changes Output meanwhile, and no second publication sends it.
    let lock = try FolderLock(output)
    defer { withExtendedLifetime(lock) {} }
    switch try await OutputSnapshot.read(output, jobs: check.options.jobs) {
    case .failure(let refusal): return .refused([refusal.diagnostic])
    case .success(let snapshot): return try send(snapshot, to: target, isTrial: mode.isTrial)
    }
  }

  private func refusal() async throws(MachineFailure) -> Diagnostic? {
    if case .failure(let refusal) = try await OutputSnapshot.read(output, jobs: 1) {
      return refusal.diagnostic
    }
    return nil
  }

  private func send(
    _ snapshot: OutputSnapshot, to target: PublishTarget, isTrial: Bool
  ) throws(MachineFailure) -> Outcome {
    switch target.destination {
    case .folder(let path):
      return try FolderTarget(folder: resolved(path), target: target).publish(snapshot, isTrial: isTrial)
    case .releases(let path):
      return try ReleaseTarget(folder: resolved(path)).publish(snapshot, isTrial: isTrial)
    case .git(let remote, let branch):
      return try GitTarget(
        site: check.site, remote: remote, branch: branch, target: target, environment: environment
      ).publish(snapshot, isTrial: isTrial)
    case .store(let store):
      return try StoreTarget(
        rclone: try Rclone(store, site: check.site, environment: environment), store: store, target: target
      ).publish(snapshot, isTrial: isTrial)
    }
  }

  /// A path of `site.yml` is relative to the site.
  private func resolved(_ path: String) -> String {
    path.hasPrefix("/") || check.site == "." ? path : "\(check.site)/\(path)"
  }

  private func unknown(_ name: String, among names: [String]) -> Outcome {
    if names.isEmpty {
      return .misused(
        Message(
          fr: "Le site n’a pas de cible « \(name) » : site.yml n’en déclare aucune",
          en: "The site has no target “\(name)”: site.yml declares none"),
        help: Message(
          fr:
            "Ajoutez à content/site.yml, par exemple :\npublish:\n  \(name): { kind: folder, path: ../www }",
          en: "Add to content/site.yml, for example:\npublish:\n  \(name): { kind: folder, path: ../www }"))
    }
    let list = names.joined(separator: ", ")
    return .misused(
      Message(fr: "Le site n’a pas de cible « \(name) »", en: "The site has no target “\(name)”"),
      help: .didYouMean(name, among: names)
        ?? Message(fr: "Ses cibles : \(list).", en: "Its targets: \(list)."))
  }
}

extension Publication.Mode {
  fileprivate var isTrial: Bool { if case .list = self { true } else { false } }
}

extension Publication.Outcome {
  fileprivate static func noReleases(_ name: String) -> Self {
    .misused(
      Message(
        fr: "La cible « \(name) » ne garde pas ce qui a été publié avant",
        en: "The target “\(name)” does not keep what was published before"),
      help: Message(
        fr: "--rollback demande une cible « kind: folder » avec « releases: true ».",
        en: "--rollback takes a target with “kind: folder” and “releases: true”."))
  }
}
