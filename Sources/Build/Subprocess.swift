import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that is run once, to its end.
package enum Subprocess {
  /// What a program left.
  package struct Result: Sendable {
    /// The exit status; `nil` when a signal ended the program.
    package var status: Int32?
    package var output: [UInt8]
    package var errorOutput: [UInt8]
    /// Whether it was ended because its time was over.
    package var wasTooSlow = false
  }

  /// The path of a program by its name, as a shell finds it; `nil` where there is none.
  package static func find(_ name: String) -> String? {
    guard let path = getenv("PATH") else { return nil }
    return String(cString: path).split(separator: ":").lazy.map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 && FileStatus($0, in: AT_FDCWD)?.kind != .folder }
  }

  /// Runs a program and waits for its end.
  ///
  /// Input and outputs are files without names, so that neither side waits for the other.
  /// - Parameter environment: variables beside those of this process, or in their place.
  /// - Parameter timeLimit: in seconds; the program and what it started are ended then.
  package static func run(
    _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
    timeLimit: Double? = nil
  ) throws(MachineFailure) -> Result {
    let source = try temporary()
    let output = try temporary()
    let errors = try temporary()
    let reason = Array(input.utf8).withUnsafeBytes { writeFully(source.number, $0) }
    guard reason == 0 else { throw MachineFailure(.write, program, errno: reason) }
    lseek(source.number, 0, SEEK_SET)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, source.number, 0)
    posix_spawn_file_actions_adddup2(&actions, output.number, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.number, 2)
    // A group of its own, so that what it starts ends with it; signals that we ignore are its own again.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var flags = POSIX_SPAWN_SETSIGDEF
    if timeLimit != nil { flags |= POSIX_SPAWN_SETPGROUP }
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var process = pid_t()
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      inherited(besides: environment).map { strdup($0) }
      + environment.inKeyOrder.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    let failure = posix_spawn(&process, program, &actions, &attributes, words, variables)
    guard failure == 0 else { throw MachineFailure(.start, program, errno: failure) }
    let (status, wasTooSlow) = wait(for: process, timeLimit)
    lseek(output.number, 0, SEEK_SET)
    lseek(errors.number, 0, SEEK_SET)
    return Result(
      // The low seven bits hold a signal, the next byte the status.
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil,
      output: try readWhole(output, expecting: 0, limit: 1 << 30, called: program),
      errorOutput: try readWhole(errors, expecting: 0, limit: 1 << 30, called: program),
      wasTooSlow: wasTooSlow)
  }

  private static func wait(for process: pid_t, _ timeLimit: Double?) -> (Int32, wasTooSlow: Bool) {
    var status: Int32 = 0
    guard let timeLimit else {
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return (status, false)
    }
    let start = ContinuousClock.now
    var pause: useconds_t = 500
    while ContinuousClock.now - start < .seconds(timeLimit) {
      if waitpid(process, &status, WNOHANG) == process { return (status, false) }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    kill(-process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status, true)
  }

  private static func inherited(besides names: [String: String]) -> [String] {
    var result: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let variable = String(cString: text)
      if names[String(variable.prefix { $0 != "=" })] == nil { result.append(variable) }
      entry += 1
    }
    return result
  }

  private static func temporary() throws(MachineFailure) -> Descriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/feuillet-XXXXXX".utf8CString)
    let number = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard number >= 0 else { throw MachineFailure(.write, folder, errno: errno) }
    unlink(name)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return Descriptor(owning: number)
  }
}
