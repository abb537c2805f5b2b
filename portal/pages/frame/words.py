"""How does a value read on a page? Days, instants, tags and links, ready for the template."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from models.days import VIETNAM
from models.vocabulary import (
    CaseState,
    Consequence,
    Disposition,
    Outcome,
    ReviewLane,
    TaskState,
    answer_vi,
    is_noted,
    is_outside,
)

NOTHING = "–"
SOON_DAYS = 2


class Tone(StrEnum):
    """The colour of a tag; its words say the same."""

    CALM = "calm"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that should be seen at a glance."""

    text: str
    tone: Tone = Tone.CALM


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a summary list; `href` makes the value a link."""

    name: str
    value: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go from here."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a list or of radio buttons."""

    value: str
    text: str
    is_chosen: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with a field, said at the top and at the field in the same words."""

    field: str
    text: str


def day_vi(day: date | None) -> str:
    """24/11/2026."""
    return f"{day:%d/%m/%Y}" if day else NOTHING


def moment_vi(moment: datetime | None) -> str:
    """14:05 ngày 24/11/2026, at UTC+07:00."""
    return f"{moment.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if moment else NOTHING


def clock_vi(moment: datetime) -> str:
    """24/11/2026 14:05, at UTC+07:00."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def text_vi(value: object) -> str:
    """A value as text; nothing is a dash, yes and no are words."""
    match value:
        case None | "":
            return NOTHING
        case bool():
            return "Có" if value else "Không"
        case date():
            return day_vi(value)
        case _:
            return str(getattr(value, "label_vi", value))


def money_vi(value: Decimal | None) -> str:
    """1.500.000 ₫."""
    return f"{value:,.0f} ₫".replace(",", ".") if value is not None else NOTHING


def size_vi(size_bytes: int) -> str:
    """1,4 MB."""
    kilo = size_bytes / 1024
    return f"{kilo / 1024:.1f} MB".replace(".", ",") if kilo >= 1024 else f"{kilo:.0f} KB"


def short_vi(text: str, length: int = 130) -> str:
    """The beginning of a long text, cut between words."""
    return textwrap.shorten(text, length, placeholder=" …")


def items_vi(numbers: Iterable[int]) -> str:
    """Dòng 1, 3."""
    listed = ", ".join(str(number) for number in numbers)
    return f"Dòng {listed}" if listed else "Mọi dòng hàng"


def due_tag(due_on: date | None, today: date) -> Tag | None:
    """A tag only where it presses: overdue, today, or in the next two days."""
    if due_on is None:
        return None
    left = (due_on - today).days
    if left < 0:
        return Tag(f"Quá hạn {-left} ngày", Tone.BAD)
    if left == 0:
        return Tag("Hạn hôm nay", Tone.WARN)
    return Tag(f"Còn {left} ngày", Tone.WARN) if left <= SOON_DAYS else None


def answer_tag(outcome: Outcome, consequence: Consequence) -> Tag:
    """Đạt, không đạt, chưa đủ căn cứ; what neither passes nor fails is calm."""
    text = answer_vi(outcome, consequence)
    if is_noted(outcome, consequence) or is_outside(outcome, consequence):
        return Tag(text)
    tones = {Outcome.MET: Tone.GOOD, Outcome.NOT_MET: Tone.BAD, Outcome.UNDETERMINED: Tone.WARN}
    return Tag(text, tones[outcome])


def disposition_tag(disposition: Disposition) -> Tag:
    """What customs is told."""
    match disposition:
        case Disposition.MAY_CLEAR | Disposition.NOT_OURS:
            return Tag(disposition.label_vi, Tone.GOOD)
        case Disposition.REFUSED:
            return Tag(disposition.label_vi, Tone.BAD)
        case Disposition.HELD:
            return Tag(disposition.label_vi, Tone.WARN)
        case Disposition.STORAGE_ALLOWED:
            return Tag(disposition.label_vi, Tone.INFO)
        case _:
            assert_never(disposition)


def lane_tag(lane: ReviewLane) -> Tag:
    """Xanh, vàng, đỏ: one word, the rest is the lane's explanation."""
    tones = {ReviewLane.GREEN: Tone.GOOD, ReviewLane.YELLOW: Tone.WARN, ReviewLane.RED: Tone.BAD}
    return Tag(f"Luồng {lane.label_vi.partition(':')[0].lower()}", tones[lane])


def state_tag(state: CaseState) -> Tag:
    """Where the case stands; what has ended is calm."""
    ended = {CaseState.CLOSED, CaseState.WITHDRAWN}
    return Tag(state.label_vi, Tone.CALM if state in ended else Tone.INFO)


def task_tag(state: TaskState, holder: str | None) -> Tag:
    """Not begun, in a colleague's hands, done: three different things."""
    if state is not TaskState.OPEN:
        return Tag(state.label_vi)
    return Tag(f"Đang làm: {holder}", Tone.INFO) if holder else Tag("Chưa ai nhận", Tone.WARN)
