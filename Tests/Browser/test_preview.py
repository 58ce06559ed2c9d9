"""The preview as editors have it open all day: real files, real saves, a real browser, and never a page loaded anew."""

import itertools
import os
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

import pages

GENERATOR = Path(os.environ.get("FEUILLET_PROGRAM", pages.CHECKOUT / ".build/release/feuillet"))
RESOURCES = pages.CHECKOUT / "Sources/Preview/Resources"
PARAGRAPHS = "\n\n".join(f"Paragraphe {number}. " + "Un barème se lit en entier. " * 8 for number in range(30))
ARTICLE = """---
title: Choisir son barème
slug: bareme
date: 2026-01-02
description: Un essai.
---

Le début du texte.

:::decision[Quelle solution ?]{#choix}
| Si vous avez… | Recommandation |
| --- | --- |
| Une équipe | Interne |
| Peu de temps | Agence |
:::

<details><summary>Le détail</summary>Caché.</details>

## Une section

%s

## La fin

La dernière phrase « du texte » : fin !
""" % PARAGRAPHS
SITE = {
    "site.yml": "title: Essais\nbaseURL: https://essais.example\ndefaultAuthor: lea\n",
    "authors/lea.md": "---\nname: Léa Martin\n---\n",
    "authors/paul.md": "---\nname: Paul Durand\n---\n",
    "articles/bareme.md": ARTICLE,
    "articles/autre.md": "---\ntitle: Un autre\nslug: autre\ndate: 2026-01-03\nauthor: paul\ncategory: Mesure\n"
                         "description: Un autre essai.\n---\nVoir [le barème](bareme.md).\n",
    "articles/noel.md": "---\ntitle: Pour Noël\nslug: noel\ndate: 2026-12-24 09:30\ndescription: Essai.\n---\nBientôt.\n",
    "articles/brouillon.md": "---\ntitle: En chantier\nslug: brouillon\ndraft: true\n---\n\nDeux mots.\n",
    "articles/perime.md": "---\ntitle: Les soldes\nslug: soldes\ndate: 2026-01-04\nexpires: 2026-02-01\n"
                          "description: Essai.\n---\nFini.\n",
}


class Preview:
    """A site in a folder of its own, and `feuillet serve` on it."""

    def __init__(self, site):
        self.site = site
        self.port = 0
        self.process = None
        for path, text in SITE.items():
            self.save(path, text)

    def start(self):
        environment = {**os.environ, "LC_ALL": "fr_FR.UTF-8", "FEUILLET_THEMES": str(pages.CHECKOUT / "themes")}
        self.process = subprocess.Popen(
            [GENERATOR, "serve", "--site", self.site, "--port", str(self.port), "--now", "2026-11-22"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        self.origin = self.process.stdout.readline().split("http://")[1].split("/")[0]
        self.port = int(self.origin.split(":")[1])
        self.origin = "http://" + self.origin
        return self

    def stop(self):
        self.process.kill()
        self.process.wait()

    def path(self, path):
        return self.site / path if path.startswith("themes/") else self.site / "content" / path

    def save(self, path, text):
        """As editors save: a file beside it, then a rename."""
        file = self.path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        other = file.with_name(f".{file.name}.swp")
        other.write_text(text, "utf-8")
        other.rename(file)


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    if not GENERATOR.exists():
        pytest.skip("no generator in .build/release: run “make site” first")
    preview = Preview(tmp_path_factory.mktemp("apercu")).start()
    yield preview
    preview.stop()


@pytest.fixture(scope="module")
def context(contexts):
    context = contexts(reduced_motion="reduce", permissions=("clipboard-read", "clipboard-write"))
    yield context


class Window:
    """A page of the preview that counts how often it was loaded."""

    def __init__(self, context, preview):
        self.preview = preview
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.problems = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: message.type in ("error", "warning")
                     and "ERR_" not in message.text and "404" not in message.text
                     and self.problems.append(message.text))

    def open(self, path="/articles/bareme/"):
        self.page.goto(self.preview.origin + path)
        self.page.evaluate("() => { window.mark = 'same' }")
        if not path.startswith("/_feuillet/"):
            self.bar.locator(".f-toggle").wait_for()
        return self

    @property
    def bar(self):
        return self.page.locator(".f-bar")

    @property
    def overlay(self):
        return self.page.locator(".f-overlay")

    def shows(self, text, selector="body"):
        self.page.wait_for_function(
            "([text, selector]) => document.querySelector(selector)?.textContent.includes(text)", arg=[text, selector])
        return self

    def stayed(self):
        """No full load since the page was opened, and nothing went wrong."""
        assert self.page.evaluate("() => window.mark") == "same"
        assert self.page.evaluate("() => sessionStorage['feuillet-reloads']") is None
        assert self.problems == []


@pytest.fixture
def windows(context, preview):
    made = []

    def window():
        made.append(Window(context, preview))
        return made[-1]

    yield window
    for each in made:
        each.page.close()
    for path, text in SITE.items():
        if not preview.path(path).exists() or preview.path(path).read_text("utf-8") != text:
            preview.save(path, text)


@pytest.fixture
def window(windows):
    return windows()


def changed(old, new, text=ARTICLE):
    assert old in text
    return text.replace(old, new)


def select(page):
    """Selects the word « dernière »."""
    page.evaluate("""() => { const text = [...document.querySelectorAll('article p')].find(
        p => p.textContent.startsWith('La dernière')).firstChild
      getSelection().setBaseAndExtent(text, 3, text, 11) }""")


# What a change leaves alone


def test_a_saved_text_appears_and_all_else_stays(window, preview):
    page = window.open().page
    page.get_by_role("checkbox", name="Peu de temps").check()
    page.get_by_role("checkbox", name="Peu de temps").focus()
    page.locator("details").evaluate("e => { e.open = true }")
    heading = page.get_by_role("heading", name="La fin")
    heading.evaluate("e => scrollTo({ top: e.getBoundingClientRect().top + scrollY - 300, behavior: 'instant' })")
    select(page)
    top = heading.bounding_box()["y"]
    preview.save("articles/bareme.md", changed("Le début du texte.", "Le début, revu.\n\n" + "Un ajout. " * 300))
    window.shows("Le début, revu.")
    assert abs(heading.bounding_box()["y"] - top) <= 1
    assert page.evaluate("() => String(getSelection())") == "dernière"
    assert page.locator("details").evaluate("e => e.open")
    assert page.get_by_role("checkbox", name="Peu de temps").is_checked()
    assert page.evaluate("() => document.activeElement.parentNode.textContent.trim()") == "Peu de temps"
    window.stayed()


def test_a_selection_inside_the_changed_paragraph_stays(window, preview):
    page = window.open().page
    select(page)
    preview.save("articles/bareme.md", changed("fin !", "la toute fin !"))
    window.shows("la toute fin")
    assert page.evaluate("() => String(getSelection())") == "dernière"
    window.stayed()


def test_the_widget_follows_its_table(window, preview):
    page = window.open().page
    page.get_by_role("checkbox", name="Une équipe").check()
    preview.save("articles/bareme.md", changed("| Peu de temps | Agence |", "| Peu de temps | Agence |\n| Rien | Attendre |"))
    page.get_by_role("checkbox", name="Rien").wait_for()
    assert page.get_by_role("checkbox", name="Une équipe").is_checked()
    assert page.locator("tr[data-on]").count() == 1
    window.stayed()


def test_head_and_new_blocks_come_along(window, preview):
    page = window.open("/articles/autre/").page
    assert page.locator("figure.decision").count() == 0
    text = SITE["articles/autre.md"].replace("Un autre\n", "Tout autre\n") + ARTICLE[ARTICLE.index(":::d"):ARTICLE.index("<details")]
    preview.save("articles/autre.md", text)
    page.get_by_role("checkbox", name="Une équipe").check()
    assert page.title().startswith("Tout autre")
    assert page.locator("head meta[property='og:title']").get_attribute("content") == "Tout autre"
    assert page.locator("tr[data-on]").count() == 1
    window.stayed()


def test_styles_are_swapped_and_never_missing(window, preview):
    page = window.open().page
    page.evaluate("""() => { window.bare = 0; const look = () => {
      if (getComputedStyle(document.querySelector('h1')).fontFamily.startsWith('"Times')) window.bare++
      requestAnimationFrame(look) }; look() }""")
    path = "themes/papier/styles/tokens.css"
    tokens = (pages.CHECKOUT / path).read_text("utf-8")
    try:
        preview.save(path, tokens + "\n:root { --essai: 1 }\n")
        style = "getComputedStyle(document.documentElement).getPropertyValue('--essai')"
        page.wait_for_function(f"() => {style} === '1'")
        preview.save(path, tokens)
        page.wait_for_function(f"() => {style} === ''")
    finally:
        preview.path(path).unlink()
    assert page.evaluate("() => window.bare") == 0
    window.stayed()


# Several windows, pages that go, servers that end


def test_two_tabs_follow_each_its_page(windows, preview):
    first, second = windows().open(), windows().open("/")
    preview.save("articles/bareme.md", changed("Choisir son barème", "Choisir le barème").replace("Le début", "Au début"))
    first.shows("Au début")
    second.shows("Choisir le barème")
    first.stayed()
    second.stayed()


def test_a_page_that_goes_says_so_and_comes_back(window, preview):
    page = window.open().page
    gone = page.locator(".f-gone")
    preview.path("articles/bareme.md").unlink()
    gone.wait_for()
    assert page.get_by_role("heading", name="Choisir son barème").is_visible()
    preview.save("articles/bareme.md", changed("Le début", "Le retour"))
    window.shows("Le retour du texte")
    gone.wait_for(state="hidden")
    preview.save("articles/bareme.md", changed("slug: bareme", "slug: nouveau"))
    gone.get_by_role("link", name="/articles/nouveau/").wait_for()
    window.stayed()


def test_a_page_that_was_never_there_appears(window, preview):
    page = window.open("/articles/neuf/").page
    page.locator(".f-gone").wait_for()
    preview.save("articles/neuf.md", changed("slug: bareme", "slug: neuf"))
    window.shows("Le début du texte", "article")
    page.locator(".f-gone").wait_for(state="hidden")
    preview.path("articles/neuf.md").unlink()


def test_the_server_may_end_and_come_back(window, preview):
    page = window.open().page
    preview.stop()
    page.locator(".f-lost").wait_for()
    preview.save("articles/bareme.md", changed("Le début", "Entre-temps, le début"))
    preview.start()
    window.shows("Entre-temps")
    # Another run may bring another script: the one reason to load the page anew.
    assert page.evaluate("() => sessionStorage['feuillet-reloads']") == "1"


def test_a_window_that_slept_catches_up(window, preview):
    page = window.open().page
    page.context.set_offline(True)
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.locator(".f-lost").wait_for()
    preview.save("articles/bareme.md", changed("Le début", "Au réveil, le début"))
    page.context.set_offline(False)
    window.shows("Au réveil")
    page.locator(".f-lost").wait_for(state="hidden")
    window.stayed()


def test_a_checkout_of_500_files(window, preview):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments], cwd=preview.site,
                       check=True, capture_output=True)

    folder = preview.site / "content/articles/lot"
    folder.mkdir()
    try:
        git("init", "-q", "-b", "un")
        for number in range(500):
            (folder / f"a{number}.md").write_text(
                f"---\ntitle: Lot {number}\nslug: lot-{number}\ndate: 2025-01-02\ndescription: D.\n---\nPremier état.\n", "utf-8")
        git("add", "-A")
        git("commit", "-qm", "un")
        git("checkout", "-qb", "deux")
        for file in folder.iterdir():
            file.write_text(file.read_text("utf-8").replace("Premier", "Second"), "utf-8")
        git("commit", "-qam", "deux")
        window.open("/articles/lot-7/").shows("Second état", "article")
        git("checkout", "-q", "un")
        window.shows("Premier état", "article")
        window.stayed()
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        subprocess.run(["rm", "-rf", preview.site / ".git"], check=True)


# What is wrong


@pytest.mark.parametrize("broken, message", [
    (changed("date: 2026-01-02", "date: 2 janvier"), "date"),
    (changed(":::decision[", ":::decisoin["), "decisoin"),
])
def test_what_is_wrong_lies_over_the_last_good_page(window, preview, broken, message):
    page = window.open().page
    preview.save("articles/bareme.md", broken)
    problem = window.overlay.locator(".f-problem").first
    problem.wait_for()
    assert message in problem.inner_text()
    assert "^" in problem.locator(".f-caret").inner_text()
    place = problem.locator(".f-place .f-copy")
    assert place.inner_text().startswith("content/articles/bareme.md:")
    place.click()
    assert page.evaluate("() => navigator.clipboard.readText()") == place.inner_text()
    assert "dernière bonne version" in window.overlay.inner_text()
    assert page.evaluate("() => document.documentElement.hasAttribute('data-feuillet-stale')")
    assert page.get_by_text("Le début du texte.").count() == 1
    preview.save("articles/bareme.md", changed("Le début", "Réparé, le début"))
    window.shows("Réparé")
    window.overlay.wait_for(state="detached")
    assert not page.evaluate("() => document.documentElement.hasAttribute('data-feuillet-stale')")
    window.stayed()


def test_a_broken_template_too(window, preview):
    window.open()
    preview.save("themes/papier/partials/footer.mustache", "<p>{{site.titre}}</p>")
    try:
        window.overlay.get_by_text("titre").first.wait_for()
        assert "themes/papier/partials/footer.mustache:1" in window.overlay.inner_text()
    finally:
        preview.path("themes/papier/partials/footer.mustache").unlink()
    window.overlay.wait_for(state="detached")
    window.stayed()


# The bar


def test_the_bar_says_where_a_draft_stands(window):
    page = window.open("/articles/brouillon/").page
    assert "Brouillon" in window.bar.locator(".f-toggle").inner_text()
    assert "2\u00a0mots" in window.bar.locator(".f-toggle").inner_text()
    page.keyboard.press("Alt+b")
    panel = window.bar.locator(".f-panel")
    assert panel.is_visible()
    assert "Deux mots." in panel.locator(".f-result").inner_text()
    source = panel.get_by_role("button", name="content/articles/brouillon.md")
    source.click()
    assert page.evaluate("() => navigator.clipboard.readText()") == "content/articles/brouillon.md:7"
    page.reload()
    panel.wait_for()
    page.keyboard.press("Alt+b")
    assert not panel.is_visible()
    page.emulate_media(media="print")
    assert not window.bar.locator(".f-toggle").is_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("path, state", [
    ("/articles/bareme/", "Publié"), ("/articles/noel/", "Programmé le 24\u00a0décembre 2026 à 9\u00a0h\u00a030"),
    ("/articles/soldes/", "Expiré depuis le 1er\u00a0février 2026"),
])
def test_the_bar_names_the_state(window, path, state):
    assert state in window.open(path).bar.locator(".f-toggle").inner_text()


def test_the_source_is_copied_with_the_line_that_is_read(window):
    page = window.open().page
    window.bar.locator(".f-toggle").click()
    page.get_by_role("heading", name="La fin").evaluate("e => e.scrollIntoView({ behavior: 'instant' })")
    window.bar.locator("[data-source]").click()
    line = ARTICLE.split("\n").index("## La fin") + 1
    assert page.evaluate("() => navigator.clipboard.readText()") == f"content/articles/bareme.md:{line}"
    window.bar.locator(".f-toggle").click()


def test_no_break_spaces_are_shown_also_in_what_changes(window, preview):
    page = window.open().page
    count = "() => ['wide', 'narrow'].map(name => CSS.highlights.get('feuillet-' + name)?.size ?? 0)"
    assert page.evaluate(count) == [0, 0]
    window.bar.locator(".f-toggle").click()
    window.bar.get_by_role("switch").check()
    before = page.evaluate(count)
    assert sum(before) > 0
    preview.save("articles/bareme.md", changed("Le début", "Le « début"))
    window.shows("Le «")
    preview.save("articles/bareme.md", changed("Le début du texte.", "Le\u00a0début\u202f!"))
    window.shows("Le\u00a0début\u202f!")
    page.wait_for_function("([f, before]) => eval(f)()[0] > before[0] && eval(f)()[1] > before[1]", arg=[count, before])
    window.bar.get_by_role("switch").uncheck()
    window.bar.locator(".f-toggle").click()
    assert page.evaluate(count) == [0, 0]
    window.stayed()


# The desk


def test_the_desk_shows_articles_months_and_what_blocks(window, preview):
    page = window.open("/_feuillet/?mois=2026-12").page
    window.shows("Rien ne s’y oppose")
    assert page.locator("#etat-draft").is_visible()
    cell = page.locator("#calendrier td", has=page.locator("time[datetime='2026-12-24']"))
    assert "Pour Noël" in cell.inner_text()
    page.get_by_role("link", name="janvier 2027").click()
    page.locator("caption", has_text="janvier 2027").wait_for()
    page.get_by_label("Auteur").select_option("Paul Durand")
    page.get_by_role("button", name="Filtrer").click()
    assert page.locator("#articles tbody tr").all_inner_texts()[0].startswith("Un autre")
    assert page.locator("#articles tbody tr").count() == 1
    page.locator("caption", has_text="janvier 2027").wait_for()
    page.get_by_role("link", name="Tout montrer").click()
    assert page.locator("#articles tbody tr").count() == 5
    page.evaluate("() => { window.mark = 'same' }")
    preview.save("articles/autre.md", SITE["articles/autre.md"].replace("(bareme.md)", "(baremes.md)"))
    window.shows("Rien ne serait publié")
    group = page.locator(".f-group", has_text="Un autre")
    assert "baremes.md" in group.inner_text()
    assert "content/articles/autre.md:9:" in group.inner_text()
    preview.save("articles/autre.md", SITE["articles/autre.md"])
    window.shows("Rien ne s’y oppose")
    window.stayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(window, preview, scheme):
    page = window.page
    page.emulate_media(color_scheme=scheme)

    def check(name):
        violations = Axe().run(page).response["violations"]
        assert [f"{name}: {v['id']}: {n['html'][:160]}" for v in violations for n in v["nodes"]] == []

    window.open()
    window.bar.locator(".f-toggle").click()
    check("barre")
    preview.save("articles/bareme.md", changed(":::decision[", ":::decisoin["))
    window.overlay.wait_for()
    check("erreur")
    window.bar.locator(".f-toggle").click()
    window.open("/_feuillet/?mois=2026-12")
    check("redaction")
    preview.save("articles/bareme.md", ARTICLE)
    window.shows("Rien ne s’y oppose")


# The morph by itself, and what never leaves the preview


def test_a_page_becomes_any_other(tab):
    sources = [pages.source(path) for path in pages.telling_pages()[:12]]
    tab.open("/404.html").evaluate(
        f"() => {{ {(RESOURCES / 'morph.js').read_text('utf-8')}; globalThis.morphed = (a, b, knows) => {{"
        """const bare = html => parse(html.replace(/<script[^]*?<\\/script>/g, ''))
        const [live, before, after] = [bare(a), bare(a), bare(b)]
        morphAttributes(live.body, (knows ? before : live).body, after.body)
        const work = newWork()
        morphChildren(live.body, (knows ? before : live).body, after.body, work)
        for (const node of work.leaving) node.remove()
        return live.body.outerHTML === after.body.outerHTML } }""")
    for (first, second), knows in itertools.product(itertools.permutations(sources, 2), [True, False]):
        assert tab.page.evaluate("([a, b, knows]) => morphed(a, b, knows)", [first, second, knows])


def test_nothing_of_the_preview_is_published(preview, tmp_path):
    subprocess.run([GENERATOR, "build", "--drafts", "--site", preview.site, "--output", tmp_path / "o", "--now", "2026-11-22"],
                   check=True, capture_output=True,
                   env={**os.environ, "FEUILLET_THEMES": str(pages.CHECKOUT / "themes")})
    written = [path for path in (tmp_path / "o").rglob("*") if path.is_file()]
    assert any(path.name == "index.html" for path in written)
    assert [path for path in written if b"_feuillet" in path.read_bytes() or b"f-bar" in path.read_bytes()] == []
    assert not (preview.site / "Output").exists()
