"""Which processes, queues and cases make up a run?"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from temporalio.client import Client

from bench.cases.desk import Desk
from bench.cases.driving import RealCase, ScoredCase, TutorialCase
from bench.cases.ground import SECRET, Ground, prepare
from bench.cases.roads import ROADS, Road
from bench.measure import Case, Side
from bench.processes.children import Child, child
from bench.processes.server import dev_server, free_port
from bench.processes.worker import RECORDINGS, SCORE_FILE
from bench.sides.recording import Recording, event_names, read_history
from intake.courier import Courier
from intake.door import Door
from models.conversion import DATA_CONVERTER
from worker import now


@dataclass
class Stage:
    """Everything that is running, and the recordings made on it."""

    client: Client
    plain_client: Client
    address: str
    server_pid: int
    folder: Path
    ground: Ground
    items: int
    workers: dict[str, Child]
    doors: dict[str, Door]
    scores: dict[str, Recording]
    stack: AsyncExitStack

    def ours(self, road: Road, worker: str = "real", *, share: float = 0.5) -> Side:
        """A real case on a road."""
        after = self.scores[road.name].results_after
        desk = Desk(self.ground, self.items)
        case = RealCase(self.client, self.workers[worker], self.doors[worker], desk, road, after)
        return self._side(f"{worker} {road.name}", case, worker, share)

    def scored(self, road: Road, *, is_floor: bool) -> Side:
        """The floor, or our workflow over stand-ins, on the recording of a road."""
        worker = "floor" if is_floor else "stand-ins"
        score = self.scores[road.name]
        case = ScoredCase(self.client, self.workers[worker], worker, score, is_floor=is_floor)
        return self._side(f"{worker} {road.name}", case, worker)

    def tutorial(self) -> Side:
        """The tutorial's shape."""
        return self._side("tutorial", TutorialCase(self.plain_client, "tutorial", self.items), "tutorial")

    async def events(self, side: Side) -> list[str]:
        """The events of the case that a side carried last."""
        history = await self.client.get_workflow_handle(side.last_id).fetch_history()
        return event_names(history.events)

    async def hire(self, queue: str, kind: str, *flags: str) -> None:
        """Start a worker process on a queue of its own."""
        log = self.folder / f"{queue}.log"
        arguments = (kind, self.address, queue, str(self.folder / "ground"), *flags)
        entered = child("bench.processes.worker", *arguments, log=log)
        self.workers[queue] = await self.stack.enter_async_context(entered)

    async def hire_ours(self, queue: str, *flags: str) -> None:
        """Our worker, with a door that delivers to it."""
        await self.hire(queue, "real", *flags)
        courier = Courier(self.ground.register, self.client, queue, now)
        self.doors[queue] = Door(self.ground.register, courier, now)
        await self.stack.enter_async_context(self.doors[queue].delivering())

    def _side(self, name: str, case: Case, worker: str, share: float = 1.0) -> Side:
        return Side(name, case, self.workers[worker], self.server_pid, share)


@asynccontextmanager
async def staged(folder: Path, items: int) -> AsyncIterator[Stage]:
    """Server, customs and workers, with one recorded case a road."""
    async with AsyncExitStack() as stack:
        address, server_pid = await stack.enter_async_context(dev_server(folder))
        port = free_port()
        log = folder / "customs.log"
        await stack.enter_async_context(child("bench.processes.acknowledging", str(port), SECRET, log=log))
        ground = prepare(folder / "ground", port)
        client = await Client.connect(address, data_converter=DATA_CONVERTER)
        plain = await Client.connect(address)
        stage = Stage(client, plain, address, server_pid, folder, ground, items, {}, {}, {}, stack)
        await stage.hire_ours("real")
        await _record(stage, ROADS)
        await stage.hire_ours("real-sandboxed", "sandboxed")
        for queue in ("floor", "stand-ins", "tutorial"):
            await stage.hire(queue, queue)
        yield stage


async def _record(stage: Stage, roads: Sequence[Road]) -> None:
    """Play each road once for real and keep what its history tells."""
    for score in await asyncio.gather(*(_recorded(stage, road) for road in roads)):
        stage.scores[score.road] = score
    path = stage.folder / "ground" / SCORE_FILE
    path.write_bytes(RECORDINGS.dump_json(tuple(stage.scores.values())))


async def _recorded(stage: Stage, road: Road) -> Recording:
    desk = Desk(stage.ground, stage.items)
    done = await RealCase(stage.client, stage.workers["real"], stage.doors["real"], desk, road).carry()
    history = await stage.client.get_workflow_handle(done).fetch_history()
    return read_history(road.name, history.events)
