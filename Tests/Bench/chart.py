"""The chart of a session: horizontal bars, durations and memory, one group for each size. SVG written by hand; it
follows the reader's light or dark mode."""

from xml.sax.saxutils import escape

import french
from session import FLOOR, HUGO, HUGO_RELATED
from targets import BUILD, STYLE

BARS = ((FLOOR, "floor"), (BUILD, "ours"), (STYLE, "ours pale"), (HUGO, "hugo"), (HUGO_RELATED, "hugo"))
WIDTH = 800
NAMES = 190  # where the bars begin
PANEL = 215  # the longest bar
SECOND = 515  # where the second panel begins
ROW = 24
GROUP = 46  # above the bars of a group: its title

STYLE_SHEET = """
text { font: 13px system-ui, sans-serif; fill: #24211c; }
.title { font-size: 17px; font-weight: 700; }
.group { font-weight: 700; }
.quiet { fill: #625b50; }
.floor { fill: #8a8378; }
.ours { fill: #a3261b; }
.pale { opacity: .6; }
.hugo { fill: #2f6690; }
.axis { stroke: #24211c; stroke-opacity: .3; }
.ground { fill: #fffdf7; }
@media (prefers-color-scheme: dark) {
  text { fill: #ece6da; }
  .quiet { fill: #aca394; }
  .floor { fill: #8f8779; }
  .ours { fill: #e9705f; }
  .hugo { fill: #6fa8d6; }
  .axis { stroke: #ece6da; }
  .ground { fill: #16130f; }
}
"""


def text(x, y, words, kind="", anchor="start"):
    return f'<text x="{x:g}" y="{y:g}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def bar(x, y, value, largest, kind, label):
    """A bar and its value. A panel has one scale for each group: the shortest bars stay visible as a line."""
    length = max(1.5, PANEL * value / largest)
    return (f'<rect x="{x}" y="{y:g}" width="{length:.1f}" height="{ROW - 8}" rx="2" class="{kind}"/>'
            + text(x + length + 6, y + 12.5, label))


def group(readings, articles, top):
    """The bars of one size, and where the next group begins."""
    measured = [(name, kind, readings.wall(name, articles), readings.memory(name, articles)) for name, kind in BARS
                if readings.of(name, articles)]
    longest, largest = max(row[2] for row in measured), max(row[3] for row in measured)
    parts = [text(24, top + 30, f"{french.number(articles)} articles", "group")]
    y = top + GROUP
    parts += [f'<path d="M{x} {y - 4:g}v{len(measured) * ROW:g}" class="axis"/>' for x in (NAMES - 1, SECOND - 1)]
    for name, kind, wall, memory in measured:
        parts.append(text(NAMES - 10, y + 12.5, name, anchor="end"))
        parts.append(bar(NAMES, y, wall, longest, kind, french.seconds(wall)))
        parts.append(bar(SECOND, y, memory, largest, kind, french.mebibytes(memory)))
        y += ROW
    return parts, y


def description(readings):
    """The same in words, for who does not see the chart."""
    said = []
    for articles in readings.sizes():
        values = ", ".join(
            f"{name} {french.seconds(readings.wall(name, articles))} et "
            f"{french.mebibytes(readings.memory(name, articles))}"
            for name, _ in BARS if readings.of(name, articles))
        said.append(f"{french.number(articles)} articles : {values}.")
    return " ".join(said)


def svg(readings):
    parts, y = [], 58
    for articles in readings.sizes():
        drawn, y = group(readings, articles, y)
        parts += drawn
    height = y + 36
    heading = "Construire le site : durée et mémoire"
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
        f'height="{height:g}" role="img" aria-labelledby="titre description" lang="fr">',
        f'<title id="titre">{heading}</title>',
        f'<desc id="description">{escape(description(readings))}</desc>',
        f"<style>{STYLE_SHEET}</style>",
        f'<rect width="{WIDTH}" height="{height:g}" class="ground"/>',
        text(24, 34, heading, "title"),
        text(NAMES, 64, "Durée, la plus courte", "quiet"),
        text(SECOND, 64, "Mémoire, le pic", "quiet"),
    ]
    foot = text(24, height - 14, "Chaque groupe a son échelle. Le plancher : lire, passer dans cmark, écrire.", "quiet")
    return "\n".join([*head, *parts, foot, "</svg>"]) + "\n"
