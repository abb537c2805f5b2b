"""Case files with one fact less, or with another value in its place: what would a rule have said then?"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from models.base import Record
from models.case_file import CaseFile
from models.facts import DeclarationAmended, DeclarationRegistered, PaperFiled

OTHER_VALUES: dict[type, tuple[Any, ...]] = {
    int: (1, 1950, 2026, 10_000_000),
    Decimal: (Decimal(0), Decimal("14.9"), Decimal("84.9"), Decimal(10_000)),
    date: (date(1990, 1, 2), date(2026, 3, 9), date(2026, 7, 1), date(2100, 12, 31)),
}
"""Values that a fact may have instead; some lie beside a limit of the law."""
COUNTRIES = ("CN", "JP", "VN")
LEFT_ALONE = frozenset({"file_digest", "number", "item_number", "version", "body_code", "source_vi"})
"""Names and keys: another name is another paper, not another fact."""

Rebuild = Callable[[Any], Any]


class Removal(NamedTuple):
    """What was taken away, the case file without it, and the case files with another value there."""

    what: str
    without: CaseFile
    others: tuple[CaseFile, ...] = ()


class _Place(NamedTuple):
    """One thing within a record that may be absent: the record without it, and with others in its place."""

    what: str
    without: Any
    others: tuple[Any, ...] = ()


def removals(case_file: CaseFile) -> Iterator[Removal]:
    """Every single fact of the case that may be absent, the declaration's own first."""
    names = _names(case_file)
    for place in _of_facts(case_file, names):
        yield Removal(
            place.what,
            case_file.with_facts(place.without),
            tuple(case_file.with_facts(other) for other in place.others),
        )
    for field in ("lookups", "reference"):
        for place in _within(getattr(case_file, field), names):
            yield Removal(
                f"{field}.{place.what}",
                case_file.model_copy(update={field: place.without}),
                tuple(case_file.model_copy(update={field: other}) for other in place.others),
            )


def _of_facts(case_file: CaseFile, names: tuple[str, ...]) -> Iterator[_Place]:
    facts = case_file.facts
    for at, fact in enumerate(facts):
        content = fact.content

        def put(changed: Any, at: int = at, fact: Any = fact) -> Any:
            whole = fact.model_copy(update={"fact": fact.fact.model_copy(update={"content": changed})})
            return (*facts[:at], whole, *facts[at + 1 :])

        if not isinstance(content, DeclarationRegistered | DeclarationAmended):
            kind = content.paper.kind if isinstance(content, PaperFiled) else content.kind
            yield _Place(f"{kind} (whole)", (*facts[:at], *facts[at + 1 :]))
        for place in _within(content, names):
            yield _Place(
                f"{content.kind}.{place.what}", put(place.without), tuple(put(one) for one in place.others)
            )


def _within(record: Record, names: tuple[str, ...]) -> Iterator[_Place]:
    """Every thing within the record, and within the records that it holds."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name in LEFT_ALONE or value is None or value == ():
            continue

        def put(changed: Any, name: str = name) -> Any:
            return record.model_copy(update={name: changed})

        label = f"{record.kind}.{name}" if hasattr(record, "kind") and name != "paper" else name
        yield from _at(label, field, value, put, names)


def _at(name: str, field: FieldInfo, value: Any, put: Rebuild, names: tuple[str, ...]) -> Iterator[_Place]:
    if not field.is_required() and field.default is None:
        others = () if isinstance(value, Record) else tuple(put(one) for one in _others(name, value, names))
        yield _Place(name, put(None), others)
    if isinstance(value, Record):
        for place in _within(value, names):
            yield _Place(f"{name}.{place.what}", put(place.without), tuple(put(one) for one in place.others))
    if not isinstance(value, tuple):
        return
    for at, one in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        if before or after or not field.is_required():
            yield _Place(f"{name}[{at}] (whole)", put((*before, *after)))
        for place in _within(one, names) if isinstance(one, Record) else ():
            yield _Place(
                f"{name}[{at}].{place.what}",
                put((*before, place.without, *after)),
                tuple(put((*before, other, *after)) for other in place.others),
            )


def _others(name: str, value: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    match value:
        case bool():
            return (not value,)
        case Enum():
            return tuple(one for one in type(value) if one is not value)
        case str():
            return tuple(one for one in (COUNTRIES if "country" in name else names) if one != value)
    values = next((found for kind, found in OTHER_VALUES.items() if isinstance(value, kind)), ())
    return tuple(one for one in values if one != value)


def _names(case_file: CaseFile) -> tuple[str, ...]:
    """Names that stand in the lists of the offices, and one that stands nowhere."""
    reference = case_file.reference
    rows = (*reference.exemption_bars, *reference.reduced)
    found = [getattr(row, name, None) for row in rows for name in ("maker", "brand", "model_code")]
    return ("Tên khác", *dict.fromkeys(name for name in found if name))
