"""What an article is made of: the hooks that scripts and readers rely on."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

import pages

ARTICLES = [path for path in pages.all_pages() if pages.kind(path) == "article"]


def having(mark):
    """The articles whose HTML holds a text."""
    found = [path for path in ARTICLES if mark in pages.source(path)]
    assert found, f"no article holds {mark}"
    return pytest.mark.parametrize("path", found)


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_says_who_when_and_how_long(tab, path):
    page = tab.open(path)
    assert page.locator("article[data-slug]").get_attribute("data-slug") == path.split("/")[2]
    assert page.locator(".byline .author").first.is_visible()
    times = page.locator(".byline time[datetime]")
    for index in range(times.count()):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00", times.nth(index).get_attribute("datetime"))
    assert re.fullmatch(r"\d+\smin de lecture", page.locator(".byline .reading-time").inner_text())
    assert page.locator("section.bio").count() >= 1


@having('class="decision')
def test_a_decision_is_a_table_that_can_be_listened_to(tab, path):
    page = tab.open(path)
    for figure in page.locator("figure.decision").all():
        table = figure.locator("table")
        assert table.count() == 1
        assert table.locator("caption").inner_text().strip()
        columns = table.locator("thead th").count()
        assert columns in (2, 3)
        assert table.locator("thead th[scope=col]").count() == columns
        rows = table.locator("tbody tr")
        assert rows.count() > 0
        for row in rows.all():
            assert row.get_attribute("id")
            assert row.locator("th[scope=row]").count() == 1
            assert row.locator("> *").count() == columns
            assert page.locator(f"[id='{row.get_attribute('id')}']").count() == 1


@having('class="decision')
def test_the_browser_knows_rows_and_columns_of_a_decision(tab, path):
    tree = tab.open(path).locator("figure.decision table").first.aria_snapshot()
    assert tree.startswith("- table ") and "rowheader" in tree and "columnheader" in tree


@having('class="toc"')
def test_contents_lead_to_their_headings(tab, path):
    page = tab.open(path)
    page.evaluate("() => document.querySelectorAll('.toc details').forEach(d => d.open = true)")
    links = page.locator("nav.toc a")
    assert links.count() > 1
    for link in links.all():
        heading = page.locator(f"h2[id='{link.get_attribute('href')[1:]}']")
        assert heading.inner_text() == link.inner_text()
    # In order, and the last one really goes there.
    link = links.last
    link.click()
    heading = page.locator(f"[id='{link.get_attribute('href')[1:]}']")
    page.wait_for_function("id => { const b = document.getElementById(id).getBoundingClientRect();"
                           "return b.top >= -1 && b.bottom <= innerHeight }", arg=heading.get_attribute("id"))


@having('class="toc"')
def test_contents_unfold_by_keyboard_on_a_telephone(tab, path):
    page = tab.open(path, 390)
    assert not page.locator("nav.toc a").first.is_visible()
    page.locator("nav.toc summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("nav.toc a").first.is_visible()


@having('class="cta')
def test_a_call_to_action_says_where_the_reader_comes_from(tab, path):
    page = tab.open(path)
    places = []
    for button in page.locator("aside.cta a.button").all():
        assert button.is_visible() and button.inner_text().strip()
        address = urlsplit(button.get_attribute("href"))
        query = {key: value for key, [value] in parse_qs(address.query, strict_parsing=True).items()}
        assert address.scheme == "https"
        assert query["utm_source"] == "blog" and query["utm_medium"] == "cta"
        assert query["utm_campaign"] == path.split("/")[2]
        places.append(query["utm_content"])
    assert places and len(places) == len(set(places))


@having("footnote-ref")
def test_notes_lead_there_and_back(tab, path):
    page = tab.open(path)
    for reference in page.locator("sup.footnote-ref a").all():
        note = page.locator(f"[id='{reference.get_attribute('href')[1:]}']")
        back = [link.get_attribute("href") for link in note.locator("a.footnote-backref").all()]
        assert f"#{reference.get_attribute('id')}" in back


@having('class="tache"')
def test_boxes_of_a_task_list_have_a_label(tab, path):
    for box in tab.open(path).locator(".tache input").all():
        assert box.evaluate("e => e.labels.length === 1 && e.labels[0].innerText.trim() !== ''")
        assert box.is_disabled()


@having('class="related"')
def test_related_articles_are_others(tab, path):
    links = tab.open(path).locator("aside.related li > a")
    targets = [link.get_attribute("href") for link in links.all()]
    assert targets and path not in targets and len(targets) == len(set(targets))


@having('class="tableau')
def test_a_table_too_wide_can_be_scrolled_by_keyboard(tab, path):
    page = tab.open(path, 320)
    for frame in page.locator(".tableau").all():
        if frame.evaluate("e => e.scrollWidth > e.clientWidth"):
            assert frame.get_attribute("tabindex") == "0"
