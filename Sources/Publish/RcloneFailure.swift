import Build
import Diagnostics

/// Why rclone failed, from what it wrote. It has few exit codes, so its words are read.
struct RcloneFailure {
  /// The lines that tell an error.
  private let lines: [Substring]
  private let kind: Kind

  private enum Kind: CaseIterable {
    case refused, unknownHost, clock, credentials, hostKey, missing, full, tooSlow, lost, server, other
  }

  init(_ text: String) {
    lines = text.split(separator: "\n").filter { line in
      ["ERROR :", "CRITICAL:", "NOTICE: Failed to", "Fatal error:", "Failed to"].contains {
        line.contains($0)
      }
    }
    let words = lines.joined(separator: "\n").lowercased()
    kind = Kind.allCases.first { kind in Self.signs(kind).contains { words.contains($0) } } ?? .other
  }

  /// What is not of this moment fails again.
  var isPassing: Bool { [.lost, .server, .tooSlow, .other].contains(kind) }

  /// The files that were not sent.
  var files: [String] {
    lines.compactMap { line in
      guard let start = line.firstRange(of: "ERROR : ")?.upperBound,
        let end = line[start...].firstRange(of: ": Failed to copy")?.lowerBound
      else { return nil }
      return String(line[start..<end])
    }
  }

  private static func signs(_ kind: Kind) -> [String] {
    switch kind {
    case .refused: ["connection refused"]
    case .unknownHost: ["no such host", "server misbehaving", "name resolution"]
    case .clock: ["requesttimetooskewed", "time too skewed", "requestexpired", "request has expired"]
    case .credentials:
      [
        "signaturedoesnotmatch", "invalidaccesskeyid", "accessdenied", "access denied", "401 unauthorized",
        "403 forbidden",
        "statuscode: 403", "statuscode: 401", "status code: 403", "status code: 401",
        "unable to authenticate",
        "nocredentialproviders", "no ec2 imds", "failed to refresh cached credentials", "get credentials",
        "permission denied", "sign-in required",
      ]
    case .hostKey: ["knownhosts", "known_hosts", "key mismatch"]
    case .missing: ["nosuchbucket", "bucket does not exist", "didn't find section", "didn’t find section"]
    case .full:
      [
        "no space left", "insufficient storage", "quota", "507 ", "disk full", "storage full",
        "not enough space",
      ]
    case .tooSlow: ["timeout", "timed out", "deadline exceeded"]
    case .lost:
      ["eof", "connection reset", "broken pipe", "connection lost", "closed network", "use of closed"]
    case .server: ["statuscode: 5", "status code: 5", "500 internal", "502 bad", "503 service", "slowdown"]
    case .other: []
    }
  }

  var machine: MachineFailure {
    let again = Message(
      fr: "Recommencez : seul ce qui manque sera envoyé", en: "Try again: only what is missing will be sent")
    switch kind {
    case .refused:
      return failure(
        Message(
          fr: "Le serveur de la cible refuse la connexion", en: "The target’s server refuses the connection"),
        Message(
          fr: "Vérifiez son adresse et son port dans site.yml, et qu’il est en marche",
          en: "Check its address and port in site.yml, and that it is running"))
    case .unknownHost:
      return failure(
        Message(fr: "Le serveur de la cible est introuvable", en: "The target’s server cannot be found"),
        Message(
          fr: "Vérifiez son nom dans site.yml, et que cette machine a accès au réseau",
          en: "Check its name in site.yml, and that this machine is connected"))
    case .clock:
      return failure(
        Message(
          fr: "La cible refuse, parce que l’horloge de cette machine n’est pas à l’heure",
          en: "The target refuses, because the clock of this machine is wrong"),
        Message(fr: "Mettez-la à l’heure, puis recommencez", en: "Set it right, then try again"))
    case .credentials:
      return failure(
        Message(fr: "La cible refuse l’accès", en: "The target refuses access"),
        Message(
          fr:
            "Vérifiez FEUILLET_PASSWORD ou la clé (SFTP, WebDAV), AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY (S3), et le droit d’écrire à cet endroit",
          en:
            "Check FEUILLET_PASSWORD or the key (SFTP, WebDAV), AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (S3), and the right to write there"
        ))
    case .hostKey:
      return failure(
        Message(
          fr: "Ce serveur n’est pas connu de cette machine, ou n’est pas celui qu’elle connaît",
          en: "This machine does not know that server, or knows another one by this name"),
        Message(
          fr:
            "Connectez-vous une fois par « ssh » et vérifiez son empreinte ; « knownHosts: » dans site.yml nomme un autre fichier",
          en:
            "Connect once with “ssh” and check its fingerprint; “knownHosts:” in site.yml names another file")
      )
    case .missing:
      return failure(
        Message(
          fr: "Le compartiment (bucket) ou le nom de la cible n’existe pas",
          en: "The bucket or the name of the target does not exist"),
        Message(
          fr: "Créez-le, ou corrigez « bucket: » ou « remote: » dans site.yml",
          en: "Create it, or correct “bucket:” or “remote:” in site.yml"))
    case .full:
      return failure(
        Message(fr: "La cible est pleine", en: "The target is full"),
        Message(
          fr: "Libérez-y de la place, puis recommencez : seul ce qui manque sera envoyé",
          en: "Free some space there, then try again: only what is missing will be sent"))
    case .tooSlow:
      return failure(Message(fr: "La cible ne répond plus", en: "The target answers no more"), again)
    case .lost:
      return failure(
        Message(
          fr: "La connexion à la cible s’est interrompue", en: "The connection to the target broke off"),
        again)
    case .server:
      return failure(
        Message(fr: "Le serveur de la cible est en panne", en: "The target’s server is out of order"), again)
    case .other:
      let words = detail
      return MachineFailure(
        Message(fr: "rclone a échoué : \(words)", en: "rclone failed: \(words)"), help: again)
    }
  }

  /// Ours, with rclone's words behind it for whoever keeps the machine.
  private func failure(_ message: Message, _ help: Message) -> MachineFailure {
    let words = detail
    return MachineFailure(
      words.isEmpty
        ? message : Message(fr: "\(message.french) (\(words))", en: "\(message.english) (\(words))"),
      help: help)
  }

  /// The last line without its date.
  private var detail: String {
    guard let line = lines.last else { return "" }
    let text = line.replacing(#/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /#, with: "")
      .replacing(#/^(NOTICE|ERROR ?|CRITICAL) ?: /#, with: "")
      .replacing(#/^Failed to \w+( with \d+ errors)?: (last error was: )?/#, with: "")
      .replacing(#/(RequestID|HostID|request id|host id): [^,]*, /#, with: "")
    return text.count > 200 ? text.prefix(200) + "…" : String(text)
  }
}
