"""Where everything is: the checkout, the kit of the benchmark, and the ignored folder that holds what it makes."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
KIT = Path(os.environ.get("FEUILLET_BENCH") or CHECKOUT.parent / "shared" / "bench")
# Ignored by git. One folder for all of it, so that every program writes to the disk that it reads from.
WORK = CHECKOUT / ".build-bench"
OUTPUTS = WORK / "outputs"
REPORT = WORK / "report"


def kit_is_there():
    return (KIT / "make_corpus.py").is_file()
