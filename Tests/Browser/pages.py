"""The pages of Output/, by kind."""

import os
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
OUTPUT = Path(os.environ.get("FEUILLET_OUTPUT", CHECKOUT / "Output"))
MODEL = "/articles/internaliser-ou-externaliser-la-gestion-de-votre-programme-d-affiliation/"
REDIRECTION = '<meta http-equiv="refresh"'


def kind(path):
    """What a page is, by its address."""
    if path == "/":
        return "home"
    if path == "/404.html":
        return "404"
    parts = path.strip("/").split("/")
    if parts[0] == "articles" and len(parts) == 2:
        return "article"
    if parts[0] == "auteurs":
        return "author" if len(parts) == 2 else "authors"
    if parts[0] in ("archives", "categories", "tags"):
        return parts[0]
    return "page" if len(parts) == 1 else "more of " + parts[0]


def all_pages():
    """The address of every page that is there to be read, sorted."""
    return [path for path in all_files() if REDIRECTION not in source(path)]


def redirections():
    """The addresses that only lead to another."""
    return [path for path in all_files() if REDIRECTION in source(path)]


def all_files():
    files = sorted(OUTPUT.glob("**/*.html"))
    return ["/" + file.relative_to(OUTPUT).as_posix().removesuffix("index.html") for file in files]


def telling_pages():
    """Enough pages to see everything once: one of each kind, and each page with a CSS class or an element that
    none before it of its kind has. What costs a second a page is done on these."""
    seen, chosen = {}, []
    for path in all_pages():
        html = source(path)
        features = {word for names in re.findall(r'class="([^"]*)"', html) for word in names.split()}
        features |= set(re.findall(r"<([a-z][a-z0-9]*)", html))
        known = seen.setdefault(kind(path), set())
        if not features <= known or not known:
            chosen.append(path)
            known |= features
    return chosen


def main_pages():
    """One page of each kind, in order; of the articles the model one, which compares three ways to run a
    programme with a decision widget."""
    return list({kind(path): path for path in [*reversed(all_pages()), MODEL]}.values())[::-1]


def source(path):
    """The HTML of a page, as it was written."""
    return (OUTPUT / (path[1:] + "index.html" if path.endswith("/") else path[1:])).read_text("utf-8")
