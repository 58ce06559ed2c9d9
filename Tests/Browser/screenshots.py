"""Pictures of the main pages for people to look at, in .screenshots/: `make screenshots`.

Each page at 390 and 1280 px, light and dark, as a whole and as the first screen alone. Addresses of other pages
may be given.
"""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import conftest
import pages

FOLDER = pages.CHECKOUT / ".screenshots"


def main(only):
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    chromium = subprocess.run([Path(__file__).parent / "chromium.sh"], capture_output=True, text=True).stdout.strip()
    server = conftest.serve(pages.OUTPUT)
    origin = next(server)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(locale="fr-FR", reduced_motion="reduce")
        for path in only or pages.main_pages():
            name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "accueil"
            for width, height in ((390, 844), (1280, 900)):
                for scheme in ("light", "dark"):
                    page.set_viewport_size({"width": width, "height": height})
                    page.emulate_media(color_scheme=scheme)
                    page.goto(origin + path)
                    # The second load has the font of titles at hand, as a reader's second page has.
                    page.goto(origin + path)
                    file = f"{name[:60]}-{width}-{scheme}"
                    page.screenshot(path=FOLDER / f"{file}.png", full_page=True)
                    page.screenshot(path=FOLDER / f"{file}-ecran.png")
        browser.close()
    next(server, None)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(pages.CHECKOUT)}/")


if __name__ == "__main__":
    main(sys.argv[1:])
