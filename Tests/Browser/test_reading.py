"""How a person reads the site: by keyboard, by night, on paper, with a screen reader."""

import pytest

import accessibility
import pages

telling = pytest.mark.parametrize("path", pages.telling_pages())
one_of_each_kind = pytest.mark.parametrize(
    "path", list({pages.kind(path): path for path in reversed(pages.telling_pages())}.values())
)
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@telling
def test_axe_finds_nothing(tab, path):
    tab.open(path)
    assert accessibility.violations(tab.page) == []


@one_of_each_kind
def test_the_first_tab_skips_to_the_content(tab, path):
    page = tab.open(path)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#page_contenu"
    box = focused.bounding_box()
    assert box["y"] >= 0 and box["x"] >= 0, "the skip link shows when it has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "() => !document.activeElement.closest('body > header') || !!document.activeElement.closest('main')"
    ), "the next Tab goes into the content"


@one_of_each_kind
@schemes
def test_focus_is_always_visible(tabs, path, scheme):
    page = tabs(color_scheme=scheme).open(path)
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement
              if (!e || e === document.body) return null
              const s = getComputedStyle(e), box = e.getBoundingClientRect()
              return { html: e.outerHTML.slice(0, 120), outline: s.outlineStyle !== 'none' ? parseFloat(s.outlineWidth) : 0,
                       seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight } }"""
        )
        if state is None:
            return
        assert state["outline"] >= 2, state["html"]
        assert state["seen"], state["html"]


@one_of_each_kind
def test_paper_shows_the_text_and_no_machinery(tabs, path):
    page = tabs(color_scheme="dark").open(path)
    page.emulate_media(media="print")
    try:
        for selector in (".evitement", ".masthead nav", ".toc", ".pied nav"):
            for element in page.locator(selector).all():
                assert not element.is_visible(), f"{selector} is printed"
        assert page.locator("h1").is_visible()
        ground, ink = page.evaluate(
            "() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color] }"
        )
        assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF-")
    finally:
        page.emulate_media(media="screen")


@one_of_each_kind
def test_text_grows_to_twice_its_size_without_scrolling_sideways(tab, path):
    page = tab.open(path, 1280)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@one_of_each_kind
def test_links_are_large_enough_to_be_touched(tab, path):
    """24 px, or alone in a line of text: WCAG 2.2, 2.5.8."""
    page = tab.open(path, 390)
    small = page.evaluate(
        """() => [...document.querySelectorAll('nav a, .button, summary')].filter(e => {
             const b = e.getBoundingClientRect(); return b.height && b.height < 24 }).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_what_is_not_there_gets_the_page_that_says_so(tabs):
    tab = tabs()
    page = tab.open("/articles/il-n-y-a-rien/ici")
    assert page.locator("h1").inner_text() == tab.open("/404.html").locator("h1").inner_text()
    tab.open("/articles/il-n-y-a-rien/ici")
    assert [problem for problem in tab.problems if "il-n-y-a-rien" not in problem and "404 (" not in problem] == []
