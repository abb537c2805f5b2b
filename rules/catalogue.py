"""What does the rulebook hold, as data that a page can show and a later rulebook can be held against?"""

from datetime import date
from typing import Any

from models.base import Digest, Record
from models.law import Citation, Dated, Verification
from models.vocabulary import Regime, RiskTier
from rules.rule import Rule
from rules.rulebook import CHECKS, PASSIVE, RULEBOOK_VERSION, rulebook_digest

_MEMBERS = {
    "ministry": "{}",
    "instrument": "{}",
    "tier": "{}",
    "item": "mục {}",
    "hs_prefix": "mã HS {}",
    "name_vi": "{}",
    "value_from_vnd": "trị giá từ {} đồng",
    "value_below_vnd": "dưới {} đồng",
    "fine_from_vnd": "phạt từ {} đồng",
    "fine_to_vnd": "đến {} đồng",
    "field": "{}",
    "hs": "mã HS {}",
    "regulation": "{}",
    "applies_from": "áp dụng từ {}",
    "is_fuel": "nhiên liệu",
    "predicates": "{}",
    "phases": "{}",
    "max_voltage_v": "điện áp đến {} V",
    "excludes_battery": "trừ loại chỉ dùng pin, ắc quy, điện một chiều",
    "max_power_w": "công suất đến {} W",
    "max_current_a": "dòng điện đến {} A",
    "household": "đồ gia dụng",
    "radio": "có thu phát vô tuyến",
    "standard": "tiêu chuẩn {}",
    "name_decides": "hàng phải đúng tên này",
    "is_certain": "",
    "note": "ghi chú: {}",
}
"""How the members of a composed value read; what its mark says already is not said again."""
_WORDS = {tier.value: tier.label_vi.lower() for tier in RiskTier} | {
    "standards": "lĩnh vực tiêu chuẩn đo lường chất lượng",
    "ict": "lĩnh vực công nghệ thông tin, viễn thông",
    "nuclear": "lĩnh vực hạt nhân, bức xạ",
    "one": "một pha",
    "not_three": "không phải ba pha",
}


class ValueEntry(Record):
    """One dated value of a rule (end day excluded), with its source and its mark."""

    value: str
    valid_from: date
    valid_until: date | None
    citation: Citation
    verification: Verification
    review_needed_from: date | None


class RuleEntry(Record):
    """One rule as a reader sees it; a passive one is recorded and does not count."""

    name: str
    regime: Regime
    question_vi: str
    question_en: str
    is_passive: bool
    values: tuple[ValueEntry, ...]


class Catalogue(Record):
    """A whole rulebook: version, digest over its data and code, and every rule in order."""

    version: str
    digest: Digest
    rules: tuple[RuleEntry, ...]


class EntryChange(Record):
    """A rule that one of two rulebooks lacks or words otherwise, or a value only one of them has."""

    rule: str
    before: tuple[ValueEntry, ...]
    after: tuple[ValueEntry, ...]
    what_vi: str


def catalogue() -> Catalogue:
    """The rulebook of this code."""
    rules = [*(_entry(rule) for rule in CHECKS), *(_entry(rule, is_passive=True) for rule in PASSIVE)]
    return Catalogue(version=RULEBOOK_VERSION, digest=rulebook_digest(), rules=tuple(rules))


def _entry(rule: Rule, *, is_passive: bool = False) -> RuleEntry:
    return RuleEntry(
        name=rule.name,
        regime=rule.regime,
        question_vi=rule.question.vi,
        question_en=rule.question.en,
        is_passive=is_passive,
        values=tuple(_value(value) for values in rule.values for value in values),
    )


def _value(dated: Dated[Any]) -> ValueEntry:
    return ValueEntry(
        value=value_vi(dated.value),
        valid_from=dated.valid_from,
        valid_until=dated.valid_until,
        citation=dated.citation,
        verification=dated.verification,
        review_needed_from=dated.review_needed_from,
    )


def value_vi(value: Any) -> str:
    """A value as a lawyer reads it; nothing where the words of the law are all of it."""
    told = getattr(value, "told_vi", None) or getattr(value, "label_vi", None)
    match value:
        case _ if told:
            return str(told)
        case True | None:
            return "" if value else "Không nêu thời hạn"
        case date():
            return f"{value:%d/%m/%Y}"
        case tuple() if hasattr(value, "_asdict"):
            members = (_member_vi(name, one) for name, one in value._asdict().items() if one)
            return ", ".join(member for member in members if member)
        case tuple() | frozenset():
            return "; ".join(value_vi(one) for one in value)
    return str(value)


def _member_vi(name: str, value: Any) -> str:
    match value:
        case int() if name.endswith("_vnd"):
            text = f"{value:,}".replace(",", ".")
        case date():
            text = f"{value:%d/%m/%Y}"
        case tuple():
            text = value_vi(value)
        case _:
            text = _WORDS.get(value, str(value))
    return _MEMBERS.get(name, name + " {}").format(text) if text else ""


def differences(before: Catalogue, after: Catalogue) -> tuple[EntryChange, ...]:
    """What a reader of the earlier rulebook has to learn, rule by rule."""
    earlier = {rule.name: rule for rule in before.rules}
    later = {rule.name: rule for rule in after.rules}
    names = dict.fromkeys([*earlier, *later])
    found = (_difference(earlier.get(name), later.get(name)) for name in names)
    return tuple(change for change in found if change is not None)


def _difference(before: RuleEntry | None, after: RuleEntry | None) -> EntryChange | None:
    if before == after:
        return None
    one = after or before
    assert one is not None
    old, new = (before.values if before else ()), (after.values if after else ())
    return EntryChange(
        rule=one.name,
        before=tuple(value for value in old if value not in new),
        after=tuple(value for value in new if value not in old),
        what_vi=_what_vi(before, after),
    )


def _what_vi(before: RuleEntry | None, after: RuleEntry | None) -> str:
    if before is None:
        return "Quy tắc mới"
    if after is None:
        return "Quy tắc không còn"
    if before.is_passive and not after.is_passive:
        return "Quy tắc theo dõi nay được tính vào kết luận"
    if not before.is_passive and after.is_passive:
        return "Quy tắc nay chỉ theo dõi"
    if before.values != after.values:
        return "Giá trị, căn cứ hoặc dấu thẩm tra thay đổi"
    return "Câu hỏi được viết lại"
