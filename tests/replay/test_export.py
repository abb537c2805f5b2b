"""Does what has closed come into the archive, once, by command and by schedule? And when Temporal is down?"""

import re
import shutil
from pathlib import Path

from temporalio.client import ScheduleOverlapPolicy
from temporalio.worker import Worker

from audit import options
from audit.activities import Archiving
from audit.archive import Archive
from audit.export import export_closed
from audit.messages import Swept
from audit.replay import replay_archive
from audit.schedule import SWEEP
from audit.workflows import ArchiveSweep
from tests.builders import NUMBER, a_confirmation, a_declaration
from tests.engine import RunningEngine
from tests.replay.command import audit
from tests.replay.record import HISTORIES
from tests.replay.roads import automatic, sent_again
from tests.workflows.acts import declare
from workflows.schedules import keep_schedules

OPEN = "107234567891"


async def listed(engine: RunningEngine, count: int) -> None:
    """The server's list follows its histories by a moment."""
    async with engine.patiently() as tries:
        async for _ in tries:
            closed = await engine.env.client.count_workflows("ExecutionStatus != 'Running'")
            if closed.count == count:
                return


async def test_closed_cases_are_exported_once_and_replay(dev_engine: RunningEngine, tmp_path: Path) -> None:
    await sent_again(dev_engine)
    await declare(dev_engine, a_declaration(number=OPEN), a_confirmation())
    await listed(dev_engine, 2)
    archive = Archive(tmp_path / "archive")

    first = await export_closed(dev_engine.env.client, archive, limit=1)
    rest = await export_closed(dev_engine.env.client, archive, limit=1)
    again = await export_closed(dev_engine.env.client, archive)
    report = await replay_archive(archive)

    assert first == Swept(archived=1, is_more=True)
    assert rest == Swept(archived=1)
    assert again == Swept(archived=0)
    assert {entry.workflow_id for entry in archive.contents().entries} == {
        f"import-control/{NUMBER}",
        f"delivery/{NUMBER}",
    }
    assert (report.replayed, report.failures) == (2, [])


async def test_row_a3_the_command_exports_and_replays(dev_engine: RunningEngine, tmp_path: Path) -> None:
    await automatic(dev_engine)
    await listed(dev_engine, 1)
    address = dev_engine.env.client.service_client.config.target_host

    first = await audit("replay", data_dir=tmp_path, temporal=address)
    again = await audit("replay", data_dir=tmp_path, temporal=address)

    assert first.code == again.code == 0, first.err + again.err
    assert re.search(r"exported +1\n", first.out)
    assert re.search(r"exported +0\n", again.out)
    assert re.search(r"replayed +1 ", again.out)


async def test_row_a3_what_is_archived_replays_while_temporal_is_down(tmp_path: Path) -> None:
    shutil.copytree(HISTORIES, tmp_path / "archive")

    answer = await audit("replay", data_dir=tmp_path)

    assert answer.code == 0
    assert "skipped: 127.0.0.1:9: " in answer.out
    assert re.search(r"failed +0\n", answer.out)


async def test_row_a3_the_command_fails_when_a_file_was_changed(tmp_path: Path) -> None:
    shutil.copytree(HISTORIES, tmp_path / "other")
    changed = next(iter(sorted((tmp_path / "other").glob("*.zst"))))
    changed.write_bytes(changed.read_bytes() + b"\0")

    arguments = ("replay", "--offline", "--archive", str(tmp_path / "other"))
    answer = await audit(*arguments, data_dir=tmp_path)

    assert answer.code == 1
    assert changed.name in answer.out
    assert "--offline" in answer.out


async def test_a_scheduled_sweep_archives(dev_engine: RunningEngine, tmp_path: Path) -> None:
    client, archive = dev_engine.env.client, Archive(tmp_path / "archive")
    await automatic(dev_engine)
    await listed(dev_engine, 1)

    assert await keep_schedules(client, "archive", SWEEP)
    assert await keep_schedules(client, "archive", SWEEP)
    archiving = Archiving(client, archive)
    activities = [archiving.archive_closed]
    async with Worker(client, task_queue="archive", workflows=[ArchiveSweep], activities=activities):
        handle = client.get_schedule_handle(SWEEP.schedule_id)
        await handle.trigger()
        async with dev_engine.patiently() as tries:
            async for _ in tries:
                if archive.contents().entries:
                    break

    described = (await handle.describe()).schedule
    assert [entry.workflow_id for entry in archive.contents().entries] == [f"import-control/{NUMBER}"]
    assert described.policy.overlap is ScheduleOverlapPolicy.SKIP
    assert described.policy.catchup_window == options.CATCH_UP


async def test_a_server_without_schedules_and_lists_is_no_obstacle(
    engine: RunningEngine, tmp_path: Path
) -> None:
    assert not await keep_schedules(engine.env.client, "archive", SWEEP)

    address = engine.env.client.service_client.config.target_host
    answer = await audit("replay", data_dir=tmp_path, temporal=address)

    assert answer.code == 0
    assert "skipped: " in answer.out
