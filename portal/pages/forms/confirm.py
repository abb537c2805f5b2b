"""Does the customs officer confirm what the inspector reported?"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.facts import Fact, FactContent, VisitConfirmed, VisitReported
from models.goods import DeclarationItem
from models.vocabulary import FactKind, Role, TaskKind
from portal.pages.forms.form_page import FormFrame, form_frame, long_text, show_form
from portal.pages.forms.guard import Assignment
from portal.pages.forms.task_form import Attempt, Errors, TaskForm
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import document_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import NOTHING, Choice, FieldError, Line, Link, Tag, Tone, day_vi, moment_vi
from portal.security.access import Allow
from records.tables import FactRow

NO_REASON_VI = "Hãy ghi điểm không đồng ý với biên bản."
router = APIRouter()
Officer = Annotated[Desk, Depends(Allow(Role.CUSTOMS_OFFICER))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class SeenItem:
    """What the report says of one item beside what was declared."""

    number: int
    title: str
    declared: str
    seen: str
    verdict: Tag
    remark: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """The report, whole, and the officer's answer."""

    form: FormFrame
    report: tuple[Line, ...]
    items: tuple[SeenItem, ...]
    photos: tuple[Link, ...]
    choices: tuple[Choice, ...]
    remark: str


@router.get("/cases/{case_number}/visit-confirmations/{what:path}")
def confirm_page(desk: Officer, case_number: str, what: str) -> Response:
    """The report and the form."""
    return FORM.get(desk, case_number, what)


@router.post("/cases/{case_number}/visit-confirmations/{what:path}")
async def confirm(desk: Officer, case_number: str, what: str, sent: Form) -> Response:
    """The confirmation carries the digest of exactly this report."""
    return await FORM.post(desk, case_number, what, sent)


def _read(attempt: Attempt, sent: Sent) -> FactContent | Errors:
    row, report = _report(attempt.assignment)
    agrees = sent.text("agrees")
    remark, errors = long_text(sent, "remark", required_vi=NO_REASON_VI if agrees == "no" else "")
    if agrees not in {"yes", "no"}:
        return (FieldError("agrees", "Hãy chọn xác nhận hoặc không đồng ý."), *errors)
    return errors or VisitConfirmed(
        round=report.round, report_digest=row.digest, agrees=agrees == "yes", remark=remark
    )


def _show(attempt: Attempt, status: HTTPStatus) -> Response:
    row, report = _report(attempt.assignment)
    frame, record = form_frame(attempt, "Xác nhận biên bản kiểm tra chung"), attempt.assignment.record
    declared = {item.item_number: item for item in attempt.assignment.declaration.items}
    answer = attempt.text("agrees")
    page = ConfirmPage(
        form=frame,
        report=(
            Line("Ngày kiểm tra", f"{day_vi(report.visited_on)} (lần {report.round})"),
            Line("Người lập", f"{record.name(row.staff_id)}, {moment_vi(row.occurred_at)}"),
            Line("Nhận xét chung", report.remark or NOTHING),
        ),
        items=tuple(
            _seen(observation.item_number, declared.get(observation.item_number), report)
            for observation in report.observations
        ),
        photos=tuple(
            Link(f"Ảnh {number}", document_href(record.case.case_number, digest))
            for number, digest in enumerate(report.photos, 1)
        ),
        choices=(
            Choice("yes", "Xác nhận biên bản", answer == "yes"),
            Choice("no", "Không đồng ý với biên bản", answer == "no", "Cần ghi điểm không đồng ý."),
        ),
        remark=attempt.text("remark"),
    )
    return show_form(attempt.desk, "confirm.html", page, frame, status)


def _seen(number: int, declared: DeclarationItem | None, report: VisitReported) -> SeenItem:
    seen = next(each for each in report.observations if each.item_number == number)
    return SeenItem(
        number=number,
        title=declared.description if declared else NOTHING,
        declared=_plate(
            declared.year_of_manufacture if declared else None, declared.serial_number if declared else None
        ),
        seen=_plate(seen.nameplate_year, seen.nameplate_serial),
        verdict=Tag("Phù hợp", Tone.GOOD) if seen.is_consistent else Tag("Không phù hợp", Tone.BAD),
        remark=seen.remark or "",
    )


def _plate(year: int | None, serial: str | None) -> str:
    return f"Năm {year or NOTHING}, số máy {serial or NOTHING}"


def _report(assignment: Assignment) -> tuple[FactRow, VisitReported]:
    """The report that the task names by its digest; else the last one of its round."""
    reports = [row for row in assignment.record.facts if row.kind is FactKind.VISIT_REPORT]
    named = [row for row in reports if row.digest == assignment.task.basis]
    for row in (*named, *reversed(reports)):
        content = Fact.model_validate_json(row.content).content
        if isinstance(content, VisitReported) and content.round == (assignment.task.round or content.round):
            return row, content
    raise PageRefusal("Chưa có biên bản", "Biên bản kiểm tra chung của lần này chưa được lập.")


FORM = TaskForm(TaskKind.CONFIRM_VISIT, frozenset({"agrees", "remark"}), _show, _read)
