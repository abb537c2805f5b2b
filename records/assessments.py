"""How does an assessment enter the register? One transaction: what it says, and everything that follows."""

from collections.abc import Sequence

from pydantic import BaseModel
from sqlmodel import Session, col, delete, select, update

from models.assessment import Assessment
from models.base import canonical_json
from models.case_file import CaseFile
from models.folding import folded
from models.messages import AssessCase, Verdict
from models.versions import Judged
from models.visits import VisitBooking
from models.vocabulary import EventKind, FactKind, FactState, MessageState, NoticeState
from records import certificates, events, following, notices, outbox, versions, visits
from records.cases import LoadedCase
from records.change import Change
from records.tables import AssessmentRow, CaseRow, FactRow, MachineRow, MessageRow
from records.watching.releases import release_against_hold

VERSIONS = (FactKind.DECLARATION, FactKind.AMENDMENT)


def stored_verdict(session: Session, request: AssessCase) -> Verdict | None:
    """The verdict of an assessment that was made already: a retry answers the same."""
    row = session.get(AssessmentRow, (request.case_number, request.assessment_number))
    return Verdict.model_validate_json(row.verdict) if row else None


def save(
    session: Session,
    request: AssessCase,
    loaded: LoadedCase,
    assessment: Assessment,
    booked: VisitBooking | str | None,
    result: BaseModel,
) -> Verdict:
    """Write the assessment and what follows; the result goes out unless a signed notice carries it.

    `booked` may be the reason why a visit that is wanted cannot be booked; it is tried again the next day.
    """
    booking = booked if isinstance(booked, VisitBooking) else None
    case = session.get_one(CaseRow, request.case_number)
    new = _accept_facts(session, request)
    reason = _reason(new)
    release_against_hold(session, request, new, assessment)
    _update_case(case, loaded.case_file, assessment, request)
    if any(row.kind in VERSIONS for row in new):
        _keep_machines(session, loaded.case_file)
    certificates.write_off(session, request.declaration_number, loaded.case_file, assessment, request.at)
    _follow(session, Change(case, loaded.case_file, assessment, booking, request.at, reason), request)
    if assessment.is_withdrawn:
        notices.revoke_all(session, request.declaration_number, "Tờ khai đã được rút", request.at)
    if isinstance(booked, str):
        _tell(session, request, EventKind.VISIT, f"Chưa đặt được lịch kiểm tra chung: {booked}")
        case.next_due_on = min(assessment.next_due_on or assessment.as_of, assessment.as_of)
    _tell_amendment(session, request, Judged(loaded.case_file, assessment), new)
    verdict = _verdict(session, request, loaded, assessment, result)
    verdict = verdict.model_copy(update={"next_due_on": case.next_due_on})
    session.add(_row(request, loaded.case_file, assessment, verdict))
    text = f"Đánh giá lần {request.assessment_number}: {assessment.state.label_vi.lower()}"
    _tell(session, request, EventKind.CLOSED if assessment.is_closed else EventKind.ASSESSED, text)
    return verdict


def _follow(session: Session, change: Change, request: AssessCase) -> None:
    """Obligations, tasks and the visit; on the automatic road there is nothing to look for."""
    assessment, case = change.assessment, change.case
    is_due = bool(assessment.obligations or assessment.tasks or change.booking)
    if not (is_due or case.has_open_work):
        return
    case.has_open_work = is_due
    following.keep_obligations(session, change)
    following.keep_tasks(session, change)
    if visits.keep_booking(session, change) and change.booking:
        text = f"Đặt lịch kiểm tra chung lần {change.booking.round}: {change.booking.reason_vi}"
        _tell(session, request, EventKind.VISIT, text)


def _tell_amendment(session: Session, request: AssessCase, after: Judged, new: Sequence[FactRow]) -> None:
    """What an amendment changed, and what became of the work done before it (row I3)."""
    ids = [row.fact_id for row in new if row.kind is FactKind.AMENDMENT]
    if ids:
        before = versions.last_judged(session, request.declaration_number)
        text = versions.story_vi(before, after, ids)
        _tell(session, request, EventKind.ASSESSED, text)


def _accept_facts(session: Session, request: AssessCase) -> Sequence[FactRow]:
    """Mark the facts that this assessment is the first to contain; their messages are settled."""
    query = select(FactRow).where(
        col(FactRow.fact_id).in_(request.fact_ids), col(FactRow.first_assessment).is_(None)
    )
    new = session.exec(query).all()
    for row in new:
        row.state = FactState.ACCEPTED
        row.first_assessment = request.assessment_number
    session.exec(
        update(MessageRow)
        .where(col(MessageRow.fact_id).in_([row.fact_id for row in new]))
        .where(col(MessageRow.state) == MessageState.PENDING)
        .values(state=MessageState.DELIVERED)
    )
    return new


def _reason(new: Sequence[FactRow]) -> str:
    """What led to the assessment, in a sentence."""
    kinds = dict.fromkeys(row.kind.label_vi for row in new)
    return f"Sau: {', '.join(kinds)}" if kinds else "Đến hạn"


def _update_case(case: CaseRow, case_file: CaseFile, assessment: Assessment, request: AssessCase) -> None:
    case.assessment_number = request.assessment_number
    case.lane = assessment.lane
    case.state = assessment.state
    case.result_state = assessment.result_state
    case.next_due_on = assessment.next_due_on
    case.is_closed = assessment.is_closed
    declaration = case_file.declaration
    if declaration is None:
        return
    case.importer_name = declaration.importer.name
    case.importer_tax_code = declaration.importer.tax_code
    case.customs_office = declaration.customs_office
    case.registered_on = declaration.registered_on
    case.item_count = len(declaration.items)
    words = [declaration.number, declaration.importer.name, declaration.importer.tax_code]
    words += [declaration.bill_of_lading or "", *(item.serial_number or "" for item in declaration.items)]
    case.search_text = folded(" ".join(words))


def _keep_machines(session: Session, case_file: CaseFile) -> None:
    declaration = case_file.declaration
    if declaration is None:
        return
    session.exec(delete(MachineRow).where(col(MachineRow.declaration_number) == declaration.number))
    session.add_all(
        MachineRow(
            declaration_number=declaration.number,
            item_number=item.item_number,
            maker_folded=folded(item.maker),
            serial_folded=folded(item.serial_number),
        )
        for item in declaration.items
        if item.maker and item.serial_number
    )


def _verdict(
    session: Session, request: AssessCase, loaded: LoadedCase, assessment: Assessment, result: BaseModel
) -> Verdict:
    """A result that a signed notice will carry waits for the notice's number."""
    issued = {notice.key for notice in loaded.notices if notice.state is not NoticeState.NUMBERED}
    orders = tuple(order for order in assessment.orders if order.key not in issued)
    if orders and not assessment.is_withdrawn:
        number = outbox.last_number(session, request.declaration_number)
    else:
        number = outbox.put(session, request.declaration_number, result, request.at)
    return Verdict(
        assessment_number=request.assessment_number,
        next_due_on=assessment.next_due_on,
        orders=orders,
        roles=assessment.roles,
        is_closed=assessment.is_closed,
        outbox_number=number,
    )


def _row(request: AssessCase, case_file: CaseFile, assessment: Assessment, verdict: Verdict) -> AssessmentRow:
    return AssessmentRow(
        case_number=request.case_number,
        number=request.assessment_number,
        assessed_at=request.at,
        as_of=assessment.as_of,
        fact_ids=" ".join(request.fact_ids),
        lookups=canonical_json(case_file.lookups).decode(),
        reference_version=case_file.reference.version,
        policy_version=case_file.policy.version,
        rulebook_version=assessment.rulebook_version,
        rulebook_digest=assessment.rulebook_digest,
        content=assessment.model_dump_json(),
        verdict=verdict.model_dump_json(),
    )


def _tell(session: Session, request: AssessCase, kind: EventKind, text_vi: str) -> None:
    events.add(
        session,
        declaration_number=request.declaration_number,
        case_number=request.case_number,
        at=request.at,
        kind=kind,
        text_vi=text_vi,
        detail=f"assessment {request.assessment_number}",
    )
