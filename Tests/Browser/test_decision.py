"""The questions that a decision asks above its table: what they answer, announce and remember."""

import gzip
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

import conftest
import pages

SCRIPT = pages.CHECKOUT / "themes/papier/blocks/decision/script.js"

SITE = {
    "site.yml": """title: Essais
baseURL: https://essais.example
defaultAuthor: lea
defaultOffer: echange
""",
    "authors/lea.md": "---\nname: Léa Martin\n---\n",
    "offers/echange.md": """---
title: Un échange
button: Prendre rendez-vous
url: https://rendez-vous.example/30min?lieu=visio#heure
---
Trente minutes.
""",
    "articles/simple.md": """:::decision[Quelle solution ?]{#choix}
| Si vous avez… | Recommandation |
| --- | --- |
| Une équipe | Interne |
| Peu de temps | Agence |
| Un lancement | Interne |
| Rien du tout | Attendre |
:::

## Une section

Du texte.
""",
    "articles/axes.md": """## Avant

:::decision[Qui doit s’en charger ?]
| Si vous avez… | Recommandation | Axe |
| --- | --- | --- |
| Une équipe | Garder la main | interne |
| Peu de temps | Déléguer | externe |
| Un lancement | Se faire aider | externe |
| Un doute | Faire un audit | |
:::
""",
    "articles/deux.md": """## Une section

:::decision[La première ?]{#premiere}
| Si vous avez… | Recommandation |
| --- | --- |
| Un | Alpha |
| Deux | Bêta |
:::

:::decision[La seconde ?]{#seconde}
| Si vous avez… | Recommandation |
| --- | --- |
| Un | Gamma |
| Deux | Delta |
:::
""",
    "articles/riche.md": """:::decision[Un tableau *riche* ?]
| Si vous avez… | Recommandation | |
| --- | --- | --- |
| Une **équipe** et un [lien](simple.md)[^1] | [Interne](simple.md), *peut-être*[^1] | |
| Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz | <b id="la">Là</b> ; https://suivi.example/clic?programme=48210&editeur=media | |
| {n} et $& | {liste} à $1 % | |
:::

[^1]: Une note.
""",
    "articles/long.md": ":::decision[Soixante lignes ?]\n| Si vous avez… | Recommandation | Axe |\n| --- | --- | --- |\n"
    + "".join(f"| La situation numéro {n} | La réponse {n % 9} | axe {n % 4} |\n" for n in range(60))
    + ":::\n",
    "articles/sans-offre.md": """:::decision[Sans offre ?]
| Si vous avez… | Recommandation |
| --- | --- |
| Une équipe | Interne |
| Du temps | Interne |
:::
""",
    "articles/sans-bloc.md": "Du texte.\n",
}


@pytest.fixture(scope="module")
def extremes(tmp_path_factory):
    """A blog of decisions, built and served; gives its address."""
    generator = pages.CHECKOUT / ".build/release/feuillet"
    if not generator.exists():
        pytest.skip("no generator in .build/release: run “make site” first")
    site = tmp_path_factory.mktemp("decisions")
    for path, text in SITE.items():
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if path.startswith("articles/"):
            slug = file.stem
            offer = "offer: false\n" if slug == "sans-offre" else ""
            text = (f"---\ntitle: Article {slug}\nslug: {slug}\ndate: 2026-01-02\ndescription: Essai.\n{offer}---\n"
                    + text)
        file.write_text(text, "utf-8")
    subprocess.run(
        [generator, "build", "--strict", "--site", site, "--now", "2026-11-22"],
        check=True, capture_output=True, text=True, env={"FEUILLET_THEMES": str(pages.CHECKOUT / "themes")},
    )
    yield from conftest.serve(site / "Output")


@pytest.fixture(scope="module")
def windows(contexts, extremes):
    made = {}

    def window(**options):
        key = tuple(sorted(options.items()))
        if key not in made:
            made[key] = conftest.Tab(contexts(reduced_motion="reduce", **options), extremes)
        return made[key]

    yield window
    for each in made.values():
        each.page.close()


class Widget:
    """A decision of an article, as a reader meets it."""

    def __init__(self, tab, slug, fragment="", id=None, **size):
        # Between two fragments of one page the browser would not load it again.
        tab.page.goto("about:blank")
        self.tab = tab
        self.page = tab.open(f"/articles/{slug}/{fragment}", **size)
        self.figure = self.page.locator(f"figure#{id}" if id else "figure.decision").first

    def tick(self, *situations):
        for situation in situations:
            self.box(situation).click()
        return self

    def box(self, situation):
        return self.figure.get_by_role("checkbox", name=situation, exact=True)

    @property
    def ticked(self):
        return self.figure.evaluate("e => [...e.querySelectorAll('.choix :checked')].map(b => b.parentNode.innerText.trim())")

    @property
    def recommendations(self):
        return {group.locator(".titre").inner_text(): group.locator("li").all_inner_texts()
                for group in self.figure.locator(".resultat .groupe").all()}

    @property
    def status(self):
        return self.figure.get_by_role("status").text_content()

    @property
    def heard(self):
        """What is announced once the reader has stopped for a moment."""
        self.page.wait_for_timeout(650)
        return self.status

    @property
    def marked(self):
        return [row.locator("td").first.inner_text() for row in self.figure.locator("tr[data-on]").all()]

    @property
    def fragment(self):
        return self.page.evaluate("() => location.hash")

    @property
    def category(self):
        address = self.figure.locator(".suite a").get_attribute("href")
        return re.search(r"utm_content=([^&#]*)", address)[1]


@pytest.fixture
def window(windows):
    return windows()


def open_(window, slug, fragment="", **options):
    return Widget(window, slug, fragment, **options)


# What is there


def test_without_scripts_there_is_a_table_and_nothing_else(windows):
    widget = open_(windows(java_script_enabled=False), "simple")
    visible = widget.page.evaluate(
        "() => [...document.querySelector('figure.decision').children].filter(e => e.offsetHeight).map(e => e.localName)"
    )
    assert visible == ["table"]
    assert widget.figure.locator("input, button, [role=status], .resultat").count() == 0
    assert "Prendre rendez-vous" not in widget.figure.inner_text()


def test_with_scripts_the_questions_stand_above_the_table(window):
    widget = open_(window, "simple")
    assert [child.evaluate("e => e.localName") for child in widget.figure.locator("> *").all()] == [
        "form", "div", "div", "table", "template"]
    group = widget.figure.get_by_role("group", name=re.compile("^Si vous avez…"))
    assert group.get_by_role("checkbox").count() == 4
    assert widget.ticked == [] and widget.marked == []
    assert widget.status == ""
    assert not widget.figure.locator(".resultat").is_visible()
    assert widget.figure.locator("table").is_visible()
    status = widget.figure.get_by_role("status")
    assert status.get_attribute("aria-atomic") == "true"
    assert window.problems == []


def test_an_article_without_a_decision_loads_no_script(window):
    open_(window, "sans-bloc")
    assert window.page.locator("script:not([type='application/ld+json'])").count() == 0


def test_the_script_is_small_and_touches_neither_markup_nor_storage():
    [script] = {path.read_bytes() for path in (pages.OUTPUT / "assets").glob("*.js")}
    assert len(gzip.compress(script, 9)) <= 2048
    for forbidden in (b"innerHTML", b"insertAdjacentHTML", b"outerHTML", b"document.write", b"Storage", b"cookie"):
        assert forbidden not in script


def test_the_script_says_nothing_in_french():
    code = re.sub(rb"//.*", b"", SCRIPT.read_bytes()).decode()
    assert all(character < "\x80" for character in code)


# What it answers


def test_a_situation_shows_its_recommendation_and_marks_its_row(window):
    widget = open_(window, "simple").tick("Peu de temps")
    assert widget.recommendations == {"Agence": ["Peu de temps"]}
    assert widget.marked == ["Agence"]
    row = widget.figure.locator("tr[data-on]")
    assert row.locator("th").inner_text().split() == ["Peu", "de", "temps", "✓", "votre", "choix"]
    assert widget.figure.locator(".resultat > .etiquette").text_content() == "Votre recommandation"
    widget.tick("Peu de temps")
    assert widget.recommendations == {} and widget.marked == []
    assert widget.figure.locator(".votre-choix").count() == 0


def test_recommendations_follow_the_table_and_identical_ones_are_one(window):
    widget = open_(window, "simple").tick("Rien du tout", "Un lancement", "Une équipe")
    assert list(widget.recommendations.items()) == [
        ("Interne", ["Une équipe", "Un lancement"]), ("Attendre", ["Rien du tout"])]
    assert widget.marked == ["Interne", "Interne", "Attendre"]
    assert widget.figure.locator(".resultat > .etiquette").text_content() == "Vos recommandations"


def test_the_axis_is_counted_and_a_tie_is_said(window):
    widget = open_(window, "axes").tick("Un doute")
    clues = widget.figure.locator(".indices")
    assert not clues.is_visible()
    widget.tick("Une équipe")
    assert clues.inner_text() == "1\u00a0indice pour «\u00a0interne\u00a0»."
    widget.tick("Peu de temps")
    assert clues.inner_text() == (
        "1\u00a0indice pour «\u00a0interne\u00a0», 1 pour «\u00a0externe\u00a0». Égalité\u00a0: aucune piste ne l’emporte.")
    widget.tick("Un lancement")
    assert clues.inner_text() == "2\u00a0indices pour «\u00a0externe\u00a0», 1 pour «\u00a0interne\u00a0»."


def test_all_can_be_unticked_at_once(window):
    widget = open_(window, "simple").tick("Une équipe", "Peu de temps")
    button = widget.figure.get_by_role("button", name="Tout décocher")
    button.press("Enter")
    assert widget.ticked == [] and widget.recommendations == {} and widget.fragment == ""
    assert button.evaluate("e => e === document.activeElement"), "the focus stays where it was"
    assert widget.heard == "Aucune situation cochée. Le tableau complet est affiché."


# What it announces


def test_announcements_count_in_french(window):
    widget = open_(window, "simple").tick("Une équipe")
    assert widget.status == "", "nothing is said before the reader has stopped"
    assert widget.heard == "1\u00a0situation cochée. Recommandation\u00a0: Interne."
    widget.tick("Un lancement")
    assert widget.heard == "2\u00a0situations cochées. Recommandation\u00a0: Interne."
    widget.tick("Peu de temps")
    assert widget.heard == "3\u00a0situations cochées. Recommandations\u00a0: Interne\u202f; Agence."
    widget.tick("Une équipe", "Un lancement", "Peu de temps")
    assert widget.heard == "Aucune situation cochée. Le tableau complet est affiché."


def test_only_the_last_of_quick_changes_is_announced(window):
    widget = open_(window, "simple")
    widget.page.evaluate("""() => { window.said = []
      new MutationObserver(() => said.push(document.querySelector('[role=status]').textContent))
        .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true }) }""")
    widget.tick("Une équipe", "Peu de temps", "Rien du tout")
    assert "3\u00a0situations" in widget.heard
    assert len(widget.page.evaluate("said")) == 1


# What it remembers


def test_the_choice_is_in_the_address_and_comes_back_silently(window):
    widget = open_(window, "simple").tick("Un lancement", "Une équipe")
    entries = widget.page.evaluate("() => history.length")
    assert widget.fragment == "#choix=une-equipe,un-lancement"
    widget.tick("Peu de temps")
    assert widget.page.evaluate("() => history.length") == entries, "no step of the history for a tick"
    fragment = widget.fragment
    again = open_(window, "simple", fragment)
    assert again.ticked == ["Une équipe", "Peu de temps", "Un lancement"]
    assert list(again.recommendations) == ["Interne", "Agence"]
    assert again.heard == ""
    assert again.fragment == fragment
    assert again.figure.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight }")


@pytest.mark.parametrize(
    "fragment, ticked",
    [
        ("#choix=inconnue,peu-de-temps,,<b>", ["Peu de temps"]),
        ("#choix=", []),
        ("#choix", []),
        ("#peu-de-temps", []),
        ("#choix=%E0%A4%A,une-equipe", ["Une équipe"]),
        ("#autre=1&choix=une-equipe", ["Une équipe"]),
        ("#choix=" + ",".join(["x"] * 20_000), []),
        ("#__proto__=peu-de-temps", []),
        ("#choix=Peu de temps", []),
    ],
)
def test_a_fragment_is_read_with_care(window, fragment, ticked):
    widget = open_(window, "simple", fragment)
    assert widget.ticked == ticked
    assert window.problems == []


def test_a_choice_comes_and_goes_with_the_history(window):
    widget = open_(window, "simple").tick("Une équipe")
    widget.page.evaluate("() => { location.hash = '#choix=peu-de-temps' }")
    widget.page.wait_for_function("() => document.querySelector('[value=peu-de-temps]').checked")
    assert widget.ticked == ["Peu de temps"]
    widget.page.go_back()
    widget.page.wait_for_function("() => document.querySelector('[value=une-equipe]').checked")
    assert widget.ticked == ["Une équipe"]


def test_anchors_of_sections_still_work_and_leave_the_choice_alone(window):
    widget = open_(window, "simple").tick("Une équipe")
    widget.page.evaluate("() => { location.hash = '#une-section' }")
    widget.page.wait_for_timeout(100)
    assert widget.ticked == ["Une équipe"]
    assert widget.page.locator("h2#une-section").evaluate("e => e.matches(':target')")
    row = open_(window, "simple", "#choix-peu-de-temps")
    assert row.figure.locator("tr:target").count() == 1 and row.ticked == []


def test_two_decisions_do_not_disturb_each_other(window):
    second = open_(window, "deux", id="seconde").tick("Deux")
    assert second.fragment == "#seconde=deux"
    first = Widget.__new__(Widget)
    first.page, first.figure = second.page, second.page.locator("figure#premiere")
    assert first.ticked == [] and first.recommendations == {}
    first.tick("Un")
    assert second.fragment == "#choix=un&seconde=deux"
    assert first.recommendations == {"Alpha": ["Un"]} and second.recommendations == {"Delta": ["Deux"]}
    assert "Alpha" in first.heard and "Alpha" not in second.status
    first.figure.get_by_role("button", name="Tout décocher").click()
    assert second.ticked == ["Deux"] and second.fragment == "#seconde=deux"
    again = open_(window, "deux", "#choix=un&seconde=deux,un", id="seconde")
    assert again.ticked == ["Un", "Deux"]


def test_nothing_is_kept_anywhere_else(window):
    widget = open_(window, "simple").tick("Une équipe")
    assert widget.page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert widget.page.context.cookies() == []


# The link


def test_the_link_is_copied_and_the_button_says_so_for_two_seconds(windows):
    tab = windows(permissions=("clipboard-read", "clipboard-write"))
    widget = open_(tab, "simple", "?utm_source=lettre").tick("Une équipe")
    button = widget.figure.locator(".copier")
    width = button.bounding_box()["width"]
    button.click()
    widget.page.wait_for_function("() => document.querySelector('[role=status]').textContent === 'Lien copié'")
    assert button.inner_text().strip() == "Lien copié"
    assert button.bounding_box()["width"] == width
    assert widget.page.evaluate("() => navigator.clipboard.readText()") == (
        tab.origin + "/articles/simple/#choix=une-equipe")
    widget.page.wait_for_timeout(2100)
    assert button.inner_text().strip() == "Copier le lien de ma sélection"


def test_where_the_clipboard_is_refused_the_link_can_be_copied_by_hand(window):
    widget = open_(window, "simple").tick("Une équipe")
    widget.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    widget.figure.locator(".copier").click()
    field = widget.figure.get_by_label("Le lien à copier")
    field.wait_for()
    assert field.input_value() == widget.page.url
    assert field.evaluate("e => e === document.activeElement && e.selectionEnd - e.selectionStart === e.value.length")
    widget.tick("Peu de temps")
    assert not field.is_visible()
    assert window.problems == []


def test_there_is_nothing_to_copy_before_a_choice(window):
    widget = open_(window, "simple")
    for button in widget.figure.get_by_role("button").all():
        assert button.get_attribute("aria-disabled") == "true"
    widget.figure.locator(".copier").click(force=True)
    assert widget.figure.locator(".lien").is_hidden() and widget.heard == ""


# The call to action


def test_the_link_to_the_offer_bears_a_category_and_no_answer(window):
    widget = open_(window, "simple").tick("Une équipe")
    assert widget.category == "decision-interne"
    widget.tick("Un lancement")
    assert widget.category == "decision-interne"
    widget.tick("Peu de temps")
    assert widget.category == "decision"
    address = widget.figure.locator(".suite a").get_attribute("href")
    assert address == (
        "https://rendez-vous.example/30min?lieu=visio&utm_source=blog&utm_medium=cta&utm_campaign=simple"
        "&utm_content=decision#heure")


def test_the_category_is_the_axis_that_has_most(window):
    widget = open_(window, "axes").tick("Une équipe")
    assert widget.category == "decision-interne"
    widget.tick("Peu de temps")
    assert widget.category == "decision"
    widget.tick("Un lancement")
    assert widget.category == "decision-externe"
    widget = open_(window, "axes").tick("Un doute")
    assert widget.category == "decision-faire-un-audit"


def test_without_an_offer_there_is_no_link(window):
    widget = open_(window, "sans-offre").tick("Une équipe")
    assert widget.recommendations == {"Interne": ["Une équipe"]}
    assert widget.figure.locator(".resultat a").count() == 0
    assert "data-suffix" not in widget.page.content()


# Whatever an author writes


def test_links_emphasis_and_notes_in_cells(window):
    widget = open_(window, "riche")
    assert widget.figure.locator("thead th").count() == 2
    widget.tick("Une équipe et un lien")
    title = widget.figure.locator(".groupe .titre")
    assert title.inner_text() == "Interne, peut-être"
    assert title.locator("a").get_attribute("href") == "/articles/simple/"
    assert widget.figure.locator("label a").count() == 0
    widget.figure.locator(".choix input").nth(1).click()
    ids = widget.page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_signs_that_mean_something_to_scripts_are_text(window):
    widget = open_(window, "riche")
    widget.figure.locator(".choix input").nth(2).click()
    assert widget.heard.endswith("Recommandation\u00a0: {liste} à $1\u00a0%.") or "{liste} à $1" in widget.heard


@pytest.mark.parametrize("slug", ["simple", "axes", "riche", "long"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_never_wider_than_the_screen(window, slug, width):
    widget = open_(window, slug, width=width)
    widget.page.evaluate("() => document.fonts.ready")
    widget.page.evaluate("() => document.querySelectorAll('.choix input').forEach(box => box.click())")
    assert widget.page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_text_twice_as_large(window):
    widget = open_(window, "axes", width=1280).tick("Une équipe", "Peu de temps")
    widget.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert widget.page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_sixty_rows_answer_at_once(window):
    widget = open_(window, "long")
    assert widget.page.evaluate("""() => { const before = performance.now()
      document.querySelectorAll('.choix input').forEach(box => box.click())
      return performance.now() - before }""") < 3000
    assert len(widget.recommendations) == 9
    again = open_(window, "long", widget.fragment)
    assert len(again.ticked) == 60


# How it is reached


def test_keyboard_alone(window):
    widget = open_(window, "simple")
    widget.figure.locator(".choix input").first.focus()
    page = widget.page
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert widget.ticked == ["Une équipe", "Un lancement"]
    page.keyboard.press("Enter")
    assert page.url.endswith("#choix=une-equipe,un-lancement"), "Enter sends nothing anywhere"
    for expected in ("checkbox", "button", "button", "link"):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        role = focused.evaluate("e => ({ INPUT: 'checkbox', BUTTON: 'button', A: 'link' })[e.tagName]")
        assert role == expected
        outline = focused.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)")
        assert outline >= 2
    assert page.locator(":focus").inner_text() == "Prendre rendez-vous"


def test_targets_are_large_enough(window):
    widget = open_(window, "simple", width=320).tick("Une équipe")
    for target in widget.figure.locator(".choix label, button, .suite a").all():
        box = target.bounding_box()
        assert box["height"] >= 24 and box["width"] >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_axe_finds_nothing_before_and_after_a_choice(windows, scheme, forced, width):
    tab = windows(color_scheme=scheme, forced_colors=forced)
    for slug in ("axes", "deux"):
        widget = open_(tab, slug, width=width)
        for _ in range(2):
            violations = Axe().run(widget.page).response["violations"]
            assert [f"{v['id']}: {n['html'][:120]}" for v in violations for n in v["nodes"]] == []
            for figure in widget.page.locator("figure.decision").all():
                figure.locator(".choix input").first.click()


def test_a_chosen_row_shows_without_colours(windows):
    widget = open_(windows(forced_colors="active"), "simple").tick("Une équipe")
    head = widget.figure.locator("tr[data-on] th")
    assert head.evaluate("e => parseFloat(getComputedStyle(e).borderInlineStartWidth)") >= 3
    assert "✓\u00a0votre choix" in head.inner_text()


def test_on_paper_the_table_with_the_ticks(windows):
    tab = windows(color_scheme="dark")
    widget = open_(tab, "simple").tick("Une équipe")
    widget.page.emulate_media(media="print")
    try:
        assert not widget.figure.locator("form").is_visible()
        assert not widget.figure.locator(".resultat").is_visible()
        assert widget.figure.locator("table").is_visible()
        assert widget.figure.locator(".votre-choix").is_visible()
    finally:
        widget.page.emulate_media(media="screen")


# How it comes


def test_a_page_that_changed_is_enhanced_again(window):
    widget = open_(window, "simple").tick("Une équipe")
    widget.page.evaluate("() => document.dispatchEvent(new Event('feuillet:morph'))")
    assert widget.figure.locator("form").count() == 1 and widget.figure.get_by_role("status").count() == 1
    assert widget.ticked == ["Une équipe"] and widget.figure.locator(".votre-choix").count() == 1
    # A new figure comes in, the rows of the old one change, and what scripts had put in is gone.
    widget.page.evaluate("""() => {
      const old = document.querySelector('figure.decision'), other = old.cloneNode(true)
      for (const e of other.querySelectorAll('[data-enhanced]')) e.remove()
      other.id = 'autre'
      for (const row of other.querySelectorAll('tr[id]')) row.id = row.id.replace('choix-', 'autre-')
      old.after(other)
      old.querySelector('tbody tr:last-child').remove()
      document.dispatchEvent(new Event('feuillet:morph')) }""")
    assert widget.figure.get_by_role("checkbox").count() == 3 and widget.ticked == ["Une équipe"]
    other = Widget.__new__(Widget)
    other.page, other.figure = widget.page, widget.page.locator("figure#autre")
    assert other.figure.get_by_role("checkbox").count() == 4 and other.ticked == [] and other.marked == []
    other.tick("Peu de temps")
    assert widget.fragment == "#choix=une-equipe&autre=peu-de-temps"
    assert window.problems == []
    widget.page.evaluate("""() => { for (const e of document.querySelectorAll('figure.decision')) e.remove()
      document.dispatchEvent(new Event('feuillet:morph')) }""")
    assert window.problems == []


SHIFT = """window.shift = 0
new PerformanceObserver(list => { for (const e of list.getEntries()) window.shift += e.value })
  .observe({ type: 'layout-shift', buffered: true })"""


@pytest.mark.parametrize("slug", ["simple", "simple/#choix=une-equipe,peu-de-temps", "deux"])
@pytest.mark.parametrize("height", [900, 2400])
def test_nothing_moves_when_the_questions_come(browser, extremes, slug, height):
    """On a slow line, with the figure on the first screen."""
    context = browser.new_context(viewport={"width": 1280, "height": height}, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.add_init_script(SHIFT)
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000})
        page.goto(f"{extremes}/articles/{slug}")
        page.wait_for_timeout(500)
        assert page.locator("figure.decision form").count() >= 1
        assert page.evaluate("shift") == 0
    finally:
        context.close()
