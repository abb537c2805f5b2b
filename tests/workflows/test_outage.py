"""Row I2 and reliability: Temporal is away for ten minutes; messages are taken, delayed, and none is lost."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, func, select
from temporalio.testing import WorkflowEnvironment

from intake.courier import Courier
from intake.door import Door, Inbound
from models.base import canonical_json
from models.conversion import DATA_CONVERTER
from models.facts import DeclarationRegistered, Fact, GoodsArrived
from models.ids import workflow_id
from records.engine import reading
from records.tables import CaseRow, FactRow, MessageRow
from tests import engine as rig
from tests.builders import NOON, a_declaration, a_machine, an_importer
from worker import build_worker
from workflows.connection import connect

CASES = 30
MINUTES = 10
SECONDS_TO_CATCH_UP = 60


class Clock:
    """The courier's and the door's clock, moved by the test."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 16, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def messages(number: str) -> list[Fact]:
    machine = a_machine(serial_number=f"OK-{number}")
    importer = an_importer(tax_code=f"04{number[-8:]}")
    declaration = a_declaration(number=number, items=(machine,), importer=importer, arrived_on=None)
    contents = (
        DeclarationRegistered(declaration=declaration),
        GoodsArrived(arrived_on=NOON.date(), place="Cảng Tiên Sa"),
    )
    return [
        Fact(declaration_number=number, occurred_at=NOON + timedelta(hours=hour), content=content)
        for hour, content in enumerate(contents)
    ]


def unassessed(register: Engine) -> int:
    with reading(register) as session:
        query = select(func.count()).where(col(FactRow.first_assessment).is_(None))
        return session.exec(query).one()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_messages_of_ten_minutes_without_temporal_are_all_assessed_once_it_is_back(
    sqlite_register: Engine, tmp_path: Path
) -> None:
    clock, port = Clock(), free_port()
    client = await connect(f"127.0.0.1:{port}", "default", lazy=True)
    door = Door(sqlite_register, Courier(sqlite_register, client, "import-control", clock), clock)
    numbers = [f"1075000{n:05d}" for n in range(CASES)]
    facts = [fact for number in numbers for fact in messages(number)]

    async with door.delivering():
        for position, fact in enumerate(facts):
            inbound = Inbound("hai-quan-da-nang", f"m-{position}", canonical_json(fact))
            await asyncio.to_thread(door.receive, inbound, fact, received_at=clock())
            clock.at += timedelta(minutes=MINUTES) / len(facts)
            await asyncio.sleep(0.02)
        assert unassessed(sqlite_register) == len(facts)

        server = await WorkflowEnvironment.start_local(
            port=port, data_converter=DATA_CONVERTER, dev_server_existing_path=rig.DEV_SERVER
        )
        settings = rig._settings(tmp_path, "http://127.0.0.1:9")
        async with server, build_worker(server.client, sqlite_register, settings):
            for _ in range(SECONDS_TO_CATCH_UP * 4):
                clock.at += timedelta(seconds=0.25)
                await asyncio.sleep(0.25)
                if not unassessed(sqlite_register):
                    break
            assert unassessed(sqlite_register) == 0
            for number in numbers:
                await server.client.get_workflow_handle(workflow_id(number)).describe()

    with reading(sqlite_register) as session:
        assert session.exec(select(func.count()).select_from(CaseRow)).one() == CASES
        attempts = session.exec(select(func.max(MessageRow.attempt_count))).one()
    assert attempts > 1, "the outage was not met by any delivery"
