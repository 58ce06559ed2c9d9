"""The two sites of each size, of the same articles: ours, and Hugo's in its own format. Made once, then kept."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from places import CHECKOUT, KIT, WORK

SEED = 1
# Later than the newest article of the kit, so that each of them is published whatever the day.
NOW = "2026-11-01"
THEME_FILE = "themes/papier/styles/tokens.css"

SITE = """\
title: {title}
baseURL: {address}
description: {description}
defaultOffer: consultation
pageSize: {page_size}
feedSize: {feed_size}
"""

OFFER = """\
---
title: Envie d’aller plus loin ?
button: Réserver une consultation
url: https://rendez-vous.exemple.fr/30min
duration: 30 minutes
---

Venez avec une question précise : nous regardons **vos chiffres** ensemble, et vous repartez avec un avis.
"""


def hugo_settings(toml):
    """The values of Hugo's site that ours must share for the outputs to be comparable."""

    def value(key):
        found = re.search(rf'^\s*{key}\s*=\s*(?:"([^"]*)"|(\d+))', toml, re.MULTILINE)
        if not found:
            raise ValueError(f"hugo.toml says nothing about {key}")
        return found.group(1) or found.group(2)

    return {
        "title": value("title"),
        "address": value("baseURL").rstrip("/"),
        "description": value("description"),
        "page_size": int(value("pagerSize")),
        "feed_size": int(value("limit")),
    }


def settings():
    return hugo_settings((KIT / "hugo-site" / "hugo.toml").read_text(encoding="utf-8"))


def _digest_of_kit():
    """What a kept site depends on: a site made from another kit, or by other code of ours, is made again."""
    digest = hashlib.sha256()
    layouts = sorted(path for path in (KIT / "hugo-site").rglob("*") if path.is_file())
    for path in [KIT / "make_corpus.py", Path(__file__), *layouts]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _make(articles, form, complete):
    """The folder of a site, made anew unless a whole one of the same kit is there."""
    folder = WORK / "sites" / f"{form}-{articles}"
    stamp = folder / "made-from"
    digest = _digest_of_kit()
    if stamp.is_file() and stamp.read_text() == digest:
        return folder
    print(f"Corpus de {articles} articles ({form})…", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, KIT / "make_corpus.py", "--articles", articles, "--seed", SEED]
    command += ["--format", form, "--out", folder]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    complete(folder)
    # Last: a run that is stopped half-way leaves no stamp.
    stamp.write_text(digest)
    return folder


def make_site(articles):
    """Our site, without any override of the theme."""

    def complete(folder):
        (folder / "content" / "site.yml").write_text(SITE.format(**settings()), encoding="utf-8")
        offers = folder / "content" / "offers"
        offers.mkdir()
        (offers / "consultation.md").write_text(OFFER, encoding="utf-8")

    folder = _make(articles, "neutral", complete)
    restore_style(folder)
    return folder


def make_hugo_site(articles):
    def complete(folder):
        shutil.copytree(KIT / "hugo-site", folder, dirs_exist_ok=True)

    return _make(articles, "hugo", complete)


def warm(folder):
    """Reads every file of a site, so that the first program of a session does not pay for the disk alone."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


def change_style(site, number):
    """Overrides one style sheet of the theme in the site. Each number gives another sheet, so another address of it,
    which every page bears."""
    override = site / THEME_FILE
    override.parent.mkdir(parents=True, exist_ok=True)
    original = (CHECKOUT / THEME_FILE).read_text(encoding="utf-8")
    override.write_text(f"{original}\n:root {{ --banc: {number}; }}\n", encoding="utf-8")


def restore_style(site):
    shutil.rmtree(site / "themes", ignore_errors=True)


def change_article(site, number):
    """Adds a sentence to one article. Gives its file and what it held."""
    articles = sorted((site / "content" / "articles").glob("*.md"))
    file = articles[len(articles) // 2]
    text = file.read_bytes()
    file.write_bytes(text + f"\nUne phrase de plus sur la rémunération des éditeurs, la {number}.\n".encode())
    return file, text


def restore_article(former):
    file, text = former
    file.write_bytes(text)


def categories(site):
    """How many categories the articles of a site of ours name."""
    found = set()
    for article in (site / "content" / "articles").iterdir():
        with article.open(encoding="utf-8") as lines:
            found.add(next(line for line in lines if line.startswith("category:")))
    return len(found)
