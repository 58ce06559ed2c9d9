import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks addresses elsewhere whether their pages are there, by curl.
///
/// It goes in rounds. A round is one run of curl that asks each host at most once, and between two rounds there is a
/// pause, so that no host has to answer more than twice a second. What redirects, or may answer better when it is
/// asked again, is asked again in a later round. A host that does not answer, or asks to be left alone, is.
struct ExternalProbe {
  /// The path of curl.
  let curl: String
  /// How the program calls itself.
  let agent: String
  /// How long an answer may take, in seconds.
  var timeLimit = 15
  /// Between two rounds, in milliseconds.
  var pause = 500

  /// How many hosts are asked at once.
  private static let width = 24
  private static let mostRedirects = 10
  /// How often an address is asked when nothing comes back, or the server is out of order.
  private static let mostTries = 3

  /// What each address answered.
  func ask(_ addresses: [String]) throws(MachineFailure) -> [String: ExternalAnswer] {
    var answers: [String: ExternalAnswer] = [:]
    var waiting: [Visit] = []
    for address in addresses.sorted() {
      let visit = Visit(address)
      if visit.host.isEmpty { answers[address] = .malformed } else { waiting.append(visit) }
    }
    while !waiting.isEmpty {
      let start = ContinuousClock.now
      var round: [Visit] = []
      var later: [Visit] = []
      var hosts: Set<String> = []
      for visit in waiting {
        if round.count < Self.width, hosts.insert(visit.host).inserted {
          round.append(visit)
        } else {
          later.append(visit)
        }
      }
      var again: [Visit] = []
      var silent: [String: ExternalAnswer] = [:]
      for (visit, reply) in zip(round, try run(round)) {
        var visit = visit
        if let answer = visit.take(reply) {
          answers[visit.address] = answer
          if Self.endsHost(answer) { silent[visit.askedHost] = answer }
        } else {
          again.append(visit)
        }
      }
      // Whoever is silent is not asked for other pages.
      waiting = (again + later).filter { visit in
        guard let answer = silent[visit.host] else { return true }
        answers[visit.address] = answer
        return false
      }
      let left = pause - Int((ContinuousClock.now - start) / .milliseconds(1))
      if !waiting.isEmpty, left > 0 { usleep(useconds_t(left) * 1000) }
    }
    return answers
  }

  private static func endsHost(_ answer: ExternalAnswer) -> Bool {
    answer.isSilence || answer == .unsure(.status(429)) || answer == .unsure(.certificate)
  }

  /// What curl says about one request.
  private struct Reply {
    /// 0 when no server answered.
    var status = 0
    /// The exit status of curl for this request.
    var failure = 0
    /// The whole address to which the server redirects.
    var location = ""
  }

  private func run(_ round: [Visit]) throws(MachineFailure) -> [Reply] {
    let requests = round.enumerated().map { number, visit in
      """
      url = "\(Self.quoted(visit.current))"
      \(visit.asksForAll ? "range = \"0-1023\"" : "head")
      output = "/dev/null"
      silent
      globoff
      proto = "=http,https"
      max-time = \(timeLimit)
      connect-timeout = \(timeLimit)
      user-agent = "\(Self.quoted(agent))"
      header = "Accept: text/html,*/*;q=0.8"
      header = "Accept-Language: fr,en;q=0.5"
      write-out = "\(number)\\t%{http_code}\\t%{exitcode}\\t%{redirect_url}\\n"

      """
    }
    let result = try Subprocess.run(
      curl,
      [
        "-q", "--no-progress-meter", "--parallel", "--parallel-immediate", "--parallel-max", "\(Self.width)",
        "-K", "-",
      ],
      input: requests.joined(separator: "next\n"), timeLimit: Double(timeLimit) + 15)
    var replies = [Reply](repeating: Reply(failure: 28), count: round.count)
    for line in result.output.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 4, let number = Int(fields[0]), replies.indices.contains(number) else { continue }
      replies[number] = Reply(
        status: Int(fields[1]) ?? 0, failure: Int(fields[2]) ?? 0, location: fields[3])
    }
    return replies
  }

  private static func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// An address on its way to an answer.
  private struct Visit {
    /// As it stands in the site.
    let address: String
    /// Where it leads now, with nothing but ASCII.
    var current: String
    var host: String
    /// The host that was asked last.
    var askedHost = ""
    /// Whether the page itself is asked for: some servers refuse to say only whether it is there.
    var asksForAll = false
    private var tries = 1
    private var seen: Set<String>
    /// Where it leads as far as all redirects are for good.
    private var permanent: String?
    private var wasTemporary = false

    init(_ address: String) {
      self.address = address
      current = webAddress(address)
      host = webHost(current)
      seen = [current]
    }

    /// Takes in a reply.
    /// - Returns: the answer, or `nil` when something is to be asked again.
    mutating func take(_ reply: Reply) -> ExternalAnswer? {
      askedHost = host
      switch reply.status {
      case 300...399 where !reply.location.isEmpty: return follow(reply)
      case 200...399, 416: return permanent.map { .moved(to: $0) } ?? .found
      case 404, 410:
        return asksForAll ? .gone(reply.status) : askForAll()
      case 500...599:
        return asksForAll ? again(or: .unsure(.status(reply.status))) : askForAll()
      case 429: return .unsure(.status(429))
      case 400...:
        return asksForAll ? .unsure(.status(reply.status)) : askForAll()
      default: return failed(reply.failure)
      }
    }

    private mutating func follow(_ reply: Reply) -> ExternalAnswer? {
      let next = webAddress(reply.location)
      guard !webHost(next).isEmpty else { return .found }
      guard seen.count <= ExternalProbe.mostRedirects, seen.insert(next).inserted else {
        return .unsure(.loop)
      }
      if reply.status != 301 && reply.status != 308 { wasTemporary = true }
      if !wasTemporary { permanent = next }
      current = next
      host = webHost(next)
      return nil
    }

    /// What curl could not do, by its exit status.
    private mutating func failed(_ status: Int) -> ExternalAnswer? {
      switch status {
      case 3: return .malformed
      case 6: return .noHost
      case 28: return again(or: .unsure(.tooSlow), atMost: 2)
      case 51, 60, 83, 90, 91: return .unsure(.certificate)
      default: return asksForAll ? again(or: .unsure(.unreachable)) : askForAll()
      }
    }

    private mutating func askForAll() -> ExternalAnswer? {
      asksForAll = true
      return nil
    }

    private mutating func again(
      or answer: ExternalAnswer, atMost most: Int = ExternalProbe.mostTries
    ) -> ExternalAnswer? {
      tries += 1
      return tries > most ? answer : nil
    }
  }
}

/// An address as it is sent: without what follows `#`, and with nothing but ASCII after its host. Hosts of other
/// alphabets are left to curl, which knows how to spell them.
func webAddress(_ text: String) -> String {
  let whole = text.hasPrefix("//") ? "https:" + text : text
  var result: [UInt8] = []
  var slashes = 0
  for byte in whole.utf8.prefix(while: { $0 != UInt8(ascii: "#") }) {
    if byte == UInt8(ascii: "/") { slashes += 1 }
    if byte <= 0x20 || byte == 0x7F || (byte >= 0x80 && slashes > 2) {
      result += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// The host of an address with its port, in small letters; "" for what is no address of the web.
func webHost(_ address: String) -> String {
  let rest: Substring
  if address.lowercased().hasPrefix("https://") {
    rest = address.dropFirst(8)
  } else if address.lowercased().hasPrefix("http://") {
    rest = address.dropFirst(7)
  } else {
    return ""
  }
  let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  return String(authority.split(separator: "@").last ?? "").lowercased()
}
