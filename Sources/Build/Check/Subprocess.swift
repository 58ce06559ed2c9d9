import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that is run once with a text, to get another one.
enum Subprocess {
  /// The status by which a program says that what it needs is not there (`EX_UNAVAILABLE`).
  private static let unavailable: Int32 = 69

  /// Runs a program and waits for its end; gives what it wrote.
  ///
  /// Input and output are files without names, so that neither side waits for the other.
  /// - Returns: `nil` when the program, or what it needs, is not there.
  static func run(
    _ program: String, _ arguments: [String], input: String
  ) throws(MachineFailure) -> String? {
    guard access(program, X_OK) == 0 else { return nil }
    let source = try temporary()
    let result = try temporary()
    let reason = Array(input.utf8).withUnsafeBytes { writeFully(source.number, $0) }
    guard reason == 0 else { throw MachineFailure(.write, program, errno: reason) }
    lseek(source.number, 0, SEEK_SET)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, source.number, 0)
    posix_spawn_file_actions_adddup2(&actions, result.number, 1)
    var process = pid_t()
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let failure = posix_spawn(&process, program, &actions, nil, words, environ)
    guard failure == 0 else { throw MachineFailure(.read, program, errno: failure) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The low seven bits hold a signal, the next byte the status.
    let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    if exit == unavailable { return nil }
    guard exit == 0 else {
      throw MachineFailure(
        Message(
          fr: "Le programme « \(program) » a échoué", en: "The program “\(program)” failed"))
    }
    lseek(result.number, 0, SEEK_SET)
    let bytes = try readWhole(result, expecting: 0, limit: 1 << 28, called: program)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func temporary() throws(MachineFailure) -> Descriptor {
    var name = Array("/tmp/feuillet-XXXXXX".utf8CString)
    let number = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard number >= 0 else { throw MachineFailure(.write, "/tmp", errno: errno) }
    unlink(name)
    return Descriptor(owning: number)
  }
}
