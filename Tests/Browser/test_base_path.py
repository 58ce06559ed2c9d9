"""A blog that lives below the root of its host: every address of ours bears the path."""

import subprocess

import pytest

import conftest
import pages


@pytest.fixture(scope="module")
def origin_below(tmp_path_factory):
    root = tmp_path_factory.mktemp("host")
    generator = pages.CHECKOUT / ".build/release/feuillet"
    if not generator.exists():
        pytest.skip("no generator in .build/release: run “make site” first")
    subprocess.run(
        [generator, "build", "--site", pages.CHECKOUT, "--output", root / "le-blog",
         "--base-url", "https://example.com/le-blog"],
        check=True, capture_output=True,
    )
    yield from conftest.serve(root)


def test_every_page_loads_below_a_path(contexts, origin_below):
    tab = conftest.Tab(contexts(reduced_motion="reduce"), origin_below + "/le-blog")
    for path in pages.telling_pages():
        page = tab.open(path)
        assert tab.problems == [], path
        links = page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)")
        astray = [link for link in links if link.startswith(origin_below) and not link.startswith(tab.origin + "/")]
        assert astray == [], path
    tab.close()
