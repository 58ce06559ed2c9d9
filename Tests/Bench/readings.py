"""What was measured, and what can be said of it on a machine whose speed drifts."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field

MIB = 1024 * 1024


@dataclass(frozen=True)
class Reading:
    """One run of one program: seconds of wall clock and of the processors, peak of memory in bytes."""

    program: str
    articles: int
    round: int
    wall: float
    user: float
    system: float
    memory: int
    # The load of the machine when the run began: above the number of its cores, wall times mean little.
    load: float = 0.0
    # Seconds of each stage, where the program says them.
    stages: dict = field(default_factory=dict)

    @property
    def cpu(self):
        return self.user + self.system


class Readings:
    """All the readings of a session, by program and size."""

    def __init__(self, readings=()):
        self.all = list(readings)

    def add(self, reading):
        self.all.append(reading)

    def of(self, program, articles):
        """The runs of a program on a size, by round."""
        found = [reading for reading in self.all if (reading.program, reading.articles) == (program, articles)]
        return sorted(found, key=lambda reading: reading.round)

    def sizes(self):
        return sorted({reading.articles for reading in self.all})

    def wall(self, program, articles):
        """The shortest: what disturbs a run only ever lengthens it."""
        return min((reading.wall for reading in self.of(program, articles)), default=None)

    def median(self, quantity, program, articles):
        values = [getattr(reading, quantity) for reading in self.of(program, articles)]
        return statistics.median(values) if values else None

    def memory(self, program, articles):
        """The largest peak, in bytes."""
        return max((reading.memory for reading in self.of(program, articles)), default=None)

    def ratio(self, quantity, first, second):
        """first ÷ second, each a (program, articles): the median over the rounds that have both, since the two runs
        of one round met the same machine and those of different rounds did not. None where no round has both."""
        others = {reading.round: getattr(reading, quantity) for reading in self.of(*second)}
        pairs = [getattr(reading, quantity) / others[reading.round]
                 for reading in self.of(*first) if others.get(reading.round)]
        return statistics.median(pairs) if pairs else None

    def stages(self, program, articles):
        """The median seconds of each stage, in the order in which the program names them."""
        runs = [reading.stages for reading in self.of(program, articles) if reading.stages]
        return {name: statistics.median(run.get(name, 0.0) for run in runs) for name in (runs[0] if runs else ())}
