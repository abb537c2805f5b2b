"""Can today's code carry every case that was ever recorded, and would we notice when it cannot?"""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio import workflow

from audit.archive import Archive
from audit.replay import replay_archive
from models.messages import CaseClosed, OpenCase, Verdict
from tests.replay.record import HISTORIES
from tests.replay.roads import ROADS
from workflows.delivery import Delivery
from workflows.import_control import ImportControl


@workflow.defn(name="ImportControl")
class AsksFirst(ImportControl):
    """An incompatible change: another activity before the assessment."""

    @workflow.init
    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)

    @workflow.run
    async def run(self, opened: OpenCase) -> CaseClosed:
        return await super().run(opened)

    async def _assess(self, known: int) -> Verdict:
        await workflow.execute_activity("look_up", start_to_close_timeout=timedelta(seconds=5))
        return await super()._assess(known)


@workflow.defn(name="ImportControl")
class CountsOtherwise(ImportControl):
    """A change that the bare Replayer does not see: the same commands with another result."""

    @workflow.init
    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)

    @workflow.run
    async def run(self, opened: OpenCase) -> CaseClosed:
        closed = await super().run(opened)
        return closed.model_copy(update={"fact_count": closed.fact_count + 1})


class CaseClosedLater(CaseClosed):
    """The record of a later release: a field was added with a default."""

    remark: str | None = None


@workflow.defn(name="ImportControl")
class AddsAField(ImportControl):
    """A compatible change: all that was recorded is there with equal values."""

    @workflow.init
    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)

    @workflow.run
    async def run(self, opened: OpenCase) -> CaseClosed:
        return CaseClosedLater.model_validate((await super().run(opened)).model_dump())


@pytest.fixture
def copied(tmp_path: Path) -> Archive:
    shutil.copytree(HISTORIES, tmp_path / "archive")
    return Archive(tmp_path / "archive")


async def test_row_a3_every_recorded_history_replays_with_todays_code() -> None:
    archive = Archive(HISTORIES)

    report = await replay_archive(archive)

    assert report.failures == []
    assert report.replayed == len(archive.contents().entries) >= len(ROADS)


def test_row_a3_every_road_is_recorded() -> None:
    recorded = [entry.file for entry in Archive(HISTORIES).contents().entries]

    assert [road for road in ROADS if not any(file.endswith(f"-{road}.pb.zst") for file in recorded)] == []


@pytest.mark.parametrize(
    ("changed", "noticed"), [(AsksFirst, "Activity type of scheduled event"), (CountsOtherwise, "kết quả")]
)
async def test_row_a3_an_incompatible_change_is_caught(changed: Any, noticed: str) -> None:
    archive = Archive(HISTORIES)

    report = await replay_archive(archive, [changed, Delivery])

    cases = [one for one in archive.contents().entries if one.workflow_id.startswith("import-control/")]
    assert len(report.failures) == len(cases)
    assert all(noticed in failure.reason for failure in report.failures)


async def test_row_a3_a_field_with_a_default_breaks_no_history() -> None:
    report = await replay_archive(Archive(HISTORIES), [AddsAField, Delivery])

    assert report.failures == []


async def test_row_a3_a_history_of_an_unknown_workflow_is_a_failure() -> None:
    report = await replay_archive(Archive(HISTORIES), [ImportControl])

    assert {failure.what.split("/")[0] for failure in report.failures} == {"delivery"}


async def test_an_edited_result_that_the_index_covers_up_is_noticed(tmp_path: Path) -> None:
    recorded = Archive(HISTORIES)
    history = recorded.read(recorded.contents().entries[0])
    result = history.events[-1].workflow_execution_completed_event_attributes.result.payloads[0]
    result.data = result.data.replace(b'"fact_count":', b'"fact_count":1')
    forged = Archive(tmp_path)
    forged.keep(history)

    report = await replay_archive(forged)

    assert [failure.reason for failure in report.failures] == ["kết quả thứ 1 khác với lịch sử"]


async def test_a_changed_byte_is_noticed_and_named(copied: Archive) -> None:
    entry = copied.contents().entries[0]
    path = copied.folder / entry.file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    report = await replay_archive(copied)

    assert [failure.what for failure in report.failures] == [f"{entry.workflow_id} ({entry.file})"]
    assert "SHA-256" in report.failures[0].reason
    assert report.replayed == len(copied.contents().entries) - 1


async def test_a_missing_file_and_a_stray_file_are_named(copied: Archive) -> None:
    entry = copied.contents().entries[0]
    (copied.folder / entry.file).rename(copied.folder / "other.pb.zst")

    report = await replay_archive(copied)

    assert {failure.what for failure in report.failures} == {
        f"{entry.workflow_id} ({entry.file})",
        "other.pb.zst",
    }
