"""The speed and memory that the generator aims at, on two cores, beside what was measured. Nothing here fails a run:
a machine may be slow, or shared."""

from dataclasses import dataclass

import french
from readings import MIB

BUILD = "Feuillet"
STYLE = "Feuillet, style changé"
UNCHANGED = "Feuillet, rien de changé"
EDITED = "Feuillet, un article changé"
FLOOR = "Plancher"
HUGO_RELATED = "Hugo, avec articles liés"


@dataclass(frozen=True)
class Target:
    what: str
    limit: str
    measured: str
    # None where there is no limit to be held to, only a value to be read.
    held: "bool | None"


def _seconds(readings, what, program, articles, limit):
    value = readings.wall(program, articles)
    return Target(what, "≤ " + french.seconds(limit), french.seconds(value), value <= limit) if value else None


def _memory(readings, what, articles, limit):
    value = readings.memory(BUILD, articles)
    return Target(what, "≤ " + french.mebibytes(limit), french.mebibytes(value), value <= limit) if value else None


def _growth(readings, small, large):
    """Three times the articles should cost three times as much: of processors, of wall clock, of memory. Of the wall
    clock that can be said only where it holds for the disk, which the floor tells."""
    costs = [(BUILD, "cpu", "processeur"), (BUILD, "wall", "durée"), (FLOOR, "wall", "durée du plancher"),
             (BUILD, "memory", "mémoire")]
    found = []
    for program, quantity, name in costs:
        value = readings.ratio(quantity, (program, large), (program, small))
        if value:
            what = f"De {french.number(small)} à {french.number(large)} articles : {name}"
            found.append(Target(what, "linéaire : " + french.times(large / small), french.times(value), None))
    return found


def _milliseconds(value):
    return french.number(value) + french.NARROW + "ms"


def preview_targets(previews):
    """What editors wait for, of each size that was measured."""
    found = []
    for articles, start, median, late in ((1_000, 1, 60, 120), (10_000, 4, 100, 200)):
        preview = previews.get(articles)
        if not preview:
            continue
        title = f"Aperçu, {french.number(articles)} articles"
        times = sorted(preview["latencies"])
        for what, limit, value in (("médiane", median, times[len(times) // 2]),
                                   ("95 %", late, times[len(times) * 95 // 100])):
            found.append(Target(f"{title}, de l’enregistrement à l’écran : {what}", "≤ " + _milliseconds(limit),
                                _milliseconds(value), value <= limit))
        found.append(Target(f"{title}, démarrage", "≤ " + french.seconds(start), french.seconds(preview["start"]),
                            preview["start"] <= start))
        _, tenth, whole = preview["memory"]
        found.append(Target(f"{title}, mémoire", "≤ " + french.mebibytes(500 * MIB), french.mebibytes(whole),
                            whole <= 500 * MIB))
        found.append(Target(f"{title}, mémoire après dix fois plus d’éditions", "égale", french.times(whole / tenth),
                            whole <= tenth * 1.1))
        found.append(Target(f"{title}, processeur au repos", "< 0,5\u202f%",
                            french.number(preview["idle"] * 100, 1) + french.NARROW + "%", preview["idle"] < 0.005))
    return found


def _times(readings, what, limit, above, below, at_most):
    """How many times as long one program takes as another, in the same run."""
    value = readings.ratio("wall", above, below)
    if not value:
        return None
    sign = "≤ " if at_most else "≥ "
    return Target(what, sign + french.times(limit), french.times(value), value <= limit if at_most else value >= limit)


def targets(readings):
    """Each target whose size was measured."""
    cold = "articles, dossier neuf, sans cache"
    found = [
        _times(readings, f"10\u202f000 {cold} : durée face au plancher", 1.6, (BUILD, 10_000), (FLOOR, 10_000), True),
        _times(readings, f"10\u202f000 {cold} : Hugo avec articles liés face à nous", 15,
               (HUGO_RELATED, 10_000), (BUILD, 10_000), False),
        _times(readings, f"1\u202f000 {cold} : Hugo avec articles liés face à nous", 8,
               (HUGO_RELATED, 1_000), (BUILD, 1_000), False),
        _memory(readings, f"10\u202f000 {cold} : mémoire", 10_000, 200 * MIB),
        _seconds(readings, "10\u202f000 articles, rien de changé : durée", UNCHANGED, 10_000, 0.25),
        _seconds(readings, "10\u202f000 articles, un article changé : durée", EDITED, 10_000, 0.4),
        _times(readings, f"100\u202f000 {cold} : durée face à 10\u202f000", 11, (BUILD, 100_000), (BUILD, 10_000), True),
        _memory(readings, f"100\u202f000 {cold} : mémoire", 100_000, 1.2 * 1024 * MIB),
    ]
    return ([target for target in found if target] + _growth(readings, 10_000, 30_000)
            + _growth(readings, 10_000, 100_000))
