"""Does a finding rest on the end of a period that the calendar does not make sure?

What is not verified or not loaded is said, and the item is reviewed by a person: days are never guessed.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import CalendarDoubts
from rules.ground import day_vi, used_fact

NAME_VI = "Lịch làm việc chưa chắc chắn"


def with_doubts(case_file: CaseFile, finding: Finding, first: date, last: date) -> Finding:
    """The finding, marked where any of the days on which the end of its period turns is not sure.

    Of a period in working days these are all days after the event; of one in days, months or years those
    from its own end to the working day on which it ends.
    """
    doubts = case_file.reference.calendar.doubts(first, last)
    if doubts is None:
        return finding
    fact = used_fact(NAME_VI, doubts_vi(doubts))
    return finding.model_copy(update={"needs_legal_review": True, "facts_used": (*finding.facts_used, fact)})


def doubts_vi(doubts: CalendarDoubts) -> str:
    """What is not sure, as an inspector reads it."""
    days = [f"ngày {day_vi(day)} chưa đối chiếu văn bản" for day in doubts.days]
    years = [f"lịch nghỉ năm {year} chưa nạp đủ" for year in doubts.years]
    return "; ".join([*days, *years])
