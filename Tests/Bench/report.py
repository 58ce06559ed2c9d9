"""The report of a session: Markdown, in French."""

import dataclasses
import json
import os
import platform
from datetime import date

import french
from session import CORES, FLOOR, HUGO, HUGO_RELATED
from targets import BUILD, EDITED, STYLE, UNCHANGED, preview_targets, targets

PROGRAMS = (FLOOR, BUILD, UNCHANGED, EDITED, STYLE, HUGO, HUGO_RELATED)


def table(heads, rows):
    """A Markdown table: the first column of text, the others of numbers."""
    lines = ["| " + " | ".join(heads) + " |", "| :-- |" + " --: |" * (len(heads) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def costs(readings, articles):
    rows = []
    for program in PROGRAMS:
        mine = (program, articles)
        runs = len(readings.of(*mine))
        if runs:
            rows.append([
                program, str(runs), french.seconds(readings.wall(*mine)),
                french.seconds(readings.median("user", *mine)), french.seconds(readings.median("system", *mine)),
                french.mebibytes(readings.memory(*mine)),
                french.times(readings.ratio("wall", mine, (FLOOR, articles))),
                french.times(readings.ratio("wall", mine, (BUILD, articles))),
                french.times(readings.ratio("cpu", mine, (BUILD, articles))),
            ])
    heads = ["Programme", "Tours", "Durée (min.)", "Utilisateur (méd.)", "Système (méd.)", "Mémoire (pic)",
             "Durée ÷ plancher", "Durée ÷ Feuillet", "Processeur ÷ Feuillet"]
    return table(heads, rows)


def contents(session, articles):
    keys = {"files": "Fichiers", "bytes": "Taille", "articles": "Pages d’article", "related": "Avec articles liés",
            "feeds": "Flux", "sitemap": "Plan du site"}
    rows = []
    for program in PROGRAMS:
        counts = session.counts.get((program, articles))
        if counts:
            rows.append([program] + [
                "–" if key not in counts
                else french.mebibytes(counts[key]) if key == "bytes" else french.number(counts[key]) for key in keys])
    return table(["Sortie", *keys.values()], rows)


def stages(readings):
    sizes = [articles for articles in readings.sizes() if readings.stages(BUILD, articles)]
    named = {articles: readings.stages(BUILD, articles) for articles in sizes}
    names = list(dict.fromkeys(name for articles in sizes for name in named[articles]))
    rows = [[name] + [french.seconds(named[articles].get(name)) for articles in sizes] for name in names]
    return table(["Étape (médiane)"] + [f"{french.number(articles)} articles" for articles in sizes], rows)


def aims(readings, previews):
    words = {True: "tenue", False: "dépassée", None: ""}
    rows = [[target.what, target.limit, target.measured, words[target.held]] for target in targets(readings) + preview_targets(previews)]
    return table(["Cible", "Limite", "Mesuré", ""], rows) if rows else "Aucune pour ces nombres d’articles."


def _cores(count):
    return f"{count} cœurs" if count <= CORES else f"{count} cœurs, dont {CORES} servent"


def conditions(readings, hugo_version):
    loads = [reading.load for reading in readings.all]
    cores = os.cpu_count() or 1
    said = [f"Le {date.today().isoformat()}, {platform.system()} {platform.machine()}, {_cores(cores)}."]
    if hugo_version:
        said.append(f"Hugo {hugo_version}.")
    said.append(f"Charge au début des mesures : de {french.number(min(loads), 1)} à {french.number(max(loads), 1)}.")
    if max(loads) > cores:
        said.append("**La machine était partagée** : les durées sont trop longues ; "
                    "les rapports et le temps de processeur disent davantage.")
    said.append("Les programmes alternent, chacun dans un dossier neuf ; les rapports sont la médiane des tours, "
                "pris deux à deux.")
    return " ".join(said)


def markdown(session, templates, hugo_version):
    readings = session.readings
    parts = ["# Vitesse et mémoire", conditions(readings, hugo_version), "## Cibles", aims(readings, session.previews)]
    for articles in readings.sizes():
        parts += [f"## {french.number(articles)} articles", costs(readings, articles), contents(session, articles)]
    parts += ["## Étapes de Feuillet", stages(readings)]
    if templates:
        parts += ["## Modèles seuls", f"```text\n{templates}\n```"]
    if session.problems:
        parts += ["## Ce qui manque dans les sorties", "\n".join(f"- {problem}." for problem in session.problems)]
    return "\n\n".join(parts) + "\n"


def raw(session):
    """Every reading, for another program to compare."""
    return json.dumps([dataclasses.asdict(reading) for reading in session.readings.all],
                      ensure_ascii=False, indent=1) + "\n"
