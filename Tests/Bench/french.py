"""Numbers as they are written in French: a comma, and a narrow no-break space between thousands and before units."""

NARROW = "\u202f"
MIB = 1024 * 1024


def number(value, decimals=0):
    return f"{value:,.{decimals}f}".replace(",", NARROW).replace(".", ",")


def seconds(value):
    """Two decimals under ten seconds, one above: no measure here is finer."""
    return "–" if value is None else number(value, 2 if value < 9.995 else 1) + NARROW + "s"


def mebibytes(value):
    return "–" if value is None else number(value / MIB, 1 if value < 10 * MIB else 0) + NARROW + "Mio"


def times(value):
    """A ratio."""
    return "–" if value is None else "×" + NARROW + number(value, 2 if value < 9.995 else 1)
