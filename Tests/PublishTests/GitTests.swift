import Foundation
import TestSite
import Testing

/// A branch of a repository holds the site; the author’s own repository stays as it was.
@Suite struct GitTests {
  private let target = "pages: { kind: git, remote: origin }"

  /// A site in a repository with a remote, everything but Output committed.
  private func site(_ targets: String? = nil) async throws -> TestSite {
    let site = try await TestSite.published(
      to: targets ?? target, "-- .gitignore --\nOutput/\n.feuillet/\nremote.git/\n")
    try TestSite.shell(
      """
      git init -q --bare remote.git && git init -q -b main . && git config user.name Anne && git config user.email a@b.example
      git add . && git commit -q -m Articles && git remote add origin "$PWD/remote.git" && git push -q origin main
      """, in: site.path)
    return site
  }

  private func git(_ command: String, _ site: TestSite) throws -> String {
    try TestSite.shell("git --git-dir=remote.git \(command)", in: site.path)
  }

  /// What a reader of the branch finds.
  private func difference(_ site: TestSite) throws -> String {
    try TestSite.shell(
      "rm -rf shown && mkdir shown && git --git-dir=remote.git archive gh-pages | tar -x -C shown",
      in: site.path)
    return try FolderTree(site.at("shown")).difference(
      from: try site.tree(), ignoring: [".feuillet.json", ".feuillet-published.json", ".nojekyll"])
  }

  @Test func `the branch holds the site, and a second run makes no commit`() async throws {
    let site = try await site()
    #expect(try await site.publishes("pages") == "17 files sent, 0 unchanged, 0 removed: origin (gh-pages)\n")
    #expect(try difference(site) == "")
    let tip = try git("rev-parse gh-pages", site)
    #expect(try await site.publishes("pages") == "0 files sent, 17 unchanged, 0 removed: origin (gh-pages)\n")
    #expect(try git("rev-parse gh-pages", site) == tip)

    try await site.edit()
    let trial = try await site.publish("pages", "--dry-run")
    #expect(trial.error == "8 files to send, 8 unchanged, 1 to remove: origin (gh-pages)\n")
    #expect(try git("rev-parse gh-pages", site) == tip)
    #expect(try await site.publishes("pages") == "8 files sent, 8 unchanged, 1 removed: origin (gh-pages)\n")
    #expect(try difference(site) == "")
    #expect(
      try git("log --format='%an %s' gh-pages", site) == "Anne Publish the site\nAnne Publish the site\n")
  }

  @Test func `the author’s files, index and branches stay as they are`() async throws {
    let site = try await site()
    try site.write("content/articles/brouillon.md", "---\ntitle: Plus tard\ndraft: true\n---\nRien.\n")
    try TestSite.shell(
      "git add content/articles/brouillon.md && echo >> content/articles/un.md", in: site.path)
    try await site.rebuild()
    let before = try TestSite.shell(
      "git status --porcelain; git for-each-ref refs/heads; git ls-files -s", in: site.path)
    _ = try await site.publishes("pages")
    let after = try TestSite.shell(
      "git status --porcelain; git for-each-ref refs/heads; git ls-files -s", in: site.path)
    #expect(after == before)
    #expect(try TestSite.shell("ls .git", in: site.path).contains("feuillet") == false)
  }

  @Test func `files of others on the branch stay; a branch of others is refused`() async throws {
    let site = try await site("pages: { kind: git, branch: main }")
    let run = try await site.publish("pages")
    #expect(run.status == 1)
    #expect(
      run.error.hasPrefix(
        "feuillet: error: The target “pages” holds files that Feuillet did not publish: “.gitignore”, “content/"
      ))

    try site.target(target)
    _ = try await site.publishes("pages")
    // As GitHub does when somebody gives the site a domain.
    try TestSite.shell(
      """
      git clone -q -b gh-pages remote.git clone && cd clone && echo blog.example > CNAME && git add . \
      && git -c user.name=G -c user.email=g@h.example commit -q -m CNAME && git push -q
      """, in: site.path)
    try await site.edit()
    #expect(try await site.publishes("pages") == "8 files sent, 8 unchanged, 1 removed: origin (gh-pages)\n")
    #expect(try git("show gh-pages:CNAME", site) == "blog.example\n")
  }

  @Test func `a push that comes between is not overwritten`() async throws {
    let site = try await site()
    _ = try await site.publishes("pages")
    let tip = try git("rev-parse gh-pages", site)
    try await site.edit()
    // The server refuses as it does when another push won.
    try site.write("remote.git/hooks/pre-receive", "#!/bin/sh\necho 'remote: fetch first' >&2; exit 1\n")
    try TestSite.shell("chmod +x remote.git/hooks/pre-receive", in: site.path)
    let run = try await site.publish("pages")
    #expect(run.status == 3)
    #expect(
      run.error == """
        feuillet: error: Somebody else published to this branch at the same time
          help: Try again

        """)
    #expect(try git("rev-parse gh-pages", site) == tip)
    try site.remove("remote.git/hooks/pre-receive")
    _ = try await site.publishes("pages")
    #expect(try difference(site) == "")
  }

  @Test func `a commit needs no name where nobody gave one`() async throws {
    let site = try await site()
    try TestSite.shell("git config --unset user.name; git config --unset user.email", in: site.path)
    _ = try await site.publishes(
      "pages", environment: ["HOME": site.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"])
    #expect(try difference(site) == "")
  }

  @Test func `a remote that is not there is told`() async throws {
    let site = try await site("pages: { kind: git, remote: ailleurs }")
    let run = try await site.publish("pages")
    #expect(run.status == 3)
    #expect(
      run.error == """
        feuillet: error: The repository of the target does not exist
          help: “git remote -v” shows the known names; “remote:” takes one of them or an address

        """)
  }

  @Test func `a server that refuses the connection is told`() async throws {
    let site = try await site("pages: { kind: git, remote: \"http://127.0.0.1:9/a.git\" }")
    let run = try await site.publish("pages")
    #expect(run.status == 3)
    #expect(
      run.error.contains("Git failed: fatal: unable to access 'http://127.0.0.1:9/a.git/'"), "\(run.error)")
  }

  @Test func `a site outside a repository is told`() async throws {
    let site = try await TestSite.published(to: target)
    let run = try await site.publish("pages", environment: ["GIT_CEILING_DIRECTORIES": "/"])
    #expect(run.status == 3)
    #expect(run.error.hasPrefix("feuillet: error: The folder of the site is in no Git repository\n"))
  }
}
