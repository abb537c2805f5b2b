"""What does the rulebook say of a case now? Asked once, recorded, answered the same on a retry."""

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from temporalio import activity

from customs import wire
from models.assessment import Assessment
from models.days import vietnamese_day
from models.messages import AssessCase, Verdict
from models.visits import VisitBooking
from records import assessments, cases, visits
from records.cases import LoadedCase
from records.engine import reading, writing
from rules.rulebook import assess
from scheduling.booking import book
from scheduling.no_visit import NoVisit

RACES = 5
"""How often another case may take the half-day that was just chosen before the attempt is given up."""


@dataclass(frozen=True, slots=True)
class Assessing:
    """The activity with its register and the installation's secret of the draw."""

    engine: Engine
    draw_seed: str

    @activity.defn(name="assess")
    def assess(self, request: AssessCase) -> Verdict:
        """Load, assess, book, word the result, save; all of it again when a race is lost."""
        for _ in range(RACES):
            with reading(self.engine) as session:
                stored = assessments.stored_verdict(session, request)
                if stored is not None:
                    return stored
                loaded = cases.load_case_file(session, request, self.draw_seed)
            assessment = assess(loaded.case_file, vietnamese_day(request.at))
            booked = self._book(request, loaded, assessment)
            result = wire.result(loaded.case_file.declaration, assessment, loaded.notices)
            try:
                with writing(self.engine) as session:
                    return assessments.save(session, request, loaded, assessment, booked, result)
            except IntegrityError:
                activity.logger.info("assessment %s lost a race", request.assessment_number)
        raise RuntimeError(f"case {request.case_number} lost {RACES} races in a row")

    def _book(
        self, request: AssessCase, loaded: LoadedCase, assessment: Assessment
    ) -> VisitBooking | str | None:
        """The booking, or why there can be none, or None when no visit is wanted."""
        wanted = assessment.visit_wanted
        if wanted is None:
            return None
        with reading(self.engine) as session:
            roster = visits.roster(session, request.at, request.case_number)
        case_file = loaded.case_file
        booked = book(
            wanted, roster, case_file.reference.calendar, case_file.policy.visits, request.at, loaded.booking
        )
        return booked.reason_vi if isinstance(booked, NoVisit) else booked
