"""Which processes take part, and what do they tell?"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.processes.pipe import READY

HEARD_WITHIN_SECONDS = 60.0
ROOT = Path(__file__).parents[2]


@dataclass
class Child:
    """A process of ours, and how many activity results each workflow in it has taken in."""

    pid: int
    counts: dict[str, int] = field(default_factory=dict)
    listening: asyncio.Task[None] | None = None
    _waiting: dict[str, tuple[int, asyncio.Future[None]]] = field(default_factory=dict)

    def heard(self, workflow_id: str) -> None:
        """One more result."""
        count = self.counts[workflow_id] = self.counts.get(workflow_id, 0) + 1
        target, future = self._waiting.get(workflow_id, (0, None))
        if future is not None and count >= target and not future.done():
            future.set_result(None)

    async def results(self, workflow_id: str, count: int) -> None:
        """Wait until the workflow has taken in so many results in all."""
        if self.counts.get(workflow_id, 0) >= count:
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting[workflow_id] = (count, future)
        try:
            await asyncio.wait_for(future, HEARD_WITHIN_SECONDS)
        except TimeoutError as error:
            have = self.counts.get(workflow_id, 0)
            raise RuntimeError(f"{workflow_id} took in {have} results instead of {count}") from error
        finally:
            del self._waiting[workflow_id]

    async def quiet(self, workflow_id: str, known: int, seconds: float = 0.5) -> int:
        """Wait until more than `known` results are in and no other has come for a while; how many then."""
        await self.results(workflow_id, known + 1)
        before = 0
        while before != self.counts[workflow_id]:
            before = self.counts[workflow_id]
            await asyncio.sleep(seconds)
        return before


@asynccontextmanager
async def child(module: str, *arguments: str, log: Path) -> AsyncIterator[Child]:
    """`python -m module arguments`, from its first line "ready" to the end of the block."""
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *arguments, stdout=asyncio.subprocess.PIPE, stderr=errors, cwd=ROOT
        )
    assert process.stdout
    made = Child(process.pid)
    try:
        first = await process.stdout.readline()
        if first.decode().strip() != READY:
            raise RuntimeError(f"{module} did not start: {_end_of(log)}")
        made.listening = asyncio.create_task(_listen(made, process.stdout))
        yield made
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _end_of(log: Path) -> str:
    return log.read_text("utf-8")[-2000:]


async def _listen(made: Child, lines: asyncio.StreamReader) -> None:
    while line := await lines.readline():
        made.heard(line.decode().strip())
