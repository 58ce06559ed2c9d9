"""The runs of a session, in turn, each into a new folder, and what the folders held."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import corpora
import outputs
from folders import Folders
from places import WORK
from readings import Reading, Readings
from targets import BUILD, EDITED, FLOOR, HUGO_RELATED, STYLE, UNCHANGED

HUGO = "Hugo, sans articles liés"
# The two cores for which the targets are stated, and the floor's two processes.
CORES = 2


class Failed(Exception):
    """A program that did not end well; the sentence says which and how."""


class Session:
    def __init__(self, generator, floor, hugo):
        self.generator, self.floor, self.hugo = generator, floor, hugo
        self.readings = Readings()
        self.folders = Folders()
        # (program, articles) → the counts of its output, and the sentences about what it lacks.
        self.counts: dict = {}
        self.problems: list[str] = []
        # articles → what preview.py found.
        self.previews: dict = {}
        # articles → what the generator says it wrote in the first round: every other must give the same bytes.
        self._written: dict = {}
        # (round, articles) → the folder that our generator wrote, and the number of its pages.
        self._built: dict = {}

    def run_round(self, number, articles, hugo_without, hugo_with):
        """One run of each program on one size, into new folders."""
        self._run_feuillet(number, articles)
        if self.floor:
            self._run_floor(number, articles)
        if self.hugo and hugo_without:
            self._run_hugo(number, articles, with_related=False)
        if self.hugo and hugo_with:
            self._run_hugo(number, articles, with_related=True)

    def _run_feuillet(self, number, articles):
        site, output = corpora.make_site(articles), self.folders.new()
        shutil.rmtree(site / ".feuillet", ignore_errors=True)
        summary = self._measure(number, articles, BUILD, self._build(site, output))
        self._built[number, articles] = output, summary["pages"]
        if articles not in self._written:
            outputs.write_manifest(output, _manifest(articles))
            settings = corpora.settings()
            self._inspect(BUILD, articles, outputs.inspect_feuillet(
                output, articles, corpora.categories(site), settings["address"], settings["feed_size"]))
        bytes_of_all = (output / ".feuillet.json").read_bytes()
        if self._written.setdefault(articles, bytes_of_all) != bytes_of_all:
            self._complain(BUILD, articles, "deux tours n’ont pas écrit les mêmes octets")

    def rebuild(self, number, articles):
        """Builds again over what a round wrote: as it is, then with one article more to read, then with another style,
        which changes every page. After all the rounds, since writing over files frees others, and a disk is slow after
        that."""
        site, (output, pages) = corpora.make_site(articles), self._built[number, articles]
        command = self._build(site, output)
        # The cache is that of another round's folder.
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
        again = self._measure(number, articles, UNCHANGED, command)
        if again["written"] or again["removed"]:
            self._complain(UNCHANGED, articles, f"{again['written']} fichiers écrits au lieu d’aucun")

        former = corpora.change_article(site, number)
        try:
            edited = self._measure(number, articles, EDITED, command)
        finally:
            corpora.restore_article(former)
        self._note(EDITED, articles, {"files": edited["written"]})

        corpora.change_style(site, number)
        try:
            restyled = self._measure(number, articles, STYLE, command)
        finally:
            corpora.restore_style(site)
        # Every page and its style sheet; a page that stayed as it was would name a sheet that is gone.
        if restyled["written"] < pages:
            self._complain(STYLE, articles, f"{restyled['written']} fichiers récrits pour {pages} pages")
        self._note(STYLE, articles, {"files": restyled["written"]})

    def _build(self, site, output):
        return [self.generator, "build", "--site", site, "--output", output, "--now", corpora.NOW,
                "--jobs", CORES, "--format", "json"]

    def _run_floor(self, number, articles):
        site, output, manifest = corpora.make_site(articles), self.folders.new(), _manifest(articles)
        self._measure(number, articles, FLOOR, [self.floor, site / "content" / "articles", manifest, output])
        if (FLOOR, articles) not in self.counts:
            self._inspect(FLOOR, articles, outputs.inspect_floor(output, manifest))

    def _run_hugo(self, number, articles, with_related):
        name = HUGO_RELATED if with_related else HUGO
        site, output = corpora.make_hugo_site(articles), self.folders.new()
        command = [self.hugo, "--quiet", "--noBuildLock", "--source", site, "--destination", output,
                   "--clock", corpora.NOW + "T00:00:00Z"]
        environment = {"HUGO_CACHEDIR": str(WORK / "hugo-cache"), "GOMAXPROCS": str(CORES),
                       "HUGO_NUMWORKERMULTIPLIER": str(CORES), "HUGO_PARAMS_RELATED": str(with_related).lower()}
        self._measure(number, articles, name, command, environment)
        if (name, articles) not in self.counts:
            self._inspect(name, articles, outputs.inspect_hugo(output, articles, with_related))

    def _measure(self, number, articles, program, command, environment=None):
        """Runs a command and keeps what it cost. Returns the summary that our generator prints, nothing for others."""
        printed, errors = WORK / "standard-output", WORK / "standard-error"
        # What earlier runs left to be written must not be written during this one.
        os.sync()
        load = os.getloadavg()[0]
        measure = [sys.executable, "-I", "-S", Path(__file__).with_name("measure.py"), printed, errors, *command]
        done = subprocess.run([str(part) for part in measure], check=True, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, **(environment or {})})
        cost = json.loads(done.stdout)
        if cost.pop("status") != 0:
            said = errors.read_text(errors="replace") + printed.read_text(errors="replace")
            raise Failed(f"{program}, {articles} articles : échec\n{said.strip()[-1500:]}")
        summary = json.loads(printed.read_text())["summary"] if command[0] == self.generator else {}
        reading = Reading(program, articles, number, load=load, stages=summary.get("stages", {}), **cost)
        self.readings.add(reading)
        print(f"  {program} : {reading.wall:.2f} s, processeur {reading.cpu:.2f} s, "
              f"{reading.memory / 1024 / 1024:.0f} Mio (charge {load:.1f})", flush=True)
        return summary

    def _inspect(self, program, articles, inspection):
        counts, problems = inspection
        self._note(program, articles, counts)
        for problem in problems:
            self._complain(program, articles, problem)

    def _note(self, program, articles, counts):
        self.counts[program, articles] = counts

    def _complain(self, program, articles, problem):
        sentence = f"{program}, {articles} articles : {problem}"
        if sentence not in self.problems:
            self.problems.append(sentence)


def _manifest(articles):
    return WORK / f"manifest-{articles}"
