"""Rows X2, X7, X8, I4: is an alarm raised when something is wrong, once, and ended when it is right again?"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import SQLModel, select

from activities.watching import Watching
from models.vocabulary import (
    AlarmKind,
    DifferenceKind,
    EventKind,
    MessageState,
    NoticeKind,
    NoticeState,
    ObligationKind,
    OutboxState,
    Party,
)
from records.engine import open_engine, reading, writing
from records.migrate import upgrade
from records.tables import (
    AlarmRow,
    CaseRow,
    DifferenceRow,
    EventRow,
    MessageRow,
    NoticeRow,
    ObligationRow,
    OutboxRow,
    PartnerRow,
    ReconciliationRow,
)
from records.watching import alarms, link

NUMBER = "107234567890"
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
Change = Callable[[Any], None]


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def a_letter(number: int = 1, **overrides: Any) -> OutboxRow:
    values: dict[str, Any] = {
        "declaration_number": NUMBER,
        "number": number,
        "result_number": number,
        "result": "{}",
        "result_digest": "0" * 64,
        "created_at": ago(minutes=11),
    }
    return OutboxRow(**values | overrides)


def an_obligation(**overrides: Any) -> ObligationRow:
    values: dict[str, Any] = {
        "key": "o",
        "case_number": NUMBER,
        "kind": ObligationKind.SEND_AMENDMENT,
        "party": Party.CITY_CUSTOMS,
        "what_vi": "Gửi bản sửa đổi số 2 còn thiếu",
        "opened_at": ago(minutes=61),
    }
    return ObligationRow(**values | overrides)


def a_message(**overrides: Any) -> MessageRow:
    values: dict[str, Any] = {
        "source": "hai-quan",
        "message_id": "m-1",
        "declaration_number": NUMBER,
        "body": b"{}",
        "body_digest": "0" * 64,
        "received_at": ago(minutes=16),
    }
    return MessageRow(**values | overrides)


def a_notice(**overrides: Any) -> NoticeRow:
    values: dict[str, Any] = {
        "key": "n",
        "case_number": NUMBER,
        "declaration_number": NUMBER,
        "kind": NoticeKind.APPROVAL,
        "revision": 1,
        "office_code": "SKHCN",
        "series": "YKCM",
        "year": 2026,
        "number": 1,
        "notice_number": "1/YKCM-SKHCN",
        "content_digest": "0" * 64,
        "signature_fact_id": "f",
        "signed_by": "ky",
        "signed_on": NOW.date(),
        "numbered_at": ago(minutes=61),
    }
    return NoticeRow(**values | overrides)


def a_difference(**overrides: Any) -> DifferenceRow:
    values: dict[str, Any] = {
        "run_id": "r",
        "declaration_number": NUMBER,
        "kind": DifferenceKind.THEY_LACK,
        "ours_vi": "bản kết quả số 2",
        "theirs_vi": "chưa có bản nào",
        "found_at": ago(hours=8),
    }
    return DifferenceRow(**values | overrides)


def set_to(**values: Any) -> Change:
    def change(row: Any) -> None:
        for name, value in values.items():
            setattr(row, name, value)

    return change


ACKNOWLEDGED = set_to(state=OutboxState.ACKNOWLEDGED)
CASES: dict[str, tuple[AlarmKind, SQLModel, Change, str]] = {
    "pending": (AlarmKind.NO_ACKNOWLEDGEMENT, a_letter(), ACKNOWLEDGED, "Bản kết quả số 1"),
    "received": (
        AlarmKind.NO_ACKNOWLEDGEMENT,
        a_letter(state=OutboxState.RECEIVED),
        ACKNOWLEDGED,
        "hải quan đã nhận, chưa áp dụng",
    ),
    "refused": (
        AlarmKind.REFUSED_BY_CUSTOMS,
        a_letter(state=OutboxState.REFUSED, last_error="sai mã HS"),
        ACKNOWLEDGED,
        "sai mã HS",
    ),
    "turned back": (
        AlarmKind.REFUSED_BY_CUSTOMS,
        a_letter(created_at=ago(minutes=5), refusals=3),
        ACKNOWLEDGED,
        "trả lại 3 lần",
    ),
    "dead": (
        AlarmKind.DEAD_LETTER,
        a_letter(state=OutboxState.DEAD, attempt_count=40),
        ACKNOWLEDGED,
        "40 lần",
    ),
    "amendment": (
        AlarmKind.MISSING_AMENDMENT,
        an_obligation(),
        set_to(is_open=False),
        "Thiếu bản sửa đổi số 2",
    ),
    "message": (
        AlarmKind.UNDELIVERED_MESSAGE,
        a_message(),
        set_to(state=MessageState.DELIVERED),
        "Thông điệp m-1",
    ),
    "notice": (
        AlarmKind.UNISSUED_NUMBER,
        a_notice(),
        set_to(state=NoticeState.ISSUED),
        "Số 1/YKCM-SKHCN",
    ),
    "partner": (
        AlarmKind.CUSTOMS_DOWN,
        PartnerRow(name="customs", asked_at=NOW, down_since=ago(seconds=31), last_error="HTTP 503"),
        set_to(down_since=None),
        "HTTP 503",
    ),
    "difference": (
        AlarmKind.DIFFERENCE,
        a_difference(),
        set_to(repaired_at=NOW),
        "chưa có bản nào",
    ),
}
NOT_YET: dict[str, SQLModel] = {
    "pending": a_letter(created_at=ago(minutes=9)),
    "turned back twice": a_letter(created_at=ago(minutes=9), refusals=2),
    "acknowledged": a_letter(state=OutboxState.ACKNOWLEDGED, refusals=3),
    "dropped": a_letter(state=OutboxState.DROPPED),
    "amendment": an_obligation(opened_at=ago(minutes=59)),
    "another obligation": an_obligation(kind=ObligationKind.REPORT_ARRIVAL),
    "message": a_message(received_at=ago(minutes=14)),
    "notice": a_notice(numbered_at=ago(minutes=59)),
    "partner": PartnerRow(name="customs", asked_at=NOW, down_since=ago(seconds=29)),
    "difference": a_difference(repaired_at=NOW),
}


def keep(register: Engine, *rows: SQLModel) -> None:
    """Copies, because a row of the tables above serves two registers."""
    with writing(register) as session:
        session.add(CaseRow(case_number=NUMBER, declaration_number=NUMBER, opened_at=ago(hours=30)))
        session.add_all([type(row)(**row.model_dump()) for row in rows])


def look(register: Engine, at: datetime = NOW) -> alarms.News:
    with writing(register) as session:
        return alarms.look(session, at)


def stored(register: Engine) -> list[AlarmRow]:
    with reading(register) as session:
        return list(session.exec(select(AlarmRow).order_by(AlarmRow.alarm_id)))  # type: ignore[arg-type]


def told(register: Engine) -> list[str]:
    with reading(register) as session:
        query = select(EventRow).where(EventRow.kind == EventKind.ALARM).order_by(EventRow.event_id)  # type: ignore[arg-type]
        return [row.text_vi for row in session.exec(query)]


@contextmanager
def statements(register: Engine) -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(register, "before_cursor_execute", note)
    yield sent
    event.remove(register, "before_cursor_execute", note)


@pytest.mark.parametrize("case", CASES)
def test_row_x2_an_alarm_is_raised_once_and_ends_with_its_condition(
    register: Engine, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    kind, row, repair, words = CASES[case]
    keep(register, row)

    with caplog.at_level(logging.WARNING):
        raised = look(register).raised
        again = look(register, NOW + timedelta(minutes=1))
    with writing(register) as session:
        repair(session.exec(select(type(row))).one())
    ended = look(register, NOW + timedelta(minutes=2)).ended

    assert [one.kind for one in raised] == [kind]
    assert not again
    assert [one.kind for one in ended] == [kind]
    (alarm,) = stored(register)
    assert words in alarm.text_vi
    assert (alarm.raised_at, alarm.ended_at) == (NOW, NOW + timedelta(minutes=2))
    assert "alarm raised" in caplog.text
    is_of_a_case = alarm.declaration_number == NUMBER
    assert is_of_a_case is (kind is not AlarmKind.CUSTOMS_DOWN)
    starts = [text.partition(":")[0] for text in told(register)]
    assert starts == (["Cảnh báo", "Hết cảnh báo"] if is_of_a_case else [])


@pytest.mark.parametrize("case", NOT_YET)
def test_what_is_in_time_or_settled_raises_nothing(register: Engine, case: str) -> None:
    keep(register, NOT_YET[case])

    assert not look(register)


@pytest.mark.parametrize("state", [OutboxState.PENDING, OutboxState.REFUSED, OutboxState.DEAD])
def test_row_x5_a_later_result_that_customs_applied_ends_what_an_earlier_one_raised(
    register: Engine, state: OutboxState
) -> None:
    keep(register, a_letter(state=state))
    raised = look(register).raised

    with writing(register) as session:
        session.add(a_letter(2, state=OutboxState.ACKNOWLEDGED))
    ended = look(register).ended

    assert len(raised) == len(ended) == 1


def test_row_x4_a_night_without_a_finished_comparison_raises_an_alarm(register: Engine) -> None:
    keep(register, a_letter(state=OutboxState.ACKNOWLEDGED, created_at=ago(hours=27)))
    with writing(register) as session:
        session.add(ReconciliationRow(run_id="broken off", started_at=ago(hours=2)))
        session.add(ReconciliationRow(run_id="old", started_at=ago(hours=28), ended_at=ago(hours=27)))

    raised = look(register).raised
    with writing(register) as session:
        session.get_one(ReconciliationRow, "broken off").ended_at = ago(hours=1)
    ended = look(register).ended

    assert [one.kind for one in raised] == [AlarmKind.NO_RECONCILIATION]
    assert [one.kind for one in ended] == [AlarmKind.NO_RECONCILIATION]


def test_before_there_was_anything_to_compare_no_comparison_is_missed(register: Engine) -> None:
    keep(register, a_letter(state=OutboxState.ACKNOWLEDGED, created_at=ago(hours=25)))

    assert not look(register)


def test_an_alarm_that_comes_back_is_a_new_one_beside_its_history(register: Engine) -> None:
    keep(register, a_letter())
    look(register)
    with writing(register) as session:
        session.exec(select(OutboxRow)).one().state = OutboxState.ACKNOWLEDGED
    look(register)
    with writing(register) as session:
        session.exec(select(OutboxRow)).one().state = OutboxState.PENDING
    look(register)

    assert [row.ended_at is None for row in stored(register)] == [False, True]


def test_two_workers_that_look_at_once_raise_and_end_each_alarm_once(register: Engine) -> None:
    keep(register, *(a_letter(number) for number in range(1, 21)))

    def race(at: datetime) -> list[alarms.News]:
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda _: look(register, at), range(4)))

    raised = sum(len(one.raised) for one in race(NOW))
    with writing(register) as session:
        for row in session.exec(select(OutboxRow)).all():
            row.state = OutboxState.ACKNOWLEDGED
    ended = sum(len(one.ended) for one in race(NOW + timedelta(minutes=1)))

    assert (raised, ended) == (20, 20)
    assert len(stored(register)) == 20
    assert len(told(register)) == 40


def test_a_look_asks_as_often_for_a_thousand_rows_as_for_one(register: Engine) -> None:
    keep(register, a_letter(), an_obligation(), a_message(), a_notice())
    with reading(register) as session, statements(register) as one:
        alarms.news(session, NOW)

    with writing(register) as session:
        session.add_all(a_letter(number) for number in range(2, 1001))
    with reading(register) as session, statements(register) as thousand:
        found = alarms.news(session, NOW)

    assert len(found.raised) == 1003
    assert len(thousand) == len(one) <= 12


def test_a_partner_that_stays_silent_is_down_since_the_first_silence(register: Engine) -> None:
    for seconds, error in ((0, None), (15, "HTTP 503"), (30, "ConnectError")):
        with writing(register) as session:
            link.heard(session, NOW + timedelta(seconds=seconds), error)
    with reading(register) as session:
        silent = link.link_state(session)
    with writing(register) as session:
        link.heard(session, NOW + timedelta(seconds=45), None)
    with reading(register) as session:
        well = link.link_state(session)

    assert (silent.answered_at, silent.down_since) == (NOW, NOW + timedelta(seconds=15))
    assert silent.last_error == "ConnectError"
    assert (well.answered_at, well.down_since, well.last_error) == (NOW + timedelta(seconds=45), None, None)


class Health(BaseHTTPRequestHandler):
    """Customs' health, as good as the test says."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(type(self).status if self.path == "/v1/health" else 404)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Be quiet."""


@pytest.fixture
def customs_url() -> Iterator[str]:
    Health.status = 200
    with ThreadingHTTPServer(("127.0.0.1", 0), Health) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1/"
        server.shutdown()


def test_row_x8_the_watch_asks_customs_and_raises_what_it_sees(register: Engine, customs_url: str) -> None:
    at = NOW
    watching = Watching(register, customs_url, lambda: at)
    seen = []
    for status, seconds in ((200, 0), (503, 15), (503, 30), (503, 46), (200, 60)):
        Health.status, at = status, NOW + timedelta(seconds=seconds)
        watching.beat()
        with reading(register) as session:
            state = link.link_state(session)
        seen.append((state.is_down(at), state.alarm_count, state.last_error))

    assert seen == [
        (False, 0, None),
        (False, 0, "Hải quan trả lời HTTP 503"),
        (False, 0, "Hải quan trả lời HTTP 503"),
        (True, 1, "Hải quan trả lời HTTP 503"),
        (False, 0, None),
    ]


def test_nobody_listening_is_down_too(sqlite_register: Engine) -> None:
    Watching(sqlite_register, "http://127.0.0.1:9", lambda: NOW).beat()

    with reading(sqlite_register) as session:
        state = link.link_state(session)
    assert state.down_since == NOW
    assert state.last_error == "Không kết nối được hải quan: ConnectError"


async def test_the_watch_outlives_a_register_that_does_not_answer(
    tmp_path: Path, customs_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'register.db'}")
    async with Watching(engine, customs_url, lambda: NOW).running(every_seconds=0.02):
        await asyncio.sleep(0.3)
        failures = caplog.text.count("will be looked at again")
        await asyncio.to_thread(upgrade, engine)
        for _ in range(100):
            await asyncio.sleep(0.05)
            with reading(engine) as session:
                if session.get(PartnerRow, "customs"):
                    break

    with reading(engine) as session:
        assert session.get_one(PartnerRow, "customs").answered_at == NOW
    assert failures > 1
    engine.dispose()
