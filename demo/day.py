"""How is a day of customs traffic played, and did each case end as its sample says?"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import col, select

from customs.simulator import Simulator
from demo.people import Desk
from demo.sample import LEFT_FOR, Message, Sample, WaitFor
from models.problems import ErrorCode
from models.vocabulary import FactState, NoticeState, TaskKind, TaskState
from records import cases, outbox, results
from records.engine import reading
from records.tables import CaseRow, FactRow, TaskRow

PATIENCE_SECONDS = 240.0
POLL_SECONDS = 0.3
APART_SECONDS = 0.2
"""Between the first messages of two declarations: the register of a demo is one file with one writer."""
EVERY_KIND = frozenset(TaskKind)


@dataclass
class Played:
    """What came of one sample."""

    sample: Sample
    case: CaseRow | None = None
    stored: results.StoredResult | None = None
    acknowledged: int = 0
    sent: int = 0
    seconds: float = 0.0
    differences: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Day:
    """The engine as the script sees it: through the API as customs, through the register to look."""

    engine: Engine
    customs: Simulator
    desk: Desk
    now: Callable[[], datetime]

    async def play(self, samples: tuple[Sample, ...], told: Callable[[Played], None]) -> list[Played]:
        """Every sample, one soon after the other; each is told when it has ended."""

        async def in_turn(position: int, sample: Sample) -> Played:
            await asyncio.sleep(position * APART_SECONDS)
            return await self._play(sample, told)

        return list(await asyncio.gather(*(in_turn(*each) for each in enumerate(samples))))

    async def _play(self, sample: Sample, told: Callable[[Played], None]) -> Played:
        started = time.monotonic()
        played = Played(sample)
        self.desk.scripts[sample.number] = sample.people
        try:
            if not await asyncio.to_thread(self._look, played):  # played before, on the same data
                told(played)
                return played
            for position, step in enumerate(sample.steps):
                await self._step(sample, position, step)
            await self._until(lambda: self._let_work(sample.number, EVERY_KIND) and not self._look(played))
        except (RuntimeError, TimeoutError) as trouble:
            self._look(played)
            played.differences.append(str(trouble) or "quá thời gian chờ")
        self._stop_work(sample.number)
        played.seconds = time.monotonic() - started
        told(played)
        return played

    async def _step(self, sample: Sample, position: int, step: Message | WaitFor) -> None:
        if isinstance(step, WaitFor):
            kinds = EVERY_KIND - LEFT_FOR.get(step.wait_for, frozenset())
            await self._until(
                lambda: self._let_work(sample.number, kinds) and self._is_at(sample.number, step)
            )
            self._stop_work(sample.number)
            return
        body = step.as_sent(self.now())
        for _ in range(step.repeat):
            answer = await self.customs.send(step.call, sample.number, body, sample.message_id(position))
            if answer.status >= 300 and answer.body.get("code") != ErrorCode.MESSAGE_ID_REUSED:
                raise RuntimeError(f"{step.call}: HTTP {answer.status} {answer.body.get('detail', '')}")

    def _let_work(self, number: str, kinds: frozenset[TaskKind]) -> bool:
        """Let people do these kinds of tasks; what waits for a signature is signed before anybody travels.

        While a message is not assessed nobody acts: the task that they see is about to change.
        """
        case, open_kinds = self._standing(number)
        if not self._is_all_assessed(number):
            kinds = frozenset()
        if TaskKind.SIGN in open_kinds & kinds:
            kinds -= {TaskKind.VISIT, TaskKind.CONFIRM_VISIT}
        self.desk.allowed[case.case_number if case else number] = kinds
        return True

    def _stop_work(self, number: str) -> None:
        for case_number in tuple(self.desk.allowed):
            if case_number.startswith(number):
                self.desk.allowed[case_number] = frozenset()

    def _is_at(self, number: str, step: WaitFor) -> bool:
        case, open_kinds = self._standing(number)
        return case is not None and step.is_reached(case.state, open_kinds)

    async def _until(self, is_reached: Callable[[], bool]) -> None:
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while not await asyncio.to_thread(is_reached):
            if time.monotonic() > give_up_at:
                raise TimeoutError
            await asyncio.sleep(POLL_SECONDS)

    def _standing(self, number: str) -> tuple[CaseRow | None, frozenset[TaskKind]]:
        with reading(self.engine) as session:
            query = select(col(TaskRow.kind)).where(
                TaskRow.declaration_number == number, TaskRow.state == TaskState.OPEN
            )
            return cases.newest(session, number), frozenset(session.exec(query))

    def _is_all_assessed(self, number: str) -> bool:
        with reading(self.engine) as session:
            query = select(FactRow).where(FactRow.declaration_number == number)
            facts = session.exec(query.where(FactRow.state != FactState.REFUSED)).all()
        return all(fact.first_assessment is not None for fact in facts)

    def _look(self, played: Played) -> list[str]:
        """What still differs from the sample's word; kept on the record."""
        number = played.sample.number
        with reading(self.engine) as session:
            played.case = cases.newest(session, number)
            played.stored = results.newest(session, number)
            played.sent = outbox.last_number(session, number)
            played.acknowledged = outbox.settled_number(session, number)
        played.differences = list(_differences(played))
        return played.differences


def _differences(played: Played) -> list[str]:
    expected, case, stored = played.sample.expected, played.case, played.stored
    if case is None or stored is None:
        return ["chưa có đánh giá"]
    dispositions = {item.item_number: item.disposition for item in stored.assessment.items}
    issued = [one for one in stored.notices if one.state is not NoticeState.NUMBERED]
    found = {
        "trạng thái": (case.state, expected.state),
        "luồng": (case.lane, expected.lane),
        "xử lý": (dispositions, expected.dispositions),
        "thông báo": ({one.kind for one in issued}, set(expected.notices)),
        "hải quan xác nhận": (played.acknowledged, played.sent),
    }
    return [f"{name}: {got} thay vì {wanted}" for name, (got, wanted) in found.items() if got != wanted]
