"""By which day have refused goods to leave the country, and which decree says so?"""

from datetime import date
from typing import NamedTuple

from models.case_file import CaseFile
from models.law import Citation, Dated, Verification, in_force
from rules.law.customs.decree_169_2026 import USED_MACHINES_REEXPORT_DAYS


class ReexportClock(NamedTuple):
    """The last day in time, and the value that sets it."""

    due_on: date
    value: Dated[int]

    @property
    def citation(self) -> Citation:
        """Where the number of days stands."""
        return self.value.citation

    @property
    def is_doubtful(self) -> bool:
        """Has a lawyer still to confirm that the number holds?"""
        return self.value.verification is Verification.UNVERIFIED


def reexport_clock(case_file: CaseFile, decided_on: date) -> ReexportClock | None:
    """So many days from receipt of the penalty decision; None on a day before any such value."""
    value = in_force(USED_MACHINES_REEXPORT_DAYS, decided_on)
    if value is None:
        return None
    return ReexportClock(case_file.reference.calendar.add_days(decided_on, value.value), value)
