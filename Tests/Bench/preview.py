"""Times the preview of one site as an editor has it: from the `rename` of a saved article to its text on the screen
of a real browser. Run by the Python of the browser tests, which has playwright; prints JSON.

usage: preview.py GENERATOR SITE NOW [--edits 50] [--soak 1000]
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

BROWSER = Path(__file__).resolve().parents[1] / "Browser"

# Notes when each numbered edit is painted: after the frame that follows the change of the page.
WATCH = """() => { window.painted = {}
  const found = node => (node.nodeType === 1 || node.nodeType === 3) && /banc (\\d+)/.exec(node.textContent)
  new MutationObserver(records => {
    for (const record of records) for (const node of [record.target, ...record.addedNodes]) {
      const number = (node.localName !== 'body') && found(node)?.[1]
      if (number && !(number in window.painted)) {
        window.painted[number] = 0
        requestAnimationFrame(() => setTimeout(() => {
          window.painted[number] = performance.timeOrigin + performance.now() }))
      } } }).observe(document.body, { subtree: true, childList: true, characterData: true }) }"""


class Server:
    """`feuillet serve` on a site, and what it costs."""

    def __init__(self, generator, site, now):
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [generator, "serve", "--site", site, "--port", "0", "--now", now], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env={**os.environ, "LC_ALL": "C"})
        self.host = self.process.stdout.readline().split("http://")[1].split("/")[0]
        self.get("/")
        self.start = time.monotonic() - begin
        self.proc = Path("/proc", str(self.process.pid))

    def get(self, path):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request("GET", path)
        body = connection.getresponse().read().decode()
        connection.close()
        return body

    def events(self):
        """The versions as they come."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request("GET", "/_feuillet/events")
        for line in connection.getresponse():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])["version"]

    @property
    def memory(self):
        """Resident, in bytes."""
        return int(re.search(r"VmRSS:\s+(\d+)", (self.proc / "status").read_text())[1]) * 1024

    @property
    def cpu(self):
        """Seconds of processor so far."""
        fields = (self.proc / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def idle(self, seconds=10):
        """The part of one processor that it takes with nothing to do."""
        before = self.cpu
        time.sleep(seconds)
        return (self.cpu - before) / seconds

    def stop(self):
        self.process.kill()
        self.process.wait()


def save(file, text):
    """As editors do. Returns when, in milliseconds since 1970."""
    other = file.with_name(f".{file.name}.swp")
    other.write_text(text, encoding="utf-8")
    begin = time.time_ns() / 1e6
    other.rename(file)
    return begin


def latencies(server, file, edits, browser):
    text = file.read_text(encoding="utf-8")
    slug = re.search(r"^slug: *(\S+)", text, re.MULTILINE)
    page = browser.new_page()
    page.goto(f"http://{server.host}/articles/{slug[1] if slug else file.stem}/")
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    found = []
    try:
        for number in range(1, edits + 1):
            begin = save(file, text.rstrip() + f"\n\nPhrase du banc {number}.\n")
            page.wait_for_function(f"() => window.painted[{number}] > 0", timeout=30_000)
            found.append(page.evaluate(f"() => window.painted[{number}]") - begin)
            page.wait_for_timeout(150)
        assert page.evaluate("() => sessionStorage['feuillet-reloads'] ?? 0") == 0
        idle = server.idle()
    finally:
        save(file, text)
        page.close()
    return found, idle


def soak(server, files, edits):
    """The memory before, after a tenth, and after all of so many edits of some articles."""
    versions = server.events()
    next(versions)
    memory = [server.memory]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    try:
        for number in range(edits):
            file = files[number % len(files)]
            save(file, texts[file].rstrip() + f"\n\nPhrase {number}.\n")
            next(versions)
            if number == edits // 10:
                memory.append(server.memory)
        memory.append(server.memory)
    finally:
        for file, text in texts.items():
            save(file, text)
    return memory


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("generator")
    parser.add_argument("site", type=Path)
    parser.add_argument("now")
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--soak", type=int, default=1000)
    options = parser.parse_args(arguments)
    from playwright.sync_api import sync_playwright

    chromium = subprocess.run([BROWSER / "chromium.sh"], capture_output=True, text=True, check=True).stdout.strip()
    files = sorted((options.site / "content" / "articles").rglob("*.md"))
    load = os.getloadavg()[0]
    server = Server(options.generator, options.site, options.now)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            times, idle = latencies(server, files[len(files) // 2], options.edits, browser)
            browser.close()
        memory = soak(server, files[:: max(1, len(files) // 20)], options.soak)
    finally:
        server.stop()
    print(json.dumps({"start": server.start, "latencies": times, "idle": idle, "memory": memory, "load": load}))


if __name__ == "__main__":
    main(sys.argv[1:])
