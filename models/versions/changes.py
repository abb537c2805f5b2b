"""In which fields do two versions of a declaration differ, before and after, in words (row A2)?"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from models.base import Record
from models.goods import Declaration, DeclarationItem, TechnologyLine
from models.versions.labels import LABELS
from models.vocabulary import Word

NOT_STATED_VI = "không khai"
_ROWS = frozenset({"lines", "items"})


class FieldChange(Record):
    """One field that differs; `path` holds the attribute names below the row, empty for a row as a whole.

    `before_vi` is None for a row that was added, `after_vi` for one that was removed; what a version leaves
    open reads "không khai".
    """

    item_number: int | None = None
    line_code: str | None = None
    path: tuple[str, ...] = ()
    label_vi: str
    before_vi: str | None
    after_vi: str | None

    @property
    def where_vi(self) -> str:
        """The row that changed; empty for what stands at the head of the declaration."""
        if self.item_number is not None:
            return f"Dòng {self.item_number}"
        return f"Dây chuyền {self.line_code}" if self.line_code is not None else ""


def changes(before: Declaration, after: Declaration) -> tuple[FieldChange, ...]:
    """Every field that differs: the head of the declaration, then lines by code, then items by number."""
    found = [*_fields(before, after, {}, skipped=_ROWS)]
    found += _rows(_lines(before), _lines(after), "line_code")
    found += _rows(_items(before), _items(after), "item_number")
    return tuple(found)


def change_vi(change: FieldChange) -> str:
    """One change as the end of a sentence: "dòng 1: số máy đổi từ A thành B"."""
    where = _lower_first(change.where_vi)
    if change.before_vi is None:
        return f"thêm {where}: {change.after_vi}"
    if change.after_vi is None:
        return f"bỏ {where}: {change.before_vi}"
    label = _lower_first(change.label_vi)
    said = f"{label} đổi từ {change.before_vi} thành {change.after_vi}"
    return f"{where}: {said}" if where else said


def _items(declaration: Declaration) -> dict[Any, DeclarationItem]:
    return {item.item_number: item for item in declaration.items}


def _lines(declaration: Declaration) -> dict[Any, TechnologyLine]:
    return {line.line_code: line for line in declaration.lines}


def _rows(before: Mapping[Any, Record], after: Mapping[Any, Record], key: str) -> Iterator[FieldChange]:
    for name in sorted({*before, *after}):
        place = {key: name}
        old, new = before.get(name), after.get(name)
        if old is not None and new is not None:
            yield from _fields(old, new, place)
        else:
            yield FieldChange(**place, label_vi="Cả dòng", before_vi=_title(old), after_vi=_title(new))


def _title(row: Record | None) -> str | None:
    """What a row that came or went is recognized by."""
    return None if row is None else str(getattr(row, "description", None) or getattr(row, "name", ""))


def _fields(
    before: Record,
    after: Record,
    place: Mapping[str, Any],
    above: tuple[str, ...] = (),
    skipped: frozenset[str] = frozenset(),
) -> Iterator[FieldChange]:
    labels = LABELS[type(before)]
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name in skipped or old == new:
            continue
        path = (*above, name)
        if isinstance(old, Record) or isinstance(new, Record):
            empty = type(old if isinstance(old, Record) else new)
            yield from _fields(old or empty(), new or empty(), place, path)
        else:
            yield FieldChange(
                **place, path=path, label_vi=labels[name], before_vi=said_vi(old), after_vi=said_vi(new)
            )


def said_vi(value: object) -> str:
    """A declared value as a reader knows it."""
    match value:
        case None:
            return NOT_STATED_VI
        case bool():
            return "có" if value else "không"
        case date():
            return f"{value:%d/%m/%Y}"
        case Decimal():
            return format(value, "f").replace(".", ",")
        case Word():
            return value.label_vi
        case _:
            return str(value)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
