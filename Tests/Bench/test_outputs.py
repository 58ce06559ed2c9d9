import tempfile
import unittest
from pathlib import Path

import outputs

ARTICLE = """<article data-slug="a"><p class="byline"><span class="reading-time">1 min</span></p>
<nav class="toc"></nav><section class="bio"></section><aside class="cta"></aside><aside class="related"></aside>
<script type="application/ld+json">{}</script></article></html>"""
ADDRESS = "https://blog.exemple.fr"


def feed(entries, words="mot " * 200):
    content = f'<entry><content type="html">{words}</content></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{content * entries}</feed>'


def sitemap(*paths):
    places = "".join(f"<url><loc>{ADDRESS}/{path}</loc></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'


class OutputsTests(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name) / "site"
        self.write("articles/a/index.html", ARTICLE)
        self.write("articles/b/index.html", ARTICLE)
        self.write("index.html", "</html>")
        self.write("feed.xml", feed(2))
        self.write("categories/mesure/feed.xml", feed(1))
        self.write("sitemap.xml", sitemap("", "articles/a/", "articles/b/"))

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def problems(self):
        return outputs.inspect_feuillet(self.folder, 2, 1, ADDRESS, feed_size=20)[1]

    def test_a_whole_output_has_no_problem(self):
        counts, problems = outputs.inspect_feuillet(self.folder, 2, 1, ADDRESS, feed_size=20)
        self.assertEqual(problems, [])
        self.assertEqual((counts["articles"], counts["related"], counts["feeds"], counts["sitemap"]), (2, 2, 2, 3))
        self.assertEqual(counts["files"], 6)

    def test_a_missing_article_is_told(self):
        (self.folder / "articles/b/index.html").unlink()
        problems = self.problems()
        self.assertEqual(problems[0], "1 pages d’article au lieu de 2")
        self.assertIn("le plan du site nomme 1 pages qui n’existent pas, dont articles/b/index.html", problems)

    def test_a_page_without_its_biography_is_told(self):
        self.write("articles/b/index.html", ARTICLE.replace('class="bio"', ""))
        self.assertEqual(self.problems(), ["« la biographie » : dans 1 pages d’article sur 2"])

    def test_a_page_cut_short_is_told(self):
        self.write("articles/b/index.html", ARTICLE[:-7])
        self.assertEqual(self.problems(), ["« la fin de la page » : dans 1 pages d’article sur 2"])

    def test_only_few_pages_may_lack_related_articles(self):
        self.write("articles/b/index.html", ARTICLE.replace("related", ""))
        self.assertEqual(self.problems(), [])
        self.write("articles/a/index.html", ARTICLE.replace("related", ""))
        self.assertEqual(self.problems(), ["« les articles liés » : dans 0 pages d’article sur 2"])

    def test_a_feed_without_the_text_of_its_articles_is_told(self):
        self.write("feed.xml", feed(2, words="court"))
        self.assertEqual(self.problems(), ["feed.xml : 2 entrées, dont 0 avec leur texte"])

    def test_a_feed_that_is_missing_or_short_is_told(self):
        (self.folder / "categories/mesure/feed.xml").unlink()
        self.write("feed.xml", feed(1))
        self.assertEqual(self.problems(), ["1 flux au lieu de 2", "feed.xml : 1 entrées, dont 1 avec leur texte"])

    def test_a_sitemap_without_an_article_is_told(self):
        self.write("sitemap.xml", sitemap("", "articles/a/"))
        self.assertEqual(self.problems(), ["le plan du site nomme 1 articles au lieu de 2"])

    def test_a_sitemap_in_parts_names_what_its_parts_name(self):
        parts = "".join(f"<sitemap><loc>{ADDRESS}/sitemap-{number}.xml</loc></sitemap>" for number in (1, 2))
        self.write("sitemap.xml", f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>')
        self.write("sitemap-1.xml", sitemap("", "articles/a/"))
        self.write("sitemap-2.xml", sitemap("articles/b/"))
        self.assertEqual(self.problems(), [])
        self.write("sitemap-2.xml", sitemap("articles/c/"))
        self.assertEqual(self.problems(), ["le plan du site nomme 1 pages qui n’existent pas, dont articles/c/index.html"])

    def test_the_floor_must_write_the_files_of_the_list(self):
        manifest = self.folder.parent / "manifest"
        outputs.write_manifest(self.folder, manifest)
        self.assertEqual(outputs.inspect_floor(self.folder, manifest)[1], [])
        self.write("index.html", "plus long que prévu")
        self.assertEqual(outputs.inspect_floor(self.folder, manifest)[1],
                         ["les fichiers écrits ne sont pas ceux de la liste"])

    def test_hugo_without_related_articles_must_write_none(self):
        self.assertEqual(outputs.inspect_hugo(self.folder, 2, True)[1], [])
        self.assertEqual(outputs.inspect_hugo(self.folder, 2, False)[1],
                         ["des articles liés, alors qu’ils étaient désactivés"])
