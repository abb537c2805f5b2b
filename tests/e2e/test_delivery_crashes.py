"""Row X1 under kill -9: wherever a delivery is cut, customs applies each result once and in order."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from customs.simulator import Faults, Script, Simulator, serving
from models.conversion import DATA_CONVERTER
from models.goods import DeclarationNumber
from models.ids import delivery_workflow_id
from models.messages import Delivered, Resend
from models.vocabulary import Disposition, OutboxState
from records import clients, outbox
from records.engine import open_engine, reading, writing
from records.migrate import upgrade
from records.secrets import make_secrets
from records.tables import EventRow, OutboxRow
from settings import Settings
from tests.e2e.crashing_worker import POINTS, TIMES
from tests.engine import DEV_SERVER, LONG_AGO, SECRET
from tests.integration.postbox import a_result, wall_clock
from workflows.delivery import Delivery

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
NUMBERS = [f"1072345{n:05}" for n in range(30)]
TOLD = (Disposition.HELD, Disposition.STORAGE_ALLOWED, Disposition.MAY_CLEAR)
FAIL_RATE = 0.2
PATIENCE_SECONDS = 240.0


@contextmanager
def a_crashing_worker(settings: Settings, address: str, kills: Path) -> Iterator[None]:
    environment = {
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": "",
        "TEMPORAL_ADDRESS": address,
        "CUSTOMS_URL": settings.customs_url,
    }
    command = [sys.executable, "-m", "tests.e2e.crashing_worker", str(kills)]
    with (settings.data_dir / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def put_results(register: Engine) -> None:
    results = [a_result(disposition) for disposition in TOLD]
    with writing(register) as session:
        for number in NUMBERS:
            for result in results:
                outbox.put(session, number, result, wall_clock())
                session.flush()


async def delivered(client: Client, queue: str, number: DeclarationNumber) -> Delivered:
    return await client.execute_workflow(
        Delivery.run,
        Resend(declaration_number=number, up_to=len(TOLD)),
        id=delivery_workflow_id(number),
        task_queue=queue,
        task_timeout=timedelta(seconds=2),
    )


def installed(folder: Path, customs_url: str) -> tuple[Settings, Engine]:
    """A register with the results to tell, and customs as a registered sender."""
    settings = Settings(data_dir=folder, database_url="", customs_url=customs_url)
    make_secrets(settings.secret_folder)
    register = open_engine(settings.register_url)
    upgrade(register)
    with writing(register) as session:
        clients.take_up(
            session, settings.secret_folder, settings.customs_client_id, "Hải quan", SECRET, LONG_AGO
        )
    put_results(register)
    return settings, register


async def test_row_x1_whatever_point_kills_the_worker_each_result_is_applied_once_and_in_order(
    tmp_path: Path,
) -> None:
    customs, kills = (
        Simulator("http://127.0.0.1:9", SECRET, script=Script(final_word=False)),
        tmp_path / "kills",
    )
    customs.faults = Faults(fail_rate=FAIL_RATE)
    started = time.monotonic()
    async with (
        serving(customs) as url,
        await WorkflowEnvironment.start_local(
            data_converter=DATA_CONVERTER, dev_server_existing_path=DEV_SERVER
        ) as env,
    ):
        settings, register = installed(tmp_path, url)
        address = env.client.service_client.config.target_host
        with a_crashing_worker(settings, address, kills):
            work = (delivered(env.client, settings.temporal_task_queue, number) for number in NUMBERS)
            settled = await asyncio.wait_for(asyncio.gather(*work), PATIENCE_SECONDS)

    killed = Counter(kills.read_text().splitlines())
    known = {number: customs.journal.of(number) for number in NUMBERS}
    with reading(register) as session:
        rows = session.exec(select(OutboxRow).order_by(col(OutboxRow.outbox_id))).all()
        told = Counter((one.declaration_number, one.text_vi) for one in session.exec(select(EventRow)))
    ids = {
        number: [outbox.message_id(row) for row in rows if row.declaration_number == number]
        for number in NUMBERS
    }
    posts = sum(len(one.received) for one in known.values())
    print(f"\n{len(rows)} results, {killed.total()} kills, {posts} posts, {time.monotonic() - started:.0f} s")  # noqa: T201

    assert killed == dict.fromkeys(POINTS, TIMES)
    assert settled == [Delivered(settled_number=len(TOLD))] * len(NUMBERS)
    assert {row.state for row in rows} == {OutboxState.ACKNOWLEDGED}
    assert {number: one.applied for number, one in known.items()} == ids
    assert {number: list(dict.fromkeys(one.received)) for number, one in known.items()} == ids
    assert posts > len(rows)
    assert set(told.values()) == {1}
    assert len(told) == len(rows)
    assert all(one.dispositions == {1: "may_clear"} for one in known.values())
