"""How is one case carried from the first delivery to its close, by us, by the floor, by the tutorial?"""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from temporalio.client import Client, WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy

from bench.cases.desk import Desk
from bench.cases.roads import Doing, Road
from bench.processes.children import Child
from bench.sides.floor import padded
from bench.sides.recording import Recording
from bench.sides.stand_ins import road_mark
from bench.sides.tutorial import Tutorial, a_document
from intake.door import Door, Inbound
from models.base import canonical_json
from models.facts import Fact
from models.ids import workflow_id
from models.messages import AcceptFact, OpenCase
from worker import now
from workflows import options

NUMBERS = count(1)


@dataclass
class RealCase:
    """Through the door: written to the register, claimed, delivered, settled; acts read the register."""

    client: Client
    worker: Child
    door: Door
    desk: Desk
    road: Road
    results_after: tuple[int, ...] = ()

    async def carry(self) -> str:
        """The workflow id of the closed case."""
        number = f"1{next(NUMBERS):011d}"
        case = workflow_id(number)
        for position, doing in enumerate(self.road.acts):
            known = self.worker.counts.get(case, 0)
            await asyncio.to_thread(self._send, number, position, doing)
            await self._until_taken_in(case, position, known)
        await self.client.get_workflow_handle(case).result()
        self.worker.counts.pop(case, None)
        return case

    def _send(self, number: str, position: int, doing: Doing) -> None:
        act, at = doing(self.desk, number), now()
        fact = Fact(declaration_number=number, occurred_at=at, content=act.content, staff_id=act.staff_id)
        inbound = Inbound("bench", f"{number}.{position}", canonical_json(fact))
        seen = self.desk.seen_assessment(number) if act.staff_id else None
        self.door.receive(inbound, fact, received_at=at, seen_assessment=seen)

    async def _until_taken_in(self, case: str, position: int, known: int) -> None:
        if self.results_after:
            await self.worker.results(case, self.results_after[position])
        else:
            await self.worker.quiet(case, known)


@dataclass
class ScoredCase:
    """The recorded offers, sent as the courier sends them, to our workflow or to the floor."""

    client: Client
    worker: Child
    queue: str
    score: Recording
    is_floor: bool
    offers: list[Any] = field(init=False)

    def __post_init__(self) -> None:
        ours = [AcceptFact.model_validate_json(offer) for offer in self.score.offers]
        self.offers = [padded("", len(offer)) for offer in self.score.offers] if self.is_floor else ours

    async def carry(self) -> str:
        """The workflow id of the closed case."""
        number = f"{road_mark(self.score.road)}{next(NUMBERS):09d}"
        case = f"floor/{number}" if self.is_floor else workflow_id(number)
        for position, offer in enumerate(self.offers):
            await self._offer(case, number, f"{number}.{position}", offer)
            await self.worker.results(case, self.score.results_after[position])
        await self.client.get_workflow_handle(case).result()
        self.worker.counts.pop(case, None)
        return case

    async def _offer(self, case: str, number: str, message_id: str, offer: Any) -> None:
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            "Floor" if self.is_floor else "ImportControl",
            self._opened(number),
            id=case,
            task_queue=self.queue,
            task_timeout=options.WORKFLOW_TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
        )
        await self.client.execute_update_with_start_workflow(
            "accept", offer, id=message_id, start_workflow_operation=start
        )
        await start.workflow_handle()

    def _opened(self, number: str) -> Any:
        if self.is_floor:
            return padded(self.score.road, len(self.score.opened))
        return OpenCase(case_number=number, declaration_number=number)


@dataclass
class TutorialCase:
    """Started with the whole document, awaited."""

    client: Client
    queue: str
    items: int

    async def carry(self) -> str:
        """The workflow id of the finished workflow."""
        number = f"2{next(NUMBERS):011d}"
        document = a_document(number, self.items)
        await self.client.execute_workflow(
            Tutorial.run, document, id=f"tutorial/{number}", task_queue=self.queue
        )
        return f"tutorial/{number}"
