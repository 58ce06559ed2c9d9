"""What holds on every page of the site, whatever it says."""

import pytest

import pages

every_page = pytest.mark.parametrize("path", pages.all_pages())


@pytest.fixture(scope="module", params=pages.all_pages())
def loaded(request, tabs):
    """A page, loaded once for all that is only looked at; pytest runs the tests page by page."""
    tab = tabs()
    tab.open(request.param).wait_for_load_state("load")
    return tab


def test_there_are_pages_of_every_kind():
    kinds = {pages.kind(path) for path in pages.all_pages()}
    assert {"home", "article", "author", "authors", "archives", "categories", "tags", "page", "404"} <= kinds


def test_redirections_lead_to_pages(tab):
    for path in pages.redirections():
        tab.open(path).wait_for_url(lambda url: url != tab.origin + path)
        assert tab.problems == [], path


def test_loads_without_complaint_and_from_here_alone(loaded):
    """What the policy of the page refuses is a complaint, too."""
    assert loaded.problems == []


def test_states_its_policy_before_anything_that_it_governs(loaded):
    first = loaded.page.locator("head > :is(style, script, link, meta[http-equiv])").first
    assert first.get_attribute("http-equiv") == "Content-Security-Policy"
    assert first.get_attribute("content").startswith("default-src 'self'")


def test_keeps_nothing_and_runs_nothing_inline(loaded):
    page = loaded.page
    assert page.context.cookies() == []
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    assert page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
             .filter(a => a.name === 'style' || a.name.startsWith('on')).map(a => e.outerHTML.slice(0, 120)))"""
    ) == []
    assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0


# What sticks out to the right although nothing around it scrolls.
WIDER = """() => {
  const width = document.documentElement.clientWidth
  const scrolls = e => { for (; e && e !== document.body; e = e.parentElement)
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true; return false }
  return document.documentElement.scrollWidth <= width ? [] :
    [...document.body.querySelectorAll('*')].filter(e =>
      e.getBoundingClientRect().right > width + 1 && !scrolls(e)).map(e => e.outerHTML.slice(0, 120))
      .concat(['scrollWidth ' + document.documentElement.scrollWidth])
}"""


def test_never_scrolls_sideways(loaded):
    page = loaded.page
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) == [], f"at {width} px"


def test_headings_form_an_outline(loaded):
    page = loaded.page
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert levels[0] == 1
    for before, after in zip(levels, levels[1:]):
        assert after <= before + 1, f"a heading of level {after} follows one of level {before}"


def test_landmarks_are_there_once_and_named(loaded):
    page = loaded.page
    for selector in ("body > header", "main", "body > footer"):
        assert page.locator(selector).count() == 1, selector
    names = page.evaluate(
        """() => [...document.querySelectorAll('nav')].map(n => n.getAttribute('aria-label')
             ?? document.getElementById(n.getAttribute('aria-labelledby'))?.innerText)"""
    )
    assert all(names) and len(names) == len(set(names)), names


def test_ids_are_unique(loaded):
    ids = loaded.page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert sorted(ids) == sorted(set(ids))


def test_images_have_a_text_for_those_who_cannot_see_them(loaded):
    page = loaded.page
    assert page.locator("img:not([alt])").count() == 0
    assert page.evaluate("() => [...document.images].filter(i => i.loading !== 'lazy' && !i.naturalWidth).length") == 0


@every_page
def test_says_the_same_without_scripts(tabs, path):
    # But for what a script adds and takes nothing away with: the questions above a decision.
    text = "() => { document.querySelectorAll('[data-enhanced]').forEach(e => e.remove()); return document.body.innerText }"
    assert tabs(java_script_enabled=True).open(path).evaluate(text) == tabs(java_script_enabled=False).open(
        path
    ).evaluate(text)


def test_every_link_into_the_site_leads_somewhere(loaded):
    """The fragments, too; that the target exists is asked of the files, not of the server."""
    links = loaded.page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)")
    for link in {link for link in links if link.startswith(loaded.origin)}:
        address, _, fragment = link.removeprefix(loaded.origin).partition("#")
        file = pages.OUTPUT / (address[1:] + "index.html" if address.endswith("/") else address[1:])
        assert file.is_file(), link
        if fragment:
            assert f'id="{fragment}"' in file.read_text("utf-8"), link
