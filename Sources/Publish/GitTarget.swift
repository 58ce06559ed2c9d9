import Build
import Content
import Diagnostics

/// A branch of a repository, such as `gh-pages`. The commit is made of its own objects: the working tree, the index
/// and the branches of the author stay as they are.
struct GitTarget {
  private let git: Git
  private let remote: String
  private let branch: String
  private let target: PublishTarget

  init(
    site: String, remote: String, branch: String, target: PublishTarget, environment: [String: String]
  ) throws(MachineFailure) {
    git = try Git(site: site, environment: environment)
    self.remote = remote
    self.branch = branch
    self.target = target
  }

  /// A file in a commit.
  private struct Blob: Equatable {
    var mode: String
    var id: String
  }

  private static let noJekyll = ".nojekyll"
  private static let plain = "100644"

  func publish(_ snapshot: OutputSnapshot, isTrial: Bool) throws(MachineFailure) -> Publication.Outcome {
    let reference = "refs/heads/\(branch)"
    let tip = try tip(reference)
    let before = try tip.map { id throws(MachineFailure) in try files(of: id) } ?? [:]
    let record = try before[PublishedRecord.name].map { blob throws(MachineFailure) in
      Manifest(try git.run(["cat-file", "blob", blob.id])) ?? .empty
    }
    if record == nil, !target.takesOver, !before.isEmpty {
      return .refused([.foreign(Array(before.keys), isFirst: true, target: target.name)])
    }
    let known = Set((record ?? .empty).paths)

    var after = before.filter { !known.contains($0.key) && $0.key != PublishedRecord.name }
    let ids = try ids(of: snapshot)
    var report = Publication.Report(place: "\(Rclone.withoutUser(remote)) (\(branch))")
    var collisions: [String] = []
    for (path, id) in zip(snapshot.paths, ids) {
      let blob = Blob(mode: Self.plain, id: id)
      if let foreign = after[path.text], foreign != blob, !target.takesOver { collisions.append(path.text) }
      after[path.text] = blob
      if before[path.text] == blob { report.unchanged += 1 } else { report.sent.append(path.text) }
    }
    if !collisions.isEmpty { return .refused([.foreign(collisions, isFirst: false, target: target.name)]) }
    report.removed = known.filter { after[$0] == nil && before[$0] != nil }.sorted()
    // Without it GitHub leaves out what begins with a dot or an underscore.
    if after[Self.noJekyll] == nil { after[Self.noJekyll] = Blob(mode: Self.plain, id: try git.store([])) }
    after[PublishedRecord.name] = Blob(mode: Self.plain, id: try git.store(snapshot.manifest.bytes))
    guard after != before, !isTrial else { return .done(report) }
    try push(after, onto: tip, reference)
    return .done(report)
  }

  /// The commit at the end of the branch, with its objects; `nil` when there is no such branch.
  private func tip(_ reference: String) throws(MachineFailure) -> String? {
    let line = try git.text(["ls-remote", "--exit-code", remote, reference], accepting: [0, 2])
    guard let id = line.split(separator: "\t").first.map(String.init) else { return nil }
    try git.run(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, reference])
    return id
  }

  private func files(of commit: String) throws(MachineFailure) -> [String: Blob] {
    var files: [String: Blob] = [:]
    for entry in try git.run(["ls-tree", "-r", "-z", "--full-tree", commit]).split(separator: 0) {
      let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      let words = (parts.first ?? []).split(separator: UInt8(ascii: " "))
      guard parts.count == 2, words.count == 3 else { continue }
      files[String(decoding: parts[1], as: UTF8.self)] = Blob(
        mode: String(decoding: words[0], as: UTF8.self), id: String(decoding: words[2], as: UTF8.self))
    }
    return files
  }

  /// The objects of all files, as they are: no line end is converted.
  private func ids(of snapshot: OutputSnapshot) throws(MachineFailure) -> [String] {
    guard let folder = Folder(snapshot.folder).real else {
      throw MachineFailure(.read, snapshot.folder, errno: 2)
    }
    let list = snapshot.paths.map { "\(folder)/\($0.text)\n" }.joined()
    let ids = try git.text(["hash-object", "-w", "--no-filters", "--stdin-paths"], input: list)
      .split(separator: "\n").map(String.init)
    guard ids.count == snapshot.paths.count else {
      throw MachineFailure(
        Message(
          fr: "Git n’a pas lu tous les fichiers du site", en: "Git did not read all files of the site"))
    }
    return ids
  }

  private func push(_ files: [String: Blob], onto tip: String?, _ reference: String) throws(MachineFailure) {
    let entries = files.inKeyOrder.map { "\($0.value.mode) \($0.value.id)\t\($0.key)\0" }
    let tree = try git.withIndex { git throws(MachineFailure) in
      try git.run(["update-index", "-z", "--index-info"], input: entries.joined())
      return try git.text(["write-tree"])
    }
    let parent = tip.map { ["-p", $0] } ?? []
    let commit = try git.text(
      try git.identity() + ["commit-tree", tree] + parent + ["-m", "Publish the site"])
    // Only over what was read: whoever came first keeps what they pushed.
    try git.run([
      "push", "--quiet", "--no-verify", "--force-with-lease=\(reference):\(tip ?? "")", remote,
      "\(commit):\(reference)",
    ])
  }
}
