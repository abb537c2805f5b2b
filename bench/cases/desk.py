"""What do people do when it is their turn? They read the register as a page would, and state a fact."""

from dataclasses import dataclass

from sqlmodel import select

from bench.cases.ground import Ground
from models.base import canonical_json
from models.facts import (
    DossierReviewed,
    FactContent,
    ItemObservation,
    NoticeSigned,
    VisitConfirmed,
    VisitReported,
)
from models.ids import identity_digest
from models.visits import VisitBooking
from models.vocabulary import NoticeKind, TaskKind, TaskState
from notices.content import build_content
from notices.context import NoticeContext
from records import cases, results, visits
from records.engine import reading
from records.results import StoredResult
from records.tables import TaskRow


@dataclass(frozen=True)
class Act:
    """A fact about to be stated, by a person of ours or, without one, by customs."""

    content: FactContent
    staff_id: str | None = None


@dataclass(frozen=True)
class Desk:
    """Staff of both offices before the register; declarations have `items` items."""

    ground: Ground
    items: int

    def review(self, number: str) -> Act:
        """The reviewer agrees with what is proposed."""
        basis = self._task(number, TaskKind.REVIEW).basis
        assert basis
        return Act(DossierReviewed(basis=basis, agrees=True), "reviewer")

    def sign(self, number: str, kind: NoticeKind) -> Act:
        """The signatory signs the content as the page shows it."""
        stored, booking = self._stored(number)
        assert stored.declaration
        proposal = next(one for one in stored.assessment.proposals if one.kind is kind)
        context = NoticeContext(
            signatory_name="Trần Thị Ký",
            signatory_title="PHÓ GIÁM ĐỐC",
            policy_title="Quy chế phối hợp",
            policy_version="1",
            customs_office="Hải quan cửa khẩu cảng Đà Nẵng",
            booking=booking,
            inspector_name="Nguyễn Văn Thụ",
            customs_officer_name="Lê Văn Quan",
        )
        content = build_content(
            proposal.kind,
            proposal.revision,
            proposal.item_numbers,
            stored.assessment,
            stored.declaration,
            context,
        )
        digest = self.ground.files.put(canonical_json(content))
        signed = NoticeSigned(
            notice_kind=kind, basis=proposal.basis, content_digest=digest, items=proposal.items
        )
        return Act(signed, "signatory")

    def report_visit(self, number: str) -> Act:
        """The inspector found every machine as declared."""
        stored, booking = self._stored(number)
        assert stored.declaration
        assert booking
        observations = tuple(
            ItemObservation(
                item_number=item.item_number,
                identity=identity_digest(item),
                nameplate_year=item.year_of_manufacture,
                nameplate_serial=item.serial_number,
                is_consistent=True,
            )
            for item in stored.declaration.items
        )
        report = VisitReported(
            round=booking.round, visited_on=booking.half_day.day, observations=observations
        )
        return Act(report, booking.inspector_id)

    def confirm_visit(self, number: str) -> Act:
        """The customs officer agrees with the report."""
        task = self._task(number, TaskKind.CONFIRM_VISIT)
        assert task.basis
        confirmed = VisitConfirmed(round=task.round or 1, report_digest=task.basis, agrees=True)
        return Act(confirmed, task.assignee_id or "officer-0")

    def seen_assessment(self, number: str) -> int:
        """The number of the assessment on the page."""
        with reading(self.ground.register) as session:
            case = cases.newest(session, number)
            assert case
            return case.assessment_number

    def _stored(self, number: str) -> tuple[StoredResult, VisitBooking | None]:
        with reading(self.ground.register) as session:
            stored = results.newest(session, number)
            assert stored
            return stored, visits.booked(session, stored.case_number)

    def _task(self, number: str, kind: TaskKind) -> TaskRow:
        with reading(self.ground.register) as session:
            query = select(TaskRow).where(
                TaskRow.declaration_number == number,
                TaskRow.kind == kind,
                TaskRow.state == TaskState.OPEN,
            )
            return session.exec(query).one()
