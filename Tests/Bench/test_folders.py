import os
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

import bench
import folders


class FoldersTests(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.work = Path(place.name)
        for name, value in (("WORK", self.work), ("OUTPUTS", self.work / "outputs")):
            patch = mock.patch.object(folders, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def test_each_run_has_a_folder_that_does_not_exist(self):
        session = folders.Folders()
        paths = {session.new() for _ in range(3)}
        self.assertEqual(len(paths), 3)
        self.assertFalse(any(path.exists() for path in paths))

    def test_a_session_does_not_write_into_the_folders_of_another(self):
        first = folders.Folders().new()
        time.sleep(0.001)
        self.assertNotEqual(first.parent, folders.Folders().new().parent)

    def test_what_was_written_goes_in_the_end_and_the_next_session_is_told(self):
        folders.remove_all()
        self.assertFalse(folders.were_removed_recently(time.time()), "nothing was there to be deleted")
        folders.Folders().new().mkdir()
        folders.remove_all()
        self.assertFalse((self.work / "outputs").exists())
        self.assertTrue(folders.were_removed_recently(time.time()))
        self.assertFalse(folders.were_removed_recently(time.time() + folders.RECENT + 1))

    def test_the_room_is_that_of_all_the_runs(self):
        self.assertEqual(bench.articles_written(bench.parse_options(["--rounds", "2"])), 2 * (4_000 + 40_000 + 60_000))
        usage = os.statvfs(self.work)
        free = usage.f_bavail * usage.f_frsize
        self.assertTrue(folders.is_room_for(1))
        self.assertFalse(folders.is_room_for(2 * free // folders.BYTES_AN_ARTICLE))
