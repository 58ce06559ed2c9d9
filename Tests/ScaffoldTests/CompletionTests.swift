import Foundation
import TestSite
import Testing

@Suite struct CompletionTests {
  @Test func `help says how completions are had`() async throws {
    let help = try await Command.run(["--help"], in: "/")
    #expect(help.status == 0)
    #expect(help.output.contains("feuillet --generate-completion-script"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script for each shell knows the choices`(shell: String) async throws {
    let script = try await Command.run(["--generate-completion-script", shell], in: "/")
    #expect(script.status == 0)
    for word in ["drafts", "scheduled", "expired", "published", "github", "json", "article", "author"] {
      #expect(script.output.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    (["feuillet", "list", "s"], ["scheduled"]),
    (["feuillet", "list", "drafts", "--format", "j"], ["json"]),
    (["feuillet", "build", "--format", ""], ["github", "json", "text"]),
    (["feuillet", "new", ""], ["article", "author", "page"]),
    (["feuillet", "i"], ["init"]),
  ])
  func `bash completes choices and commands`(words: [String], completions: [String]) async throws {
    let bash = ["/bin/bash", "/usr/bin/bash"].first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let bash else { return print("skipped: no bash here") }
    let folder = try TestSite()
    try folder.write(
      "completion.bash", try await Command.run(["--generate-completion-script", "bash"], in: "/").output)
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    try folder.write(
      "ask.bash",
      """
      shopt -s extglob
      source completion.bash
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      _feuillet feuillet "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    let answer = try await Command.run(["--norc", "ask.bash"], in: folder.path, command: bash)
    let offered = answer.output.split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("-") && $0 != "" }
    #expect(offered.sorted() == completions, "\(answer.error)")
  }
}
