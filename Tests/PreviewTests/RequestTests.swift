import Testing

@testable import Preview

/// What a request may name.
@Suite struct RequestTests {
  @Test(arguments: [
    ("/", "/"), ("/articles/un/", "/articles/un/"), ("/images/%C3%A9t%C3%A9.png", "/images/été.png"),
    ("/images/été.png", "/images/été.png"), ("/a%20b", "/a b"), ("/a+b", "/a+b"), ("/%61", "/a"),
    // A slash is a slash, however it is written; it leads nowhere else.
    ("/articles%2Fun/", "/articles/un/"), ("/...", "/..."), ("/a..b/", "/a..b/"),
    ("/.well-known/x", "/.well-known/x"),
    ("/100%25", "/100%"),
  ])
  func `a path is decoded once`(_ target: String, _ path: String) {
    #expect(Request("GET", target).path == path)
  }

  @Test(arguments: [
    "", "articles/", "*", "http://127.0.0.1:8080/", "/..", "/../etc/passwd", "/articles/../../x", "/.",
    "/a/./b",
    "/%2e%2e/etc/passwd", "/%2E%2E%2Fetc/passwd", "/..%2fetc", "/..%2f..%2f", "/a/%2e/b", "/a%5c..%5cb",
    "/..\\..\\x", "/%00", "/articles/un%00.md", "/a%0d%0aSet-Cookie:x", "/%7f", "//evil.example/", "/a//b",
    "/%2f%2fx",
    "/%", "/%4", "/%zz", "/%+1", "/%ff", "/%c3", "/%c0%ae%c0%ae/",
  ])
  func `a path that plays tricks is none`(_ target: String) {
    #expect(Request("GET", target).path == nil)
  }

  @Test func `what is decoded twice would lead out, and is not`() {
    #expect(Request("GET", "/%252e%252e/").path == "/%2e%2e/")
  }

  @Test func `an address is encoded for a header, whatever is in it`() {
    #expect(PercentEncoding.encoded("/été/?a=b#c") == "/%C3%A9t%C3%A9/?a=b#c")
    #expect(PercentEncoding.encoded("/a b\r\nX: y\"<>") == "/a%20b%0D%0AX:%20y%22%3C%3E")
  }
}
