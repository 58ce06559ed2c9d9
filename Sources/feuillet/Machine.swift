import ArgumentParser
import Build
import Diagnostics

/// Does what touches the disk. A machine that fails is told in a sentence, and ends the command with status 3.
func onMachine<Result>(_ work: () async throws(MachineFailure) -> Result) async throws -> Result {
  do throws(MachineFailure) {
    return try await work()
  } catch {
    Terminal.show(error.message, help: error.help.map { [$0] } ?? [])
    throw ExitCode(3)
  }
}
