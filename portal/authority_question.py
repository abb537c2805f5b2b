"""Whose goods are asked about? The query of the public question, for page and machine face alike."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from customs.wire.words import CONDITION, PURPOSE, Dictionary
from models.authority import AuthorityAnswer
from models.goods import Ratings
from models.problems import FieldProblem
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

    def __init__(self, reason_vi: str, action_vi: str) -> None:
        super().__init__(reason_vi)
        self.reason_vi, self.action_vi = reason_vi, action_vi


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
        wanted = Fault("Chưa nêu mã HS", "Nhập 4, 6 hoặc 8 chữ số đầu của mã HS ghi trên tờ khai")
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


def strangers(query: Query) -> tuple[FieldProblem, ...]:
    """Names that mean nothing here: a misspelt fact would be left out in silence."""
    allowed = ", ".join(NAMES)
    return tuple(
        _problem(name[:SHOWN], query[name], Fault("Không có tham số này", f"Dùng một trong: {allowed}"))
        for name in query
        if name not in NAMES
    )


def _ratings(query: Query, taken: Callable[[str, Callable[[str], object]], object]) -> Ratings | None:
    stated = Ratings.model_validate(
        {
            "phases": taken(PHASES, _one_of(PHASE_WORDS, "Số pha phải là 1 hoặc 3")),
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
            "Mã HS phải gồm 4, 6 hoặc 8 chữ số", "Nhập lại mã HS, ví dụ 84581110; càng đủ chữ số càng rõ"
        )
    return digits


def _word_of(words: Dictionary[W]) -> Callable[[str], W]:
    allowed = ", ".join(f"{text} ({word.label_vi})" for text, word in words.ours.items())

    def use(text: str) -> W:
        if text not in words.ours:
            raise Fault("Giá trị không thuộc danh mục", f"Chọn một trong: {allowed}")
        return words.ours[text]

    return use


def _one_of(choices: Mapping[str, T], reason_vi: str) -> Callable[[str], T]:
    def use(text: str) -> T:
        if text not in choices:
            raise Fault(reason_vi, f"Chọn một trong: {', '.join(choices)}; chưa biết thì bỏ trống")
        return choices[text]

    return use


_YES_OR_NO = _one_of(YES_NO, "Giá trị phải là true (có) hoặc false (không)")


def _day(text: str) -> date:
    action = "Nhập theo dạng năm-tháng-ngày, ví dụ 2026-07-01; bỏ trống nếu hỏi cho hôm nay"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Fault("Ngày không đọc được", action) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Fault(f"Ngày phải từ năm {FIRST_YEAR} đến năm {LAST_YEAR}", action)
    return day


def _gate(text: str) -> str:
    if len(text) > MAX_GATE or not text.isprintable():
        raise Fault(f"Tên cửa khẩu dài quá {MAX_GATE} ký tự hoặc có ký tự lạ", "Nhập tên cửa khẩu ngắn gọn")
    return text


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise Fault(
            "Giá trị phải là số không âm", "Nhập số, không kèm đơn vị, ví dụ 220; chưa biết thì bỏ trống"
        )
    return Decimal(text.replace(",", "."))


def _problem(name: str, value: str, fault: Fault) -> FieldProblem:
    return FieldProblem(
        field=name, value=value[:SHOWN] or None, reason_vi=fault.reason_vi, action_vi=fault.action_vi
    )
