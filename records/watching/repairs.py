"""What is done with a result that did not reach customs? Sent again, made anew, or dropped by two people."""

from datetime import datetime, timedelta

from pydantic import BaseModel
from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.goods import DeclarationNumber
from models.vocabulary import EventKind, OutboxState, RepairAct
from records import events, outbox
from records.tables import CaseRow, OutboxRepairRow, OutboxRow
from records.watching.conditions import ACKNOWLEDGED_WITHIN, UNSETTLED, is_overtaken

ENOUGH_WORDS = 10
MOST_LETTERS = 2000
TAKEN_WITHIN = timedelta(seconds=10)
"""What a person asked to be sent again is taken by anybody's sweep when nobody has tried it after this."""

TOO_SHORT_VI = f"Hãy ghi lý do, ít nhất {ENOUGH_WORDS} ký tự, để người đọc sau hiểu vì sao."
TOO_LONG_VI = f"Lý do dài quá {MOST_LETTERS} ký tự; hãy viết gọn lại."
NOT_STUCK_VI = (
    "Bản kết quả này không ở tình trạng cần xử lý (đã được áp dụng, đã hủy, hoặc mới gửi chưa quá 10 phút). "
    "Hãy xem lại tình trạng trên trang này."
)
NOT_DROPPABLE_VI = (
    "Chỉ hủy được bản bị từ chối, quá hạn gửi, hoặc chờ gửi quá 10 phút; bản hải quan đã nhận thì không. "
    "Hãy xem lại tình trạng trên trang này."
)
IN_FLIGHT_VI = "Bản kết quả đang được gửi ngay lúc này. Hãy đợi 15 giây rồi tải lại trang."
OVERTAKEN_VI = (
    "Hải quan đã áp dụng một bản kết quả mới hơn, nên gửi lại bản này không có tác dụng. "
    "Nếu hai bên vẫn lệch nhau, hãy lập lại từ kết luận mới nhất."
)
NOTHING_NEW_VI = (
    "Kết luận mới nhất đã nằm trong bản thứ {} của tờ khai, đang chờ gửi hoặc hải quan đã nhận. "
    "Hãy gửi lại bản đó thay vì lập thêm một bản giống hệt."
)
ASKED_VI = "Đã có đề nghị hủy bản này đang chờ người thứ hai. Hãy xác nhận hoặc bác đề nghị đó trước."
OWN_VI = (
    "Người đề nghị không tự xác nhận. Việc hủy cần người thứ hai, là lãnh đạo phòng hoặc công chức hải quan."
)
DECIDED_VI = "Đề nghị hủy này đã có người quyết định trước đó."


class RepairRefused(Exception):  # noqa: N818 - a refusal is an answer
    """The repair cannot be done so: `field` of the form, and why."""

    def __init__(self, field: str, reason_vi: str) -> None:
        super().__init__(reason_vi)
        self.field = field
        self.reason_vi = reason_vi


def is_stuck(row: OutboxRow, now: datetime) -> bool:
    """Refused, dead, or not applied for too long, counted from its last revival."""
    is_late = (row.alive_since or row.created_at) < now - ACKNOWLEDGED_WITHIN
    return row.state in (OutboxState.REFUSED, OutboxState.DEAD) or (row.state in UNSETTLED and is_late)


def is_droppable(row: OutboxRow, now: datetime) -> bool:
    """What customs has received is no longer ours to drop."""
    return is_stuck(row, now) and row.state is not OutboxState.RECEIVED


def resend(session: Session, outbox_id: int, by: str, reason: str, now: datetime) -> DeclarationNumber:
    """The same bytes under the same id get another life; the declaration whose rows are to be sent."""
    row = _stuck(session, outbox_id, reason, now)
    if session.exec(select(OutboxRow.number).where(OutboxRow.outbox_id == outbox_id, is_overtaken())).first():
        raise RepairRefused("act", OVERTAKEN_VI)
    _revive(row, now)
    _note(session, row, RepairAct.RESEND, by, reason, now)
    _tell(session, row, by, now, f"Cho gửi lại bản kết quả số {row.result_number}. Lý do: {reason}")
    return row.declaration_number


def hold_conclusions(session: Session, number: DeclarationNumber) -> None:
    """Nothing new is concluded on the declaration until the transaction ends: what it reads is the newest."""
    session.exec(
        select(CaseRow.case_number).where(CaseRow.declaration_number == number).with_for_update()
    ).all()


def renew(
    session: Session, outbox_id: int, result: BaseModel, by: str, reason: str, now: datetime
) -> DeclarationNumber:
    """What the newest assessment says goes out as a row of its own, like one that is sent again.

    IntegrityError when another result of the declaration was queued at the same moment.
    """
    row = _stuck(session, outbox_id, reason, now)
    before = outbox.last_number(session, row.declaration_number)
    if outbox.renew(session, row.declaration_number, result, now) == before:
        raise RepairRefused("act", NOTHING_NEW_VI.format(before))
    new = outbox.last_row(session, row.declaration_number)
    assert new is not None
    _revive(new, now)
    _note(session, row, RepairAct.RENEW, by, reason, now)
    text = f"Lập lại bản kết quả số {row.result_number} thành số {new.result_number} từ kết luận mới nhất"
    _tell(session, row, by, now, f"{text}. Lý do: {reason}")
    return row.declaration_number


def ask_to_drop(session: Session, outbox_id: int, by: str, reason: str, now: datetime) -> None:
    """The first of two people: nothing changes until the second one agrees."""
    row = _stuck(session, outbox_id, reason, now)
    if not is_droppable(row, now):
        raise RepairRefused("act", NOT_DROPPABLE_VI)
    if open_drop(session, outbox_id) is not None:
        raise RepairRefused("act", ASKED_VI)
    session.add(
        OutboxRepairRow(outbox_id=outbox_id, act=RepairAct.DROP, reason=reason, asked_by=by, asked_at=now)
    )
    _tell(session, row, by, now, f"Đề nghị hủy gửi bản kết quả số {row.result_number}. Lý do: {reason}")


def confirm_drop(session: Session, repair_id: int, by: str, now: datetime) -> OutboxRow:
    """The second person agrees: the row is dropped and blocks nothing."""
    row, repair = _asked(session, repair_id)
    if repair.asked_by == by:
        raise RepairRefused("decision", OWN_VI)
    if not is_droppable(row, now):
        raise RepairRefused("decision", NOT_DROPPABLE_VI)
    if row.leased_until is not None and row.leased_until > now and row.state is OutboxState.PENDING:
        raise RepairRefused("decision", IN_FLIGHT_VI)
    row.state = OutboxState.DROPPED
    repair.confirmed_by, repair.confirmed_at = by, now
    _tell(session, row, by, now, f"Xác nhận hủy gửi bản kết quả số {row.result_number}")
    return row


def decline_drop(session: Session, repair_id: int, by: str, now: datetime) -> OutboxRow:
    """The row stays; who asked may take the request back in the same way."""
    row, repair = _asked(session, repair_id)
    repair.declined_by, repair.declined_at = by, now
    _tell(session, row, by, now, f"Không hủy gửi bản kết quả số {row.result_number}")
    return row


def open_drop(session: Session, outbox_id: int) -> OutboxRepairRow | None:
    """The request that waits for a second person."""
    query = select(OutboxRepairRow).where(
        OutboxRepairRow.outbox_id == outbox_id,
        OutboxRepairRow.act == RepairAct.DROP,
        col(OutboxRepairRow.confirmed_at).is_(None),
        col(OutboxRepairRow.declined_at).is_(None),
    )
    return session.exec(query).first()


def of_row(session: Session, outbox_id: int) -> list[OutboxRepairRow]:
    """All that was done with the row, in order."""
    query = select(OutboxRepairRow).where(OutboxRepairRow.outbox_id == outbox_id)
    return list(session.exec(query.order_by(col(OutboxRepairRow.repair_id))))


def waiting(session: Session, now: datetime, limit: int = 50) -> list[DeclarationNumber]:
    """Declarations whose revived rows nobody has tried since: Temporal was down, or a process died."""
    tried_at = col(OutboxRow.last_attempt_at)
    query = (
        select(OutboxRow.declaration_number)
        .where(OutboxRow.state == OutboxState.PENDING, col(OutboxRow.alive_since) < now - TAKEN_WITHIN)
        .where(or_(tried_at.is_(None), tried_at < col(OutboxRow.alive_since)), ~_is_behind_a_tried_row())
        .distinct()
        .limit(limit)
    )
    return list(session.exec(query))


def _is_behind_a_tried_row() -> ColumnElement[bool]:
    """Somebody carries the declaration: an older row has been tried since, and pauses before it is again."""
    older = aliased(OutboxRow)
    return exists().where(
        col(older.declaration_number) == col(OutboxRow.declaration_number),
        col(older.number) < col(OutboxRow.number),
        col(older.state) == OutboxState.PENDING,
        col(older.last_attempt_at) >= col(OutboxRow.alive_since),
    )


def _stuck(session: Session, outbox_id: int, reason: str, now: datetime) -> OutboxRow:
    """The row, locked until the transaction ends, when something is to be repaired and somebody says why."""
    if len(reason) < ENOUGH_WORDS:
        raise RepairRefused("reason", TOO_SHORT_VI)
    if len(reason) > MOST_LETTERS:
        raise RepairRefused("reason", TOO_LONG_VI)
    row = session.get(OutboxRow, outbox_id, with_for_update=True)
    if row is None or not is_stuck(row, now):
        raise RepairRefused("act", NOT_STUCK_VI)
    return row


def _asked(session: Session, repair_id: int) -> tuple[OutboxRow, OutboxRepairRow]:
    """A request that nobody has decided, locked: of two people who decide at once the second is told."""
    repair = session.get(OutboxRepairRow, repair_id, with_for_update=True)
    if repair is None or repair.act is not RepairAct.DROP:
        raise RepairRefused("decision", "Không có đề nghị hủy này.")
    if repair.confirmed_at is not None or repair.declined_at is not None:
        raise RepairRefused("decision", DECIDED_VI)
    row = session.get(OutboxRow, repair.outbox_id, with_for_update=True)
    assert row is not None
    return row, repair


def _revive(row: OutboxRow, now: datetime) -> None:
    row.state, row.alive_since, row.refusals = OutboxState.PENDING, now, 0


def _note(session: Session, row: OutboxRow, act: RepairAct, by: str, reason: str, now: datetime) -> None:
    """One person is enough for these, and it is done as it is noted."""
    assert row.outbox_id is not None
    session.add(OutboxRepairRow(outbox_id=row.outbox_id, act=act, reason=reason, asked_by=by, asked_at=now))


def _tell(session: Session, row: OutboxRow, by: str, at: datetime, text_vi: str) -> None:
    events.add(
        session,
        declaration_number=row.declaration_number,
        at=at,
        kind=EventKind.OUTBOX,
        actor=by,
        text_vi=text_vi,
        detail=f"outbox {row.number}",
    )
