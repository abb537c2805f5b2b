"""What did the joint visit see? The report of the inspector, with photos."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.facts import FactContent, VisitReported
from models.vocabulary import Role, TaskKind
from portal.pages.forms import observed
from portal.pages.forms.form_page import FormFrame, form_frame, long_text, show_form
from portal.pages.forms.observed import ObservedItem, observed_items, read_observations
from portal.pages.forms.photos import KEPT_FIELD, file_photos, keep_photos, kept_photos, photo_errors
from portal.pages.forms.task_form import Attempt, Errors, TaskForm
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import rebooking_href
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import FieldError, Line, Link, day_vi
from portal.security.access import Allow
from records.tables import VisitRow

MAX_BODY_BYTES = 120 * 1024 * 1024
router = APIRouter()
Inspector = Annotated[Desk, Depends(Allow(Role.INSPECTOR))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class VisitPage:
    """The booking, the items beside what was declared, the photos already received."""

    form: FormFrame
    booking: tuple[Line, ...]
    rebook: Link
    visited_on: str
    latest: str
    items: tuple[ObservedItem, ...]
    kept_photos: str
    kept_count: int
    remark: str


@router.get("/cases/{case_number}/visit-reports/{what:path}")
def visit_page(desk: Inspector, case_number: str, what: str) -> Response:
    """The form of the report."""
    return FORM.get(desk, case_number, what)


@router.post("/cases/{case_number}/visit-reports/{what:path}", max_body_size=MAX_BODY_BYTES)
async def report_visit(desk: Inspector, case_number: str, what: str, sent: Form) -> Response:
    """The report names the identity of each item as it was held against the goods."""
    return await FORM.post(desk, case_number, what, sent)


def _read(attempt: Attempt, sent: Sent) -> FactContent | Errors:
    kept = kept_photos(attempt.desk, sent)
    observations, errors = read_observations(attempt.assignment, sent)
    remark, remark_errors = long_text(sent, "remark")
    visited_on, day_errors = _day(attempt, sent)
    errors = (*day_errors, *errors, *photo_errors(sent, kept), *remark_errors)
    if errors or visited_on is None:
        return errors
    photos = keep_photos(attempt.desk, sent, kept)
    file_photos(attempt.desk, attempt.assignment.declaration.number, photos)
    return VisitReported(
        round=_round(attempt),
        visited_on=visited_on,
        observations=observations,
        photos=photos,
        remark=remark,
    )


def _day(attempt: Attempt, sent: Sent) -> tuple[date | None, Errors]:
    try:
        day = date.fromisoformat(sent.text("visited_on"))
    except ValueError:
        return None, (FieldError("visited_on", "Hãy nhập ngày kiểm tra."),)
    if day > attempt.desk.today:
        return None, (FieldError("visited_on", "Ngày kiểm tra không được sau hôm nay."),)
    return day, ()


def _show(attempt: Attempt, status: HTTPStatus) -> Response:
    frame = form_frame(attempt, "Biên bản kiểm tra chung")
    sent, desk = attempt.sent, attempt.desk
    kept = keep_photos(desk, sent, kept_photos(desk, sent)) if sent else ()
    number = attempt.assignment.task.case_number
    page = VisitPage(
        form=frame,
        booking=_booking(attempt),
        rebook=Link("Đổi lịch kiểm tra", rebooking_href(number, _round(attempt))),
        visited_on=attempt.text("visited_on") or desk.today.isoformat(),
        latest=desk.today.isoformat(),
        items=observed_items(attempt.assignment, sent),
        kept_photos=" ".join(kept),
        kept_count=len(kept),
        remark=attempt.text("remark"),
    )
    return show_form(desk, "visit.html", page, frame, status)


def _booking(attempt: Attempt) -> tuple[Line, ...]:
    record = attempt.assignment.record
    visit = next((each for each in record.visits if each.round == _round(attempt)), None)
    return booking_lines(visit, record.name(visit.customs_officer_id)) if visit else ()


def booking_lines(visit: VisitRow, officer_name: str) -> tuple[Line, ...]:
    """When, where, with whom."""
    return (
        Line("Lịch", f"{visit.part.label_vi}, ngày {day_vi(visit.day)} (lần {visit.round})"),
        Line("Nơi để hàng", visit.place),
        Line("Công chức hải quan", officer_name),
    )


def _round(attempt: Attempt) -> int:
    return attempt.assignment.task.round or 1


FORM = TaskForm(
    TaskKind.VISIT, frozenset({"visited_on", "remark", KEPT_FIELD, *observed.FIELDS}), _show, _read
)
