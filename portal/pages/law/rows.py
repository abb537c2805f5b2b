"""How do a rule and its dated values read on a page?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote

from models.law import Citation, Words
from models.vocabulary import Regime
from portal.pages.frame.words import Line, Link, Tag, Tone, day_vi
from rules.catalogue import RuleEntry, ValueEntry
from rules.legal_basis import is_unread, last_day
from rules.proving.meaning import ASKED_VI, follows_vi
from rules.proving.proofs import Proofs, Proven, ProvingCase, kept_proofs

FEW_VALUES = 6
"""So many values stand open on the page of all rules; more are folded."""
FEW_TEXTS = 2
PASSIVE = "passive"

Sought = Callable[[ValueEntry], bool]
"""Does the value hold what the reader looks for?"""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value with the days it is in force, the words it rests on, and how it is known."""

    value: str
    since: str
    until: str
    force: str
    place: str
    words: Words
    marks: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as a reader who never saw the code understands it; `hits` are the values sought."""

    name: str
    question: str
    question_en: str
    regime: str
    is_passive: bool
    link: Link
    texts: str
    mark: Tag
    meaning: tuple[Line, ...]
    places: tuple[str, ...]
    values: tuple[ValueRow, ...]
    hits: tuple[ValueRow, ...]
    is_folded: bool
    folded_label: str
    proofs: tuple[ProvingCase, ...]
    proofs_label: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of a regime, or those that are only followed."""

    anchor: str
    title: str
    rules: tuple[RuleCard, ...]


def no_value(_: ValueEntry) -> bool:
    """Nothing is sought."""
    return False


def rule_groups(rules: Iterable[RuleEntry], day: date, sought: Sought = no_value) -> tuple[RuleGroup, ...]:
    """By regime; the rules that count for nothing yet stand in a group of their own."""
    counted = [rule for rule in rules if not rule.is_passive]
    groups = (
        RuleGroup(
            regime.value.replace("_", "-"),
            regime.label_vi,
            tuple(rule_card(rule, day, sought) for rule in counted if rule.regime is regime),
        )
        for regime in Regime
    )
    return tuple(group for group in groups if group.rules)


def passive_group(rules: Iterable[RuleEntry], day: date, sought: Sought = no_value) -> RuleGroup:
    """Rules that are recorded and shown without counting."""
    cards = tuple(rule_card(rule, day, sought) for rule in rules if rule.is_passive)
    return RuleGroup(PASSIVE, "Đang theo dõi, chưa tính vào kết luận", cards)


def rule_card(rule: RuleEntry, day: date, sought: Sought = no_value) -> RuleCard:
    """The whole rule, with the values of every day; `day` tells which are in force."""
    proven = _proofs().get(rule.name, Proven())
    is_folded = len(rule.values) > FEW_VALUES
    return RuleCard(
        name=rule.name,
        question=rule.question_vi,
        question_en=rule.question_en,
        regime=rule.regime.label_vi,
        is_passive=rule.is_passive,
        link=rule_link(rule),
        texts=_texts(rule),
        mark=_mark(rule, day),
        meaning=_meaning(rule, proven),
        places=_places(rule),
        values=tuple(value_row(value, day) for value in rule.values),
        hits=tuple(value_row(value, day) for value in rule.values if is_folded and sought(value)),
        is_folded=is_folded,
        folded_label=f"Xem {len(rule.values)} giá trị và căn cứ",
        proofs=proven.cases,
        proofs_label=f"{len(proven.cases)} trường hợp kiểm chứng",
    )


def rule_link(rule: RuleEntry) -> Link:
    """To the page of the rule."""
    return Link(rule.question_vi, f"/rulebook/{quote(rule.name)}")


def _meaning(rule: RuleEntry, proven: Proven) -> tuple[Line, ...]:
    """What follows from the answer, who gives it where the law leaves it open, and what it is read from."""
    lines = (
        Line(
            "Nếu không đạt", _capital("; hoặc ".join(follows_vi(rule.name, proven.follows)) or "chỉ là lưu ý")
        ),
        Line("Cần một người xem", ASKED_VI if proven.is_asked else ""),
        Line("Khi còn thiếu", "; ".join(proven.owed_vi)),
        Line("Dữ kiện dùng đến", "; ".join(proven.reads_vi)),
    )
    return tuple(line for line in lines if line.value)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def value_row(value: ValueEntry, day: date) -> ValueRow:
    """A value as it stands on the day; what its words say already is not said twice."""
    until = last_day(value)
    words = value.citation.words
    return ValueRow(
        value="" if value.value == words.text else value.value,
        since=day_vi(value.valid_from),
        until=day_vi(until) if until else "",
        force=_force(value, day),
        place=value.citation.place_vi,
        words=words,
        marks=marks(value, day),
    )


def marks(value: ValueEntry, day: date) -> tuple[Tag, ...]:
    """How the value is known, and from when it has to be looked at again."""
    known = Tag(value.verification.label_vi, Tone.WARN if is_unread(value) else Tone.GOOD)
    review = value.review_needed_from
    if review is None:
        return (known,)
    return (known, Tag(f"Cần xem lại từ {day_vi(review)}", Tone.WARN if review <= day else Tone.INFO))


def _mark(rule: RuleEntry, day: date) -> Tag:
    """The worst that is known of a value in force."""
    held = [value for value in rule.values if not _force(value, day)]
    if any(map(is_unread, held)):
        return Tag("Có điểm cần thẩm tra pháp lý", Tone.WARN)
    if any(value.review_needed_from and value.review_needed_from <= day for value in held):
        return Tag("Có điểm cần xem lại", Tone.WARN)
    return Tag("Đã đối chiếu văn bản", Tone.GOOD) if held else Tag("Không còn giá trị nào có hiệu lực")


def _force(value: ValueEntry, day: date) -> str:
    if day < value.valid_from:
        return "Chưa có hiệu lực"
    return "Đã hết hiệu lực" if value.valid_until and value.valid_until <= day else ""


def _texts(rule: RuleEntry) -> str:
    texts = list(dict.fromkeys(instrument_vi(value.citation) for value in rule.values))
    more = f" và {len(texts) - FEW_TEXTS} văn bản khác" if len(texts) > FEW_TEXTS else ""
    return ", ".join(texts[:FEW_TEXTS]) + more


def _places(rule: RuleEntry) -> tuple[str, ...]:
    """Where the rule stands; of a long list of places only the instruments."""
    places = dict.fromkeys(value.citation.place_vi for value in rule.values)
    if len(places) <= FEW_VALUES:
        return tuple(places)
    return tuple(dict.fromkeys(instrument_vi(value.citation) for value in rule.values))


def instrument_vi(citation: Citation) -> str:
    """The legal text without the place in it: "Quyết định số 18/2019/QĐ-TTg"."""
    return citation.instrument.short_vi


@cache
def _proofs() -> Proofs:
    return kept_proofs()
