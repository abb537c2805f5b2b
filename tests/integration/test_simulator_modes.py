"""Row X4: with a fault of each kind, is everything said between both sides, and applied once?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine as Register

from customs.simulator import Direction, Fault, Script
from models.facts import DeclarationRegistered
from models.vocabulary import Condition, CustomsOutcome, OutboxState
from portal.api import ApiDeps, api_router
from portal.api.limits import Allowances, Limits
from records.clients import Registry
from tests.builders import a_declaration, a_machine
from tests.engine import RunningEngine, running_engine
from tests.integration.practice_ground import served
from tests.workflows.two_sides import message_of

SAID, RECEIVED = Direction.SAID, Direction.RECEIVED


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - both sides live on the wall clock here


MODES: dict[str, tuple[set[Fault], set[Fault]]] = {
    "107234560001": ({Fault.FAIL}, {Fault.DOUBLE}),
    "107234560002": ({Fault.RESET}, {Fault.REORDER}),
    "107234560003": ({Fault.DROP}, {Fault.DROP}),
    "107234560004": ({Fault.WRONG_SIGNATURE}, {Fault.WRONG_SIGNATURE}),
    "107234560005": ({Fault.WRONG_ECHO}, {Fault.DELAY}),
    "107234560006": ({Fault.ANSWER_RECEIVED}, set()),
    "107234560007": ({Fault.DELAY}, {Fault.DOUBLE, Fault.REORDER}),
    "107234560008": ({Fault.DRIP}, {Fault.DRIP}),
}
"""By declaration: what goes wrong with the first result, and with the first two messages of customs.

Only the second drips: a declaration would take three quarters of a minute.
"""
POSTED_AGAIN = {f"10723456000{last}" for last in (1, 2, 3, 4, 5, 8)}
"""Those whose first result the engine has to post again; 20 bytes a second are cut off by its client."""
SLOWEST = 3.0
"""Seconds that the engine lets a message of customs take: a dripping one is refused, and said again whole."""


@asynccontextmanager
async def both_sides(register: Register, folder: Path) -> AsyncIterator[RunningEngine]:
    """The whole engine behind real HTTP, and customs that finds it there."""
    portal = FastAPI(openapi_url=None)
    async with served(portal) as url:

        async def find(request: httpx.Request) -> None:
            request.url = request.url.copy_with(port=httpx.URL(url).port)

        http = httpx.AsyncClient(event_hooks={"request": [find]}, timeout=15.0)
        async with running_engine(register, folder, script=Script(), machine_face=http) as engine:
            registry = Registry(register, folder / "secrets", now)
            limits = Limits(Allowances(message_seconds=SLOWEST))
            deps = ApiDeps(register, engine.door, engine.files, registry, now, limits=limits)
            portal.include_router(api_router(deps))
            yield engine


async def test_row_x4_in_every_mode_everything_is_said_and_each_result_applied_once(
    sqlite_register: Register, tmp_path: Path
) -> None:
    async with both_sides(sqlite_register, tmp_path) as engine:
        for number, (received, said) in MODES.items():
            engine.customs.faults.scripts[number] = {
                RECEIVED: {1: frozenset(received)},
                SAID: dict.fromkeys((2,) if Fault.DRIP in said else (1, 2), frozenset(said)),
            }
        await asyncio.gather(*(declared(engine, number) for number in MODES))
        ended = {number: await spoken_and_settled(engine, number) for number in MODES}

    assert ended == dict.fromkeys(MODES, True)
    assert {number for number in MODES if any(row.failures for row in engine.outbox(number))} == POSTED_AGAIN
    for number in MODES:
        record = engine.customs.journal.of(number)
        assert len(record.applied) == len(set(record.applied)), number
        assert record.result_number == max(row.result_number for row in engine.outbox(number)), number
        assert record.final_words == {1: CustomsOutcome.CLEARED}, number


async def declared(engine: RunningEngine, number: str) -> None:
    """Customs registers a new machine, which is none of the city's business."""
    new = {"condition": Condition.NEW, "was_operated": False, "description": "Máy tiện CNC, hàng mới"}
    item = a_machine(**new, serial_number=f"OK-{number}")
    days = {"registered_on": date(2026, 8, 3), "arrived_on": date(2026, 8, 5)}
    content = DeclarationRegistered(declaration=a_declaration(number=number, items=(item,), **days))
    call, body = message_of(number, content)
    answer = await engine.customs.send(call, number, body, f"{number}-d")
    assert answer.status in (200, 201, 202), answer.body


async def spoken_and_settled(engine: RunningEngine, number: str) -> bool:
    """Customs has said its final word, and holds every result that the engine wrote for it."""
    async with engine.patiently(30.0) as tries:
        async for _ in tries:
            rows = engine.outbox(number)
            is_told = bool(rows) and all(row.state is OutboxState.ACKNOWLEDGED for row in rows)
            record = engine.customs.journal.of(number)
            if is_told and record.final_words and not record.kept:
                return True
    return False
