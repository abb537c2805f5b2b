"""Why does a visit not take place, and from which day may the next one be?"""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.facts import VisitRebooked
from models.vocabulary import Role, VisitState
from portal.pages.forms.form_page import FormFrame, long_text, show_form, token_of
from portal.pages.forms.guard import open_case, refuse_stale
from portal.pages.forms.task_form import Errors
from portal.pages.forms.telling import Statement, conclude, told_before
from portal.pages.forms.visit import booking_lines
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import FieldError, Line, Link
from portal.security.access import Allow
from records.engine import reading
from records.tables import VisitRow
from records.views.case import CaseRecord

HEADING = "Đổi lịch kiểm tra chung"
router = APIRouter()
Visitor = Annotated[Desk, Depends(Allow(Role.INSPECTOR, Role.CUSTOMS_OFFICER, Role.SUPERVISOR))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class RebookPage:
    """The booking that falls away, the reason, the first day possible."""

    form: FormFrame
    reason: str
    not_before: str
    earliest: str


@dataclass(frozen=True, slots=True)
class _Booked:
    record: CaseRecord
    visit: VisitRow


@router.get("/cases/{case_number}/visit-rebookings/{visit_round}")
def rebook_page(desk: Visitor, case_number: str, visit_round: int) -> Response:
    """The form."""
    return _show(desk, _booked(desk, case_number, visit_round), None, (), HTTPStatus.OK)


@router.post("/cases/{case_number}/visit-rebookings/{visit_round}")
async def rebook(desk: Visitor, case_number: str, visit_round: int, sent: Form) -> Response:
    """Rebooking takes no role in the case; the reason stays in its story."""
    sent.only({"reason", "not_before"})
    return await conclude(desk, lambda: _judge(desk, case_number, visit_round, sent))


def _booked(desk: Desk, case_number: str, visit_round: int) -> _Booked:
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
    visit = next((each for each in record.visits if each.round == visit_round), None)
    back = Link("Xem hồ sơ", case_href(case_number))
    if visit is None or visit.state is not VisitState.BOOKED:
        raise PageRefusal("Không có lịch để đổi", "Lịch này đã kiểm tra hoặc đã hủy.", next_step=back)
    people = {visit.inspector_id, visit.customs_officer_id}
    if desk.user.staff_id not in people and not desk.user.is_supervisor:
        text = "Chỉ hai người đi kiểm tra và lãnh đạo phòng đổi được lịch."
        raise PageRefusal("Bạn không đi kiểm tra lần này", text, HTTPStatus.FORBIDDEN, back)
    return _Booked(record, visit)


def _judge(desk: Desk, case_number: str, visit_round: int, sent: Sent) -> Response | Statement:
    told = told_before(desk, case_number, sent.token)
    if told is not None:
        return told
    booked = _booked(desk, case_number, visit_round)
    refuse_stale(booked.record, sent.seen_assessment)
    reason, errors = long_text(sent, "reason", required_vi="Hãy ghi lý do đổi lịch.")
    not_before, day_errors = _not_before(desk, sent)
    if reason is None or day_errors:
        return _show(desk, booked, sent, (*errors, *day_errors), HTTPStatus.UNPROCESSABLE_ENTITY)
    return Statement(
        case_number=case_number,
        declaration_number=booked.record.case.declaration_number,
        content=VisitRebooked(round=visit_round, reason=reason, not_before=not_before),
        token=sent.token,
        seen_assessment=sent.seen_assessment,
        again=lambda refused, status: _show(desk, booked, sent, refused, status),
    )


def _not_before(desk: Desk, sent: Sent) -> tuple[date | None, Errors]:
    text = sent.text("not_before")
    if not text:
        return None, ()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, (FieldError("not_before", "Ngày không đúng. Hãy chọn lại."),)
    if day < desk.today:
        return None, (FieldError("not_before", "Ngày sớm nhất không được trước hôm nay."),)
    return day, ()


def _show(desk: Desk, booked: _Booked, sent: Sent | None, errors: Errors, status: HTTPStatus) -> Response:
    case = booked.record.case
    summary = (
        Line("Tờ khai", case.declaration_number, href=case_href(case.case_number)),
        Line("Doanh nghiệp", case.importer_name or ""),
        *booking_lines(booked.visit, booked.record.name(booked.visit.customs_officer_id)),
    )
    frame = FormFrame(
        heading=HEADING,
        action=desk.path,
        token=token_of(sent, errors),
        seen_assessment=sent.seen_assessment if sent else booked.record.number,
        summary=summary,
        back=Link("Về hồ sơ", case_href(case.case_number)),
        errors=errors,
    )
    page = RebookPage(
        form=frame,
        reason=sent.text("reason") if sent else "",
        not_before=sent.text("not_before") if sent else "",
        earliest=desk.today.isoformat(),
    )
    return show_form(desk, "rebook.html", page, frame, status)
