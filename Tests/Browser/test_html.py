"""The files of the site, as checkers of the web see them."""

import pages
import validity


def test_every_page_is_valid():
    assert validity.problems(pages.OUTPUT) == []


def test_every_link_leads_somewhere_in_the_site():
    assert validity.broken_links(pages.OUTPUT) == []
