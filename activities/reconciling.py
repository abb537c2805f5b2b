"""In what do we and customs differ? A page is compared, a batch repaired, and what was repaired looked at."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from temporalio import activity
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy

from customs.asking import CustomsAsking
from customs.client import RefusedError, UnreachableError
from customs.wire.comparing import DigestsMessage
from models.exchange.comparison import (
    RESULT_KINDS,
    Comparison,
    Found,
    LookAgain,
    Reconciled,
    Repaired,
    Repairing,
    Side,
    compare,
)
from models.goods import DeclarationNumber
from models.ids import delivery_workflow_id
from models.messages import Resend
from models.vocabulary import DifferenceKind, OutboxState
from records.engine import reading, writing
from records.reconciling import differences, held
from records.reconciling.again import say_again
from records.reconciling.held import Held
from records.tables import DifferenceRow, OutboxRow, ReconciliationRow

PAGE = 500
BATCH = 50
SETTLING = timedelta(minutes=15)
"""What was made or received so shortly before a run may still be on its way: the next run compares it."""

AHEAD_VI = (
    "Cần người xử lý: hải quan giữ số kết quả mà hệ thống chưa lập, có thể vì sổ của hệ thống vừa được phục "
    "hồi từ bản sao cũ. Hỏi hải quan bản kết quả đó và so với hồ sơ lưu; hệ thống không tự sửa."
)
REFUSED_VI = (
    "Cần người xử lý: hải quan đã từ chối bản kết quả này, gửi lại nguyên bản sẽ bị từ chối nữa. "
    "Lập lại kết quả hoặc thống nhất với hải quan."
)
ASKED_VI = "Đã đề nghị hải quan gửi lại những thông điệp mà hệ thống chưa có."
THEY_LACK_MESSAGES_VI = (
    "Cần người xử lý: hệ thống giữ nguyên văn thông điệp làm bằng chứng, không xóa và không gửi ngược lại. "
    "Đề nghị hải quan kiểm tra sổ của mình, có thể vừa được phục hồi từ bản sao cũ."
)


@dataclass(frozen=True, slots=True)
class Both:
    """What the two sides hold of declarations up to a number."""

    up_to: DeclarationNumber
    ours: Mapping[DeclarationNumber, Held]
    theirs: Mapping[DeclarationNumber, Side]

    def numbers(self, settled_before: datetime) -> list[DeclarationNumber]:
        """Declarations in which nothing is on its way."""
        young = {number for number, one in self.ours.items() if one.is_younger_than(settled_before)}
        return sorted((self.ours.keys() | self.theirs.keys()) - young)

    def found(self, numbers: Iterable[DeclarationNumber]) -> list[Found]:
        """The differences of these declarations."""
        ours = {number: one.side for number, one in self.ours.items()}
        return [
            each for number in numbers for each in compare(number, ours.get(number), self.theirs.get(number))
        ]


@dataclass(frozen=True, slots=True)
class Reconciling:
    """The activities with the register, customs, and the client by which results are delivered again.

    `client_id` is the name under which customs sends.
    """

    engine: Engine
    customs: CustomsAsking
    client: Client
    client_id: str
    now: Callable[[], datetime]

    @property
    def activities(self) -> Sequence[Callable[..., Any]]:
        """All of them, for the worker."""
        return (self.compare_page, self.repair_batch, self.look_again, self.conclude)

    @activity.defn(name="compare_page")
    def compare_page(self, comparison: Comparison) -> Comparison:
        """Compare what follows `after`, keep what differs, and say how far that was."""
        with writing(self.engine) as session:
            differences.run_of(session, comparison)
        both = self._both(comparison.run_id, comparison.after)
        numbers = both.numbers(comparison.started_at - SETTLING)
        found = both.found(numbers)
        reached = comparison.model_copy(
            update={
                "after": both.up_to,
                "compared": comparison.compared + len(numbers),
                "differing": comparison.differing + len(found),
                "is_complete": both.up_to == held.END,
            }
        )
        with writing(self.engine) as session:
            differences.settle(session, numbers, found, comparison.at, comparison.run_id)
            run = differences.run_of(session, reached)
            run.compared_count, run.difference_count = reached.compared, reached.differing
            run.problem = None
        return reached

    @activity.defn(name="repair_batch")
    async def repair_batch(self, request: Repairing) -> Repaired:
        """Repair what may be repaired without a person; each repair may be made again."""
        rows = await asyncio.to_thread(self._open_after, request.after)
        under_way = 0
        for row in rows:
            activity.heartbeat()
            under_way += await self._repair(request.run_id, row)
        last = rows[-1].difference_id if len(rows) == BATCH else None
        return Repaired(last=last, under_way=under_way)

    @activity.defn(name="look_again")
    def look_again(self, request: LookAgain) -> int:
        """Compare the declarations with an open difference once more: how many differences are left."""
        after = ""
        while numbers := self._open_numbers(after):
            activity.heartbeat()
            both = self._both(request.run_id, _before(numbers[0]))
            after = min(both.up_to, numbers[-1])
            seen = [number for number in numbers if number <= after]
            with writing(self.engine) as session:
                differences.settle(session, seen, both.found(seen), request.at)
        with reading(self.engine) as session:
            return differences.open_count(session)

    @activity.defn(name="conclude_reconciliation")
    def conclude(self, comparison: Comparison) -> Reconciled:
        """Write down that the run has ended, or leave it broken off, and say what became of it."""
        with writing(self.engine) as session:
            return differences.concluded(session, comparison)

    def _both(self, run_id: str, after: DeclarationNumber) -> Both:
        """Customs is read first: whatever it sent until then we hold by now, or have lost."""
        page = self._their_page(run_id, after)
        with reading(self.engine) as session:
            ours_end = held.last_of_page(session, self.client_id, after, PAGE)
            up_to = min(page.tiep_theo or held.END, ours_end or held.END)
            ours = held.held(session, self.client_id, after, up_to)
        theirs = {row.so_to_khai: row.side() for row in page.ban_doi_chieu if row.so_to_khai <= up_to}
        return Both(up_to, ours, theirs)

    def _their_page(self, run_id: str, after: DeclarationNumber) -> DigestsMessage:
        try:
            return self.customs.digests(after, PAGE)
        except (UnreachableError, RefusedError) as error:
            self._note(run_id, error)
            raise

    def _note(self, run_id: str, error: Exception) -> None:
        with writing(self.engine) as session:
            session.get_one(ReconciliationRow, run_id).problem = str(error)

    def _open_after(self, after: int) -> list[DifferenceRow]:
        with reading(self.engine) as session:
            return differences.open_after(session, after, BATCH)

    def _open_numbers(self, after: DeclarationNumber) -> list[DeclarationNumber]:
        with reading(self.engine) as session:
            return differences.open_numbers(session, after, PAGE)

    async def _repair(self, run_id: str, row: DifferenceRow) -> bool:
        """True when the repair is under way."""
        if row.kind is DifferenceKind.THEY_ARE_AHEAD:
            return await asyncio.to_thread(self._told, row, AHEAD_VI, is_under_way=False)
        if row.kind not in RESULT_KINDS:
            return await asyncio.to_thread(self._ask_again, run_id, row)
        result = await asyncio.to_thread(self._say_again, row)
        if result is None or result.state is not OutboxState.PENDING:
            return False
        await self.client.start_workflow(  # one that sleeps between two attempts is replaced
            "Delivery",
            Resend(declaration_number=result.declaration_number, up_to=result.number),
            id=delivery_workflow_id(result.declaration_number),
            task_queue=activity.info().task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.TERMINATE_EXISTING,
        )
        return True

    def _say_again(self, row: DifferenceRow) -> OutboxRow | None:
        with writing(self.engine) as session:
            result = say_again(session, row.declaration_number, self.now(), row.kind.label_vi.lower())
            kept = session.get_one(DifferenceRow, row.difference_id)
            if result is not None and result.state is OutboxState.PENDING:
                kept.repair_vi = f"Hệ thống tự gửi lại bản kết quả số {result.result_number}."
            else:
                kept.repair_vi = REFUSED_VI
        return result

    def _ask_again(self, run_id: str, row: DifferenceRow) -> bool:
        """Asked also where customs lacks some: each side may lack what the other holds."""
        with reading(self.engine) as session:
            ids = held.message_ids(session, self.client_id, row.declaration_number)
        try:
            self.customs.resend(row.declaration_number, ids)
        except RefusedError as error:
            return self._told(row, f"Cần người xử lý: {error}", is_under_way=False)
        except UnreachableError as error:
            self._note(run_id, error)
            raise
        is_ours = row.kind is not DifferenceKind.THEY_LACK_MESSAGES
        return self._told(row, ASKED_VI if is_ours else THEY_LACK_MESSAGES_VI, is_under_way=is_ours)

    def _told(self, row: DifferenceRow, repair_vi: str, *, is_under_way: bool) -> bool:
        with writing(self.engine) as session:
            session.get_one(DifferenceRow, row.difference_id).repair_vi = repair_vi
        return is_under_way


def _before(number: DeclarationNumber) -> DeclarationNumber:
    """The number after which a page begins with this one."""
    return f"{int(number) - 1:012d}" if int(number) else ""
