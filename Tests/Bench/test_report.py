import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import bench
import chart
import corpora
import french
import report
from readings import MIB, Reading
from session import FLOOR, HUGO_RELATED, Session
from targets import BUILD, preview_targets


def session():
    made = Session("feuillet", "floor", "hugo")
    made.readings.add(Reading(FLOOR, 1_000, 1, 0.5, 0.4, 0.1, 9 * MIB, load=1.5))
    made.readings.add(Reading(BUILD, 1_000, 1, 1.0, 0.8, 0.2, 40 * MIB, stages={"read": 0.25}))
    made.readings.add(Reading(HUGO_RELATED, 1_000, 1, 4.0, 5.0, 1.0, 264 * MIB))
    made.counts[BUILD, 1_000] = {"files": 1769, "bytes": 21 * MIB, "articles": 1000}
    return made


class NumbersTests(unittest.TestCase):
    def test_numbers_are_written_in_french(self):
        self.assertEqual(french.number(16615), "16\u202f615")
        self.assertEqual(french.seconds(0.8), "0,80\u202fs")
        self.assertEqual(french.seconds(62.31), "62,3\u202fs")
        self.assertEqual(french.mebibytes(2267 * MIB), "2\u202f267\u202fMio")
        self.assertEqual(french.mebibytes(9.5 * MIB), "9,5\u202fMio")
        self.assertEqual(french.times(3), "×\u202f3,00")
        self.assertEqual(french.seconds(None), "–")


class ReportTests(unittest.TestCase):
    def test_a_row_gives_the_costs_and_the_ratios(self):
        rows = report.costs(session().readings, 1_000).replace("\u202f", " ").splitlines()
        self.assertEqual(rows[3], "| Feuillet | 1 | 1,00 s | 0,80 s | 0,20 s | 40 Mio | × 2,00 | × 1,00 | × 1,00 |")
        self.assertEqual(rows[4], "| Hugo, avec articles liés | 1 | 4,00 s | 5,00 s | 1,00 s | 264 Mio "
                                  "| × 8,00 | × 4,00 | × 6,00 |")

    def test_the_report_tells_what_the_outputs_lack(self):
        made = session()
        self.assertNotIn("Ce qui manque", report.markdown(made, "", None))
        made.problems.append("Feuillet, 1000 articles : 12 flux au lieu de 13")
        self.assertTrue(report.markdown(made, "", None).endswith(
            "## Ce qui manque dans les sorties\n\n- Feuillet, 1000 articles : 12 flux au lieu de 13.\n"))

    def test_the_preview_is_held_to_its_targets(self):
        preview = {"start": 0.5, "latencies": [50.0] * 40 + [130.0] * 10, "idle": 0.001,
                   "memory": [90 * MIB, 100 * MIB, 120 * MIB], "load": 1.0}
        rows = [(t.measured.replace("\u202f", " "), t.held) for t in preview_targets({1_000: preview, 10_000: None})]
        self.assertEqual(rows, [("50 ms", True), ("130 ms", False), ("0,50 s", True), ("120 Mio", True),
                                ("× 1,20", False), ("0,1 %", True)])
        made = session()
        made.previews[1_000] = preview
        self.assertIn("Aperçu, 1\u202f000 articles, démarrage", report.markdown(made, "", None))

    def test_a_busy_machine_is_told(self):
        made = session()
        self.assertNotIn("partagée", report.conditions(made.readings, None))
        made.readings.add(Reading(FLOOR, 1_000, 2, 0.5, 0.4, 0.1, 9 * MIB, load=(os.cpu_count() or 1) + 5.0))
        self.assertIn("**La machine était partagée**", report.conditions(made.readings, None))

    def test_every_reading_is_kept_for_other_programs(self):
        self.assertEqual([row["program"] for row in json.loads(report.raw(session()))],
                         [FLOOR, BUILD, HUGO_RELATED])


class ChartTests(unittest.TestCase):
    def test_the_chart_is_well_formed_and_says_its_values_in_words(self):
        root = ElementTree.fromstring(chart.svg(session().readings))
        space = "{http://www.w3.org/2000/svg}"
        self.assertEqual(root.findtext(f"{space}title"), "Construire le site : durée et mémoire")
        self.assertIn("Feuillet 1,00\u202fs et 40\u202fMio", root.findtext(f"{space}desc"))
        # Two panels of three programs, and the ground.
        self.assertEqual(len(root.findall(f"{space}rect")), 7)

    def test_the_longest_bar_fills_its_panel(self):
        widths = [float(rect.get("width")) for rect in ElementTree.fromstring(chart.svg(session().readings)).iter(
            "{http://www.w3.org/2000/svg}rect")][1:]
        self.assertEqual(max(widths), chart.PANEL)


class MeasureTests(unittest.TestCase):
    def measure(self, *command):
        with tempfile.TemporaryDirectory() as place:
            output = Path(place) / "output"
            done = subprocess.run([sys.executable, "-I", "-S", Path(bench.__file__).with_name("measure.py"), output,
                                   os.devnull, *command], check=True, stdout=subprocess.PIPE, text=True)
            return json.loads(done.stdout), output.read_text()

    def test_a_command_is_timed_and_its_output_kept(self):
        cost, output = self.measure("/bin/sh", "-c", "sleep 0.1; echo fait")
        self.assertEqual((cost["status"], output), (0, "fait\n"))
        self.assertGreaterEqual(cost["wall"], 0.1)
        self.assertLess(cost["user"] + cost["system"], 0.1)
        # The shell's own memory, not that of whoever started it.
        self.assertTrue(MIB / 2 < cost["memory"] < 30 * MIB, cost["memory"])

    def test_a_failure_is_told(self):
        self.assertEqual(self.measure("/bin/sh", "-c", "exit 3")[0]["status"], 3)
        self.assertEqual(self.measure("/bin/sh", "-c", "kill -9 $$")[0]["status"], -9)


class OptionsTests(unittest.TestCase):
    def refusal(self, *arguments):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as stopped:
            bench.parse_options(arguments)
        self.assertEqual(stopped.exception.code, 2)
        return said.getvalue().splitlines()[-1]

    def test_sizes_are_sorted_and_named_once(self):
        self.assertEqual(bench.parse_options([]).sizes, [1_000, 10_000, 30_000])
        self.assertEqual(bench.parse_options(["--quick"]).sizes, [1_000])
        self.assertEqual(bench.parse_options(["--sizes", "300,100,300"]).sizes, [100, 300])

    def test_what_is_no_number_is_refused(self):
        self.assertIn("un nombre positif, pas « mille »", self.refusal("--sizes", "1000,mille"))
        self.assertIn("un nombre positif, pas « 0 »", self.refusal("--rounds", "0"))
        self.assertIn("un nombre positif, pas « -1 »", self.refusal("--hugo-rounds=-1"))
        self.assertEqual(bench.parse_options(["--hugo-rounds", "0"]).hugo_rounds, 0)

    def test_what_is_no_program_is_refused(self):
        self.assertIn("« rien » n’est pas un programme", self.refusal("--generator", "rien"))


class HugoSettingsTests(unittest.TestCase):
    TOML = ('baseURL = "https://b.fr/"\ntitle = "L’Affilié"\n[pagination]\n  pagerSize = 10\n'
            '[services.rss]\n  limit = 20\n[params]\n  description = "Conseils."\n')

    def test_our_site_takes_the_values_of_hugo(self):
        self.assertEqual(corpora.hugo_settings(self.TOML), {
            "title": "L’Affilié", "address": "https://b.fr", "description": "Conseils.", "page_size": 10,
            "feed_size": 20})

    def test_a_value_that_is_missing_is_told(self):
        with self.assertRaisesRegex(ValueError, "hugo.toml says nothing about limit"):
            corpora.hugo_settings(self.TOML.replace("limit", "other"))
