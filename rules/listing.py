"""Is the item on the quality lists of the science ministry, in which tier, and under which QCVN?

The HS code alone hardly ever decides: the electrical facts take rows away, and the product named in a row is
often narrower than its code, so that a person, or the declarant for the stricter duty, says what the goods
are.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property, lru_cache

from models.case_file import CaseFile
from models.goods import DeclarationItem, Ratings
from models.law import in_force
from models.vocabulary import Outcome, RiskTier
from rules.checks.list_rows import (
    Row,
    is_named,
    lacking,
    names_vi,
    regulations_of,
    speaks_for_itself,
    tier_of,
)
from rules.ground import Named, last_answer, question_id
from rules.law.quality.circular_36_2026 import (
    INSPECTING_BODY_FUEL,
    INSPECTING_BODY_PROVINCE,
    listed,
)

LIST_RULE = "quality_list"


class ListingState(Enum):
    """What is known of the item's place on the lists."""

    NOT_LISTED = "not_listed"
    LISTED = "listed"
    NUCLEAR = "nuclear"
    FUEL = "fuel"
    NOT_YET = "not_yet"
    LACKS_FACTS = "lacks_facts"
    ASKS = "asks"


@dataclass(frozen=True)
class Listing:
    """The place of an item on the lists, on a day.

    `entries` are the rows that apply; while a fact or a word is missing, those that still may. `asked` are
    the rows that a person was last asked about, and `asked_outcome` is the answer.
    """

    state: ListingState
    day: date
    tier: RiskTier | None = None
    entries: tuple[Row, ...] = ()
    missing_vi: tuple[str, ...] = ()
    asked: tuple[Row, ...] = ()
    asked_outcome: Outcome | None = None

    @cached_property
    def is_fuel(self) -> bool:
        """Are these the fuels that the national committee inspects?"""
        return self.state is ListingState.FUEL

    @cached_property
    def body_vi(self) -> str:
        """Who inspects (Thông tư 36/2026/TT-BKHCN, Điều 8)."""
        values = INSPECTING_BODY_FUEL if self.is_fuel else INSPECTING_BODY_PROVINCE
        body = in_force(values, self.day)
        return body.value if body else ""

    @cached_property
    def regulations(self) -> tuple[str, ...]:
        """The QCVN that apply on the day; all of them have to be satisfied (Điều 5.2)."""
        return regulations_of(row for row in self.entries if row.value.applies_from <= self.day)

    @cached_property
    def sure_regulations(self) -> tuple[str, ...]:
        """Those of them that hang on no product name of a lower tier, which nobody has confirmed."""
        rows = (row for row in self.entries if tier_of(row) is self.tier or not row.value.name_decides)
        return regulations_of(row for row in rows if row.value.applies_from <= self.day)

    @cached_property
    def names_every_regulation(self) -> bool:
        """Does the list name the QCVN of every row? Those of the telecommunications field it does not."""
        return all(row.value.regulation for row in self.entries)

    @cached_property
    def owed_from(self) -> date | None:
        """The day from which the duty of the tier is owed; of any tier, while that is open."""
        own = [
            row.value.applies_from for row in self.entries if self.tier is None or row.value.tier == self.tier
        ]
        return min(own, default=None)

    @cached_property
    def is_owed(self) -> bool:
        """Is the duty of the tier owed on the day?"""
        since = self.owed_from
        return since is not None and since <= self.day

    @cached_property
    def names_vi(self) -> str:
        """The entries as a reader finds them in the annexes."""
        return names_vi(self.entries)


def classify(case_file: CaseFile, item: DeclarationItem, day: date) -> Listing:
    """The place of the item, with what a person has answered: first on high risk, then on medium."""
    answers: dict[RiskTier, bool] = {}
    listing = _unanswered(item.hs_code, item.ratings, item.control_item, day)
    while listing.state is ListingState.ASKS:
        asked = question_id(LIST_RULE, item.item_number, product_facts(item, listing.entries))
        answer = last_answer(case_file, asked)
        if answer is None or answer[1].outcome is Outcome.UNDETERMINED:
            break
        assert listing.tier is not None
        answers[listing.tier] = answer[1].outcome is Outcome.MET
        entries = listing.entries
        listing = classify_goods(item.hs_code, item.ratings, item.control_item, day, answers)
        listing = replace(listing, asked=entries, asked_outcome=answer[1].outcome)
    return listing


@lru_cache(maxsize=1024)
def _unanswered(hs_code: str, ratings: Ratings | None, control_item: str | None, day: date) -> Listing:
    """Every question of the inspection begins with it."""
    return classify_goods(hs_code, ratings, control_item, day)


def product_facts(item: DeclarationItem, rows: Iterable[Row]) -> Named:
    """What a person is asked about: do these goods answer to these names?"""
    return (
        ("Mã HS", item.hs_code),
        ("Mô tả hàng hóa", item.description),
        ("Mục do người khai nêu", item.control_item or "Không nêu"),
        ("Tiêu chuẩn", (item.ratings and item.ratings.standard) or "Không nêu"),
        ("Mục của danh mục", names_vi(rows)),
    )


def classify_goods(
    hs_code: str,
    ratings: Ratings | None,
    control_item: str | None,
    day: date,
    answers: dict[RiskTier, bool] | None = None,
) -> Listing:
    """The place of goods known only by code, ratings and the entry named; pure, also for a public page."""
    rows = [row for row in listed(hs_code) if row.is_in_force(day)]
    stated = ratings or Ratings()
    weighed = [(row, lacking(row.value.predicates, stated)) for row in rows]
    live = [row for row, gaps in weighed if gaps is not None]
    ours = [row for row in live if row.value.field != "nuclear"]
    if not ours:
        state = ListingState.NUCLEAR if live else ListingState.NOT_LISTED
        return Listing(state, day, entries=tuple(live))
    if all(row.value.is_fuel for row in ours):
        return Listing(ListingState.FUEL, day, RiskTier.HIGH, tuple(ours))
    high = [row for row in ours if tier_of(row) is RiskTier.HIGH]
    if any(is_named(control_item, row) for row in high):
        return Listing(ListingState.LISTED, day, RiskTier.HIGH, _with_all_regulations(ours, RiskTier.HIGH))
    missing = dict.fromkeys(
        name for row, gaps in weighed if row.value.field != "nuclear" for name in gaps or ()
    )
    if missing:
        found = Listing(ListingState.LACKS_FACTS, day, entries=tuple(ours), missing_vi=tuple(missing))
    else:
        found = _of_the_strictest(ours, control_item, day, answers or {})
    return _unless_later(found, ours)


def _unless_later(found: Listing, rows: Collection[Row]) -> Listing:
    """Nothing is asked of goods for which nothing is owed yet, whatever they are."""
    is_open = found.state in (ListingState.LACKS_FACTS, ListingState.ASKS)
    if is_open and all(row.value.applies_from > found.day for row in rows):
        return Listing(ListingState.NOT_YET, found.day, entries=tuple(rows))
    return found


def _of_the_strictest(
    rows: list[Row], control_item: str | None, day: date, answers: dict[RiskTier, bool]
) -> Listing:
    for tier in RiskTier:
        own = tuple(row for row in rows if tier_of(row) is tier)
        if not own or answers.get(tier) is False:
            continue
        is_taken = tier is RiskTier.MEDIUM and any(is_named(control_item, row) for row in own)
        if answers.get(tier) or is_taken or any(speaks_for_itself(row) for row in own):
            return Listing(ListingState.LISTED, day, tier, _with_all_regulations(rows, tier))
        return Listing(ListingState.ASKS, day, tier, own)
    return Listing(ListingState.NOT_LISTED, day)


def _with_all_regulations(rows: Collection[Row], tier: RiskTier) -> tuple[Row, ...]:
    """The rows of the tier, and the certain ones below it whose QCVN is another one (Điều 5.2)."""
    own = [row for row in rows if tier_of(row) is tier]
    known = regulations_of(own)
    lower = [
        row
        for row in rows
        if tier is RiskTier.HIGH
        and tier_of(row) is RiskTier.MEDIUM
        and row.value.is_certain
        and row.value.regulation not in (None, *known)
    ]
    return (*own, *lower)
