"""Rows of the register that raise an alarm, and what ends it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import SQLModel

from models.vocabulary import (
    AlarmKind,
    DifferenceKind,
    MessageState,
    NoticeKind,
    NoticeState,
    ObligationKind,
    OutboxState,
    Party,
)
from records.tables import (
    DifferenceRow,
    MessageRow,
    NoticeRow,
    ObligationRow,
    OutboxRow,
    PartnerRow,
)

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
