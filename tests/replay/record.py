"""Which histories must today's code, and all later code, be able to replay? This script records them.

    .venv/bin/python -m tests.replay.record RELEASE [ROAD ...]

walks each road of `tests.replay.roads` on the time-skipping server and puts the histories of its closed
workflows into `tests/replay/histories/` as `<RELEASE>-<road>[-<n>].pb.zst`, named in `index.jsonl`. What was
recorded is kept for ever and never recorded again under the same name: before a change in the order or kind
of the workflow's commands, record the roads that it touches under the release that is in use. All data are
invented.
"""

import argparse
import asyncio
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import col, select
from temporalio.client import WorkflowHistory
from temporalio.service import RPCError

from audit.archive import SUFFIX, Archive
from models.ids import delivery_workflow_id, workflow_id
from records.engine import reading
from records.tables import CaseRow
from tests.builders import NUMBER
from tests.engine import RunningEngine, running_engine
from tests.replay.registers import staffed_register
from tests.replay.roads import ROADS, Road

HISTORIES = Path(__file__).parent / "histories"


async def record(road: Road) -> list[WorkflowHistory]:
    """The histories of every closed workflow of the road."""
    with TemporaryDirectory() as folder:
        register = staffed_register(Path(folder))
        async with running_engine(register, Path(folder)) as engine:
            await road(engine)
            histories = [await _history(engine, each) for each in _workflow_ids(engine)]
        register.dispose()
    return [history for history in histories if history]


def _workflow_ids(engine: RunningEngine) -> list[str]:
    with reading(engine.register) as session:
        closed = select(CaseRow.sequence).where(CaseRow.is_closed).order_by(col(CaseRow.sequence))
        return [*(workflow_id(NUMBER, n) for n in session.exec(closed)), delivery_workflow_id(NUMBER)]


async def _history(engine: RunningEngine, workflow_id: str) -> WorkflowHistory | None:
    try:
        return await engine.env.client.get_workflow_handle(workflow_id).fetch_history()
    except RPCError:
        return None


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.replay.record")
    parser.add_argument("release")
    parser.add_argument("roads", nargs="*", default=list(ROADS), metavar="ROAD")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    archive = Archive(HISTORIES)
    for name in arguments.roads:
        first = f"{arguments.release}-{name}"
        if (HISTORIES / f"{first}{SUFFIX}").exists():
            sys.stdout.write(f"{first}: recorded already, kept\n")
            continue
        for number, history in enumerate(await record(ROADS[name])):
            entry = archive.keep(history, f"{first}-{number}" if number else first)
            sys.stdout.write(f"{entry.file}: {entry.event_count} events, {entry.size_bytes} bytes\n")


if __name__ == "__main__":
    asyncio.run(main())
