"""Which countries are "các nước G7, Hàn Quốc", and which "các nước thuộc OECD" on a day?

Membership is a public fact that the decision refers to, not a value that it sets.
"""

import csv
from datetime import date
from pathlib import Path

G7_AND_KOREA = frozenset({"CA", "DE", "FR", "GB", "IT", "JP", "KR", "US"})

_TABLE = Path(__file__).parents[2] / "tables" / "oecd.csv"


def _load() -> dict[str, date]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["country"]: date.fromisoformat(row["member_from"]) for row in csv.DictReader(lines)}


OECD_MEMBERS = _load()


def is_oecd_member(country: str, day: date) -> bool:
    """Was the country a member on the day?"""
    return country in OECD_MEMBERS and OECD_MEMBERS[country] <= day
