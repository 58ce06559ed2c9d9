"""What stands around an article, where only a browser can tell: what is seen, what fits, where links lead."""

import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

import pages

ARTICLES = [path for path in pages.all_pages() if pages.kind(path) == "article"]


@pytest.mark.parametrize("path", ARTICLES)
def test_what_machines_are_told_is_what_is_seen(tab, path):
    page = tab.open(path)
    graph = json.loads(page.locator('script[type="application/ld+json"]').text_content())["@graph"]
    posting = next(node for node in graph if node["@type"] == "BlogPosting")
    assert posting["headline"] == page.locator("h1").text_content()
    times = [time.get_attribute("datetime") for time in page.locator(".byline time").all()]
    assert {posting["datePublished"], posting["dateModified"]} == set(times)
    assert [author["name"] for author in posting["author"]] == page.locator(".byline .author").all_inner_texts()
    assert posting["description"] == page.locator("meta[name=description]").get_attribute("content")
    assert posting["mainEntityOfPage"] == page.locator("link[rel=canonical]").get_attribute("href")


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_is_sent_without_scripts(tab, path):
    page = tab.open(path)
    address = page.locator("link[rel=canonical]").get_attribute("href")
    mail, network, own = [link.get_attribute("href") for link in page.locator("nav.partage a").all()]
    assert unquote(parse_qs(urlsplit(mail).query)["subject"][0]) == page.locator("h1").text_content()
    assert parse_qs(urlsplit(mail).query)["body"] == [address] == parse_qs(urlsplit(network).query)["url"]
    assert own == address


@pytest.mark.parametrize("path", [path for path in ARTICLES if "insecable" in pages.source(path)])
def test_a_verb_keeps_its_pronoun_on_the_narrowest_screen(tab, path):
    page = tab.open(path, 320)
    for span in page.locator(".insecable").all():
        assert span.evaluate("e => e.getClientRects().length") == 1


def test_the_lost_are_shown_the_way(tab):
    page = tab.open("/404.html")
    assert page.locator(".sommaire a").count() == 3
    assert page.locator(".rubriques a").count() > 0
    assert page.locator(".erratum a").last.get_attribute("href").endswith("/contact/")
