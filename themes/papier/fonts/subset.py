#!/usr/bin/env python3
"""Makes titre.woff2, the face of titles, from Vollkorn Medium: `make font` runs it when the font is to change.

usage: subset.py VOLLKORN-MEDIUM.TTF TITRE.WOFF2

Needs fonttools and brotli. The site itself needs neither: the result is committed.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# Western European text, the French ligatures, quotation marks, dashes, fixed spaces, arrows.
CHARACTERS = (
    "20-7E,A0-FF,152,153,178,2010,2011,2013,2014,2018-201A,201C-201E,2026,202F,2030,20AC,2116,2190,2192,2212"
)
FEATURES = ["kern", "liga", "ccmp", "locl", "lnum", "pnum", "smcp", "c2sc"]


def main(source, result):
    # The date of the file stays that of the source, so that the same source gives the same bytes.
    font = TTFont(source, recalcTimestamp=False)
    # Vollkorn's narrow no-break space is as wide as a word space: it takes the width of the thin space, as
    # French typography wants it before ; ! and ?
    for table in font["cmap"].tables:
        if 0x202F in table.cmap:
            table.cmap[0x202F] = table.cmap[0x2009]
    options = subset.Options(
        layout_features=FEATURES, flavor="woff2", hinting=False, desubroutinize=True, name_IDs=[0, 1, 2, 13, 14]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    subset.save_font(font, result, options)
    print(f"{result}: {len(open(result, 'rb').read())} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
