"""How fast does each side carry cases, and what is the ratio of two sides in one run?"""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bench.processes.children import Child
from bench.processes.server import cpu_ms

IN_FLIGHT = 20
STEADY = 1.5
"""When a floor varies by more than this between rounds, nothing is concluded."""

MIN_ROUNDS = 5


class Case(Protocol):
    """A way of carrying one case; returns its workflow id."""

    async def carry(self) -> str: ...


class Verdict(StrEnum):
    """What a ratio says of its target."""

    MET = "đạt"
    MISSED = "KHÔNG ĐẠT"
    INCONCLUSIVE = "không kết luận được"
    NONE = ""


@dataclass(frozen=True)
class Sample:
    """One batch: cases a second, and processor milliseconds a case by process."""

    rate: float
    server_ms: float
    worker_ms: float
    client_ms: float

    @property
    def total_ms(self) -> float:
        """All processes together."""
        return self.server_ms + self.worker_ms + self.client_ms


@dataclass
class Side:
    """One of the things that are compared, with its samples by round."""

    name: str
    case: Case
    worker: Child
    server_pid: int
    share: float = 1.0
    """Of the cases of a round; what is slow and only informs does fewer."""
    samples: list[Sample] = field(default_factory=list)
    last_id: str = ""

    async def batch(self, full: int) -> Sample:
        """Carry its share of so many cases, up to IN_FLIGHT at once."""
        cases = max(1, round(full * self.share))
        pids = (self.server_pid, self.worker.pid, None)
        before = [cpu_ms(pid) for pid in pids]
        started = time.perf_counter()
        await self._carry_all(cases)
        seconds = time.perf_counter() - started
        used = [(cpu_ms(pid) - was) / cases for pid, was in zip(pids, before, strict=True)]
        return Sample(cases / seconds, *used)

    async def _carry_all(self, cases: int) -> None:
        left = iter(range(cases))

        async def one_after_the_other() -> None:
            for _ in left:
                self.last_id = await self.case.carry()

        async with asyncio.TaskGroup() as group:
            for _ in range(min(IN_FLIGHT, cases)):
                group.create_task(one_after_the_other())

    def median(self, what: str) -> float:
        """The median of a figure over the rounds."""
        return float(statistics.median(getattr(sample, what) for sample in self.samples))


@dataclass(frozen=True)
class Row:
    """Ours against a floor; without a target the ratio is for information."""

    name: str
    ours: Side
    floor: Side
    target: float | None = None

    def ratios(self) -> list[float]:
        """Of the rates, by round."""
        return [
            mine.rate / bare.rate for mine, bare in zip(self.ours.samples, self.floor.samples, strict=True)
        ]

    @property
    def ratio(self) -> float:
        """The median."""
        return statistics.median(self.ratios())

    @property
    def cpu_ratio(self) -> float:
        """The floor's processor time a case divided by ours: steadier than the clock."""
        pairs = zip(self.ours.samples, self.floor.samples, strict=True)
        return statistics.median(bare.total_ms / mine.total_ms for mine, bare in pairs)

    def verdict(self) -> Verdict:
        """Met or missed, unless the floor wavered or the rounds are too few."""
        if self.target is None:
            return Verdict.NONE
        rates = [sample.rate for sample in self.floor.samples]
        if len(rates) < MIN_ROUNDS or max(rates) > STEADY * min(rates):
            return Verdict.INCONCLUSIVE
        return Verdict.MET if self.ratio >= self.target else Verdict.MISSED


async def interleave(sides: Sequence[Side], rounds: int, cases: int) -> None:
    """A B C …, then … C B A, and again."""
    for side in sides:
        await side.batch(cases // 2)  # warm
    for number in range(rounds):
        for side in sides if number % 2 == 0 else reversed(sides):
            side.samples.append(await side.batch(cases))
        print(f"  vòng {number + 1}/{rounds}", flush=True)
