"""A server of Output/ on the loopback, and one browser for all tests. Contexts cost most of a second each, so
they are made once for each way of looking at a page and used again."""

import contextlib
import fnmatch
import functools
import gzip
import http.server
import subprocess
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import pages


def pytest_sessionstart(session):
    if not (pages.OUTPUT / "index.html").exists():
        pytest.exit(f"{pages.OUTPUT} holds no site: run “make site” first", returncode=2)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files as a static host serves them: compressed, with the headers of `_headers`, the site's own page for what
    is not there, and no listings."""

    protocol_version = "HTTP/1.1"
    COMPRESSED = ("text/", "application/xml", "image/svg+xml", "application/atom+xml")

    def log_message(self, *_):
        pass

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.split("?")[0].endswith("/"):
            file = file / "index.html"
        if file.is_file():
            self.answer(200, file.read_bytes(), self.guess_type(str(file)))
        elif file.is_dir():
            super().do_GET()
        else:
            page = Path(self.directory, "404.html")
            self.answer(404, page.read_bytes() if page.exists() else b"", "text/html")

    def answer(self, status, body, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
        if kind.startswith(self.COMPRESSED):
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        for name, value in headers(self.directory, self.path):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # A browser that goes on to the next page hangs up.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)


@functools.cache
def headers(folder, path):
    """What `_headers` says of an address."""
    file, found, matches = Path(folder, "_headers"), [], False
    for line in file.read_text("utf-8").splitlines() if file.exists() else []:
        if not line.startswith(" "):
            matches = fnmatch.fnmatchcase(path, line)
        elif matches:
            found.append(tuple(line.strip().split(": ", 1)))
    return found


def serve(folder):
    """Serves a folder at a free port; yields the address and stops at the end."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def origin():
    yield from serve(pages.OUTPUT)


@pytest.fixture(scope="session")
def browser():
    path = subprocess.run([Path(__file__).parent / "chromium.sh"], capture_output=True, text=True).stdout.strip()
    assert path, "no Chromium found: “make test” installs one, or CHROMIUM names one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


class Tab:
    """A page of the browser that remembers what went wrong on it."""

    def __init__(self, context, origin):
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.origin = origin
        self.problems = []
        self.page.on("console", lambda message: self.note(message.type, message.text))
        self.page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        self.page.on("request", lambda request: self.check(request.url))
        self.page.on("requestfailed", lambda request: self.failed(request))
        self.page.on("response", lambda response: self.answered(response))

    def note(self, kind, text):
        if kind in ("error", "warning"):
            self.problems.append(f"console {kind}: {text}")

    def check(self, url):
        if not url.startswith((self.origin + "/", "data:")):
            self.problems.append(f"request to another host: {url}")

    def failed(self, request):
        # A request is aborted when the test goes on to the next page before the icon of the last has come.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"{request.failure}: {request.url}")

    def answered(self, response):
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def open(self, path, width=1280, height=900):
        """Goes to an address with a clean slate."""
        self.problems.clear()
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(self.origin + path)
        return self.page

    def close(self):
        self.page.close()


@pytest.fixture(scope="session")
def contexts(browser):
    """Contexts by their options, made when first asked for."""
    made = {}

    def context(**options):
        key = tuple(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", **options)
        return made[key]

    yield context
    for each in made.values():
        each.close()


@pytest.fixture(scope="session")
def tabs(contexts, origin):
    """Tabs by the options of their context."""
    made = {}

    def tab(**options):
        key = tuple(sorted(options.items()))
        if key not in made:
            made[key] = Tab(contexts(reduced_motion="reduce", **options), origin)
        return made[key]

    return tab


@pytest.fixture
def tab(tabs):
    """The usual way of looking at a page: light, with scripts."""
    return tabs()
