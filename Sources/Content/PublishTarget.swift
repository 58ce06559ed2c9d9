import Diagnostics
import YAML

/// A place where the site is published, from `publish:` of `site.yml`. It holds no secret: those come from the
/// environment or from the configuration of rclone or git.
package struct PublishTarget: Hashable, Sendable {
  package var name: String
  package var destination: Destination
  /// Whether files that nobody knows the origin of may be there at the first publication; those that bear the
  /// name of a file of the site are then replaced, all others stay.
  package var takesOver = false

  package enum Destination: Hashable, Sendable {
    /// A folder of this machine, relative to the site.
    case folder(path: String)
    /// A folder of this machine that holds `releases/` and the link `current`.
    case releases(path: String)
    /// A branch of a repository: the name of one of the site’s remotes, or an address.
    case git(remote: String, branch: String)
    case store(Store)
  }

  /// A place that rclone reaches.
  package struct Store: Hashable, Sendable {
    package var kind: Kind
    /// The name of a remote of rclone’s own configuration, in place of `options`.
    package var remote: String?
    /// The bucket, or the folder on the server, with what follows.
    package var path: String
    package var options: [Option: String]

    package enum Kind: String, Sendable { case sftp, s3, webdav }

    /// A key of `site.yml`.
    package enum Option: String, CaseIterable, Sendable {
      case host, user, port, keyFile, knownHosts, endpoint, region, provider, url, vendor
    }
  }

  private enum Kind: String, CaseIterable { case folder, sftp, s3, webdav, git }

  /// Reads `publish:`. A target that is wrong is reported and left out.
  static func read(_ fields: inout MappingReader) -> [PublishTarget] {
    var targets: [PublishTarget] = []
    for entry in fields.entries("publish") {
      var found: [Diagnostic] = []
      let target = entry.value.fields(
        named: fields.fullName("publish.\(entry.key.value)"), at: entry.key.place, into: &found
      ) { read(entry.key.value, &$0) }
      for problem in found { fields.report(problem) }
      if found.isEmpty, let target, let target { targets.append(target) }
    }
    return targets
  }

  private static func read(_ name: String, _ fields: inout MappingReader) -> PublishTarget? {
    refuseSecrets(&fields)
    let help = Message(
      fr: "Écrivez « kind: » et l’un de : folder, sftp, s3, webdav, git.",
      en: "Write “kind:” and one of: folder, sftp, s3, webdav, git.")
    // Asked for first, so that its absence is told once.
    guard fields.requiredText("kind", help: help) != nil, let kind = fields.choice("kind", of: Kind.self)
    else {
      // The other keys are those of a kind that is not known.
      for key in known { _ = fields.keyPlace(key).map { _ in fields.node(key) } }
      return nil
    }
    let takesOver = fields.flag("takeOver")?.value ?? false
    guard let destination = destination(kind.value, &fields) else { return nil }
    return PublishTarget(name: name, destination: destination, takesOver: takesOver)
  }

  private static let known: [String] =
    ["takeOver", "path", "releases", "remote", "branch", "bucket"] + Store.Option.allCases.map(\.rawValue)

  private static func destination(_ kind: Kind, _ fields: inout MappingReader) -> Destination? {
    switch kind {
    case .folder:
      let path = fields.requiredText("path")
      let hasReleases = fields.flag("releases")?.value ?? false
      guard let path else { return nil }
      return hasReleases ? .releases(path: path.value) : .folder(path: path.value)
    case .git:
      let remote = address("remote", &fields) ?? "origin"
      let branch = fields.text("branch")?.value ?? "gh-pages"
      guard isName(remote, &fields, "remote"), isName(branch, &fields, "branch") else { return nil }
      return .git(remote: remote, branch: branch)
    case .sftp: return store(.sftp, required: [.host], [.user, .port, .keyFile, .knownHosts], &fields)
    case .s3: return store(.s3, required: [], [.endpoint, .region, .provider], &fields)
    case .webdav: return store(.webdav, required: [.url], [.user, .vendor], &fields)
    }
  }

  private static func store(
    _ kind: Store.Kind, required: [Store.Option], _ optional: [Store.Option], _ fields: inout MappingReader
  ) -> Destination? {
    var store = Store(kind: kind, path: "", options: [:])
    store.remote = fields.text("remote").map {
      $0.value.hasSuffix(":") ? String($0.value.dropLast()) : $0.value
    }
    if let remote = store.remote, !isName(remote, &fields, "remote") { return nil }
    for option in required + optional {
      if option == .port {
        store.options[option] = fields.integer("port", in: 1...65535).map { String($0.value) }
      } else if required.contains(option), store.remote == nil {
        store.options[option] = fields.requiredText(option.rawValue)?.value
        checkNoPassword(store.options[option] ?? "", option.rawValue, &fields)
      } else {
        store.options[option] = address(option.rawValue, &fields)
      }
    }
    let bucket = kind == .s3 ? fields.requiredText("bucket")?.value : nil
    let path = fields.text("path")?.value
    if kind == .s3, bucket == nil { return nil }
    store.path = [bucket, path].compactMap(\.self).joined(separator: "/")
    return .store(store)
  }

  /// A text that may be an address, in which no password may stand.
  private static func address(_ key: String, _ fields: inout MappingReader) -> String? {
    guard let text = fields.text(key) else { return nil }
    checkNoPassword(text.value, key, &fields)
    return text.value
  }

  /// What begins with a dash would be an option for the program that is told it.
  private static func isName(_ text: String, _ fields: inout MappingReader, _ key: String) -> Bool {
    guard text.hasPrefix("-") || text.utf8.contains(where: { $0 <= 0x20 }) else { return true }
    fields.report(
      .invalidValue, at: fields.keyPlace(key) ?? fields.place,
      Message(
        fr: "« \(text) » ne convient pas à « \(fields.fullName(key)) »",
        en: "“\(text)” does not suit “\(fields.fullName(key))”"),
      help: Message(
        fr: "Un nom ne commence pas par un tiret et ne contient pas d’espace.",
        en: "A name does not begin with a dash and holds no space."))
    return false
  }

  // MARK: Secrets

  private static let secrets: [String] = [
    "password", "pass", "passwd", "passphrase", "secret", "token", "key", "accessKey", "accessKeyId",
    "secretKey", "secretAccessKey", "access_key_id", "secret_access_key", "bearerToken",
  ]

  /// A secret in a file of the site would end in its repository.
  private static func refuseSecrets(_ fields: inout MappingReader) {
    for key in secrets where fields.keyPlace(key) != nil {
      _ = fields.node(key)
      report(secret: key, &fields)
    }
  }

  private static func checkNoPassword(_ address: String, _ key: String, _ fields: inout MappingReader) {
    guard let range = address.firstRange(of: "://") else { return }
    let host = address[range.upperBound...].prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@"), host[..<at].contains(":") else { return }
    report(secret: key, &fields)
  }

  /// Told without its line, which would show it.
  private static func report(secret key: String, _ fields: inout MappingReader) {
    let line = fields.keyPlace(key)?.line ?? fields.place.line
    fields.report(
      Diagnostic(
        .secretInSettings, at: nil,
        Message(
          fr:
            "content/site.yml, ligne \(line) : « \(fields.fullName(key)) » est un secret, que tous ceux qui lisent ce fichier connaîtraient",
          en:
            "content/site.yml, line \(line): “\(fields.fullName(key))” is a secret, which all who read this file would know"
        ),
        help: Message(
          fr:
            "Supprimez-le ici et changez-le s’il a été enregistré ; donnez-le par FEUILLET_PASSWORD (SFTP, WebDAV), par AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY (S3), ou par « rclone config » et « remote: nom ».",
          en:
            "Remove it here, and change it if it was committed; give it in FEUILLET_PASSWORD (SFTP, WebDAV), in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (S3), or by “rclone config” and “remote: name”."
        )))
  }
}
