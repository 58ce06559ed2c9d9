"""The site of extremes: pages still look right, whatever authors write, and however much or little of it."""

import subprocess

import pytest

import accessibility
import conftest
import extremes
import pages
import validity
from test_every_page import WIDER

PAGES = {
    "full": [
        "/", "/articles/titre/", "/articles/un-mot/", "/articles/tout/", "/articles/decision/", "/articles/arabe/", "/articles/paye/",
        "/auteurs/long/", "/auteurs/court/", "/auteurs/", "/categories/categorie/", "/tags/mot-cle-n-1/", "/404.html",
    ],
    "none": ["/", "/archives/", "/auteurs/long/", "/404.html"],
    "one": ["/", "/articles/a000/", "/archives/"],
    "three": ["/"],
    "many": ["/", "/page/9/", "/archives/", "/categories/categorie-1/", "/auteurs/long/"],
    "brand": ["/", "/articles/decision/", "/articles/titre/"],
}
SITES = {
    "full": extremes.files("full", title="Le blog interminable de l’anticonstitutionnellement long"),
    "none": extremes.files(0),
    "one": extremes.files(1),
    "three": extremes.files(3),
    "many": extremes.files(200),
    "brand": extremes.files("full", theme="regate"),
}
EVERY = [(site, path) for site, paths in PAGES.items() for path in paths]


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The sites, built."""
    generator = pages.CHECKOUT / ".build/release/feuillet"
    assert generator.exists(), "no generator in .build/release: run “make site” first"
    root = tmp_path_factory.mktemp("extremes")
    for name, files in SITES.items():
        for path, text in files.items():
            file = root / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        command = [generator, "build", "--site", root / name, "--output", root / "built" / name, "--now", "2026-11-01"]
        built = subprocess.run(command, capture_output=True, text=True)
        assert built.returncode == 0, built.stdout + built.stderr
    return root / "built"


@pytest.fixture(scope="module")
def tabs_of(sites, contexts):
    """A tab on each site."""
    servers, made = [], {}
    for name in SITES:
        servers.append(conftest.serve(sites / name))
        made[name] = conftest.Tab(contexts(reduced_motion="reduce"), next(servers[-1]))
    yield made
    for tab in made.values():
        tab.close()
    for server in servers:
        next(server, None)


@pytest.fixture(scope="module", params=EVERY, ids=lambda each: each[0] + each[1])
def opened(request, tabs_of):
    site, path = request.param
    tabs_of[site].open(path).wait_for_load_state("load")
    return tabs_of[site]


def test_an_extreme_page_loads_without_complaint(opened):
    assert opened.problems == []


def test_an_extreme_page_never_scrolls_sideways(opened):
    for width in (320, 390, 768, 1024, 1440):
        opened.page.set_viewport_size({"width": width, "height": 900})
        assert opened.page.evaluate(WIDER) == [], f"at {width} px"


# Each page that differs in what there is; of the sites that differ in how much, the home page.
SEEN = [path for path in PAGES["full"] if path not in ("/articles/un-mot/", "/auteurs/court/", "/auteurs/", "/404.html")]


@pytest.mark.parametrize("site, path", [(site, path) for site, path in EVERY if path in (SEEN if site == "full" else ["/"])])
def test_axe_finds_nothing_on_an_extreme_page(tabs_of, site, path):
    assert accessibility.violations(tabs_of[site].open(path)) == []


def test_extreme_pages_are_valid(sites):
    # The brand has the templates of papier.
    assert [problem for site in ("full", "none", "three") for problem in validity.problems(sites / site)] == []


def test_links_of_extreme_pages_lead_somewhere(sites):
    for site in SITES:
        assert validity.broken_links(sites / site) == []
