"""What did customs decide on paper? Entered by its officer, marked until its own system says the same.

Whole items only: units of a part add up, and customs' own message would count them a second time.
"""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import ValidationError
from starlette.responses import Response

from models.days import VIETNAM
from models.facts import CustomsSpoke, ItemWord
from models.goods import MAX_ITEMS
from models.vocabulary import CustomsOutcome, Role
from portal.pages.forms.form_page import FormFrame, long_text, show_form, token_of
from portal.pages.forms.guard import open_case, refuse_stale
from portal.pages.forms.task_form import Errors
from portal.pages.forms.telling import Statement, conclude, told_before
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, FieldError, Line, Link
from portal.security.access import Allow
from records.contingency.entries import Paper, noting
from records.engine import reading
from records.tables import ContingencySheetRow
from records.views.case import CaseRecord

HEADING = "Nhập kết quả hải quan từ giấy"
FIELDS = frozenset(
    {"reference", "sheet", "acted_at", *(f"outcome_{number}" for number in range(1, MAX_ITEMS + 1))}
)
EARLIEST = datetime(2000, 1, 1, tzinfo=VIETNAM)
TOO_EARLY_VI = "Thời điểm trên giấy phải từ ngày 01/01/2000. Hãy xem lại năm đã ghi."
router = APIRouter()
Officer = Annotated[Desk, Depends(Allow(Role.CUSTOMS_OFFICER))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class EnteredItem:
    """An item and what the paper may say of it."""

    field: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The items, the paper, the moment."""

    form: FormFrame
    items: tuple[EnteredItem, ...]
    reference: str
    sheet: str
    acted_at: str


@router.get("/cases/{case_number}/customs-words")
def entry_page(desk: Officer, case_number: str) -> Response:
    """The form."""
    return _show(desk, _record(desk, case_number), None, (), HTTPStatus.OK)


@router.post("/cases/{case_number}/customs-words")
async def enter(desk: Officer, case_number: str, sent: Form) -> Response:
    """A word of customs through the one door, with the paper it came on."""
    sent.only(FIELDS)
    return await conclude(desk, lambda: _judge(desk, case_number, sent))


def _record(desk: Desk, case_number: str) -> CaseRecord:
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
    if record.declaration is None:
        back = Link("Về hồ sơ", case_href(case_number))
        raise PageRefusal("Chưa có tờ khai", "Chưa có dòng hàng nào để nhập kết quả.", next_step=back)
    return record


def _judge(desk: Desk, case_number: str, sent: Sent) -> Response | Statement:
    told = told_before(desk, case_number, sent.token)
    if told is not None:
        return told
    record = _record(desk, case_number)
    refuse_stale(record, sent.seen_assessment)
    words, item_errors = _words(record, sent)
    reference, errors = long_text(sent, "reference", required_vi="Hãy ghi số, ngày của giấy hải quan.")
    acted_at, time_errors = _acted_at(desk, sent)
    sheet_errors = _sheet_errors(desk, record, sent)
    wrong = (*item_errors, *errors, *sheet_errors, *time_errors)
    if reference is None or wrong:
        return _show(desk, record, sent, wrong, HTTPStatus.UNPROCESSABLE_ENTITY)
    return Statement(
        case_number=case_number,
        declaration_number=record.case.declaration_number,
        content=CustomsSpoke(outcomes=words),
        token=sent.token,
        seen_assessment=sent.seen_assessment,
        again=lambda refused, status: _show(desk, record, sent, refused, status),
        occurred_at=acted_at,
        beside=noting(Paper(reference, sent.text("sheet") or None)),
    )


def _words(record: CaseRecord, sent: Sent) -> tuple[tuple[ItemWord, ...], Errors]:
    numbers = [item.item_number for item in record.declaration.items] if record.declaration else []
    chosen = {number: text for number in numbers if (text := sent.text(f"outcome_{number}"))}
    try:
        words = tuple(
            ItemWord(item_number=number, outcome=CustomsOutcome(text)) for number, text in chosen.items()
        )
    except (ValidationError, ValueError):
        return (), (FieldError("items", "Kết quả của dòng hàng không đúng. Hãy chọn lại."),)
    return words, () if words else (FieldError("items", "Hãy chọn kết quả của ít nhất một dòng hàng."),)


def _acted_at(desk: Desk, sent: Sent) -> tuple[datetime | None, Errors]:
    text = sent.text("acted_at")
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=VIETNAM)
    except ValueError:
        return None, (FieldError("acted_at", "Hãy ghi ngày giờ hải quan quyết định, theo giấy."),)
    if at < EARLIEST:
        return None, (FieldError("acted_at", TOO_EARLY_VI),)
    if at > desk.now:
        return None, (FieldError("acted_at", "Thời điểm trên giấy không được ở tương lai."),)
    return at, ()


def _sheet_errors(desk: Desk, record: CaseRecord, sent: Sent) -> Errors:
    number = sent.text("sheet")
    if not number:
        return ()
    with reading(desk.deps.engine) as session:
        row = session.get(ContingencySheetRow, number)
    if row is None or row.declaration_number != record.case.declaration_number:
        return (FieldError("sheet", f"Tờ khai này không có phiếu dự phòng {number}. Hãy xem lại số phiếu."),)
    return ()


def _show(desk: Desk, record: CaseRecord, sent: Sent | None, errors: Errors, status: HTTPStatus) -> Response:
    case, written = record.case, sent or Sent({})
    frame = FormFrame(
        heading=HEADING,
        action=desk.path,
        token=token_of(sent, errors),
        seen_assessment=sent.seen_assessment if sent else record.number,
        summary=(
            Line("Tờ khai", case.declaration_number, href=case_href(case.case_number)),
            Line("Doanh nghiệp", case.importer_name or ""),
        ),
        back=Link("Về hồ sơ", case_href(case.case_number)),
        errors=errors,
    )
    now = desk.now.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")
    page = EntryPage(
        form=frame,
        items=_items(record, written),
        reference=written.text("reference"),
        sheet=written.text("sheet"),
        acted_at=written.text("acted_at") if sent else now,
    )
    return show_form(desk, "customs_word.html", page, frame, status)


def _items(record: CaseRecord, written: Sent) -> tuple[EnteredItem, ...]:
    return tuple(
        EnteredItem(
            field=f"outcome_{item.item_number}",
            title=f"Dòng {item.item_number}: {item.description}",
            choices=tuple(
                Choice(word.value, word.label_vi, written.text(f"outcome_{item.item_number}") == word.value)
                for word in CustomsOutcome
            ),
        )
        for item in (record.declaration.items if record.declaration else ())
    )
