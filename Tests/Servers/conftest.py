"""A small site, built with --compress, behind nginx and Caddy as “feuillet hosting” configures them: at the root of
a host and below a path. The servers listen on the loopback, at ports that the system gives."""

import contextlib
import functools
import http.client
import re
import socket
import subprocess
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
GENERATOR = CHECKOUT / ".build/release/feuillet"
WORDS = "Une commission se fixe par palier, et se relit chaque trimestre avec l’éditeur. " * 40

SITE = {
    "content/site.yml": """\
title: Le blog des serveurs
baseURL: https://blog.example.com
defaultAuthor: anne
defaultOffer: avis
redirects:
  /ancienne/: /articles/bareme/
  /Articles/Bareme/: /articles/bareme/
  /vieux/a$b/: https://autre.example.com/prix?a=$1&b={c}
  /ancien.html: /articles/bareme/#suite
""",
    "content/authors/anne.md": "---\nname: Anne Roy\n---\n",
    "content/offers/avis.md": """\
---
title: Besoin d’un avis ?
button: Réserver
url: https://rendez-vous.example.com/30min
countClicks: true
---
Trente minutes.
""",
    "content/articles/bareme.md": f"""\
---
title: Fixer un barème
slug: bareme
date: 2026-09-16
description: Palier par palier.
category: Méthode
aliases: [/été/]
---
{WORDS}

![Un plan](/images/plan.svg)

## Suite

{WORDS}
""",
    "content/images/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg">' + "<path d='M0 0h9v9z'/>" * 100 + "</svg>",
    "content/images/photo.png": None,
    "content/static/_redirects": "/a /b 301\n",
    "content/static/.well-known/security.txt": "Contact: mailto:a@example.com\n",
    "content/static/.well-known/.secret": "secret",
    "content/static/site.webmanifest": "{}",
    "content/static/outil.js": "'use strict';\n",
    "content/static/CNAME": "blog.example.com\n",
}
# A picture of one pixel, with a tail that makes it long enough for a range.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000154a24f5f0000000049454e44ae426082"
) + bytes(4000)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def feuillet(*words):
    run = subprocess.run([GENERATOR, *map(str, words)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    if not GENERATOR.exists():
        pytest.exit(f"{GENERATOR} is missing: run “make site” first", returncode=2)
    folder = tmp_path_factory.mktemp("site")
    for name, text in SITE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PNG if text is None else text.encode())
    return folder


class Server:
    """A running server; `output` is the folder that it sends, `base` the path of the site on its host."""

    def __init__(self, port, base, output, has_brotli):
        self.port, self.base, self.output = port, base, output
        # Only Debian's nginx comes with the module.
        self.has_brotli = has_brotli

    def ask(self, path, method="GET", whole=False, **headers):
        """The status, the headers and the body; `path` is one of the site, or of the host when `whole`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(
            method, path if whole else self.base + path,
            headers={"Accept-Encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()},
        )
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    def file(self, path):
        return (self.output / path).read_bytes()


@contextlib.contextmanager
def running(command, port, log):
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None:
                break
            time.sleep(0.05)
        assert process.poll() is None, Path(log).read_text("utf-8", "replace")
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@functools.cache
def nginx_files():
    """The program, and its module for Brotli if there is one."""
    command = [Path(__file__).parent / "nginx.sh"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.splitlines()


@contextlib.contextmanager
def nginx(fragment, port, folder):
    program, *modules = nginx_files()
    # The fragment listens everywhere: here only on the loopback.
    assert fragment.count(f"listen {port};\n  listen [::]:{port};\n") == 1
    fragment = fragment.replace(f"listen {port};\n  listen [::]:{port};", f"listen 127.0.0.1:{port};")
    if not modules:
        fragment = fragment.replace("brotli_static on;", "")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    (folder / "site.conf").write_text(fragment, "utf-8")
    (folder / "nginx.conf").write_text(
        "".join(f"load_module {module};\n" for module in modules)
        + f"daemon off; master_process off; pid {folder}/pid; error_log stderr warn;\nevents {{}}\nhttp {{\n"
        + "".join(f"  {kind}_temp_path {folder}/{kind};\n" for kind in kinds)
        + f"  access_log off;\n  include {folder}/site.conf;\n}}\n",
        "utf-8",
    )
    with running([program, "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"], port, folder / "log"):
        yield
        # A duplicate type, a name too long: nginx only warns.
        assert "[warn]" not in (folder / "log").read_text("utf-8")


@contextlib.contextmanager
def caddy(fragment, port, folder):
    (folder / "site.caddy").write_text(fragment, "utf-8")
    (folder / "Caddyfile").write_text(
        f"{{\n\tadmin off\n\tauto_https off\n\tpersist_config off\n\tdefault_bind 127.0.0.1\n}}\n"
        f"import {folder}/site.caddy\n", "utf-8",
    )
    program = CHECKOUT / ".venv/bin/caddy"
    command = ["env", f"HOME={folder}", program, "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"]
    with running(command, port, folder / "log"):
        yield


SERVERS = [(start, base) for start in (nginx, caddy) for base in ("", "/le.blog")]


@pytest.fixture(scope="session", params=SERVERS, ids=lambda case: case[0].__name__ + case[1].replace("/", "-"))
def server(request, site, tmp_path_factory):
    start, base = request.param
    port = free_port()
    folder = tmp_path_factory.mktemp(start.__name__)
    address = f"http://127.0.0.1:{port}{base}"
    output = folder / "Output"
    feuillet("build", "--site", site, "--output", output, "--base-url", address, "--compress")
    fragment = feuillet("hosting", start.__name__, "--site", site, "--base-url", address, "--root", output)
    with start(fragment, port, folder):
        yield Server(port, base, output, start is caddy or len(nginx_files()) > 1)


@pytest.fixture(scope="session")
def said_headers(server):
    """What `_headers` says of every address."""
    lines = (server.output / "_headers").read_text("utf-8").splitlines()
    found = {}
    for line in lines[1:]:
        match = re.match(r"  ([^:]+): (.*)", line)
        if match is None:
            break
        found[match[1]] = match[2]
    assert len(found) == 4
    return found
