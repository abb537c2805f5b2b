"""What does each field on the wire mean, and what is it called in the WCO Data Model? (row X9)

`wco.csv` is the dictionary: one row a field, and one without a field for the object itself. A name without
a note was read in the published schemas of version 3.6 of that model (declaration and response); a name that
was not read there says that it has to be compared; a field that only Vietnamese law or this exchange needs
says that the model has no such name.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

ABSENT = "không có trong WCO DM: "
TO_COMPARE = "cần đối chiếu với bản WCO DM chính thức"
SOURCE = Path(__file__).with_name("wco.csv")


@dataclass(frozen=True, slots=True)
class WireField:
    """One field: its meaning, its path in the WCO Data Model with the WCO and UNTDED numbers, and a note."""

    meaning_vi: str
    wco_name: str
    wco_id: str
    untded: str
    note_vi: str

    @property
    def wco_vi(self) -> str:
        """The name with its numbers and its note, or why there is none."""
        lists = (("WCO", self.wco_id), ("UNTDED", self.untded))
        numbers = ", ".join(f"{name} {number}" for name, number in lists if number)
        named = f"{self.wco_name} ({numbers})" if numbers else self.wco_name
        return "; ".join(part for part in (named, self.note_vi) if part)


@cache
def wire_fields() -> dict[tuple[str, str], WireField]:
    """Every row, by object and field."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = [((row.pop("object"), row.pop("field")), WireField(**row)) for row in csv.DictReader(file)]
    fields = dict(rows)
    if len(fields) != len(rows):
        raise ValueError(f"{SOURCE.name} names a field twice")
    return fields


def wire_field(model: type[BaseModel], field: str) -> WireField | None:
    """The row of a field; what a family of objects shares stands once, at its common ancestor."""
    known = wire_fields()
    rows = (known.get((ancestor.__name__, field)) for ancestor in model.__mro__)
    return next(filter(None, rows), None)


def wire_title(model: type[BaseModel]) -> str:
    """What an object is; KeyError when no row tells."""
    return wire_fields()[model.__name__, ""].meaning_vi
