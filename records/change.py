"""What is a case told when it has been assessed anew?"""

from dataclasses import dataclass
from datetime import datetime

from models.assessment import Assessment
from models.case_file import CaseFile
from models.facts import VisitReported
from models.visits import VisitBooking
from records.tables import CaseRow


@dataclass(frozen=True, slots=True)
class Change:
    """An assessment on its way into the register; `reason_vi` says which facts led to it."""

    case: CaseRow
    case_file: CaseFile
    assessment: Assessment
    booking: VisitBooking | None
    at: datetime
    reason_vi: str

    def was_visited(self, visit_round: int) -> bool:
        """Has a report of this round come?"""
        return any(content.round == visit_round for _, content in self.case_file.each(VisitReported))
