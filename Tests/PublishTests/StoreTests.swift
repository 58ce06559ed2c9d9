import Foundation
import TestSite
import Testing

/// S3, SFTP and WebDAV, each against a server that runs here.
@Suite(.serialized, .enabled(if: rclone != nil, "skipped: rclone is not installed"))
struct StoreTests {
  static let kinds = ["s3", "sftp", "webdav"]

  private func store(_ kind: String) async throws -> Store {
    let store = try await Store.serve(kind, for: try await TestSite.published(to: ""))
    try store.site.target(try store.target())
    return store
  }

  @Test(arguments: kinds)
  func `the store holds the site, and then only what changed is sent`(kind: String) async throws {
    let store = try await store(kind)
    let place = "\(kind):\(Store.path)"
    #expect(
      try await store.publishes("--dry-run") == "17 files to send, 0 unchanged, 0 to remove: \(place)\n")
    #expect(!store.site.exists("store/blog/site"))
    #expect(try await store.publishes() == "17 files sent, 0 unchanged, 0 removed: \(place)\n")
    try store.expectTheSite()
    let before = try FolderTree(store.folder)
    #expect(try await store.publishes() == "0 files sent, 17 unchanged, 0 removed: \(place)\n")
    #expect(try FolderTree(store.folder).touched(since: before) == "")

    try await store.site.edit()
    #expect(try await store.publishes("--dry-run") == "8 files to send, 8 unchanged, 1 to remove: \(place)\n")
    #expect(try FolderTree(store.folder).touched(since: before) == "")
    #expect(try await store.publishes() == "8 files sent, 8 unchanged, 1 removed: \(place)\n")
    try store.expectTheSite()
    // A server would list an empty folder where readers expect that nothing is found.
    #expect(!store.site.exists("store/blog/site/articles/deux"))
  }

  @Test(arguments: kinds)
  func `bytes decide, not times: the same size and an old date are sent`(kind: String) async throws {
    let store = try await store(kind)
    _ = try await store.publishes()
    try store.site.replace("Bonjour", by: "Bonsoir", in: "content/articles/un.md")
    try await store.site.rebuild()
    try TestSite.shell("find Output -exec touch -d 2001-01-01 {} +", in: store.site.path)
    // The page and the feed: a word of as many letters was changed.
    #expect(try await store.publishes() == "2 files sent, 15 unchanged, 0 removed: \(kind):\(Store.path)\n")
    try store.expectTheSite()
  }

  @Test(arguments: kinds)
  func `what somebody deleted or cut short at the store is sent again`(kind: String) async throws {
    let store = try await store(kind)
    _ = try await store.publishes()
    try store.site.remove("store/blog/site/feed.xml")
    try store.site.write("store/blog/site/index.html", "<p>")
    try await store.forget()
    #expect(try await store.publishes() == "2 files sent, 15 unchanged, 0 removed: \(kind):\(Store.path)\n")
    try store.expectTheSite()
  }

  @Test(arguments: kinds)
  func `files of others stay, and a first publication among them is refused`(kind: String) async throws {
    let store = try await store(kind)
    try store.site.add(
      "-- store/blog/site/photos/été.txt --\nà moi\n-- store/blog/site/index.html --\nancien\n")
    let run = try await store.publish()
    #expect(run.status == 1)
    #expect(
      run.error.hasPrefix(
        "feuillet: error: The target “t” holds files that Feuillet did not publish: “photos/été.txt”. Nothing was changed [not-publishable]\n"
      ), "\(run.error)")
    #expect(try store.site.read("store/blog/site/index.html") == "ancien\n")

    try store.site.target(try store.target(nil, ", takeOver: true"))
    _ = try await store.publishes()
    try store.site.target(try store.target())
    try await store.site.edit()
    #expect(try await store.publishes() == "8 files sent, 8 unchanged, 1 removed: \(kind):\(Store.path)\n")
    #expect(try store.site.read("store/blog/site/index.html") == store.site.read("Output/index.html"))
    #expect(try store.site.read("store/blog/site/photos/été.txt") == "à moi\n")

    try store.site.write("store/blog/site/articles/trois/index.html", "à moi")
    try await store.forget()
    try store.site.write(
      "content/articles/trois.md",
      try store.site.read("content/articles/un.md").replacing("slug: un", with: "slug: trois"))
    try await store.site.rebuild()
    let second = try await store.publish()
    #expect(second.status == 1)
    #expect(
      second.error.hasPrefix(
        "feuillet: error: At the target “t” pages would take the place of files that Feuillet did not publish: “articles/trois/index.html”. Nothing was changed"
      ), "\(second.error)")
  }

  @Test(arguments: ["s3", "webdav"])
  func `styles come before pages, pages before lists, and removals last`(kind: String) async throws {
    let store = try await store(kind)
    let proxy = try await Server.proxy(before: store.server, "none", in: store.site.path)
    try store.site.target(try store.target(proxy.port))
    _ = try await store.publishes()
    try store.site.remove("requests")
    try store.site.write("content/images/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"a\"/>\n")
    try store.site.write("themes/papier/styles/marque.css", "a{color:red}")
    try await store.site.edit()
    _ = try await store.publishes()
    withExtendedLifetime(proxy) {}
    let requests = try store.site.read("requests").split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^(PUT|DELETE) /blog/site/(\S+[^\/]) /#).map { (method: $0.1, path: $0.2) }
    }
    let order = requests.map { request -> Int in
      if request.path.hasSuffix(".feuillet-publishing.json") { return request.method == "PUT" ? 0 : 7 }
      if request.path.hasSuffix(".feuillet-published.json") { return 6 }
      if request.method == "DELETE" { return 5 }
      if request.path.hasPrefix("assets/") { return 1 }
      if request.path.hasPrefix("images/") || request.path == "_headers" { return 2 }
      return request.path.hasPrefix("articles/") ? 3 : 4
    }
    #expect(order == order.sorted(), "\(requests)")
    #expect(Set(order) == [0, 1, 2, 3, 4, 5, 6, 7], "\(requests)")
  }

  @Test func `files of an S3 store say how long they may be kept`() async throws {
    let store = try await store("s3")
    _ = try await store.publishes()
    let headers = try TestSite.shell(
      """
      for f in assets/papier.*.css images/plan.svg articles/un/index.html feed.xml; do
        file=$(cd Output && ls $f); curl -s -o /dev/null -D - "http://127.0.0.1:\(store.server.port)/blog/site/$file" \
          --aws-sigv4 aws:amz:us-east-1:s3 --user cle:secrete | tr -d '\\r' | grep -iE '^(cache-control|content-type):'
      done
      """, in: store.site.path)
    #expect(headers.contains("public, max-age=31536000, immutable"))
    #expect(headers.components(separatedBy: "public, max-age=300").count == 3)
    #expect(headers.contains("public, max-age=86400"))
    #expect(headers.contains("text/html; charset=utf-8"))
  }

  // MARK: Interruptions

  @Test(arguments: kinds)
  func `killed anywhere, then changed and run again, the store holds exactly the site`(kind: String)
    async throws
  {
    let store = try await store(kind)
    try store.site.write("store/blog/a-moi.txt", "à moi")
    for (number, milliseconds) in [150, 250, 350, 500, 700, 900, 1200].enumerated() {
      _ = try await store.publish(program: ["timeout", "-s", "KILL", "\(Double(milliseconds) / 1000)"])
      try store.site.write("content/images/n\(number).svg", "\(number)\n")
      if number > 0 { try store.site.remove("content/images/n\(number - 1).svg") }
      try await store.site.rebuild()
    }
    _ = try await store.publishes()
    try store.expectTheSite()
    #expect(try store.site.read("store/blog/a-moi.txt") == "à moi")
    #expect(try await store.publishes().hasPrefix("0 files sent, 18 unchanged, 0 removed"))
  }

  @Test(arguments: kinds)
  func `what a killed upload left half-way goes with the next publication`(kind: String) async throws {
    let store = try await store(kind)
    _ = try await store.publishes()
    let left = "store/blog/site/articles/un/index.html.1a2b3c4d.feuillet-tmp"
    try store.site.write(left, "<!doctype")
    #expect(try await store.publishes().hasPrefix("0 files sent, 17 unchanged, 0 removed"))
    try store.expectTheSite()
    #expect(!store.site.exists(left))
  }

  @Test func `a killed publication whose rclone goes on does not meet the next one`() async throws {
    let store = try await store("webdav")
    let proxy = try await Server.proxy(before: store.server, "slow", in: store.site.path)
    try store.site.target(try store.target(proxy.port))
    // Only the command itself is killed.
    _ = try await store.publish(
      environment: ["RCLONE_TRANSFERS": "1"], program: ["timeout", "--foreground", "-s", "KILL", "0.6"])
    var last = try await store.publish()
    for _ in 0..<100 where last.status == 3 {
      #expect(last.error.hasPrefix("feuillet: error: Feuillet is using “Output” already"))
      try await Task.sleep(for: .milliseconds(100))
      last = try await store.publish()
    }
    #expect(last.status == 0, "\(last.error)")
    try store.expectTheSite()
  }

  @Test func `two machines at once: who notices says so, and a second run ends it`() async throws {
    let store = try await store("webdav")
    let proxy = try await Server.proxy(before: store.server, "slow", in: store.site.path)
    try store.site.target(try store.target(proxy.port))
    let other = try TestSite(copying: store.site.path)
    try other.write("content/images/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"b\"/>\n")
    try await other.rebuild()
    let otherStore = Store(server: store.server, site: other, kind: "webdav")
    async let one = store.publish()
    async let two = otherStore.publish()
    let runs = try await [one, two]
    for run in runs where run.status != 0 {
      #expect(run.status == 3)
      #expect(run.error.hasPrefix("feuillet: error: "), "\(run.error)")
    }
    _ = try await store.publishes()
    try store.expectTheSite()
  }
}
