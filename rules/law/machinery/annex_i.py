"""Which age limit does Phụ lục I set for an HS code: what is sure, what is possible, what is printed?

The annex of 2019 was read whole; the one re-issued in 2022 was not, so that from 2023-03-01 only an age
that passes, or fails, under every reading is decided without a person. Rows 84.20 and 84.79 have a second
reading ever since 2019: whether the field ("lĩnh vực") is a condition of its own.
"""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from models.law import Citation, Dated, Instrument, Verification
from rules.law.machinery.circular_56_2026 import REVIEW_NEEDED_FROM
from rules.law.machinery.decision_18_2019 import DECISION_18_2019, MAX_MACHINE_AGE_YEARS
from rules.law.machinery.decision_28_2022 import DECISION_28_2022

TABLE = Path(__file__).parents[2] / "tables" / "annex_i.csv"
PREFIX_LENGTHS = (6, 4)
"""Longest first: a subheading has the last word over its heading."""


class AgeLimit(NamedTuple):
    """A limit in years, inclusive: as printed, under the strictest reading, under the widest."""

    years: int
    sure_years: int
    possible_years: int
    hs_digits: str = ""

    @property
    def told_vi(self) -> str:
        """For which code, how old, and what happens while a reading is open."""
        goods = f"Mã HS {self.hs_digits}: " if self.hs_digits else ""
        limit = f"{goods}tối đa {self.years} năm"
        if self.sure_years == self.possible_years:
            return limit
        return (
            f"{limit}. Vì còn cách đọc khác: đến {self.sure_years} năm thì đạt, trên {self.possible_years} "
            "năm thì không đạt, ở giữa thì hỏi chuyên viên"
        )


_INSTRUMENTS: dict[str, Instrument] = {"18/2019": DECISION_18_2019, "28/2022": DECISION_28_2022}

_READ_VI = {
    "18/2019": "(lược ý)",
    "28/2022": "(lược ý: chưa đọc được bản cấp lại; theo Phụ lục I năm 2019)",
}

DEFAULT_LIMITS: tuple[Dated[AgeLimit], ...] = tuple(
    Dated[AgeLimit](
        value=AgeLimit(default.value, default.value, default.value),
        valid_from=default.valid_from,
        valid_until=default.valid_until,
        citation=default.citation,
        verification=default.verification,
        review_needed_from=default.review_needed_from,
    )
    for default in MAX_MACHINE_AGE_YEARS
)


def _printed_vi(limit: AgeLimit) -> str:
    """The years as printed, and the widest reading where it is wider than the print."""
    is_wider = limit.possible_years > limit.years
    return f"{limit.years} (có thể đến {limit.possible_years})" if is_wider else str(limit.years)


def _dated(row: dict[str, str]) -> Dated[AgeLimit]:
    years, sure, possible = (int(row[name]) for name in ("max_age_years", "sure_years", "possible_years"))
    limit = AgeLimit(years, sure, possible, row["hs_digits"])
    return Dated[AgeLimit](
        value=limit,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        citation=Citation(
            instrument=_INSTRUMENTS[row["instrument"]],
            article=f"Phụ lục I mục {row['annex_row']}",
            quote_vi=f"{_READ_VI[row['instrument']]} “Tuổi thiết bị (tính theo năm) không vượt quá” "
            f"{_printed_vi(limit)}: {row['description']}",
        ),
        verification=Verification.VERIFIED if row["mark"] == "S" else Verification.UNVERIFIED,
        review_needed_from=REVIEW_NEEDED_FROM,
    )


def _load() -> dict[str, tuple[Dated[AgeLimit], ...]]:
    series: dict[str, tuple[Dated[AgeLimit], ...]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            series[row["hs_digits"]] = (*series.get(row["hs_digits"], ()), _dated(row))
    return series


ANNEX_I = _load()


@lru_cache(maxsize=4096)
def age_limit(hs_code: str, day: date) -> Dated[AgeLimit] | None:
    """The limit of the longest prefix in force on the day, else that of Điều 6.1; None before 2019."""
    prefixes = (hs_code[:length] for length in PREFIX_LENGTHS)
    candidates = (limit for prefix in prefixes for limit in ANNEX_I.get(prefix, ()))
    return next((limit for limit in (*candidates, *DEFAULT_LIMITS) if limit.is_in_force(day)), None)
