import Preview
import Testing

/// A site elsewhere that lets its name point here reads nothing.
@Suite struct HostCheckTests {
  @Test(arguments: [
    "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:8080",
  ])
  func `the names of this machine are expected`(_ host: String) {
    #expect(HostCheck(host: "127.0.0.1", port: 8080).allows(host))
  }

  @Test(arguments: [
    nil, "", ":8080", "evil.example", "evil.example:8080", "localhost", "localhost:80", "localhost:8080:8080",
    "localhost:08080", "localhost.:8080", "localhost.evil.example:8080", "127.0.0.1.evil.example:8080",
    "localhost:8080, evil.example", "evil.example, localhost:8080", "[::1]", "[::1", "[::1]evil:8080",
    "192.168.1.5:8080", "0.0.0.0:8080", "user@localhost:8080",
  ])
  func `all others are refused`(_ host: String?) {
    #expect(!HostCheck(host: "127.0.0.1", port: 8080).allows(host))
  }

  @Test func `on port 80 browsers leave it out`() {
    #expect(HostCheck(host: "127.0.0.1", port: 80).allows("localhost"))
  }

  @Test func `the host that was asked for is expected too`() {
    #expect(HostCheck(host: "Atelier.local", port: 8080).allows("atelier.local:8080"))
    #expect(HostCheck(host: "fd00::5", port: 8080).allows("[fd00::5]:8080"))
    #expect(!HostCheck(host: "atelier.local", port: 8080).allows("autre.local:8080"))
  }

  @Test(arguments: ["0.0.0.0", "::"])
  func `with all addresses any number is expected, and no name`(_ host: String) {
    let check = HostCheck(host: host, port: 8080)
    #expect(check.allows("192.168.1.5:8080"))
    #expect(check.allows("[fe80::1]:8080"))
    #expect(!check.allows("evil.example:8080"))
    #expect(!check.allows("1.2.3.4.evil.example:8080"))
    #expect(!check.allows("1.2.3:8080"))
    #expect(!check.allows("[evil]:8080"))
  }
}
