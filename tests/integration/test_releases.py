"""Row X7: is it reported at once when customs lets go what we hold, and never held against it wrongly?"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.assessment import ItemPart
from models.facts import CustomsSpoke, Fact, ItemWord
from models.ids import seal
from models.messages import AssessCase
from models.vocabulary import AlarmKind, CustomsOutcome, Disposition, FactKind, FactState, OutboxState
from records.engine import reading, writing
from records.tables import AlarmRow, AssessmentRow, CaseRow, EventRow, FactRow, OutboxRow
from records.watching.alarms import open_alarms
from records.watching.releases import release_against_hold
from rules.rulebook import assess
from tests.builders import AS_OF, NUMBER, a_case_file
from tests.unit.portal.seed import LACKING, MIXED, Portal, portal_over

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
CLEARED, RELEASED, STORED = CustomsOutcome.CLEARED, CustomsOutcome.RELEASED, CustomsOutcome.STORED
HELD, STORAGE, MAY_CLEAR, REFUSED = (
    Disposition.HELD,
    Disposition.STORAGE_ALLOWED,
    Disposition.MAY_CLEAR,
    Disposition.REFUSED,
)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


@dataclass(frozen=True)
class Decided:
    """A decision of ours, when it was made, and when customs acknowledged the result that told it.

    `free_units` of the item may go all the same.
    """

    disposition: Disposition
    made: int
    had: int | None = None
    state: OutboxState = OutboxState.ACKNOWLEDGED
    free_units: int = 0


ROADS: dict[str, tuple[tuple[Decided, ...], CustomsOutcome, bool]] = {
    "held, cleared": ((Decided(HELD, 0, 1),), CLEARED, True),
    "held, released": ((Decided(HELD, 0, 1),), RELEASED, True),
    "refused, released": ((Decided(REFUSED, 0, 1),), RELEASED, True),
    "storage allowed, cleared": ((Decided(STORAGE, 0, 1),), CLEARED, True),
    "storage allowed, released": ((Decided(STORAGE, 0, 1),), RELEASED, False),
    "held, stored": ((Decided(HELD, 0, 1),), STORED, False),
    "may clear, cleared": ((Decided(MAY_CLEAR, 0, 1),), CLEARED, False),
    "held and only received, cleared": ((Decided(HELD, 0, 1, OutboxState.RECEIVED),), CLEARED, True),
    "held and never told, cleared": ((Decided(HELD, 0),), CLEARED, True),
    "held, then allowed and told, cleared": ((Decided(HELD, 0, 1), Decided(MAY_CLEAR, 3, 4)), CLEARED, False),
    "held, then allowed and on its way, cleared": (
        (Decided(HELD, 0, 1), Decided(MAY_CLEAR, 3)),
        CLEARED,
        False,
    ),
    "allowed, then held and on its way, cleared": (
        (Decided(MAY_CLEAR, 0, 1), Decided(HELD, 3)),
        CLEARED,
        False,
    ),
    "allowed, then held and told too late, cleared": (
        (Decided(MAY_CLEAR, 0, 1), Decided(HELD, 3, 11)),
        CLEARED,
        False,
    ),
    "allowed, then held and told, cleared": ((Decided(MAY_CLEAR, 0, 1), Decided(HELD, 3, 4)), CLEARED, True),
}
"""Customs acts at minute 10; its word is assessed at minute 20."""


def with_disposition(disposition: Disposition, free_units: int = 0) -> Any:
    assessment = assess(a_case_file(), AS_OF)
    parts = (ItemPart(quantity=free_units, disposition=MAY_CLEAR),) if free_units else ()
    told = {"disposition": disposition, "parts": parts}
    items = tuple(one.model_copy(update=told) for one in assessment.items)
    return assessment.model_copy(update={"items": items})


def keep(register: Engine, road: tuple[Decided, ...]) -> None:
    with writing(register) as session:
        session.add(CaseRow(case_number=NUMBER, declaration_number=NUMBER, opened_at=NOON))
        for number, one in enumerate(road, 1):
            session.add(
                AssessmentRow(
                    case_number=NUMBER,
                    number=number,
                    assessed_at=at(one.made),
                    as_of=AS_OF,
                    fact_ids="",
                    lookups="{}",
                    reference_version="1",
                    policy_version="1",
                    rulebook_version="1",
                    rulebook_digest="0" * 64,
                    content=with_disposition(one.disposition, one.free_units).model_dump_json(),
                    verdict="{}",
                )
            )
            had = at(one.had) if one.had is not None else None
            session.add(
                OutboxRow(
                    declaration_number=NUMBER,
                    number=number,
                    result_number=number,
                    result="{}",
                    result_digest=str(number) * 64,
                    created_at=at(one.made),
                    state=one.state if had else OutboxState.PENDING,
                    received_at=had,
                    acknowledged_at=had if one.state is OutboxState.ACKNOWLEDGED else None,
                )
            )


def a_word(outcome: CustomsOutcome, quantity: int | None = None, minute: int = 10) -> FactRow:
    content = CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=outcome, quantity=quantity),))
    sealed = seal(Fact(declaration_number=NUMBER, occurred_at=at(minute), content=content))
    return FactRow(
        fact_id=sealed.fact_id,
        declaration_number=NUMBER,
        kind=FactKind.CUSTOMS_WORD,
        digest=sealed.digest,
        content=sealed.content.decode(),
        occurred_at=at(minute),
        received_at=at(20),
    )


@pytest.mark.parametrize("road", ROADS)
def test_row_x7_customs_is_judged_by_what_it_had_been_told(sqlite_register: Engine, road: str) -> None:
    decided, outcome, is_against = ROADS[road]
    keep(sqlite_register, decided)
    request = AssessCase(
        case_number=NUMBER, declaration_number=NUMBER, fact_ids=(), assessment_number=9, at=at(20)
    )

    with writing(sqlite_register) as session:
        release_against_hold(session, request, [a_word(outcome)], with_disposition(MAY_CLEAR))
        raised = [row.kind for row in open_alarms(session)]

    assert raised == ([AlarmKind.RELEASE_AGAINST_HOLD] if is_against else [])


@pytest.fixture
def portal(worked: Engine, tmp_path: Path) -> Portal:
    return portal_over(worked, tmp_path)


def acknowledge(portal: Portal, number: str) -> None:
    with writing(portal.engine) as session:
        for row in session.exec(select(OutboxRow).where(OutboxRow.declaration_number == number)).all():
            row.state = OutboxState.ACKNOWLEDGED
            row.received_at = row.acknowledged_at = portal.clock.now - timedelta(minutes=5)


def alarms_of(portal: Portal) -> list[AlarmRow]:
    with reading(portal.engine) as session:
        return open_alarms(session, AlarmKind.RELEASE_AGAINST_HOLD)


def clear(portal: Portal, number: str, *items: int) -> None:
    words = tuple(ItemWord(item_number=item, outcome=CLEARED) for item in items)
    portal.tell(number, CustomsSpoke(outcomes=words))


def test_row_x7_each_item_is_named_with_what_customs_had_been_told_and_when(portal: Portal) -> None:
    acknowledge(portal, MIXED)

    clear(portal, MIXED, 1, 3)

    (alarm,) = alarms_of(portal)
    assert (alarm.declaration_number, alarm.raised_at) == (MIXED, portal.clock.now)
    assert alarm.text_vi == (
        "Dòng hàng 1: hải quan báo đã thông quan lúc 09:05 ngày 25/11/2026, trong khi bản kết quả số 2 mà "
        "hải quan đã nhận lúc 09:00 ngày 25/11/2026 ghi: chờ xử lý."
    )
    with reading(portal.engine) as session:
        query = select(EventRow).where(EventRow.detail == f"alarm {alarm.kind}/{alarm.subject}")
        assert session.exec(query).one().text_vi.endswith(alarm.text_vi)


async def test_row_x7_only_a_supervisor_who_says_what_was_done_ends_it(portal: Portal) -> None:
    clear(portal, LACKING, 1)
    (alarm,) = alarms_of(portal)
    path = f"/customs/alarms/{alarm.alarm_id}"
    reason = "Đã gọi chi cục, hàng đã được đưa trở lại kho bảo quản."

    async with portal.browser("hai") as officer, portal.browser("tam") as supervisor:
        forbidden = await officer.post(path, data={"reason": reason})
        silent = await supervisor.post(path, data={"reason": ""})
        standing = alarms_of(portal)
        done = await supervisor.post(path, data={"reason": reason})
        again = await supervisor.post(path, data={"reason": reason})
        history = await supervisor.get("/customs?list=history")

    assert (forbidden.status_code, silent.status_code, done.status_code) == (403, 422, 303)
    assert f'href="#reason-{alarm.alarm_id}"' in silent.text
    assert len(standing) == 1
    assert alarms_of(portal) == []
    assert "đã kết thúc trước đó" in again.text
    assert reason in history.text


@pytest.mark.parametrize(
    ("words", "is_against"), [((6,), False), ((4, 2), False), ((4, 3), True), ((None,), True)]
)
def test_rows_x7_d2_units_that_may_go_are_no_release_against_the_hold_of_the_rest(
    sqlite_register: Engine, words: tuple[int | None, ...], is_against: bool
) -> None:
    keep(sqlite_register, (Decided(HELD, 0, 1, free_units=6),))
    request = AssessCase(
        case_number=NUMBER, declaration_number=NUMBER, fact_ids=(), assessment_number=9, at=at(20)
    )
    rows = [a_word(CLEARED, quantity, minute) for minute, quantity in enumerate(words, 8)]
    with writing(sqlite_register) as session:
        session.add_all(rows)
        session.flush()
        release_against_hold(session, request, rows, with_disposition(HELD, 6))

    with reading(sqlite_register) as session:
        raised = session.exec(select(AlarmRow).where(AlarmRow.kind == AlarmKind.RELEASE_AGAINST_HOLD)).all()
    assert bool(raised) is is_against


@pytest.mark.parametrize(
    "before",
    [(RELEASED, 6, FactState.ACCEPTED), (CLEARED, 6, FactState.REFUSED), (CLEARED, 2, FactState.ACCEPTED)],
    ids=["released first", "a word that was refused", "before a word on the whole item"],
)
def test_rows_x7_d2_units_are_counted_once(
    sqlite_register: Engine, before: tuple[CustomsOutcome, int, FactState]
) -> None:
    keep(sqlite_register, (Decided(HELD, 0, 1, free_units=6),))
    request = AssessCase(
        case_number=NUMBER, declaration_number=NUMBER, fact_ids=(), assessment_number=9, at=at(20)
    )
    outcome, quantity, state = before
    earlier, word = a_word(outcome, quantity, 6), a_word(CLEARED, 6, 9)
    earlier.state = state
    whole = [a_word(STORED, None, 7)] if quantity == 2 else []
    with writing(sqlite_register) as session:
        session.add_all([earlier, *whole, word])
        session.flush()
        release_against_hold(session, request, [word], with_disposition(HELD, 6))
        raised = open_alarms(session)

    assert raised == []
