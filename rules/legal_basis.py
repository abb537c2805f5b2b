"""On which law does each rule rest, which cases prove it, and what must a lawyer still read?

`docs/legal-basis.md` and the list of proving cases are made from this, where the tests are; never by hand.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models.law import Citation, Verification
from models.vocabulary import Regime
from rules.catalogue import Catalogue, RuleEntry, ValueEntry, catalogue

Proofs = Mapping[str, tuple[str, ...]]
"""The titles of the cases that prove each rule."""

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "unit" / "rules" / "cases"
DOCUMENT = ROOT / "docs" / "legal-basis.md"
PROOFS = ROOT / "portal" / "pages" / "law" / "proofs.json"


class Hanging(NamedTuple):
    """A value that a lawyer has to confirm, with the rules that hang on it."""

    value: ValueEntry
    rules: tuple[RuleEntry, ...]


class OpenPlace(NamedTuple):
    """A place of the law to be read, with everything that was taken from it."""

    citation: Citation
    values: tuple[Hanging, ...]


def last_day(value: ValueEntry) -> date | None:
    """The last day on which the value is in force, as a lawyer writes it: the end day is excluded."""
    return value.valid_until - timedelta(days=1) if value.valid_until else None


def is_unread(value: ValueEntry) -> bool:
    """Was the text never held against its source?"""
    return value.verification is Verification.UNVERIFIED


def is_open(value: ValueEntry) -> bool:
    """Has a lawyer to confirm the value, now or from a day on?"""
    return is_unread(value) or value.review_needed_from is not None


def open_places(held: Catalogue) -> tuple[OpenPlace, ...]:
    """What a lawyer has to read, by place of the law; what was never read comes first."""
    found: dict[str, dict[ValueEntry, list[RuleEntry]]] = {}
    for rule in held.rules:
        for value in filter(is_open, rule.values):
            of_place = found.setdefault(value.citation.place_vi, {})
            rules = of_place.setdefault(value, [])
            if rule not in rules:
                rules.append(rule)
    places = [_place(values) for values in found.values()]
    texts = list(dict.fromkeys(place.citation.instrument.number for place in places))
    return tuple(
        sorted(places, key=lambda one: (not has_unread(one), texts.index(one.citation.instrument.number)))
    )


def has_unread(place: OpenPlace) -> bool:
    """Was something taken from the place without holding it against the source?"""
    return any(is_unread(one.value) for one in place.values)


def _place(values: Mapping[ValueEntry, list[RuleEntry]]) -> OpenPlace:
    hanging = tuple(Hanging(value, tuple(rules)) for value, rules in values.items())
    return OpenPlace(hanging[0].value.citation, hanging)


def legal_basis(held: Catalogue, proofs: Proofs) -> str:
    """The whole document, in Markdown."""
    lines = [
        "# Căn cứ pháp lý của bộ quy tắc",
        "",
        f"Bộ quy tắc {held.version}, {len(held.rules)} quy tắc.",
        "Tệp này do `python -m rules legal-basis` sinh ra, không sửa tay.",
        "“(lược ý)” mở đầu đoạn tóm tắt khi không có nguyên văn.",
        "Ngày “đến hết” là ngày cuối cùng còn hiệu lực.",
        "",
    ]
    for regime in Regime:
        counted = [rule for rule in held.rules if rule.regime is regime and not rule.is_passive]
        lines += _part(regime.label_vi, counted, proofs)
    passive = [rule for rule in held.rules if rule.is_passive]
    lines += _part("Đang theo dõi, chưa tính vào kết luận", passive, proofs)
    return "\n".join([*lines, *_to_be_read(held)]) + "\n"


def _part(title: str, rules: Iterable[RuleEntry], proofs: Proofs) -> list[str]:
    told = [line for rule in rules for line in _rule(rule, proofs.get(rule.name, ()))]
    return [f"## {title}", "", *told] if told else []


def _rule(rule: RuleEntry, titles: tuple[str, ...]) -> Iterator[str]:
    yield f"### `{rule.name}`"
    yield ""
    yield f"{rule.question_vi}  "
    yield f"*{rule.question_en}*"
    yield ""
    if rule.values:
        yield "| Giá trị | Hiệu lực | Căn cứ | Nguyên văn | Thẩm tra |"
        yield "|---|---|---|---|---|"
    for value in rule.values:
        place, quote = value.citation.place_vi, _cell(value.citation.quote_vi)
        yield f"| {_cell(value.value)} | {_span(value)} | {place} | {quote} | {_marks(value)} |"
    if rule.values:
        yield ""
    yield f"Trường hợp kiểm chứng: {len(titles)}."
    yield ""
    if titles:
        yield from (f"- {title}" for title in titles)
        yield ""


def _to_be_read(held: Catalogue) -> Iterator[str]:
    yield "## Cần thẩm tra pháp lý"
    yield ""
    for place in open_places(held):
        yield f"### {place.citation.place_vi}"
        yield ""
        for value, rules in place.values:
            yield f"- {value.value} ({_span(value)}): {_marks(value)}. “{value.citation.quote_vi}”"
            yield from (f"  - `{rule.name}`: {rule.question_vi}" for rule in rules)
        yield ""


def _span(value: ValueEntry) -> str:
    until = last_day(value)
    return f"từ {value.valid_from:%d/%m/%Y}" + (f" đến hết {until:%d/%m/%Y}" if until else "")


def _marks(value: ValueEntry) -> str:
    review = value.review_needed_from
    return value.verification.label_vi + (f"; cần xem lại từ {review:%d/%m/%Y}" if review else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def read_proofs() -> Proofs:
    """The titles of the rows that expect something of a rule; none where the tests are not installed."""
    import yaml  # noqa: PLC0415 - a tool of development, absent where nothing is generated

    found: dict[str, list[str]] = {}
    for path in sorted(CASES.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            for rule in row.get("expect", ()):
                found.setdefault(rule, []).append(f"{row['name']} ({path.name})")
    return {rule: tuple(titles) for rule, titles in sorted(found.items())}


def main_text() -> str:
    """`docs/legal-basis.md` as the code and the tests have it."""
    return legal_basis(catalogue(), read_proofs())


def proofs_text() -> str:
    """The list of proving cases that the page shows, as JSON."""
    return json.dumps(read_proofs(), ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    """Bring both files up to date."""
    DOCUMENT.write_text(main_text(), "utf-8")
    PROOFS.write_text(proofs_text(), "utf-8")
