"""axe on a loaded page, in every way in which it may be looked at."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
WIDTHS = (320, 768, 1440)
APPEARANCES = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
# WCAG 2.2 up to AA, and what axe calls best practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What the colours decide; the rest is the same by day and by night, and is asked once for each width.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """runOnly => axe.run(document, { runOnly, resultTypes: ['violations'] }).then(found =>
  found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 120)} (${n.failureSummary})`)))"""


def violations(page, widths=WIDTHS, appearances=APPEARANCES):
    """What axe finds wrong with the page as it stands, with where it was seen."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    # A folded list of contents hides its links from the checks.
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = []
    try:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            for appearance in appearances:
                page.emulate_media(**appearance)
                rules = TAGS if appearance == appearances[0] else COLOURS
                found += [f"{width} px, {appearance}: {violation}" for violation in page.evaluate(RUN, rules)]
    finally:
        page.emulate_media(**APPEARANCES[0])
    return found
