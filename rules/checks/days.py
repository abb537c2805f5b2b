"""Which day decides what is overdue, and which day selects the law?"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from models.case_file import CaseFile
from models.goods import Declaration


class LawDay(NamedTuple):
    """A day that selects the law, and the rule that chose it."""

    day: date
    rule_vi: str
    is_provisional: bool = False


class Days(NamedTuple):
    """`as_of` decides only what is due; `law_day`, when given, takes the place of each check's own day."""

    as_of: date
    law_day: date | None = None

    def select(self, own: date, rule_vi: str, *, is_provisional: bool = False) -> LawDay:
        """The check's own day, unless the reader chose another."""
        return _selected(self.law_day, own, rule_vi, is_provisional=is_provisional)

    def registration(self, case_file: CaseFile) -> LawDay:
        """The usual day: registration of the declaration."""
        return _registration(self.law_day, declared(case_file).registered_on)

    def arrival(self, case_file: CaseFile) -> LawDay | None:
        """The day the goods reached the border gate, else the expected one; None when neither is known."""
        if case_file.arrived_on is not None:
            return self.select(case_file.arrived_on, "Luật tại ngày hàng về đến cửa khẩu Việt Nam")
        expected_on = declared(case_file).expected_on
        if expected_on is None:
            return None
        return self.select(expected_on, "Luật tại ngày dự kiến hàng về, tạm tính", is_provisional=True)


@lru_cache(maxsize=64)
def _registration(law_day: date | None, registered_on: date) -> LawDay:
    """Every question of every item takes it."""
    return _selected(law_day, registered_on, "Luật tại ngày đăng ký tờ khai")


def _selected(law_day: date | None, own: date, rule_vi: str, *, is_provisional: bool = False) -> LawDay:
    if law_day is not None:
        return LawDay(law_day, "Ngày áp dụng luật do người xem chọn", is_provisional)
    return LawDay(own, rule_vi, is_provisional)


def declared(case_file: CaseFile) -> Declaration:
    """The declaration in force; where there is an item, there is one."""
    assert case_file.declaration is not None
    return case_file.declaration


def arrival_day(case_file: CaseFile) -> date | None:
    """When the goods came, or are expected."""
    return case_file.arrived_on or declared(case_file).expected_on
