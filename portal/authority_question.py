"""Whose goods are asked about? The query of the public question, for page and machine face alike."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from customs.wire.types import NOT_LISTED
from customs.wire.words import CONDITION, PURPOSE, Dictionary
from models.authority import AuthorityAnswer
from models.goods import Ratings
from models.language import Said
from models.problems import EXCHANGE, FieldProblem
from models.vocabulary import Condition, Purpose, Word
from rules.authority import who_is_in_charge

T = TypeVar("T")
W = TypeVar("W", bound=Word)
Query = Mapping[str, str]

HS, CONDITION_NAME, PURPOSE_NAME, DAY, GATE = "hs", "condition", "purpose", "day", "gate"
PHASES, VOLTAGE, CURRENT, POWER = "phases", "voltage", "current", "power"
BATTERY, HOUSEHOLD, RADIO = "battery", "household", "radio"
ELECTRICAL = (PHASES, VOLTAGE, CURRENT, POWER, BATTERY, HOUSEHOLD, RADIO)
NAMES = (HS, CONDITION_NAME, PURPOSE_NAME, DAY, GATE, *ELECTRICAL)

YES_NO = {"true": True, "false": False}
PHASE_WORDS = {"1": 1, "3": 3}
FIRST_YEAR, LAST_YEAR = 2000, 2100
MAX_GATE = 100
SHOWN = 80
_HS = re.compile(r"[0-9]{4}|[0-9]{6}|[0-9]{8}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,7}(?:[.,][0-9]{1,3})?", re.ASCII)


class Fault(Exception):  # noqa: N818 - an answer to who asked, not an error of ours
    """A value that cannot be used: why, and what to do."""

    def __init__(self, rule: str, reason: Said, action: Said) -> None:
        super().__init__(reason.vi)
        self.rule, self.reason, self.action = rule, reason, action


@dataclass(frozen=True, slots=True)
class Question:
    """Goods as far as they are known; what was left open is None."""

    hs_code: str
    condition: Condition | None
    purpose: Purpose | None
    day: date
    gate: str | None
    ratings: Ratings | None

    def answer(self) -> AuthorityAnswer:
        """Who is in charge."""
        return who_is_in_charge(self.hs_code, self.condition, self.purpose, self.day, self.ratings)


def read(query: Query, today: date) -> Question | tuple[FieldProblem, ...]:
    """The question, or every fault of the query."""
    faults: list[FieldProblem] = []

    def taken(name: str, use: Callable[[str], T]) -> T | None:
        text = query.get(name, "").strip()
        try:
            return use(text) if text else None
        except Fault as fault:
            faults.append(_problem(name, text, fault))
            return None

    hs_code = taken(HS, _hs_code)
    if not query.get(HS, "").strip():
        wanted = Fault(
            "required",
            Said("Chưa nêu mã HS", "No HS code was given"),
            Said(
                "Nhập 4, 6 hoặc 8 chữ số đầu của mã HS ghi trên tờ khai",
                "Give the first 4, 6 or 8 digits of the HS code on the declaration",
            ),
        )
        faults.append(_problem(HS, "", wanted))
    question = Question(
        hs_code=hs_code or "",
        condition=taken(CONDITION_NAME, _word_of(CONDITION)),
        purpose=taken(PURPOSE_NAME, _word_of(PURPOSE)),
        day=taken(DAY, _day) or today,
        gate=taken(GATE, _gate),
        ratings=_ratings(query, taken),
    )
    return tuple(faults) or question


def repeated(pairs: Iterable[tuple[str, str]]) -> tuple[FieldProblem, ...]:
    """Names given more than once: whichever value was taken, the other would be left out in silence."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    twice = Fault(
        "once",
        Said("Tham số được nêu nhiều lần", "The parameter is given more than once"),
        Said("Chỉ nêu một giá trị", "Give one value only"),
    )
    return tuple(
        _problem(name[:SHOWN], ", ".join(told), twice) for name, told in values.items() if len(told) > 1
    )


def strangers(query: Query) -> tuple[FieldProblem, ...]:
    """Names that mean nothing here: a misspelt fact would be left out in silence."""
    allowed = ", ".join(NAMES)
    unknown = Fault(
        "known_parameter",
        Said("Không có tham số này", "There is no such parameter"),
        Said(f"Dùng một trong: {allowed}", f"Use one of: {allowed}"),
    )
    return tuple(_problem(name[:SHOWN], query[name], unknown) for name in query if name not in NAMES)


def _ratings(query: Query, taken: Callable[[str, Callable[[str], object]], object]) -> Ratings | None:
    stated = Ratings.model_validate(
        {
            "phases": taken(
                PHASES,
                _one_of(PHASE_WORDS, Said("Số pha phải là 1 hoặc 3", "The number of phases must be 1 or 3")),
            ),
            "voltage_v": taken(VOLTAGE, _number),
            "current_a": taken(CURRENT, _number),
            "power_w": taken(POWER, _number),
            "runs_on_battery_only": taken(BATTERY, _YES_OR_NO),
            "is_household": taken(HOUSEHOLD, _YES_OR_NO),
            "has_radio": taken(RADIO, _YES_OR_NO),
        }
    )
    return stated if any(query.get(name, "").strip() for name in ELECTRICAL) else None


def _hs_code(text: str) -> str:
    digits = re.sub(r"[ .]", "", text)
    if not _HS.fullmatch(digits):
        raise Fault(
            f"pattern={_HS.pattern}",
            Said("Mã HS phải gồm 4, 6 hoặc 8 chữ số", "The HS code must have 4, 6 or 8 digits"),
            Said(
                "Nhập lại mã HS, ví dụ 84581110; càng đủ chữ số càng rõ",
                "Give the HS code again, for example 84581110; the more digits, the clearer",
            ),
        )
    return digits


def _word_of(words: Dictionary[W]) -> Callable[[str], W]:
    labeled = ", ".join(f"{text} ({word.label_vi})" for text, word in words.ours.items())
    allowed = Said(f"Chọn một trong: {labeled}", f"Choose one of: {', '.join(words.ours)}")

    def use(text: str) -> W:
        if text not in words.ours:
            raise Fault("enum", NOT_LISTED, allowed)
        return words.ours[text]

    return use


def _one_of(choices: Mapping[str, T], reason: Said) -> Callable[[str], T]:
    def use(text: str) -> T:
        if text not in choices:
            names = ", ".join(choices)
            action = Said(
                f"Chọn một trong: {names}; chưa biết thì bỏ trống",
                f"Choose one of: {names}; leave it out if unknown",
            )
            raise Fault("enum", reason, action)
        return choices[text]

    return use


_YES_OR_NO = _one_of(
    YES_NO,
    Said("Giá trị phải là true (có) hoặc false (không)", "The value must be true (yes) or false (no)"),
)


def _day(text: str) -> date:
    action = Said(
        "Nhập theo dạng năm-tháng-ngày, ví dụ 2026-07-01; bỏ trống nếu hỏi cho hôm nay",
        "Give it as year-month-day, for example 2026-07-01; leave it out to ask for today",
    )
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Fault("format=date", Said("Ngày không đọc được", "The day cannot be read"), action) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        reason = Said(
            f"Ngày phải từ năm {FIRST_YEAR} đến năm {LAST_YEAR}",
            f"The day must be from {FIRST_YEAR} to {LAST_YEAR}",
        )
        raise Fault(f"year={FIRST_YEAR}..{LAST_YEAR}", reason, action)
    return day


def _gate(text: str) -> str:
    if len(text) > MAX_GATE or not text.isprintable():
        reason = Said(
            f"Tên cửa khẩu dài quá {MAX_GATE} ký tự hoặc có ký tự lạ",
            f"The name of the gate is longer than {MAX_GATE} characters or has strange ones",
        )
        action = Said("Nhập tên cửa khẩu ngắn gọn", "Give a short name of the gate")
        raise Fault(f"maxLength={MAX_GATE}", reason, action)
    return text


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise Fault(
            f"pattern={_NUMBER.pattern}",
            Said("Giá trị phải là số không âm", "The value must be a number, not negative"),
            Said(
                "Nhập số, không kèm đơn vị, ví dụ 220; chưa biết thì bỏ trống",
                "Give the number without a unit, for example 220; leave it out if unknown",
            ),
        )
    return Decimal(text.replace(",", "."))


def _problem(name: str, value: str, fault: Fault) -> FieldProblem:
    shown = value[:SHOWN] or None
    return FieldProblem.of(name, shown, fault.rule, fault.reason, fault.action, ground=EXCHANGE)
