"""Row D6: does every notice get the next number of its series and year, once, whoever asks at once?"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from models.assessment import NoticeOrder
from models.base import digest_of
from models.facts import Fact, NoticeSigned
from models.ids import notice_key
from models.messages import IssueNotice
from models.vocabulary import FactKind, NoticeKind
from records import notices
from records.engine import reading, writing
from records.tables import FactRow, NoticeCounterRow, NoticeRow

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LAST_MINUTE = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)
"""23:59:59 of 31 December in Viet Nam."""
NEW_YEAR = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
"""00:00 of 1 January in Viet Nam, and still 31 December in UTC."""
BASIS = digest_of(b"proposal")
NUMBERING = notices.Numbering("SKHCN", "TB", "{:02d}/TB-SKHCN".format)
HUNDRED = 100
THREADS = 16


class StruckDown(Exception):  # noqa: N818 - not a fault
    """The process dies before the commit."""


def declaration(position: int) -> str:
    return f"1072345{position:05d}"


def take(
    register: Engine,
    position: int,
    signed_at: datetime = AT,
    numbering: notices.Numbering = NUMBERING,
    before_commit: Callable[[], None] = lambda: None,
) -> NoticeRow:
    """One signed notice of one declaration gets its number, as the activity gives it."""
    number = declaration(position)
    signed = NoticeSigned(notice_kind=NoticeKind.APPROVAL, basis=BASIS, content_digest=BASIS)
    fact = Fact(declaration_number=number, occurred_at=signed_at, content=signed, staff_id="ky")
    signature = FactRow(
        fact_id=f"signature-{number}",
        declaration_number=number,
        kind=FactKind.SIGNATURE,
        digest=digest_of(fact),
        content="{}",
        occurred_at=signed_at,
        received_at=signed_at,
        staff_id="ky",
    )
    order = NoticeOrder(
        key=notice_key(number, NoticeKind.APPROVAL, 1),
        kind=NoticeKind.APPROVAL,
        revision=1,
        signature_fact_id=signature.fact_id,
        signed_by="ky",
    )
    request = IssueNotice(case_number=number, declaration_number=number, order=order, at=AT)
    with writing(register) as session:
        row = notices.take_number(session, request, signature, signed, numbering)
        session.flush()
        before_commit()
    return row


def numbers_in(register: Engine, year: int = 2026) -> list[int]:
    with reading(register) as session:
        query = select(NoticeRow.number).where(NoticeRow.year == year).order_by(col(NoticeRow.number))
        return list(session.exec(query))


def counter(register: Engine, year: int = 2026) -> int:
    with reading(register) as session:
        return session.get_one(NoticeCounterRow, ("SKHCN", "TB", year)).last


def take_as_retried(register: Engine, position: int) -> int:
    """As the activity is retried: the first two of a series may both find no counter, and one is refused."""
    for _ in range(THREADS):
        try:
            return take(register, position).number
        except IntegrityError:
            continue
    raise AssertionError("refused again and again")


def at_once(register: Engine, positions: Iterable[int]) -> list[int]:
    start = threading.Barrier(THREADS)

    def issue(position: int) -> int:
        if position < THREADS:
            start.wait(30)
        return take_as_retried(register, position)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(issue, positions))


def test_row_d6_a_hundred_notices_at_once_get_1_to_100_without_gap_or_double(register: Engine) -> None:
    given = at_once(register, range(HUNDRED))

    assert sorted(given) == list(range(1, HUNDRED + 1))
    assert numbers_in(register) == list(range(1, HUNDRED + 1))
    assert counter(register) == HUNDRED


def test_row_d6_a_hundred_retries_of_one_notice_at_once_take_one_number(register: Engine) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        given = set(pool.map(lambda _: take_as_retried(register, 7), range(HUNDRED)))

    assert given == {1}
    assert numbers_in(register) == [1]
    assert counter(register) == 1


def test_row_d6_a_retry_gets_its_number_again_although_others_came_between(register: Engine) -> None:
    first = take(register, 1)
    take(register, 2)

    again = take(register, 1)

    assert (again.number, again.notice_number) == (first.number, "01/TB-SKHCN")
    assert numbers_in(register) == [1, 2]


def test_row_d6_a_transaction_that_dies_burns_no_number(register: Engine) -> None:
    take(register, 1)

    for _ in range(3):
        with pytest.raises(StruckDown):
            take(register, 2, before_commit=strike_down)

    assert counter(register) == 1
    assert take(register, 3).number == 2
    assert take(register, 2).number == 3


def test_row_d6_deaths_among_a_hundred_at_once_leave_no_gap(register: Engine) -> None:
    def issue(position: int) -> None:
        if position % 3 == 0:
            with pytest.raises((StruckDown, IntegrityError)):
                take(register, position, before_commit=strike_down)
        take_as_retried(register, position)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(issue, range(HUNDRED)))

    assert numbers_in(register) == list(range(1, HUNDRED + 1))


def test_row_d6_the_year_is_that_of_the_day_of_signing_in_viet_nam(register: Engine) -> None:
    old, new = take(register, 1, LAST_MINUTE), take(register, 2, NEW_YEAR)
    late = take(register, 3, LAST_MINUTE)  # signed last year, numbered after the first of this year

    assert (old.year, old.number, old.signed_on) == (2026, 1, date(2026, 12, 31))
    assert (new.year, new.number, new.signed_on) == (2027, 1, date(2027, 1, 1))
    assert (late.year, late.number) == (2026, 2)
    assert (numbers_in(register), numbers_in(register, 2027)) == ([1, 2], [1])


def test_row_d6_each_office_and_each_series_counts_for_itself(register: Engine) -> None:
    series = notices.Numbering("SKHCN", "GM", "{:02d}/GM-SKHCN".format)
    office = notices.Numbering("HQ12", "TB", "{:02d}/TB-HQ12".format)

    numbers = [take(register, n, numbering=each).number for n, each in enumerate((NUMBERING, series, office))]

    assert numbers == [1, 1, 1]


def test_row_d6_the_database_refuses_a_number_twice(register: Engine) -> None:
    row = take(register, 1)
    copy = NoticeRow(**{**row.model_dump(), "key": "another/approval/1"})

    with pytest.raises(IntegrityError), writing(register) as session:
        session.add(copy)


def strike_down() -> None:
    raise StruckDown
