"""What does the law ask of refused goods, and by which day have they to leave the country?"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import CalendarDoubts
from models.law import Citation, Dated, Verification, in_force
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.calendar_doubts import NAME_VI, doubts_vi
from rules.law.customs.decree_169_2026 import USED_MACHINES_REEXPORT_DAYS

REEXPORT_VI = "Tái xuất hoặc tiêu hủy theo quyết định của cơ quan hải quan"
DOUBTFUL_VI = "thời hạn cần thẩm tra pháp lý"
REWORK_VI = "Khắc phục, tái chế rồi đánh giá lại, hoặc xử lý theo quyết định của cơ quan có thẩm quyền"
COMPLETE_VI = (
    "Hoàn thiện đầy đủ hồ sơ: chỉ khi đó các bước kiểm tra tiếp theo mới được thực hiện (điểm b khoản 1 Điều "
    "83); nếu không, xử lý theo quyết định của cơ quan có thẩm quyền"
)
_DOSSIER = "quality_dossier"


def after_inspection_vi(findings: Iterable[Finding]) -> str:
    """Goods that failed are mended or reworked; where the dossier alone failed, nothing is known of them."""
    failed = {
        one.rule
        for one in findings
        if (one.regime, one.outcome, one.consequence)
        == (Regime.QUALITY_INSPECTION, Outcome.NOT_MET, Consequence.REFUSAL)
    }
    return COMPLETE_VI if failed == {_DOSSIER} else REWORK_VI


class ReexportClock(NamedTuple):
    """The last day in time, the value that sets it, and what the calendar does not make sure of that day."""

    due_on: date
    value: Dated[int]
    doubts: CalendarDoubts | None

    @property
    def citation(self) -> Citation:
        """Where the number of days stands."""
        return self.value.citation

    @property
    def is_doubtful(self) -> bool:
        """Has a lawyer still to confirm that the number holds?"""
        return self.value.verification is Verification.UNVERIFIED

    @property
    def doubt_vi(self) -> str:
        """Why the day is not sure, as it is said after the obligation; empty where it is."""
        days = f"; {NAME_VI.lower()}: {doubts_vi(self.doubts)}" if self.doubts else ""
        return f"{days}; {DOUBTFUL_VI}" if days or self.is_doubtful else ""


def reexport_clock(case_file: CaseFile, decided_on: date) -> ReexportClock | None:
    """So many days from receipt of the penalty decision; None on a day before any such value."""
    value = in_force(USED_MACHINES_REEXPORT_DAYS, decided_on)
    if value is None:
        return None
    calendar = case_file.reference.calendar
    period = calendar.period_to(decided_on + timedelta(days=value.value))
    return ReexportClock(period.due_on, value, calendar.doubts(*period))
