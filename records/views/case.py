"""All that the register knows of one case, read at one moment."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.assessment import Assessment
from models.case_file import CaseFile, Lookups
from models.goods import Declaration
from models.policy import CoordinationPolicy
from models.reference import Reference
from models.vocabulary import FactState, Role
from records.cases import accepted_fact
from records.results import stored_assessment
from records.tables import (
    AssessmentRow,
    CaseRoleRow,
    CaseRow,
    DocumentRow,
    EventRow,
    FactRow,
    NoticeRow,
    ObligationRow,
    PolicyRow,
    ReferenceVersionRow,
    StaffRow,
    TaskRow,
    VisitRow,
)

_NO_POLICY = CoordinationPolicy(version="–", valid_from=date.min, title_vi="Quy chế phối hợp")


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case with its newest assessment; `file` holds exactly the facts which that was made from."""

    case: CaseRow
    assessed: AssessmentRow | None
    assessment: Assessment | None
    file: CaseFile
    facts: tuple[FactRow, ...]
    obligations: tuple[ObligationRow, ...]
    tasks: tuple[TaskRow, ...]
    visits: tuple[VisitRow, ...]
    notices: tuple[NoticeRow, ...]
    documents: tuple[DocumentRow, ...]
    events: tuple[EventRow, ...]
    names: dict[str, str]
    roles: dict[str, Role]
    cases: tuple[CaseRow, ...] = ()
    """Every case of the declaration, in the order in which they were opened."""

    @property
    def declaration(self) -> Declaration | None:
        """The version in force."""
        return self.file.declaration

    @property
    def number(self) -> int:
        """The number of the assessment shown; 0 before the first."""
        return self.assessed.number if self.assessed else 0

    def name(self, staff_id: str | None) -> str:
        """A person's name by id; what is no id stays as it is."""
        return self.names.get(staff_id or "", staff_id or "Hệ thống")

    def fact_row(self, fact_id: str) -> FactRow | None:
        """A fact of the declaration."""
        return next((row for row in self.facts if row.fact_id == fact_id), None)


def load_case(session: Session, case_number: str) -> CaseRecord | None:
    """The case as it stands now; None when there is none under the number."""
    case = session.get(CaseRow, case_number)
    if case is None:
        return None
    assessed = _newest(session, case_number)
    facts = _facts(session, case.declaration_number)
    return CaseRecord(
        case=case,
        assessed=assessed,
        assessment=stored_assessment(assessed.content) if assessed else None,
        file=_file(session, case, assessed, facts),
        facts=facts,
        obligations=_obligations(session, case_number),
        tasks=_tasks(session, case_number),
        visits=_visits(session, case_number),
        notices=_notices(session, case_number),
        documents=_documents(session, case.declaration_number),
        events=_events(session, case.declaration_number),
        names=dict(session.exec(select(StaffRow.staff_id, StaffRow.name)).all()),
        roles=_roles(session, case_number),
        cases=_cases(session, case.declaration_number),
    )


def _cases(session: Session, declaration_number: str) -> tuple[CaseRow, ...]:
    rows = select(CaseRow).where(CaseRow.declaration_number == declaration_number)
    return tuple(session.exec(rows.order_by(col(CaseRow.sequence))))


def _newest(session: Session, case_number: str) -> AssessmentRow | None:
    rows = select(AssessmentRow).where(AssessmentRow.case_number == case_number)
    return session.exec(rows.order_by(col(AssessmentRow.number).desc()).limit(1)).first()


def _file(
    session: Session, case: CaseRow, assessed: AssessmentRow | None, facts: tuple[FactRow, ...]
) -> CaseFile:
    if assessed is None:
        counted = {row.fact_id for row in facts if row.state is FactState.ACCEPTED}
    else:
        counted = set(assessed.fact_ids.split())
    return CaseFile(
        case_number=case.case_number,
        facts=tuple(accepted_fact(row) for row in facts if row.fact_id in counted),
        lookups=Lookups.model_validate_json(assessed.lookups) if assessed else Lookups(),
        reference=_reference(session, assessed),
        policy=_policy(session, assessed),
    )


def _reference(session: Session, assessed: AssessmentRow | None) -> Reference:
    row = session.get(ReferenceVersionRow, assessed.reference_version) if assessed else None
    return Reference.model_validate_json(row.content) if row else Reference(version="–")


def _policy(session: Session, assessed: AssessmentRow | None) -> CoordinationPolicy:
    row = session.get(PolicyRow, assessed.policy_version) if assessed else None
    return CoordinationPolicy.model_validate_json(row.content) if row else _NO_POLICY


def _facts(session: Session, declaration_number: str) -> tuple[FactRow, ...]:
    rows = select(FactRow).where(FactRow.declaration_number == declaration_number)
    return tuple(session.exec(rows.order_by(col(FactRow.occurred_at), col(FactRow.digest))))


def _obligations(session: Session, case_number: str) -> tuple[ObligationRow, ...]:
    rows = select(ObligationRow).where(ObligationRow.case_number == case_number)
    return tuple(
        session.exec(rows.order_by(col(ObligationRow.is_open).desc(), col(ObligationRow.due_on).nulls_last()))
    )


def _tasks(session: Session, case_number: str) -> tuple[TaskRow, ...]:
    rows = select(TaskRow).where(TaskRow.case_number == case_number)
    return tuple(session.exec(rows.order_by(col(TaskRow.opened_at), col(TaskRow.key))))


def _visits(session: Session, case_number: str) -> tuple[VisitRow, ...]:
    rows = select(VisitRow).where(VisitRow.case_number == case_number)
    return tuple(session.exec(rows.order_by(col(VisitRow.round).desc())))


def _notices(session: Session, case_number: str) -> tuple[NoticeRow, ...]:
    rows = select(NoticeRow).where(NoticeRow.case_number == case_number)
    return tuple(session.exec(rows.order_by(col(NoticeRow.numbered_at).desc())))


def _documents(session: Session, declaration_number: str) -> tuple[DocumentRow, ...]:
    rows = select(DocumentRow).where(DocumentRow.declaration_number == declaration_number)
    return tuple(session.exec(rows.order_by(col(DocumentRow.received_at), col(DocumentRow.digest))))


def _events(session: Session, declaration_number: str) -> tuple[EventRow, ...]:
    rows = select(EventRow).where(EventRow.declaration_number == declaration_number)
    return tuple(session.exec(rows.order_by(col(EventRow.at).desc(), col(EventRow.event_id).desc())))


def _roles(session: Session, case_number: str) -> dict[str, Role]:
    rows = session.exec(select(CaseRoleRow).where(CaseRoleRow.case_number == case_number))
    return {row.staff_id: row.role for row in rows}
