"""How does each row of the register read on the page of its case?"""

from models.facts import Fact
from models.vocabulary import FactState, NoticeState, Office, Role, TaskState, VisitState
from portal.pages.case.case_page import (
    DocumentLine,
    EventLine,
    FactLine,
    NoticeLine,
    ObligationLine,
    TaskLine,
    VisitLine,
)
from portal.pages.case.facts import fact_vi
from portal.pages.case.files import SHOWN_IN_BROWSER
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import document_href, form_href, notice_data_href, notice_href, rebooking_href
from portal.pages.frame.words import Link, Tag, Tone, clock_vi, day_vi, due_tag, moment_vi, size_vi, task_tag
from records.tables import DocumentRow, EventRow, FactRow, NoticeRow, ObligationRow, TaskRow, VisitRow
from records.views.case import CaseRecord

SOURCES = {"portal": "Cổng nghiệp vụ", Office.CITY_CUSTOMS.value: Office.CITY_CUSTOMS.label_vi}


def obligation_line(desk: Desk, row: ObligationRow) -> ObligationLine:
    """Open obligations press; settled ones are plain text."""
    return ObligationLine(
        what=row.what_vi,
        party=row.party.label_vi,
        due=day_vi(row.due_on) if row.due_on else "Không ấn định ngày",
        due_tag=due_tag(row.due_on, desk.today) if row.is_open else None,
        ground=row.ground_vi or "",
    )


def task_line(desk: Desk, record: CaseRecord, row: TaskRow) -> TaskLine:
    """A link to the form only for whom it opens."""
    is_open = row.state is TaskState.OPEN
    return TaskLine(
        what=row.kind.label_vi,
        detail=row.what_vi,
        state=task_tag(row.state, record.name(row.assignee_id) if row.assignee_id else None),
        due=day_vi(row.due_on) if is_open and row.due_on else "",
        due_tag=due_tag(row.due_on, desk.today) if is_open else None,
        form=Link(row.kind.label_vi, form_href(row)) if is_open and _may_do(desk, record, row) else None,
    )


def visit_line(desk: Desk, record: CaseRecord, row: VisitRow) -> VisitLine:
    """When, where, who; the reason why this half-day was chosen."""
    people = {row.inspector_id, row.customs_officer_id}
    may_move = desk.user.is_supervisor or desk.user.staff_id in people
    can_move = row.state is VisitState.BOOKED and may_move and Role.AUDITOR not in desk.user.roles
    return VisitLine(
        when=f"Lần {row.round}: {row.part.label_vi.lower()} {day_vi(row.day)}",
        place=row.place,
        people=f"{record.name(row.inspector_id)} và {record.name(row.customs_officer_id)}",
        reason=row.ended_reason or row.reason_vi,
        state=Tag(row.state.label_vi, Tone.INFO if row.state is VisitState.BOOKED else Tone.CALM),
        rebook=Link("Đổi lịch", rebooking_href(row.case_number, row.round)) if can_move else None,
    )


def notice_line(row: NoticeRow) -> NoticeLine:
    """The number as printed; what no longer stands says so."""
    tones = {NoticeState.ISSUED: Tone.GOOD, NoticeState.REVOKED: Tone.BAD}
    return NoticeLine(
        kind=row.kind.label_vi,
        number=row.notice_number,
        signed=f"Ký ngày {day_vi(row.signed_on)}",
        state=Tag(row.state.label_vi, tones.get(row.state, Tone.CALM)),
        pdf=Link(f"Tải {row.notice_number} (PDF)", notice_href(row.key)) if row.pdf_digest else None,
        data=Link("Dữ liệu (JSON)", notice_data_href(row.case_number, row.key)) if row.pdf_digest else None,
    )


def document_line(record: CaseRecord, row: DocumentRow) -> DocumentLine:
    """A file under its title."""
    return DocumentLine(
        file=Link(row.title, document_href(record.case.case_number, row.digest)),
        size=size_vi(row.size_bytes),
        received=moment_vi(row.received_at),
        source=_who(record, row.source),
        is_photo=row.media_type in SHOWN_IN_BROWSER,
    )


def fact_line(record: CaseRecord, row: FactRow) -> FactLine:
    """Both times; a refused fact with its reason."""
    text = fact_vi(Fact.model_validate_json(row.content).content)
    refused = row.state is FactState.REFUSED
    return FactLine(
        kind=row.kind.label_vi,
        text=f"{text} – {row.refused_reason}" if refused and row.refused_reason else text,
        occurred=clock_vi(row.occurred_at),
        received=clock_vi(row.received_at),
        who=record.name(row.staff_id) if row.staff_id else "Hải quan gửi",
        state=Tag(row.state.label_vi, Tone.BAD if refused else Tone.CALM),
    )


def event_line(record: CaseRecord, row: EventRow) -> EventLine:
    """One line of the story."""
    return EventLine(clock_vi(row.at), row.kind.label_vi, _who(record, row.actor), row.text_vi)


def _who(record: CaseRecord, actor: str) -> str:
    return SOURCES.get(actor) or record.name(actor)


def _may_do(desk: Desk, record: CaseRecord, row: TaskRow) -> bool:
    user = desk.user
    held = record.roles.get(user.staff_id)
    is_theirs = row.office is user.office and row.role in user.roles and Role.AUDITOR not in user.roles
    return is_theirs and held in {None, row.role} and row.assignee_id in {None, user.staff_id}
