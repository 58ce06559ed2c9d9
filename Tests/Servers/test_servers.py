"""Status, headers and bytes of the addresses of a site behind real servers."""

import gzip
import json
import subprocess

import brotli
import pytest

import conftest

HTML = "text/html; charset=utf-8"
PAGE, PICTURE = "public, max-age=300", "public, max-age=86400"
FOREVER = "public, max-age=31536000, immutable"

# Address → the file that answers, its type, how long it may be kept.
FILES = {
    "/": ("index.html", HTML, PAGE),
    "/articles/bareme/": ("articles/bareme/index.html", HTML, PAGE),
    "/articles/bareme/?utm_source=lettre": ("articles/bareme/index.html", HTML, PAGE),
    "/categories/methode/": ("categories/methode/index.html", HTML, PAGE),
    "/feed.xml": ("feed.xml", "application/atom+xml; charset=utf-8", PAGE),
    "/categories/methode/feed.xml": ("categories/methode/feed.xml", "application/atom+xml; charset=utf-8", PAGE),
    "/sitemap.xml": ("sitemap.xml", "application/xml", PAGE),
    "/robots.txt": ("robots.txt", "text/plain; charset=utf-8", PAGE),
    "/images/plan.svg": ("images/plan.svg", "image/svg+xml", PICTURE),
    "/images/photo.png": ("images/photo.png", "image/png", PICTURE),
    "/site.webmanifest": ("site.webmanifest", "application/manifest+json", PAGE),
    "/outil.js": ("outil.js", "text/javascript; charset=utf-8", PAGE),
    "/CNAME": ("CNAME", "application/octet-stream", PAGE),
    "/.well-known/security.txt": (".well-known/security.txt", "text/plain; charset=utf-8", PAGE),
}
ASSETS = {".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
MISSING = [
    "/rien/", "/articles/", "/articles/bareme/rien", "/assets/rien.css", "/assets/", "/.feuillet.json",
    "/_headers", "/_redirects", "/.git/config", "/assets/.secret", "/.well-known/.secret",
]
COMPRESSED = ["/", "/articles/bareme/", "/feed.xml", "/images/plan.svg"]


def files(server):
    for address, (file, kind, cache) in FILES.items():
        yield address, file, kind, cache
    for ending, kind in ASSETS.items():
        found = sorted(path for path in (server.output / "assets").iterdir() if path.suffix == ending)
        assert found, ending
        yield f"/assets/{found[0].name}", f"assets/{found[0].name}", kind, FOREVER


def check_headers(headers, said, cache, what):
    for name, value in said.items():
        assert headers.get_all(name) == [value], (what, name)
    assert headers.get_all("Cache-Control") == [cache], what


def test_files_are_sent_as_they_are_with_their_type_and_every_header(server, said_headers):
    for address, file, kind, cache in files(server):
        status, headers, body = server.ask(address)
        assert (status, headers["Content-Type"]) == (200, kind), address
        assert body == server.file(file), address
        check_headers(headers, said_headers, cache, address)
        assert headers["Content-Encoding"] is None

        status, head, body = server.ask(address, "HEAD")
        assert (status, body, head["Content-Type"]) == (200, b"", kind), address
        assert head["Content-Length"] == str(len(server.file(file))), address
        check_headers(head, said_headers, cache, address)


def test_what_is_not_there_or_hidden_shows_the_page_of_the_site(server, said_headers):
    for address in MISSING:
        status, headers, body = server.ask(address)
        assert (status, headers["Content-Type"]) == (404, HTML), address
        assert body == server.file("404.html"), address
        # What is missing today may be there tomorrow.
        check_headers(headers, said_headers, PAGE, address)
    assert (server.output / ".feuillet.json").exists()
    assert server.ask("/rien/", Accept_Encoding="br, gzip")[0] == 404


def test_redirects_aliases_and_counted_clicks_lead_on(server, said_headers):
    base = server.base
    click = next((server.output / "go").rglob("index.html")).parent.relative_to(server.output)
    offer = server.file(f"{click}/index.html").decode().split("; url=")[1].split('"')[0]
    expected = [
        ("/ancienne/", 301, f"{base}/articles/bareme/"),
        ("/Articles/Bareme/", 301, f"{base}/articles/bareme/"),
        ("/%C3%A9t%C3%A9/", 301, f"{base}/articles/bareme/"),
        ("/ancien.html", 301, f"{base}/articles/bareme/#suite"),
        (f"/{click}/", 302, offer.replace("&amp;", "&")),
    ]
    for address, code, target in expected:
        status, headers, _ = server.ask(address)
        assert (status, headers["Location"]) == (code, target), address
        check_headers(headers, said_headers, PAGE, address)
    status, headers, _ = server.ask("/vieux/a$b/")
    assert status == 301
    assert headers["Location"].replace("%24", "$") == "https://autre.example.com/prix?a=$1&b=%7Bc%7D"


def test_a_page_without_its_slash_gets_it(server):
    for address in ["/articles/bareme", "/categories/methode"]:
        status, headers, _ = server.ask(address + "?a=1")
        assert status in (301, 308)
        assert headers["Location"] == f"{server.base}{address}/?a=1"
    # What differs in case only is no redirect.
    assert server.ask("/articles/BAREME/")[0] == 404


@pytest.mark.parametrize(
    "accepted, form",
    [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("identity", None),
     ("zstd", None)],
)
def test_texts_come_in_the_best_form_that_the_reader_takes(server, said_headers, accepted, form):
    if form == "br" and not server.has_brotli:
        pytest.skip("this nginx has no module for Brotli")
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[form]
    for address in COMPRESSED:
        file, kind, cache = FILES[address]
        status, headers, body = server.ask(address, Accept_Encoding=accepted)
        assert (status, headers["Content-Type"], headers["Content-Encoding"]) == (200, kind, form), address
        assert body == server.file(file + suffix), address
        assert "Accept-Encoding" in (headers["Vary"] or ""), address
        check_headers(headers, said_headers, cache, address)


def test_the_forms_hold_the_text_and_nothing_of_the_machine(server):
    for address in COMPRESSED:
        file = FILES[address][0]
        packed = server.file(file + ".gz")
        assert gzip.decompress(packed) == brotli.decompress(server.file(file + ".br")) == server.file(file)
        # Neither name nor time; the system is not told.
        assert packed[:10] == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])
    assert not (server.output / "images/photo.png.br").exists()
    assert not (server.output / "robots.txt.br").exists()


def test_who_has_a_file_is_not_sent_it_again(server, said_headers):
    tags = set()
    forms = ["identity", "gzip"] + ["br"] * server.has_brotli
    for accepted in forms:
        _, headers, _ = server.ask("/articles/bareme/", Accept_Encoding=accepted)
        tags.add(headers["ETag"])
        status, headers, body = server.ask("/articles/bareme/", Accept_Encoding=accepted, If_None_Match=headers["ETag"])
        assert (status, body) == (304, b""), accepted
        check_headers(headers, said_headers, PAGE, accepted)
        status, _, _ = server.ask("/articles/bareme/", Accept_Encoding=accepted, If_None_Match='"other"')
        assert status == 200
    assert len(tags) == len(forms)
    changed = server.ask("/images/photo.png")[1]["Last-Modified"]
    assert server.ask("/images/photo.png", If_Modified_Since=changed)[0] == 304


def test_a_part_of_a_file_is_sent_alone(server, said_headers):
    whole = server.file("images/photo.png")
    status, headers, body = server.ask("/images/photo.png", Range="bytes=100-199")
    assert (status, body) == (206, whole[100:200])
    assert headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    check_headers(headers, said_headers, PICTURE, "range")
    # Here nginx says its headers twice.
    assert server.ask("/images/photo.png", Range="bytes=999999-")[0] == 416


def test_the_rest_of_the_host_is_not_the_site(server):
    if server.base == "":
        pytest.skip("the site is the whole host")
    status, headers, _ = server.ask(server.base, whole=True)
    assert (status, headers["Location"]) == (301, server.base + "/")
    for address in ["/", "/articles/bareme/", "/leXblog/", server.base + "x/"]:
        assert server.ask(address, whole=True)[0] in (200, 404)
        assert server.ask(address, whole=True)[2] != server.file("articles/bareme/index.html")
        assert server.ask(address, whole=True)[2] != server.file("index.html")


def test_caddy_reads_the_configuration_of_a_site_with_tls(site, tmp_path):
    (tmp_path / "Caddyfile").write_text(conftest.feuillet("hosting", "caddy", "--site", site), "utf-8")
    command = [conftest.CHECKOUT / ".venv/bin/caddy", "adapt", "--config", tmp_path / "Caddyfile"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert run.returncode == 0, run.stderr
    server = json.loads(run.stdout)["apps"]["http"]["servers"]["srv0"]
    assert server["listen"] == [":443"]
    assert server["routes"][0]["match"] == [{"host": ["blog.example.com"]}]
