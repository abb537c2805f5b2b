"""How do a rule and its dated values read on a page?"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import quote

from models.law import Citation
from models.vocabulary import Regime
from portal.pages.frame.words import Link, Tag, Tone, day_vi
from rules.catalogue import RuleEntry, ValueEntry
from rules.legal_basis import is_unread, last_day

PROOFS = Path(__file__).parent / "proofs.json"
FEW_VALUES = 6
"""So many values stand open on the page of all rules; more are folded."""
PASSIVE = "passive"
SUMMARY = "(lược ý)"
"""So a quote begins whose exact words were not at hand; it is shown without quotation marks."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value with the days it is in force, the words of the law, and how it is known."""

    value: str
    since: str
    until: str
    force: str
    place: str
    quote: str
    is_summary: bool
    marks: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as a reader who never saw the code understands it."""

    name: str
    question: str
    question_en: str
    regime: str
    is_passive: bool
    link: Link
    places: tuple[str, ...]
    values: tuple[ValueRow, ...]
    is_folded: bool
    folded_label: str
    proofs: tuple[str, ...]
    proofs_label: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of a regime, or those that are only followed."""

    anchor: str
    title: str
    rules: tuple[RuleCard, ...]


def rule_groups(rules: Iterable[RuleEntry], day: date) -> tuple[RuleGroup, ...]:
    """By regime; the rules that count for nothing yet stand in a group of their own."""
    listed = tuple(rules)
    counted = (
        RuleGroup(regime.value.replace("_", "-"), regime.label_vi, _cards(listed, day, regime))
        for regime in Regime
    )
    return tuple(group for group in counted if group.rules)


def passive_group(rules: Iterable[RuleEntry], day: date) -> RuleGroup:
    """Rules that are recorded and shown without counting."""
    cards = tuple(rule_card(rule, day) for rule in rules if rule.is_passive)
    return RuleGroup(PASSIVE, "Đang theo dõi, chưa tính vào kết luận", cards)


def _cards(rules: Iterable[RuleEntry], day: date, regime: Regime) -> tuple[RuleCard, ...]:
    return tuple(rule_card(rule, day) for rule in rules if rule.regime is regime and not rule.is_passive)


def rule_card(rule: RuleEntry, day: date) -> RuleCard:
    """The whole rule, with the values of every day; `day` tells which are in force."""
    proofs = proofs_of(rule.name)
    return RuleCard(
        name=rule.name,
        question=rule.question_vi,
        question_en=rule.question_en,
        regime=rule.regime.label_vi,
        is_passive=rule.is_passive,
        link=rule_link(rule),
        places=_places(rule),
        values=tuple(value_row(value, day) for value in rule.values),
        is_folded=len(rule.values) > FEW_VALUES,
        folded_label=f"Xem {len(rule.values)} giá trị và căn cứ",
        proofs=proofs,
        proofs_label=f"{len(proofs)} trường hợp kiểm chứng",
    )


def rule_link(rule: RuleEntry) -> Link:
    """To the page of the rule."""
    return Link(rule.question_vi, f"/rulebook/{quote(rule.name)}")


def value_row(value: ValueEntry, day: date) -> ValueRow:
    """A value as it stands on the day."""
    until = last_day(value)
    return ValueRow(
        value=value.value,
        since=day_vi(value.valid_from),
        until=day_vi(until) if until else "",
        force=_force(value, day),
        place=value.citation.place_vi,
        quote=value.citation.quote_vi,
        is_summary=value.citation.quote_vi.startswith(SUMMARY),
        marks=marks(value, day),
    )


def marks(value: ValueEntry, day: date) -> tuple[Tag, ...]:
    """How the value is known, and from when it has to be looked at again."""
    known = Tag(value.verification.label_vi, Tone.WARN if is_unread(value) else Tone.GOOD)
    review = value.review_needed_from
    if review is None:
        return (known,)
    return (known, Tag(f"Cần xem lại từ {day_vi(review)}", Tone.WARN if review <= day else Tone.INFO))


def _force(value: ValueEntry, day: date) -> str:
    if day < value.valid_from:
        return "Chưa có hiệu lực"
    return "Đã hết hiệu lực" if value.valid_until and value.valid_until <= day else ""


def _places(rule: RuleEntry) -> tuple[str, ...]:
    """Where the rule stands; of a long list of places only the instruments."""
    places = dict.fromkeys(value.citation.place_vi for value in rule.values)
    if len(places) <= FEW_VALUES:
        return tuple(places)
    return tuple(dict.fromkeys(instrument_vi(value.citation) for value in rule.values))


def instrument_vi(citation: Citation) -> str:
    """The legal text without the place in it: "Quyết định số 18/2019/QĐ-TTg"."""
    return citation.instrument.short_vi


def proofs_of(name: str) -> tuple[str, ...]:
    """The cases that prove the rule, by title."""
    return _all_proofs().get(name, ())


@cache
def _all_proofs() -> dict[str, tuple[str, ...]]:
    listed: dict[str, list[str]] = json.loads(PROOFS.read_text("utf-8"))
    return {name: tuple(titles) for name, titles in listed.items()}
