"""Which worker runs in this process?

`python -m bench.processes.worker KIND ADDRESS QUEUE FOLDER [sandboxed]`.
"""

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from temporalio.client import Client
from temporalio.worker import Worker

from bench.cases.ground import open_ground
from bench.processes.pipe import READY, tell
from bench.sides import floor, tutorial
from bench.sides.recording import Recording
from bench.sides.stand_ins import StandIns
from bench.sides.telling import Telling
from models.conversion import DATA_CONVERTER
from worker import CACHED_CASES, build_worker
from workflows.hosting import worker_of
from workflows.import_control import ImportControl

RECORDINGS = TypeAdapter(tuple[Recording, ...])
SCORE_FILE = "recordings.json"


async def _tutorial(address: str, queue: str, _folder: Path, _sandboxed: bool) -> Worker:
    client = await Client.connect(address)
    return Worker(client, task_queue=queue, workflows=[tutorial.Tutorial], activities=list(tutorial.STEPS))


async def _real(address: str, queue: str, folder: Path, sandboxed: bool) -> Worker:
    ground = open_ground(folder)
    settings = ground.settings.model_copy(
        update={"temporal_task_queue": queue, "temporal_sandboxed": sandboxed}
    )
    return build_worker(await _client(address), ground.register, settings)


async def _floor(address: str, queue: str, folder: Path, _sandboxed: bool) -> Worker:
    floor.SCORES.update({one.road: one for one in _recordings(folder)})
    activities: list[Any] = [floor.assess, floor.issue_notice, floor.deliver]
    return _like_ours(await _client(address), queue, floor.Floor, activities)


async def _stand_ins(address: str, queue: str, folder: Path, _sandboxed: bool) -> Worker:
    stand_ins = StandIns(_recordings(folder))
    activities: list[Any] = [stand_ins.assess, stand_ins.issue_notice, stand_ins.deliver]
    return _like_ours(await _client(address), queue, ImportControl, activities)


def _like_ours(client: Client, queue: str, kind: type[Any], activities: list[Any]) -> Worker:
    """With the knobs of `build_worker`, unsandboxed."""
    return worker_of(client, queue, [kind], activities, cached=CACHED_CASES, sandboxed=False)


async def _client(address: str) -> Client:
    return await Client.connect(address, data_converter=DATA_CONVERTER, interceptors=[Telling()])


def _recordings(folder: Path) -> tuple[Recording, ...]:
    return RECORDINGS.validate_json((folder / SCORE_FILE).read_bytes())


KINDS = {"tutorial": _tutorial, "real": _real, "floor": _floor, "stand-ins": _stand_ins}


async def _main(kind: str, address: str, queue: str, folder: str, *sandboxed: str) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with await KINDS[kind](address, queue, Path(folder), bool(sandboxed)):
        tell(READY)
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
