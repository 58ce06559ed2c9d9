import Foundation
import TestSite

/// A web server on this machine that misbehaves in every way of its paths, as a process of its own.
///
/// It ends by itself after two minutes, whatever becomes of the test.
final class BadServer: Sendable {
  private let folder: TestSite
  private let process: Int32
  let port: Int

  init() async throws {
    folder = try TestSite()
    try folder.write("server.py", Self.program)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", folder.at("server.py"), folder.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process.processIdentifier
    for _ in 0..<200 where !folder.exists("port") { try await Task.sleep(for: .milliseconds(50)) }
    guard let port = Int(try folder.read("port")) else { throw CocoaError(.fileReadCorruptFile) }
    self.port = port
  }

  deinit { kill(process, SIGKILL) }

  var address: String { "http://127.0.0.1:\(port)" }

  /// What was asked for, a request a line.
  var requests: [String] {
    get throws {
      folder.exists("log") ? try folder.read("log").split(separator: "\n").map(String.init) : []
    }
  }

  private static let program = #"""
    import http.server, os, sys, threading, time
    folder = sys.argv[1]
    counts = {}
    busy = {"now": 0, "most": 0}
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_): pass

        def reply(self, status, location=None):
            self.send_response(status)
            if location: self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def answer(self):
            path = self.path.split("?")[0]
            with lock:
                counts[path] = counts.get(path, 0) + 1
                busy["now"] += 1
                busy["most"] = max(busy["most"], busy["now"])
                with open(folder + "/log", "a") as log: log.write(f"{self.command} {self.path} {busy['most']}\n")
            try:
                self.route(path)
            finally:
                with lock: busy["now"] -= 1

        def route(self, path):
            here = "http://127.0.0.1:%d" % self.server.server_port
            if path.startswith("/status/"):
                self.reply(int(path.split("/")[2]))
            elif path == "/get-only": self.reply(200 if self.command == "GET" else 405)
            elif path == "/moved": self.reply(301, "/new")
            elif path == "/moved-308": self.reply(308, here + "/new?a=1")
            elif path == "/moved-twice": self.reply(301, "/moved")
            elif path == "/moved-then-lent": self.reply(301, "/lent")
            elif path == "/lent": self.reply(302, "/new")
            elif path == "/moved-home": self.reply(301, "/")
            elif path == "/moved-away": self.reply(301, "http://localhost:%d/new" % self.server.server_port)
            elif path == "/moved-to-nothing": self.reply(301, "/status/404")
            elif path == "/loop": self.reply(302, "/loop-2")
            elif path == "/loop-2": self.reply(301, "/loop")
            elif path == "/flaky": self.reply(200 if counts[path] > 2 else 503)
            elif path == "/slow": time.sleep(20)
            elif path == "/hang-up": self.close_connection = True
            elif path == "/garbage":
                self.wfile.write(b"\x00\x01 not http\r\n")
                self.close_connection = True
            else: self.reply(200)

        do_GET = do_HEAD = answer

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    with open(folder + "/port.new", "w") as file: file.write(str(server.server_port))
    os.rename(folder + "/port.new", folder + "/port")
    threading.Timer(120, lambda: os._exit(0)).start()
    server.serve_forever()
    """#
}
