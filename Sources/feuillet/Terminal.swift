import Diagnostics
import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The world around the command: its streams, environment, clock and machine.
enum Terminal {
  static let environment: [String: String] = {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return variables
  }()

  static let language = Language(environment: environment)

  /// Whether the standard error stream wants colours.
  static var usesColors: Bool { wantsColors(STDERR_FILENO) }
  /// Whether the standard output wants colours.
  static var colorsOutput: Bool { wantsColors(STDOUT_FILENO) }

  private static func wantsColors(_ stream: Int32) -> Bool {
    (environment["NO_COLOR"] ?? "").isEmpty && isatty(stream) == 1 && environment["TERM"] != "dumb"
  }

  /// Whether somebody can be asked something.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks something and waits for a line, without the white space around it; `nil` when the input ends.
  static func ask(_ question: Message) -> String? {
    error(question(language))
    guard let line = readLine() else {
      error("\n")
      return nil
    }
    let words = line.split(separator: " ").joined(separator: " ")
    return words
  }

  /// Whether somebody watches the standard error stream as it is written.
  ///
  /// Services that build on every push set `CI`, some of them with a terminal that ends up in a log.
  static var showsProgress: Bool {
    let service = environment["CI"] ?? ""
    return (service.isEmpty || service == "false") && isatty(STDERR_FILENO) == 1
      && environment["TERM"] != "dumb"
  }

  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Seconds since 1970.
  static var clock: Int { Int(time(nil)) }

  /// The path of the running program, where the system tells it.
  static var executable: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard let path = realpath("/proc/self/exe", &buffer) ?? realpath(CommandLine.arguments[0], &buffer) else {
      return nil
    }
    return String(cString: path)
  }

  /// Reads the standard input line by line, without the bytes that end a line.
  static func forEachInputLine(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      pending += buffer[..<count]
      var start = 0
      while let end = pending[start...].firstIndex(of: 0x0A) {
        try body(pending[start..<end])
        start = end + 1
      }
      pending.removeFirst(start)
    }
    if !pending.isEmpty { try body(pending[...]) }
  }

  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Says what kept the command from its work, with what to do about it.
  static func show(_ message: Message, help: [Message]) {
    let label = language == .french ? "aide\u{A0}:" : "help:"
    let indent = String(repeating: " ", count: 3 + label.count)
    let lines = help.flatMap { $0.local.split(separator: "\n") }.joined(separator: "\n" + indent)
    error("feuillet: error: \(message.local)\n" + (lines.isEmpty ? "" : "  \(label) \(lines)\n"))
  }

  /// A reader that went away and a file that grew over its limit are reported by the calls that write; as
  /// signals they would end the command without a word.
  static func ignoreFatalSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Each time that somebody asks the command to end (Ctrl-C, `kill`), which then does not end by itself.
  static func interruption() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        continuation.yield()
        // The source holds its handler, and the handler the source: it lives as long as the command.
        withExtendedLifetime(source) {}
      }
      source.resume()
    }
    return stream
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if written < 0, errno == EINTR { continue }
      // A reader that went away is no problem of ours.
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }
}
