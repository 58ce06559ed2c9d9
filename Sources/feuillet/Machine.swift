import ArgumentParser
import Build
import Diagnostics

/// Does what touches the disk. A machine that fails is told in a sentence, and ends the command with status 3.
func onMachine<Result>(_ work: () async throws(MachineFailure) -> Result) async throws -> Result {
  do throws(MachineFailure) {
    return try await work()
  } catch {
    let help = error.help.map { "\n  " + visible($0.local) } ?? ""
    Terminal.error("feuillet: error: \(visible(error.message.local))\(help)\n")
    throw ExitCode(3)
  }
}
