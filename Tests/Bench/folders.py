"""The new folder of each run. All are kept until the session ends: for some minutes after a deletion ext4 looks at
each inode that it freed before it gives it again, and a run that follows one takes twice the processor time."""

import shutil
import time

from places import OUTPUTS, WORK

# How long ext4 spares what was deleted, in seconds: the minute, and the five that it allows for the disk.
RECENT = 360
# More than either generator writes for an article, listings included.
BYTES_AN_ARTICLE = 25_000


class Folders:
    def __init__(self):
        self._made = 0
        # Nothing of an earlier session that was stopped is in it, nor has to be deleted first.
        self._session = OUTPUTS / f"{time.time_ns()}"

    def new(self):
        """The path of a folder that does not exist yet, on the disk of the sources."""
        self._session.mkdir(parents=True, exist_ok=True)
        self._made += 1
        return self._session / str(self._made)


def remove_all():
    """Deletes what every session wrote, this one included."""
    if OUTPUTS.is_dir():
        shutil.rmtree(OUTPUTS, ignore_errors=True)
        _mark().touch()


def were_removed_recently(now):
    """Whether an earlier session deleted its folders so short a time ago that it slows this one down."""
    return _mark().is_file() and now - _mark().stat().st_mtime < RECENT


def is_room_for(articles_written):
    """Whether the disk has room for the outputs of so many articles, all runs together."""
    return shutil.disk_usage(WORK).free > articles_written * BYTES_AN_ARTICLE


def _mark():
    return WORK / "removed"
