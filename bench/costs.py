"""Where does a case of the automatic road spend its time? Door and activities called one by one, no server.

`python -m bench.costs [ITEMS]`: milliseconds a step, and the costliest functions.
"""

import asyncio
import cProfile
import logging
import pstats
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from temporalio.testing import ActivityEnvironment

from activities.assessing import Assessing
from activities.delivering import Delivering
from bench.cases.desk import Desk
from bench.cases.ground import SECRET, Ground, prepare
from bench.cases.roads import AUTOMATIC, Doing
from bench.processes.children import child
from bench.processes.server import free_port
from customs.client import CustomsClient
from customs.keys import PartnerKeys
from intake.door import Door, Inbound
from models.base import canonical_json
from models.facts import Fact, FactId
from models.messages import AssessCase, Delivered, DeliverNext, Verdict
from worker import now

CASES = 15
OURS = r"/work|/main/(activities|customs|intake|models|notices|records|rules)|rfc8785"


class Costs:
    """Carries cases by hand and notes how long each step took."""

    def __init__(self, ground: Ground, items: int) -> None:
        self.desk = Desk(ground, items)
        self.door = Door(ground.register, None, now)
        self.assessing = Assessing(ground.register, "")
        customs = CustomsClient(ground.settings.customs_url, lambda: PartnerKeys.of(SECRET))
        self.delivering = Delivering(ground.register, customs, now)
        self.environment = ActivityEnvironment()
        self.spent: dict[str, list[float]] = defaultdict(list)

    def carry(self, number: str) -> None:
        """One case to its last assessment."""
        facts: list[FactId] = []
        settled = 0
        for doing in AUTOMATIC.acts:
            facts.append(self._receive(number, doing, len(facts)))
            verdict = self._assess(number, tuple(facts))
            if verdict.outbox_number > settled:
                settled = self._deliver(number).settled_number

    def _receive(self, number: str, doing: Doing, position: int) -> FactId:
        content = doing(self.desk, number).content
        fact = Fact(declaration_number=number, occurred_at=now(), content=content)
        with self._timed("receive"):
            inbound = Inbound("bench", f"{number}.{position}", canonical_json(fact))
            return self.door.receive(inbound, fact, received_at=now()).fact_id

    def _assess(self, number: str, facts: tuple[FactId, ...]) -> Verdict:
        request = AssessCase(
            case_number=number,
            declaration_number=number,
            fact_ids=facts,
            assessment_number=len(facts),
            at=now(),
        )
        with self._timed("assess"):
            return self.environment.run(self.assessing.assess, request)

    def _deliver(self, number: str) -> Delivered:
        with self._timed("deliver"):
            order = DeliverNext(declaration_number=number, at=now())
            return self.environment.run(self.delivering.deliver, order)

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self.spent[step].append((time.process_time() - started) * 1000)


def _measure(ground: Ground, items: int) -> None:
    costs = Costs(ground, items)
    costs.carry("100000000000")
    costs.spent.clear()
    for n in range(1, CASES + 1):
        costs.carry(f"1{n:011d}")
    print(f"CPU của một hồ sơ {items} dòng hàng, luồng tự động 4 tin:")
    for step, spent in costs.spent.items():
        each, a_case = statistics.median(spent), sum(spent) / CASES
        print(f"  {step:8}{len(spent) / CASES:3.0f} lần × {each:6.2f} ms = {a_case:6.1f} ms")
    with cProfile.Profile() as profile:
        for n in range(CASES):
            costs.carry(f"2{n:011d}")
    stats = pstats.Stats(profile)
    stats.sort_stats("cumulative").print_stats(OURS, 40)
    stats.sort_stats("tottime").print_stats(20)


async def _main(items: int) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-costs-") as name:
        folder = Path(name)
        port = free_port()
        async with child("bench.processes.acknowledging", str(port), SECRET, log=folder / "customs.log"):
            await asyncio.to_thread(_measure, prepare(folder / "ground", port), items)


if __name__ == "__main__":
    logging.getLogger("alembic").setLevel(logging.WARNING)
    asyncio.run(_main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
