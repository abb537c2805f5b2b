"""On which law does each rule rest, which cases prove it, and what must a lawyer still read?

`docs/legal-basis.md` and the list of proving cases are made from this, where the tests are; never by hand.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models.law import Citation, Verification
from models.vocabulary import Regime
from rules.catalogue import Catalogue, RuleEntry, ValueEntry, catalogue
from rules.proving.meaning import ASKED_VI, follows_vi
from rules.proving.proofs import FILE, Proofs, Proven, proofs_text, read_proofs

DOCUMENT = Path(__file__).parent.parent / "docs" / "legal-basis.md"


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
    found: dict[str, dict[ValueEntry, dict[str, RuleEntry]]] = {}
    for rule in held.rules:
        for value in filter(is_open, rule.values):
            of_place = found.setdefault(value.citation.place_vi, {})
            of_place.setdefault(value, {})[rule.name] = rule
    places = [_place(values) for values in found.values()]
    texts = list(dict.fromkeys(place.citation.instrument.number for place in places))
    return tuple(
        sorted(places, key=lambda one: (not has_unread(one), texts.index(one.citation.instrument.number)))
    )


def has_unread(place: OpenPlace) -> bool:
    """Was something taken from the place without holding it against the source?"""
    return any(is_unread(one.value) for one in place.values)


def _place(values: Mapping[ValueEntry, Mapping[str, RuleEntry]]) -> OpenPlace:
    hanging = tuple(Hanging(value, tuple(rules.values())) for value, rules in values.items())
    return OpenPlace(hanging[0].value.citation, hanging)


def legal_basis(held: Catalogue, proofs: Proofs) -> str:
    """The whole document, in Markdown."""
    lines = [
        "# Căn cứ pháp lý của bộ quy tắc",
        "",
        f"Bộ quy tắc {held.version}, {len(held.rules)} quy tắc.",
        "Tệp này do `python -m rules legal-basis` sinh ra, không sửa tay.",
        "Lời văn của luật đứng trong ngoặc kép; “Tóm tắt” là lời của hệ thống khi không có nguyên văn.",
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
    told = [line for rule in rules for line in _rule(rule, proofs.get(rule.name, Proven()))]
    return [f"## {title}", "", *told] if told else []


def _rule(rule: RuleEntry, proven: Proven) -> Iterator[str]:
    yield f"### `{rule.name}`"
    yield ""
    yield f"{rule.question_vi}  "
    yield f"*{rule.question_en}*"
    yield ""
    yield from (f"- Nếu không đạt: {text}." for text in follows_vi(rule.name, proven.follows))
    if proven.is_asked:
        yield f"- Khi cần một người xem xét: {ASKED_VI}."
    yield from (f"- Khi còn thiếu: {text}." for text in proven.owed_vi)
    if proven.reads_vi:
        yield f"- Dữ kiện dùng đến: {'; '.join(proven.reads_vi)}."
    yield ""
    if rule.values:
        yield "| Nội dung | Căn cứ | Hiệu lực | Thẩm tra |"
        yield "|---|---|---|---|"
    for value in rule.values:
        place = value.citation.place_vi
        yield f"| {_cell(told_vi(value))} | {place} | {_span(value)} | {_marks(value)} |"
    if rule.values:
        yield ""
    yield f"Trường hợp kiểm chứng: {len(proven.cases)}."
    yield ""
    if proven.cases:
        yield from (f"- {one.title_vi} ({one.table}.yaml): {one.answer_vi}" for one in proven.cases)
        yield ""


def told_vi(value: ValueEntry) -> str:
    """The value and the words it rests on; what both say is said once."""
    words = value.citation.words
    return words.told_vi if value.value in ("", words.text) else f"**{value.value}**. {words.told_vi}"


def _to_be_read(held: Catalogue) -> Iterator[str]:
    yield "## Cần thẩm tra pháp lý"
    yield ""
    for place in open_places(held):
        yield f"### {place.citation.place_vi}"
        yield ""
        for value, rules in place.values:
            yield f"- {told_vi(value)} ({_span(value)}): {_marks(value)}."
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


def main_text() -> str:
    """`docs/legal-basis.md` as the code and the tests have it."""
    return legal_basis(catalogue(), read_proofs())


def write() -> None:
    """Bring both files up to date."""
    DOCUMENT.write_text(main_text(), "utf-8")
    FILE.write_text(proofs_text(read_proofs()), "utf-8")
