"""Does a finding rest on the end of a period that the calendar does not make sure?

What is not verified or not loaded is said, and the item is reviewed by a person: days are never guessed.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import CalendarDoubts, Period
from rules.ground import day_vi, used_fact

NAME_VI = "Lịch làm việc chưa chắc chắn"


def with_doubts(case_file: CaseFile, finding: Finding, first: date, last: date) -> Finding:
    """The finding, marked where any of the days on which the end of its period turns is not sure.

    Of a period in working days these are all days after the event; of one in days, months or years those
    from its own end to the working day on which it ends.
    """
    told = naming_doubts(case_file, finding, first, last)
    return finding if told is finding else told.model_copy(update={"needs_legal_review": True})


def naming_doubts(case_file: CaseFile, finding: Finding, first: date, last: date) -> Finding:
    """The finding with what is not sure among its facts: of a day told on which nothing turns."""
    doubts = case_file.reference.calendar.doubts(first, last)
    if doubts is None:
        return finding
    facts = dict.fromkeys((*finding.facts_used, used_fact(NAME_VI, doubts_vi(doubts))))
    return finding.model_copy(update={"facts_used": tuple(facts)})


def turning_on(case_file: CaseFile, finding: Finding, period: Period, day: date) -> Finding:
    """The finding, marked where the day is in time, or late, only by how far the end of the period moves.

    Up to its own end no calendar makes a day late, so that nothing is in doubt.
    """
    return with_doubts(case_file, finding, *period) if day > period.ends_on else finding


def doubts_vi(doubts: CalendarDoubts) -> str:
    """What is not sure, as an inspector reads it."""
    days = [f"ngày {day_vi(day)} chưa đối chiếu văn bản" for day in doubts.days]
    years = [f"lịch nghỉ năm {year} chưa nạp đủ" for year in doubts.years]
    return "; ".join([*days, *years])
