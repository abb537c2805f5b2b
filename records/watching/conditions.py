"""What is not as it should be at this moment? Each condition of an alarm is one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, func, select

from models.days import VIETNAM
from models.goods import DeclarationNumber
from models.vocabulary import AlarmKind, MessageState, NoticeState, ObligationKind, OutboxState
from records.tables import (
    CaseRow,
    DifferenceRow,
    MessageRow,
    NoticeRow,
    ObligationRow,
    OutboxRow,
    PartnerRow,
    ReconciliationRow,
)

ACKNOWLEDGED_WITHIN = timedelta(minutes=10)
AMENDED_WITHIN = timedelta(hours=1)
DELIVERED_WITHIN = timedelta(minutes=15)
ISSUED_WITHIN = timedelta(hours=1)
DOWN_FOR = timedelta(seconds=30)
"""One call that failed is no outage."""
RECONCILED_WITHIN = timedelta(hours=26)
MOST_REFUSALS = 3
UNSETTLED = (OutboxState.PENDING, OutboxState.RECEIVED)


@dataclass(frozen=True, slots=True)
class Condition:
    """What is wrong with what, since when, in a sentence."""

    kind: AlarmKind
    subject: str
    since: datetime
    text_vi: str
    declaration_number: DeclarationNumber | None = None


def holding(session: Session, now: datetime) -> dict[tuple[AlarmKind, str], Condition]:
    """Every condition that holds now, one for each kind and subject."""
    found = chain(
        _letters(session, now),
        _missing_amendments(session, now),
        _undelivered_messages(session, now),
        _unissued_numbers(session, now),
        _partners_down(session, now),
        _differences(session),
        _no_reconciliation(session, now),
    )
    return {(one.kind, one.subject): one for one in found}


def letter_subject(row: OutboxRow) -> str:
    """How alarms name a result for customs."""
    return f"{row.declaration_number}.{row.number}"


def is_overtaken() -> ColumnElement[bool]:
    """Has customs applied a later result of the declaration? Then an earlier one changes nothing any more."""
    later = aliased(OutboxRow)
    return exists().where(
        col(later.declaration_number) == col(OutboxRow.declaration_number),
        col(later.number) > col(OutboxRow.number),
        col(later.state) == OutboxState.ACKNOWLEDGED,
    )


def moment_vi(at: datetime) -> str:
    """14:05 ngày 24/11/2026, at UTC+07:00."""
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"


def _letters(session: Session, now: datetime) -> Iterator[Condition]:
    state, refusals = col(OutboxRow.state), col(OutboxRow.refusals)
    is_late = and_(state.in_(UNSETTLED), col(OutboxRow.created_at) < now - ACKNOWLEDGED_WITHIN)
    is_refused = and_(state == OutboxState.PENDING, refusals >= MOST_REFUSALS)
    is_wrong = or_(is_late, is_refused, state.in_([OutboxState.REFUSED, OutboxState.DEAD]))
    query = select(OutboxRow).where(is_wrong, ~is_overtaken())
    light = query.options(defer(OutboxRow.result), defer(OutboxRow.body))  # type: ignore[arg-type]
    for row in session.exec(light):
        name = f"Bản kết quả số {row.result_number} lập lúc {moment_vi(row.created_at)}"
        tried_at = row.last_attempt_at or row.created_at
        told = f": {row.last_error}" if row.last_error else ""
        if row.state in UNSETTLED and row.created_at < now - ACKNOWLEDGED_WITHIN:
            what = "chưa gửi được" if row.state is OutboxState.PENDING else "hải quan đã nhận, chưa áp dụng"
            yield _letter(AlarmKind.NO_ACKNOWLEDGEMENT, row, row.created_at, f"{name} {what}{told}")
        if row.state is OutboxState.REFUSED:
            yield _letter(AlarmKind.REFUSED_BY_CUSTOMS, row, tried_at, f"{name} bị hải quan từ chối{told}")
        elif row.state is OutboxState.PENDING and row.refusals >= MOST_REFUSALS:
            text = f"{name} bị hải quan trả lại {row.refusals} lần{told}"
            yield _letter(AlarmKind.REFUSED_BY_CUSTOMS, row, tried_at, text)
        elif row.state is OutboxState.DEAD:
            text = f"{name} đã gửi {row.attempt_count} lần không được và ngừng gửi{told}"
            yield _letter(AlarmKind.DEAD_LETTER, row, tried_at, text)


def _letter(kind: AlarmKind, row: OutboxRow, since: datetime, text_vi: str) -> Condition:
    return Condition(kind, letter_subject(row), since, text_vi, row.declaration_number)


def _missing_amendments(session: Session, now: datetime) -> Iterator[Condition]:
    query = (
        select(ObligationRow, CaseRow.declaration_number)
        .join(CaseRow, col(CaseRow.case_number) == col(ObligationRow.case_number))
        .where(col(ObligationRow.is_open), ObligationRow.kind == ObligationKind.SEND_AMENDMENT)
        .where(ObligationRow.opened_at < now - AMENDED_WITHIN)
    )
    for row, number in session.exec(query):
        which = row.what_vi.removeprefix("Gửi ").removesuffix(" còn thiếu")
        text = f"Thiếu {which} của tờ khai từ {moment_vi(row.opened_at)}: chưa kết luận được trên bản mới hơn"
        yield Condition(AlarmKind.MISSING_AMENDMENT, row.key, row.opened_at, text, number)


def _undelivered_messages(session: Session, now: datetime) -> Iterator[Condition]:
    query = select(MessageRow).where(
        MessageRow.state == MessageState.PENDING, MessageRow.received_at < now - DELIVERED_WITHIN
    )
    for row in session.exec(query.options(defer(MessageRow.body))):  # type: ignore[arg-type]
        told = f": {row.problem}" if row.problem else ""
        text = f"Thông điệp {row.message_id} nhận lúc {moment_vi(row.received_at)} chưa vào hồ sơ{told}"
        subject = str(row.message_key)
        yield Condition(AlarmKind.UNDELIVERED_MESSAGE, subject, row.received_at, text, row.declaration_number)


def _unissued_numbers(session: Session, now: datetime) -> Iterator[Condition]:
    query = select(NoticeRow).where(
        NoticeRow.state == NoticeState.NUMBERED, NoticeRow.numbered_at < now - ISSUED_WITHIN
    )
    for row in session.exec(query):
        text = f"Số {row.notice_number} cấp lúc {moment_vi(row.numbered_at)}, văn bản chưa ban hành"
        yield Condition(AlarmKind.UNISSUED_NUMBER, row.key, row.numbered_at, text, row.declaration_number)


def _partners_down(session: Session, now: datetime) -> Iterator[Condition]:
    for row in session.exec(select(PartnerRow).where(col(PartnerRow.down_since) < now - DOWN_FOR)):
        assert row.down_since is not None
        text = f"Hệ thống hải quan không trả lời từ {moment_vi(row.down_since)}: {row.last_error}"
        yield Condition(AlarmKind.CUSTOMS_DOWN, row.name, row.down_since, text)


def _differences(session: Session) -> Iterator[Condition]:
    """Found again on another night it is still one: named by declaration and kind."""
    query = select(DifferenceRow).where(col(DifferenceRow.repaired_at).is_(None))
    for row in session.exec(query.order_by(col(DifferenceRow.found_at).desc())):
        text = f"{row.kind.label_vi}. Hệ thống: {row.ours_vi}. Hải quan: {row.theirs_vi}"
        subject = f"{row.declaration_number}/{row.kind}"
        yield Condition(AlarmKind.DIFFERENCE, subject, row.found_at, text, row.declaration_number)


def _no_reconciliation(session: Session, now: datetime) -> Iterator[Condition]:
    """Nothing to compare yet is no omission."""
    first = session.exec(select(func.min(OutboxRow.created_at))).one()
    last = session.exec(select(func.max(ReconciliationRow.ended_at))).one()
    limit = now - RECONCILED_WITHIN
    if first is None or first >= limit or (last is not None and last >= limit):
        return
    text = f"Lần đối chiếu gần nhất xong lúc {moment_vi(last)}" if last else "Chưa có lần đối chiếu nào xong"
    yield Condition(AlarmKind.NO_RECONCILIATION, "nightly", last or first, text)
