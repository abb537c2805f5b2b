"""Until when may a line that was installed first wait for its inspection, and does an extension count?"""

from datetime import date, timedelta
from typing import NamedTuple

from models.case_file import CaseFile
from models.days import Period, months_after
from models.goods import DeclarationItem
from models.language import Said
from models.papers import LineExtension
from models.vocabulary import Outcome
from rules.evidence import Flaws, filed, listed
from rules.ground import Ground, Named, day_vi, last_answer
from rules.law.machinery.decision_28_2022 import EXTENSION_COUNT, EXTENSION_MAX_MONTHS, EXTENSION_NOTICE_DAYS
from rules.unit import line_of


class Extension(NamedTuple):
    """A paper of extension, the months of it that may count, and why it may not count at all."""

    paper: LineExtension
    months: int
    flaws: Flaws


class Clock(NamedTuple):
    """The last day in time, the last possible one, and the extension with what it would make of them.

    A month may lack the corresponding date; how it is counted then is not verified, hence two days.
    `notice_turns_on` are the days between the two ends of the plain period where the extension was asked for
    in time only by the later one.
    """

    period: Period
    possible_on: date
    facts: Named
    extension: Extension | None = None
    extended_on: date | None = None
    notice_turns_on: Period | None = None

    @property
    def due_on(self) -> date:
        """The last day in time."""
        return self.period.due_on

    def doubts(self, day: date) -> bool:
        """Is the day late by one way to count a short month, and in time by the other?"""
        return self.due_on < day <= self.possible_on


def first_arrival(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """When the first shipment came: told of this declaration, or earlier under another one."""
    line = line_of(case_file, item)
    told = (case_file.arrived_on, line.first_arrived_on if line else None)
    return min((day for day in told if day), default=None)


def clock_of(case_file: CaseFile, item: DeclarationItem, ground: Ground, arrived_on: date) -> Clock:
    """Twelve months from the arrival of the first shipment, and the one extension where it counts."""
    months: int = ground.value.value
    plain = _clock(case_file, arrived_on, months)
    weighed = [_weigh(paper, ground, plain.due_on) for _, paper in filed(case_file, item, LineExtension)]
    extension = next((one for one in weighed if not one.flaws), weighed[0] if weighed else None)
    if extension is None:
        return plain
    extended = _clock(case_file, arrived_on, months + extension.months)
    plain = plain._replace(
        facts=(*plain.facts, *_told(weighed, extension, ground)),
        extension=extension,
        extended_on=extended.due_on,
    )
    if _rests_on_days_off(extension, ground, plain):
        plain = plain._replace(notice_turns_on=plain.period)
    counts = not extension.flaws or _is_accepted(case_file, ground, plain)
    if not counts:
        return plain
    return plain._replace(period=extended.period, possible_on=extended.possible_on)


def doubtful(ground: Ground, extension: Extension) -> Ground:
    """The ground on which an extension with a flaw is asked about."""
    is_long = extension.paper.months > extension.months
    return ground.on(EXTENSION_MAX_MONTHS if is_long else EXTENSION_NOTICE_DAYS).refusing()


def _clock(case_file: CaseFile, arrived_on: date, months: int) -> Clock:
    calendar = case_file.reference.calendar
    end = months_after(arrived_on, months)
    shortfall = timedelta(days=arrived_on.day - end.day)
    period = calendar.period_to(end)
    due_vi = day_vi(period.due_on)
    return Clock(
        period=period,
        possible_on=calendar.next_working_day(end + shortfall),
        facts=(
            ("Ngày lô hàng về", day_vi(arrived_on)),
            ("Hạn giám định chưa gia hạn", due_vi),
        ),
    )


def _weigh(paper: LineExtension, ground: Ground, due_on: date) -> Extension:
    notice: int = ground.on(EXTENSION_NOTICE_DAYS).value.value
    longest: int = ground.on(EXTENSION_MAX_MONTHS).value.value
    flaws = {
        Said(
            f"đề nghị sau thời điểm {notice} ngày trước khi hết hạn",
            f"it was requested less than {notice} days before the end of the period",
        ): (due_on - paper.requested_on).days < notice,
        Said(f"dài hơn {longest} tháng", f"it is longer than {longest} months"): paper.months > longest,
    }
    return Extension(
        paper, min(paper.months, longest), tuple(flaw for flaw, is_there in flaws.items() if is_there)
    )


def _rests_on_days_off(extension: Extension, ground: Ground, plain: Clock) -> bool:
    """Was it asked for in time only because days off moved the end of the twelve months?"""
    notice: int = ground.on(EXTENSION_NOTICE_DAYS).value.value
    requested_on = extension.paper.requested_on
    return (plain.period.ends_on - requested_on).days < notice <= (plain.due_on - requested_on).days


def _told(weighed: list[Extension], relied: Extension, ground: Ground) -> Named:
    count: int = ground.on(EXTENSION_COUNT).value.value
    return tuple(
        (
            f"Văn bản gia hạn số {one.paper.number}",
            f"{one.paper.months} tháng, đề nghị ngày {day_vi(one.paper.requested_on)}"
            + (f"; {listed(one.flaws).vi}" if one.flaws else "")
            + ("" if one is relied else f"; không tính, chỉ gia hạn {count} lần"),
        )
        for one in weighed
    )


def _is_accepted(case_file: CaseFile, ground: Ground, clock: Clock) -> bool:
    """Did a person say that the extension counts in spite of its flaw?"""
    answer = last_answer(case_file, ground.question_id(clock.facts))
    return answer is not None and answer[1].outcome is Outcome.MET
