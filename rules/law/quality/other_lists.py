"""On which list of another ministry may an imported machine stand?

The lists were seen second-hand: each answer is unverified, and a person reads the list. Some are known to
exist and no more; they have no HS code here.
"""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from models.law import Citation, Dated, Instrument, Verification

TABLE = Path(__file__).parents[2] / "tables" / "other_lists.csv"
PREFIX_LENGTHS = (8, 6, 4)
RISK_TIERS_FROM = date(2026, 7, 1)

CIRCULAR_16_2026 = Instrument(
    number="16/2026/TT-BNV",
    title_vi="Thông tư số 16/2026/TT-BNV về danh mục máy, thiết bị có yêu cầu nghiêm ngặt về an toàn lao "
    "động",
    in_force_from=date(2026, 7, 28),
)
CIRCULAR_33_2026 = Instrument(
    number="33/2026/TT-BCT",
    title_vi="Thông tư số 33/2026/TT-BCT về danh mục của Bộ Công Thương (chưa đọc toàn văn)",
    in_force_from=RISK_TIERS_FROM,
)
CIRCULAR_41_2026 = Instrument(
    number="41/2026/TT-BXD",
    title_vi="Thông tư số 41/2026/TT-BXD về danh mục của Bộ Xây dựng (chưa đọc toàn văn)",
    in_force_from=RISK_TIERS_FROM,  # its day is not known; the tiers began on this one
)
CIRCULAR_49_2026 = Instrument(
    number="49/2026/TT-BXD",
    title_vi="Thông tư số 49/2026/TT-BXD về danh mục của Bộ Xây dựng (chưa đọc toàn văn)",
    in_force_from=RISK_TIERS_FROM,
)
CIRCULAR_125_2026 = Instrument(
    number="125/2026/TT-BCA",
    title_vi="Thông tư số 125/2026/TT-BCA về danh mục của Bộ Công an (chưa đọc toàn văn)",
    in_force_from=RISK_TIERS_FROM,  # its day is not known; the tiers began on this one
)
_INSTRUMENTS = {
    one.number: one
    for one in (
        CIRCULAR_16_2026,
        CIRCULAR_33_2026,
        CIRCULAR_41_2026,
        CIRCULAR_49_2026,
        CIRCULAR_125_2026,
    )
}

Tier = Literal["high", "medium"]


class OtherList(NamedTuple):
    """A row of another ministry's list; an empty `hs_prefix` says: read the list."""

    ministry: str
    instrument: str
    tier: Tier | None
    item: str
    hs_prefix: str
    name_vi: str


def read_row(row: dict[str, str]) -> Dated[OtherList]:
    """A row of the table as a legal value; `Dated` refuses an unknown tier."""
    listing = OtherList(
        ministry=row["ministry"],
        instrument=row["instrument"],
        tier=cast("Tier | None", row["tier"] or None),
        item=row["item"],
        hs_prefix=row["hs_prefix"],
        name_vi=row["name_vi"],
    )
    return Dated[OtherList](
        value=listing,
        valid_from=date.fromisoformat(row["valid_from"]),
        citation=Citation(
            instrument=_INSTRUMENTS[listing.instrument],
            article=f"Phụ lục mục {listing.item}" if listing.item else "Phụ lục (chưa đọc)",
            quote_vi=f"(lược ý) {listing.name_vi}",
        ),
        verification=Verification.UNVERIFIED,
    )


def _load() -> dict[str, tuple[Dated[OtherList], ...]]:
    by_prefix: dict[str, tuple[Dated[OtherList], ...]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            by_prefix[row["hs_prefix"]] = (*by_prefix.get(row["hs_prefix"], ()), read_row(row))
    return by_prefix


OTHER_LISTS = _load()
UNREAD_LISTS = {one.value.instrument: one for one in OTHER_LISTS[""]}
"""Lists, by number, that no HS code here can answer for: a person reads them before "not subject" is said."""


@lru_cache(maxsize=4096)
def other_lists(hs_code: str) -> tuple[Dated[OtherList], ...]:
    """Every row whose code is the code or one of its headings, longest code first; never the unread lists."""
    prefixes = dict.fromkeys(hs_code[:length] for length in PREFIX_LENGTHS if hs_code)
    return tuple(row for prefix in prefixes for row in OTHER_LISTS.get(prefix, ()))
