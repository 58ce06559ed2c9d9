"""How soon an article can be read on a slow telephone, and what it weighs."""

import gzip
import re
import statistics

import pytest
from fontTools.ttLib import TTFont

import conftest
import pages

ARTICLES = [path for path in pages.all_pages() if pages.kind(path) == "article"]
FONTS = sorted((pages.OUTPUT / "assets").glob("*.woff2"))
LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def linked(path):
    return LINKED.findall(pages.source(path))


def weight(path):
    return len(gzip.compress((pages.OUTPUT / path.lstrip("/")).read_bytes(), 9))


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_is_light(path):
    files = linked(path)
    assert len(files) + 1 <= 4
    assert sum(map(weight, files)) + weight(path + "index.html") <= 30_000


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_without_a_widget_loads_no_script(path):
    if 'class="decision' not in pages.source(path):
        assert [file for file in linked(path) if file.endswith(".js")] == []


def test_an_article_asks_for_what_it_links_and_one_font(tab):
    asked = []
    tab.page.on("request", lambda request: asked.append(request.url.removeprefix(tab.origin)))
    tab.open(pages.MODEL).wait_for_load_state("networkidle")
    fonts = [address for address in asked if address.endswith(".woff2")]
    assert len(fonts) <= 1
    # The browser asks for the icon, too, in its own time.
    assert sorted(address for address in asked if address not in fonts and "favicon" not in address) == sorted(
        [pages.MODEL] + linked(pages.MODEL)
    )


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_a_font_is_small_and_knows_the_spaces_of_french(font):
    assert font.stat().st_size <= 30_000
    characters = TTFont(font)
    widths = {code: characters["hmtx"][name][0] for code, name in characters.getBestCmap().items()}
    assert {0xA0, 0x202F} <= widths.keys() and 0 < widths[0x202F] < widths[0x20]
    for text in ("«»“”’…–—€", "àâæçéèêëîïôœùûüÿ", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ"):
        assert all(ord(character) in widths for character in text)


# MARK: On a slow network

SEEN = """window.seen = { lcp: 0, shift: 0 }
new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.lcp = entry.startTime })
  .observe({ type: 'largest-contentful-paint', buffered: true })
new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.shift += entry.value })
  .observe({ type: 'layout-shift', buffered: true })"""


def load(browser, address):
    """Loads a page as a cheap telephone does far from the antenna, with an empty cache: what was seen of it."""
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    page.add_init_script(SEEN)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    seen = page.evaluate("seen")
    context.close()
    return seen


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The model article as plain HTML: the same text without a style, a font or a script."""
    folder = tmp_path_factory.mktemp("bare")
    html = re.sub(r"<style>.*?</style>|<script src=[^>]*></script>", "", pages.source(pages.MODEL))
    html = re.sub(r'<link rel="(?:stylesheet|icon|apple-touch-icon)"[^>]*>|<meta http-equiv[^>]*>', "", html)
    (folder / "index.html").write_text(html, "utf-8")
    yield from conftest.serve(folder)


def test_an_article_is_seen_as_soon_as_its_bare_text_almost(browser, origin, bare):
    """Medians of loads in turn; more of them when the machine has other things to do."""
    plain, styled = [], []
    for _ in range(4):
        for _ in range(5):
            plain.append(load(browser, bare + "/")["lcp"])
            seen = load(browser, origin + pages.MODEL)
            styled.append(seen["lcp"])
            assert seen["shift"] == 0
        ratio = statistics.median(styled) / statistics.median(plain)
        if ratio <= 1.5:
            break
    print(f"largest paint: {statistics.median(styled):.0f} ms, {ratio:.2f} times that of the bare text")
    assert ratio <= 1.5


@pytest.mark.parametrize("path", [next(p for p in pages.all_pages() if pages.kind(p) == k) for k in ("home", "author", "404")])
def test_nothing_moves_while_other_pages_load(browser, origin, path):
    assert load(browser, origin + path)["shift"] == 0
