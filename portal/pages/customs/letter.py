"""What was customs to be told, and what is done so that it gets to know? One result, read and repaired."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session
from starlette.responses import Response

from customs import wire
from models.vocabulary import OutboxState, RepairAct, Role
from portal.pages.customs.link import letter_href, state_tag
from portal.pages.customs.reading import ReadItem, read_items, traces
from portal.pages.frame.desk import LINK_PATH, Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, FieldError, Line, Link, Tag, moment_vi
from portal.security.access import READERS, Allow
from records import outbox, results
from records.engine import reading, writing
from records.tables import OutboxRepairRow, OutboxRow
from records.watching import repairs
from records.watching.letters import LetterRecord, load_letter
from records.watching.repairs import RepairRefused

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]
Actor = Annotated[Desk, Depends(Allow(Role.SUPERVISOR, Role.CUSTOMS_OFFICER))]
Form = Annotated[Sent, Depends(read_sent)]

HINTS = {
    RepairAct.RESEND: "Cùng nội dung, cùng mã thông điệp; hải quan không áp dụng hai lần.",
    RepairAct.RENEW: "Bản mới mang số lớn hơn, thay thế bản này.",
    RepairAct.DROP: "Cần người thứ hai xác nhận; chưa thay đổi gì trước đó.",
}
CHANGED_VI = (
    "Tờ khai vừa có bản kết quả mới trong khi bạn làm việc; yêu cầu của bạn chưa được ghi nhận. "
    "Hãy tải lại trang, xem bản mới rồi làm lại nếu còn cần."
)
CHOOSE_VI = "Hãy chọn cách xử lý."
DECIDE_VI = "Hãy chọn xác nhận hủy hay không hủy."


@dataclass(frozen=True, slots=True)
class DropLine:
    """A request to drop that waits for a second person."""

    action: str
    text: str
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The result as customs gets it, what happened to it, and what the reader may do."""

    heading: str
    state: Tag
    back: Link
    lines: tuple[Line, ...]
    changes: tuple[str, ...]
    items: tuple[ReadItem, ...]
    duties: tuple[str, ...]
    raw: str
    traces: tuple[tuple[str, str], ...]
    drop: DropLine | None
    action: str
    acts: tuple[Choice, ...]
    reason: str = ""
    errors: tuple[FieldError, ...] = ()


@router.get("/customs/letters/{outbox_id}")
def letter_page(desk: Reader, outbox_id: int) -> Response:
    """Everybody reads; supervisors and customs officers act."""
    return _page(desk, outbox_id)


@router.post("/customs/letters/{outbox_id}")
def repair(desk: Actor, outbox_id: int, sent: Form) -> Response:
    """Send again, make anew, or ask for it to be dropped; each in one transaction, with its reason."""
    sent.only({"act", "reason"})
    act = next((each for each in RepairAct if each.value == sent.text("act")), None)
    reason = sent.text("reason")
    with reading(desk.deps.engine) as session:
        row = _row(session, outbox_id)
    if act is None:
        return _page(desk, outbox_id, (FieldError("act", CHOOSE_VI),), reason)
    try:
        with writing(desk.deps.engine) as session:
            _repair(session, desk, row, act, reason)
    except RepairRefused as refusal:
        return _page(desk, outbox_id, (FieldError(refusal.field, refusal.reason_vi),), reason, act)
    except IntegrityError:  # a result was queued under the same number
        return _page(desk, outbox_id, (FieldError("act", CHANGED_VI),), reason, act)
    if act is not RepairAct.DROP:
        desk.deps.door.resend(row.declaration_number)
    return RedirectResponse(letter_href(outbox_id), HTTPStatus.SEE_OTHER)


@router.post("/customs/letter-drops/{repair_id}")
def decide_drop(desk: Actor, repair_id: int, sent: Form) -> Response:
    """The second person confirms; anybody of the two offices' supervisors and officers may decline."""
    decision = sent.only({"decision"}).text("decision")
    with reading(desk.deps.engine) as session:
        asked = session.get(OutboxRepairRow, repair_id)
    if asked is None:
        raise PageRefusal("Không tìm thấy đề nghị", "Không có đề nghị hủy này.", HTTPStatus.NOT_FOUND)
    decide = {"confirm": repairs.confirm_drop, "decline": repairs.decline_drop}.get(decision)
    if decide is None:
        return _page(desk, asked.outbox_id, (FieldError("decision", DECIDE_VI),))
    try:
        with writing(desk.deps.engine) as session:
            row = decide(session, repair_id, desk.user.staff_id, desk.now)
    except RepairRefused as refusal:
        return _page(desk, asked.outbox_id, (FieldError(refusal.field, refusal.reason_vi),))
    if row.state is OutboxState.DROPPED:  # those behind it need not wait for its next attempt
        desk.deps.door.resend(row.declaration_number)
    return RedirectResponse(letter_href(asked.outbox_id), HTTPStatus.SEE_OTHER)


def _repair(session: Session, desk: Desk, row: OutboxRow, act: RepairAct, reason: str) -> None:
    assert row.outbox_id is not None
    by, now = desk.user.staff_id, desk.now
    match act:
        case RepairAct.RESEND:
            repairs.resend(session, row.outbox_id, by, reason, now)
        case RepairAct.RENEW:
            repairs.hold_conclusions(session, row.declaration_number)
            stored = results.newest(session, row.declaration_number)
            if stored is None:
                raise RepairRefused("act", "Tờ khai chưa có kết luận nào để lập lại.")
            result = wire.result(stored.declaration, stored.assessment, stored.notices)
            repairs.renew(session, row.outbox_id, result, by, reason, now)
        case RepairAct.DROP:
            repairs.ask_to_drop(session, row.outbox_id, by, reason, now)


def _row(session: Session, outbox_id: int) -> OutboxRow:
    row = session.get(OutboxRow, outbox_id)
    if row is None:
        raise PageRefusal(
            "Không tìm thấy bản kết quả",
            "Không có bản kết quả nào mang số này.",
            HTTPStatus.NOT_FOUND,
            Link("Về kết nối hải quan", LINK_PATH),
        )
    return row


def _page(
    desk: Desk,
    outbox_id: int,
    errors: tuple[FieldError, ...] = (),
    reason: str = "",
    chosen: RepairAct | None = None,
) -> Response:
    with reading(desk.deps.engine) as session:
        message = _message(session, _row(session, outbox_id))
        record = load_letter(session, outbox_id)
    assert record is not None
    row = record.row
    may_act = _may_act(desk)
    raw = json.loads(message.model_dump_json(exclude_none=True))
    page = LetterPage(
        heading=f"Bản kết quả số {row.result_number} của tờ khai {row.declaration_number}",
        state=state_tag(row.state),
        back=Link("Về kết nối hải quan", LINK_PATH),
        lines=_lines(record),
        changes=tuple(change.noi_dung for change in message.thay_doi),
        items=read_items(message.ket_qua),
        duties=tuple(duty.noi_dung for duty in message.ket_qua.nghia_vu),
        raw=json.dumps(raw, ensure_ascii=False, indent=2),
        traces=traces(record),
        drop=_drop(desk, record, may_act=may_act),
        action=letter_href(row.outbox_id),
        acts=_acts(desk, record, chosen) if may_act else (),
        reason=reason,
        errors=errors,
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return desk.page("customs_letter.html", page, f"Lỗi: {page.heading}" if errors else page.heading, status)


def _message(session: Session, row: OutboxRow) -> wire.ResultMessage:
    """As it was first sent, else as it would leave now; one that was dropped unsent replaces nothing."""
    if row.body is not None:
        return wire.ResultMessage.model_validate_json(row.body)
    replaced = None if row.state is OutboxState.DROPPED else outbox.replaced_by(session, row)
    before = wire.Replaced(replaced.result_number, replaced.result) if replaced else None
    return wire.result_message(row.declaration_number, row.result_number, row.created_at, row.result, before)


def _may_act(desk: Desk) -> bool:
    roles = desk.user.roles
    return bool(roles & {Role.SUPERVISOR, Role.CUSTOMS_OFFICER}) and Role.AUDITOR not in roles


def _acts(desk: Desk, record: LetterRecord, chosen: RepairAct | None) -> tuple[Choice, ...]:
    row = record.row
    if not repairs.is_stuck(row, desk.now):
        return ()
    able = [RepairAct.RENEW]
    if not record.is_overtaken:
        able.insert(0, RepairAct.RESEND)
    if repairs.is_droppable(row, desk.now) and record.open_drop is None:
        able.append(RepairAct.DROP)
    return tuple(Choice(act.value, act.label_vi, act is chosen, HINTS[act]) for act in able)


def _drop(desk: Desk, record: LetterRecord, *, may_act: bool) -> DropLine | None:
    asked = record.open_drop
    if asked is None or not may_act:
        return None
    who = record.names.get(asked.asked_by, asked.asked_by)
    return DropLine(
        action=f"/customs/letter-drops/{asked.repair_id}",
        text=f"{who} đề nghị không gửi bản này nữa lúc {moment_vi(asked.asked_at)}. Lý do: {asked.reason}",
        may_confirm=asked.asked_by != desk.user.staff_id,
    )


def _lines(record: LetterRecord) -> tuple[Line, ...]:
    row = record.row
    lines = [
        Line("Tờ khai", row.declaration_number, href=case_href(row.declaration_number)),
        Line("Lập lúc", moment_vi(row.created_at)),
        Line("Mã thông điệp", outbox.message_id(row)),
        Line("Đã gửi", f"{row.attempt_count} lần", f"gần nhất {moment_vi(row.last_attempt_at)}"),
    ]
    if row.last_error:
        lines.append(Line("Lỗi gần nhất", row.last_error))
    if record.is_overtaken and row.state is not OutboxState.ACKNOWLEDGED:
        lines.append(Line("Bản mới hơn", "Hải quan đã áp dụng một bản kết quả mới hơn"))
    return tuple(lines)
