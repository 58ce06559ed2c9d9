import unittest

from readings import MIB, Reading, Readings
from targets import BUILD, EDITED, FLOOR, HUGO_RELATED, targets


def reading(program, articles, number, wall, user=1.0, system=0.5, memory=50 * MIB, stages=None):
    return Reading(program, articles, number, wall, user, system, memory, stages=stages or {})


class ReadingsTests(unittest.TestCase):
    def test_the_wall_time_is_the_shortest_and_the_memory_the_largest(self):
        readings = Readings([reading("a", 10, 1, 3.0, memory=5), reading("a", 10, 2, 2.0, memory=9),
                             reading("a", 20, 1, 1.0, memory=99), reading("b", 10, 1, 1.0, memory=99)])
        self.assertEqual(readings.wall("a", 10), 2.0)
        self.assertEqual(readings.memory("a", 10), 9)

    def test_the_processor_time_is_the_median(self):
        readings = Readings(reading("a", 10, number, 1.0, user=user) for number, user in ((1, 9.0), (2, 1.0), (3, 2.0)))
        self.assertEqual(readings.median("user", "a", 10), 2.0)
        self.assertEqual(readings.median("cpu", "a", 10), 2.5)

    def test_a_ratio_compares_runs_of_the_same_round(self):
        # The machine is ten times slower in the second round: medians of each program would give 5 ÷ 11.
        readings = Readings([reading("a", 10, 1, 2.0), reading("b", 10, 1, 1.0),
                             reading("a", 10, 2, 20.0), reading("b", 10, 2, 10.0)])
        self.assertEqual(readings.ratio("wall", ("a", 10), ("b", 10)), 2.0)

    def test_a_ratio_leaves_out_the_rounds_that_one_program_did_not_run(self):
        readings = Readings([reading("a", 10, 1, 6.0), reading("b", 10, 1, 2.0), reading("b", 10, 2, 100.0)])
        self.assertEqual(readings.ratio("wall", ("a", 10), ("b", 10)), 3.0)
        self.assertIsNone(readings.ratio("wall", ("a", 10), ("c", 10)))

    def test_what_was_not_measured_has_no_value(self):
        readings = Readings()
        self.assertIsNone(readings.wall("a", 10))
        self.assertIsNone(readings.median("user", "a", 10))
        self.assertIsNone(readings.memory("a", 10))
        self.assertEqual(readings.stages("a", 10), {})

    def test_stages_are_medians_in_the_order_of_the_program(self):
        readings = Readings([reading("a", 10, 1, 1.0, stages={"read": 1.0, "render": 5.0}),
                             reading("a", 10, 2, 1.0, stages={"read": 3.0, "render": 7.0})])
        self.assertEqual(list(readings.stages("a", 10).items()), [("read", 2.0), ("render", 6.0)])


class TargetsTests(unittest.TestCase):
    def test_a_target_is_stated_beside_the_measure(self):
        readings = Readings([reading(BUILD, 10_000, 1, 4.0, memory=210 * MIB), reading(FLOOR, 10_000, 1, 2.0),
                             reading(HUGO_RELATED, 10_000, 1, 64.0), reading(EDITED, 10_000, 1, 0.3)])
        said = [(target.limit, target.measured, target.held) for target in targets(readings)]
        self.assertEqual(said, [
            ("≤ ×\u202f1,60", "×\u202f2,00", False), ("≥ ×\u202f15,0", "×\u202f16,0", True),
            ("≤ 200\u202fMio", "210\u202fMio", False), ("≤ 0,40\u202fs", "0,30\u202fs", True),
        ])

    def test_a_size_that_was_not_measured_has_no_target(self):
        self.assertEqual(targets(Readings([reading(BUILD, 500, 1, 0.5)])), [])

    def test_growth_compares_each_quantity_with_the_number_of_articles(self):
        readings = Readings([reading(BUILD, 10_000, 1, 4.0, user=4.0, system=1.0, memory=100),
                             reading(BUILD, 30_000, 1, 14.0, user=13.0, system=2.0, memory=250)])
        growth = [(target.limit, target.measured) for target in targets(readings) if target.held is None]
        self.assertEqual(growth, [("linéaire : ×\u202f3,00", measured)
                                  for measured in ("×\u202f3,00", "×\u202f3,50", "×\u202f2,50")])

    def test_what_grows_faster_than_the_machine_itself_is_told_beside_the_floor(self):
        readings = Readings([reading(BUILD, 10_000, 1, 4.0), reading(BUILD, 100_000, 1, 60.0),
                             reading(FLOOR, 10_000, 1, 1.0), reading(FLOOR, 100_000, 1, 20.0)])
        found = {target.what: (target.measured, target.held) for target in targets(readings)}
        self.assertEqual(found["100\u202f000 articles, dossier neuf, sans cache : durée face à 10\u202f000"],
                         ("×\u202f15,0", False))
        self.assertEqual(found["De 10\u202f000 à 100\u202f000 articles : durée du plancher"], ("×\u202f20,0", None))
