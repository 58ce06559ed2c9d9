import Build
import Foundation
import TestSite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program of SeaweedFS in the tests’ own environment; `nil` where there is none.
private let weed: String? = [Checkout.path(".venv/bin/weed")].first(
  where: FileManager.default.isExecutableFile)

/// A store of several machines loses one while a site is published, and readers notice nothing.
@Suite(.enabled(if: rclone != nil && weed != nil, "skipped: rclone or SeaweedFS is not installed"))
struct ClusterTests {
  /// Ten thousand in the long form.
  private static let pages = ProcessInfo.processInfo.environment["FEUILLET_SOAK"] == nil ? 100 : 10_000

  /// A running cluster: a master, three volume servers, a filer and S3, each file on two of the three.
  private final class Cluster: Sendable {
    let port: Int
    let folder: String
    private let process: Process

    private init(_ process: Process, port: Int, folder: String) {
      self.process = process
      self.port = port
      self.folder = folder
    }

    static func start(in folder: String) async throws -> Cluster {
      // Ports below those that the system gives away; another process may have one of them.
      for number in 0..<5 {
        let port = 12_000 + (Int(getpid()) + number * 97) % 500 * 20
        let folder = "\(folder)/cluster\(number)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
          watched + [
            "bash", Checkout.path("Tests/PublishTests/Servers/seaweedfs.sh"), try #require(weed), folder,
            "\(port)",
          ]
        try Data().write(to: URL(fileURLWithPath: folder + "/ready"))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: folder + "/ready")
        try process.run()
        let cluster = Cluster(process, port: port, folder: folder)
        if try await firstLine(of: folder + "/ready") == "ready" { return cluster }
      }
      throw CocoaError(.executableLoad)
    }

    deinit {
      process.terminate()
    }

    /// Ends one of its programs at once.
    func kill(_ name: String) throws {
      let text = try String(contentsOfFile: "\(folder)/\(name).pid", encoding: .utf8)
      let number = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      _ = signal(number)
    }

    private func signal(_ number: pid_t) -> Int32 {
      #if canImport(Glibc)
        Glibc.kill(number, SIGKILL)
      #else
        Darwin.kill(number, SIGKILL)
      #endif
    }
  }

  /// Output as a build of so many articles leaves it.
  private func write(_ version: Int, _ site: TestSite) throws {
    let transaction = try OutputTransaction(folder: site.output)
    for number in 0..<Self.pages {
      // Each version drops some pages, brings others and changes a tenth.
      let isNew = (number + version) % 10 == 0
      let text = "<!doctype html><title>\(number)</title><p>Version \(isNew ? version : 0)."
      let name = number % 50 == 1 ? "a\(number)-\(version)" : "a\(number)"
      _ = try transaction.stage(
        "articles/\(name)/index.html", Array((text + String(repeating: " mot", count: 500)).utf8))
    }
    _ = try transaction.stage("assets/papier.0123456789ab.css", Array("a{color:red}".utf8))
    _ = try transaction.stage("index.html", Array("<!doctype html><p>\(version)".utf8))
    _ = try transaction.commit(drafts: false)
  }

  /// What differs between Output and what the store gives.
  private func difference(_ site: TestSite, _ store: [String: String]) async throws -> String {
    try? site.remove("read")
    let variables = store.map { "\($0)='\($1)'" }.joined(separator: " ")
    try await TestSite.shellUntilDone(
      "env \(variables) '\(try #require(rclone))' copy t:blog/site read --transfers 16 --retries 5",
      in: site.path)
    return try site.difference(from: site.at("read"))
  }

  @Test func `every page is there and readable while a server dies, and after`() async throws {
    let site = try TestSite(TestSite.blog)
    let cluster = try await Cluster.start(in: site.path)
    let endpoint = "http://127.0.0.1:\(cluster.port)"
    let environment = try Store.environment(site).merging([
      "RCLONE_CONFIG_T_TYPE": "s3", "RCLONE_CONFIG_T_PROVIDER": "Other", "RCLONE_CONFIG_T_ENV_AUTH": "true",
      "RCLONE_CONFIG_T_ENDPOINT": endpoint,
    ]) { $1 }
    let variables = environment.map { "\($0)='\($1)'" }.joined(separator: " ")
    try await TestSite.shellUntilDone("env \(variables) '\(try #require(rclone))' mkdir t:blog")
    try site.target("t: { kind: s3, bucket: blog, path: site, endpoint: \"\(endpoint)\" }")
    func publish() async throws -> Command.Run {
      try await Command.run(
        ["publish", "t", "--now", TestSite.now], in: site.path, environment: environment, seconds: 900)
    }
    /// Until it is done: while the cluster notices that a server is gone it refuses what was meant for that one.
    func publishes() async throws {
      for _ in 0..<10 {
        let run = try await publish()
        if run.status == 0 { return }
        #expect(run.status == 3, "\(run.error)")
        try await Task.sleep(for: .seconds(2))
      }
      Issue.record("not published after ten runs")
    }

    try write(0, site)
    let start = ContinuousClock.now
    async let first = publish()
    // The style is sent first: when it can be read, pages are under way. Nothing waits on a thread meanwhile: there
    // may be only two.
    try await TestSite.shellUntilDone(
      "curl -sf -o style \(endpoint)/blog/site/assets/papier.0123456789ab.css", in: site.path, attempts: 3000,
      pause: .milliseconds(100))
    if Self.pages > 1000 { try await Task.sleep(for: .seconds(5)) }
    try cluster.kill("v1")
    _ = try await first
    try await publishes()
    print("\(Self.pages) pages on a cluster that lost a server: \(ContinuousClock.now - start)")
    #expect(try await difference(site, environment) == "")

    try write(1, site)
    try await publishes()
    #expect(try await difference(site, environment) == "")
    let last = try await publish()
    #expect(last.status == 0)
    #expect(last.error == "0 files sent, \(Self.pages + 2) unchanged, 0 removed: s3:blog/site\n")
  }
}
