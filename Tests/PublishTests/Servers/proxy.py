"""Stands before a store and misbehaves: proxy.py UPSTREAM_PORT LOG MODE[:COUNT] prints its own port and serves.

MODE is what happens to what writes (PUT, DELETE); COUNT how often, else always:
  none, slow (each answer a little late), stall (no answer), 500, 507, drop (the connection breaks off
  half-way), skew (S3's answer to a clock that is wrong).
Every request that writes and reaches the store is a line of LOG."""

import http.client
import http.server
import socketserver
import sys
import threading
import time

upstream, log, mode = int(sys.argv[1]), sys.argv[2], sys.argv[3]
mode, _, count = mode.partition(":")
left = int(count) if count else 1 << 30
lock = threading.Lock()

SKEW = (
    b'<?xml version="1.0" encoding="UTF-8"?><Error><Code>RequestTimeTooSkewed</Code>'
    b"<Message>The difference between the request time and the server's time is too large.</Message></Error>"
)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        global left
        writes = self.command in ("PUT", "DELETE", "MOVE")
        with lock:
            misbehaves = writes and left > 0 and mode != "none"
            if misbehaves:
                left -= 1
        length = int(self.headers.get("Content-Length") or 0)
        chunked = "chunked" in (self.headers.get("Transfer-Encoding") or "")
        if misbehaves and mode == "drop":
            self.rfile.read(min(length, 10))
            self.connection.close()
            self.close_connection = True
            return
        if chunked:
            body = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(length)
        if misbehaves and mode == "stall":
            time.sleep(60)
        if misbehaves and mode == "slow":
            time.sleep(0.05)
        if misbehaves and mode in ("500", "507"):
            return self.send(int(mode), {}, b"")
        if misbehaves and mode == "skew":
            return self.send(403, {"Content-Type": "application/xml"}, SKEW)
        if writes:
            with lock, open(log, "a", encoding="utf-8") as file:
                file.write(f"{self.command} {self.path.split('?')[0]} {self.headers.get('Cache-Control') or '-'}\n")
        connection = http.client.HTTPConnection("127.0.0.1", upstream, timeout=60)
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("transfer-encoding", "content-length")}
        headers["Content-Length"] = str(len(body))
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        self.send(response.status, dict(response.getheaders()), content)

    def send(self, status, headers, content):
        self.send_response(status)
        length = headers.get("Content-Length") if self.command == "HEAD" else None
        for name, value in headers.items():
            if name.lower() not in ("transfer-encoding", "content-length", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", length or str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_PROPFIND = do_MKCOL = do_MOVE = do_COPY = do_OPTIONS = answer


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
