#!/usr/bin/env python3
"""Times the generator, Hugo and the machine's floor in one run, in turn, and writes what it found.

usage: bench.py [--quick] [--sizes 1000,10000,30000] [--rounds 3] [--hugo-rounds 1] [--generator PROGRAM]

The table goes to standard output, and with a chart to .build-bench/report/. The exit status is 1 when an output does
not hold what it should, whatever the times: the targets are stated, never asserted.
"""

import argparse
import os
import subprocess
import sys
import time

import chart
import corpora
import folders
import programs
import report
from places import KIT, REPORT, WORK, kit_is_there
from session import Failed, Session

# Up to these sizes Hugo is timed without related articles, and with them.
HUGO_LIMIT = 10_000
HUGO_EVERY_ROUND = 1_000
# Up to this size the preview is timed.
PREVIEW_LIMIT = 10_000


def positive(text):
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"un nombre positif, pas « {text} »")
    return int(text)


def count(text):
    return 0 if text == "0" else positive(text)


def program(text):
    if not os.access(text, os.X_OK) or os.path.isdir(text):
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un programme")
    return os.path.abspath(text)


def parse_options(arguments):
    parser = argparse.ArgumentParser(prog="bench.py", description="Compare le générateur à Hugo et au plancher.")
    parser.add_argument("--quick", action="store_true", help="1 000 articles seulement")
    parser.add_argument("--sizes", type=lambda text: sorted({positive(part) for part in text.split(",")}),
                        help="nombres d’articles, séparés par des virgules (1000,10000,30000)")
    parser.add_argument("--rounds", type=positive, default=3, help="tours de chaque programme (3)")
    parser.add_argument("--hugo-rounds", type=count, default=1,
                        help="tours de Hugo avec articles liés au-delà de 1 000 articles, une minute chacun (1)")
    parser.add_argument("--generator", type=program, help="le programme à mesurer ; par défaut, celui que l’on compile ici")
    options = parser.parse_args(arguments)
    options.sizes = options.sizes or ([1_000] if options.quick else [1_000, 10_000, 30_000])
    return options


def obtain(get):
    """What `get` returns; where it cannot be had, None and a sentence."""
    try:
        return get()
    except programs.Unavailable as reason:
        print(f"Sauté (skipped) : {reason}", flush=True)
        return None


def bench_templates():
    """The lines of the small program that times the templates alone."""
    built = obtain(lambda: programs.build_product("TemplatesBench"))
    if not built:
        return ""
    return subprocess.run([built], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def articles_written(options):
    """How many articles all the runs write together, at most: two programs, and Hugo twice up to its limit."""
    return options.rounds * sum(articles * (4 if articles <= HUGO_LIMIT else 2) for articles in options.sizes)


def run_rounds(session, options):
    for number in range(1, options.rounds + 1):
        for articles in options.sizes:
            print(f"Tour {number} sur {options.rounds}, {articles} articles", flush=True)
            related = options.rounds if articles <= HUGO_EVERY_ROUND else options.hugo_rounds
            session.run_round(number, articles, hugo_without=articles <= HUGO_LIMIT,
                              hugo_with=articles <= HUGO_LIMIT and number <= related)
    for number in range(1, options.rounds + 1):
        for articles in options.sizes:
            print(f"Reconstruction {number} sur {options.rounds}, {articles} articles", flush=True)
            session.rebuild(number, articles)


def main(arguments):
    options = parse_options(arguments)
    WORK.mkdir(exist_ok=True)
    templates = bench_templates()
    if templates:
        print(templates)
    if not kit_is_there():
        print(f"Sauté (skipped) : le jeu d’essai n’est pas dans {KIT} ; donnez son dossier par FEUILLET_BENCH.")
        return 0

    if not folders.is_room_for(articles_written(options)):
        print("Pas assez de place sur le disque pour garder toutes les sorties : moins de tours (--rounds) "
              "ou d’articles (--sizes).", file=sys.stderr)
        return 1
    if folders.were_removed_recently(time.time()):
        print("Une autre comparaison vient de supprimer ses sorties : le disque en sera ralenti. "
              "Attendez six minutes pour des durées justes.", flush=True)

    try:
        generator = options.generator or programs.build_product("feuillet")
    except programs.Unavailable as reason:
        print(reason, file=sys.stderr)
        return 1
    hugo = obtain(programs.install_hugo)
    session = Session(generator, obtain(programs.compile_floor), hugo)
    for articles in options.sizes:
        corpora.warm(corpora.make_site(articles))
        if hugo and articles <= HUGO_LIMIT:
            corpora.warm(corpora.make_hugo_site(articles))
    for articles in options.sizes:
        if articles <= PREVIEW_LIMIT:
            print(f"Aperçu, {articles} articles", flush=True)
            session.previews[articles] = obtain(lambda: programs.measure_preview(
                generator, corpora.make_site(articles), corpora.NOW, 100 if options.quick else 1_000))
    try:
        run_rounds(session, options)
    except KeyboardInterrupt:
        print("\nInterrompu : rien n’est écrit.", file=sys.stderr)
        return 130
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        folders.remove_all()

    version = obtain(lambda: programs.hugo_version(hugo)) if hugo else None
    REPORT.mkdir(exist_ok=True)
    table = report.markdown(session, templates, version)
    (REPORT / "bench.md").write_text(table, encoding="utf-8")
    (REPORT / "bench.svg").write_text(chart.svg(session.readings), encoding="utf-8")
    (REPORT / "bench.json").write_text(report.raw(session), encoding="utf-8")
    print(f"\n{table}\nÉcrit dans {REPORT.relative_to(WORK.parent)}/ : bench.md, bench.svg, bench.json")
    return 1 if session.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
