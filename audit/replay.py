"""Does today's code still lead each archived history to the same end?

One Replayer, unsandboxed, with only the workflows that the archive holds, over all histories in one batch.
"""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner

from audit.archive import Archive, Contents, DamagedError
from audit.witness import Witness
from models.conversion import DATA_CONVERTER
from workflows.delivery import Delivery
from workflows.import_control import ImportControl

ARCHIVED_WORKFLOWS: tuple[type, ...] = (ImportControl, Delivery)
MAX_REASON = 300


@dataclass(frozen=True, slots=True)
class Failure:
    """What cannot be replayed or is damaged, and why."""

    what: str
    reason: str


@dataclass(slots=True)
class ReplayReport:
    """What came of a batch."""

    replayed: int = 0
    event_count: int = 0
    size_bytes: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def fail(self, what: str, reason: str) -> None:
        """One more that did not pass."""
        self.failures.append(Failure(what, " ".join(reason.split())[:MAX_REASON]))


async def replay_archive(archive: Archive, workflows: Sequence[type] = ARCHIVED_WORKFLOWS) -> ReplayReport:
    """Check every file against the index and replay it; a failure stops nothing."""
    report = ReplayReport()
    contents = archive.contents()
    for number in contents.damaged_lines:
        report.fail(f"index.jsonl:{number}", "dòng mục lục không đọc được")
    for stray in contents.strays:
        report.fail(stray, "tệp không có trong mục lục")
    started = time.perf_counter()
    await _replay(_intact(archive, contents, report), workflows, report)
    report.seconds = time.perf_counter() - started
    return report


async def _replay(
    histories: AsyncIterator[WorkflowHistory], workflows: Sequence[type], report: ReplayReport
) -> None:
    witness = Witness()
    replayer = Replayer(
        workflows=workflows,
        workflow_runner=UnsandboxedWorkflowRunner(),
        data_converter=DATA_CONVERTER,
        interceptors=[witness],
        build_id="audit",  # the default one is a digest of every loaded module, two seconds each time
    )
    async with replayer.workflow_replay_iterator(histories) as results:
        async for result in results:
            report.replayed += 1
            difference = witness.difference(result.history)
            reason = str(result.replay_failure) if result.replay_failure else difference
            if reason:
                report.fail(f"{result.history.workflow_id} ({result.history.run_id})", reason)


async def _intact(
    archive: Archive, contents: Contents, report: ReplayReport
) -> AsyncIterator[WorkflowHistory]:
    """One after the other, so that an archive of any size is replayed in little memory."""
    for entry in contents.entries:
        try:
            history = archive.read(entry)
        except DamagedError as damage:
            report.fail(f"{entry.workflow_id} ({entry.file})", str(damage))
            continue
        report.event_count += entry.event_count
        report.size_bytes += entry.size_bytes
        yield history
