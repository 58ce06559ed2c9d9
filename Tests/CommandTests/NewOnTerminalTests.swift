import Foundation
import TestSite
import Testing

/// `feuillet new` for whoever sits at a terminal: a pseudo-terminal, which Python opens.
struct NewOnTerminalTests {
  /// Runs the command on a terminal of its own; each answer is typed when a question is there.
  private static func new(_ site: TestSite, _ arguments: [String], answers: [String]) async throws
    -> Command.Run
  {
    try site.write("typist.py", program)
    return try await Command.run(
      [site.at("typist.py"), Checkout.command] + ["new"] + arguments, in: site.path,
      environment: ["LC_ALL": "fr_FR.UTF-8", "SOURCE_DATE_EPOCH": "1789560000"], command: "python3",
      input: answers.joined(separator: "\n"))
  }

  private static let program = #"""
    import os, pty, select, sys, time
    answers = sys.stdin.read().split("\n")
    child, terminal = pty.fork()
    if child == 0: os.execv(sys.argv[1], sys.argv[1:])
    shown, seen, end = b"", 0, time.time() + 30
    while time.time() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            try: more = os.read(terminal, 4096)
            except OSError: break
            if not more: break
            shown += more
        elif len(shown) > seen and answers and (shown.endswith(b" ")):
            seen = len(shown)
            answer = answers.pop(0)
            os.write(terminal, b"\x04" if answer == "^D" else answer.encode() + b"\n")
    _, status = os.waitpid(child, 0)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    sys.exit(os.waitstatus_to_exitcode(status))
    """#

  @Test func `kind and title are asked for`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Self.new(site, [], answers: ["page", "Nos  partenaires"])
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(
      run.output == """
        Que créer\u{A0}: article, author ou page\u{202F}? [article] page
        Son titre\u{A0}: Nos  partenaires
        content/pages/nos-partenaires.md

        """)
    #expect(try site.read("content/pages/nos-partenaires.md").contains("title: \"Nos partenaires\"\n"))
  }

  @Test func `nothing typed is an article, and what is wrong is asked again`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Self.new(site, [], answers: ["artcle", "", " ", "Les soldes d’été"])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("Vouliez-vous dire «\u{A0}article\u{A0}»\u{202F}?"))
    let text = try site.read("content/articles/les-soldes-d-ete.md")
    #expect(text.contains("date: 2026-09-16\n") && text.contains("slug: les-soldes-d-ete\n"))
    #expect(text.contains("author: anne\n"))
  }

  @Test func `only what is missing is asked for`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Self.new(site, ["author"], answers: ["Léa Martin"])
    #expect(run.output == "Son nom\u{A0}: Léa Martin\ncontent/authors/lea-martin.md\n")
    let whole = try await Self.new(site, ["page", "Contact"], answers: [])
    #expect(whole.output == "content/pages/contact.md\n")
  }

  @Test func `a name that is taken is refused`() async throws {
    let site = try TestSite(TestSite.blog)
    let before = try site.read("content/authors/anne.md")
    let run = try await Self.new(site, ["author"], answers: ["Anne"])
    #expect(run.status == 1 && run.output.contains("[already-exists]"))
    #expect(try site.read("content/authors/anne.md") == before)
  }

  @Test func `whoever ends the input makes nothing`() async throws {
    let site = try TestSite(TestSite.blog)
    let run = try await Self.new(site, [], answers: ["^D"])
    #expect(run.status == 2)
    #expect(!site.exists("content/pages"))
  }

  @Test func `without a terminal nobody is asked`() async throws {
    let site = try TestSite(TestSite.blog)
    for (arguments, message) in [([String](), "<KIND> is missing"), (["page"], "<TITLE> is missing")] {
      let run = try await Command.run(["new"] + arguments, in: site.path, input: "article\nTitre\n")
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("feuillet: error: \(message)\n"), "\(run.error)")
    }
  }
}
