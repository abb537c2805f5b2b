"""Case files with odd but valid values: the lawyer's cases, changed in a few places as hypothesis draws them.

Drawn from nothing, a case hardly ever gets past the first questions; a changed one goes where its table goes.
"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from models.base import Record
from models.case_file import CaseFile
from models.facts import (
    CustomsSpoke,
    DeclarationRegistered,
    DeclarationWithdrawn,
    Fact,
    GoodsArrived,
    GoodsStored,
    ItemWord,
    PaperFiled,
    QuestionAnswered,
    VisitConfirmed,
    VisitRebooked,
    VisitReported,
)
from models.goods import Declaration
from models.papers import Paper
from models.vocabulary import Outcome
from rules.checks.days import Days
from rules.rulebook import judge
from tests import builders as build
from tests.unit.rules.case_table import case_file_of, days_of, rows

ODD_DAYS = (
    *(date(1990, 1, 1), date(2015, 11, 13), date(2019, 6, 14), date(2019, 6, 15), date(2023, 3, 1)),
    *(date(2024, 2, 29), date(2025, 8, 31), date(2026, 1, 7), date(2026, 1, 8), date(2026, 3, 2)),
    *(date(2026, 3, 10), date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 6), date(2026, 7, 31)),
    *(date(2026, 9, 5), date(2027, 3, 1), date(2100, 12, 31)),
)
"""The first and last day that the wire takes, the days on which law changed, and those beside them."""
days = st.one_of(st.sampled_from(ODD_DAYS), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
_COUNTRIES = st.sampled_from(("JP", "CN", "TH", "VN", "CH"))
_NAMES = st.sampled_from(("Okuma", "OKUMA", "Sharp Appliances", "x"))
_NUMBERS = st.sampled_from((1, 2, 3, 6, 10_000_000))
_YEARS = st.sampled_from((1900, 1995, 2006, 2015, 2020, 2026, 2100))
_BODIES = st.sampled_from(("VINACONTROL", "QUACERT", "LA"))
_REGULATIONS = st.sampled_from(("QCVN 4:2009/BKHCN", "QCVN 9:2012/BKHCN+SĐ1:2018", "x"))
_PREFIXES = st.sampled_from(("", "85", "8516", "84581110"))

BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "hs_code": st.sampled_from(
        ("84581110", "84798939", "85166010", "85163100", "85171300", "85044011", "84192000", "73181510")
    ),
    "hs_prefix": _PREFIXES,
    "number": st.sampled_from(("1", "2")),
    "declaration_number": st.sampled_from((build.NUMBER, "107000000001")),
    "tax_code": st.sampled_from(("0400123456", "0400123457")),
    "body_code": _BODIES,
    "line_code": st.sampled_from(("DC1", "DC2", "DC9")),
    "control_item": st.sampled_from(("I.4.4", "II.2", "x")),
    "authority": st.sampled_from(("Bộ Khoa học và Công nghệ", "x")),
    "question": st.sampled_from(("machine_age/1/000000000000", "x")),
    "regulations": st.lists(_REGULATIONS, max_size=2).map(tuple),
    "item_number": st.integers(1, 3),
    "items": st.lists(st.integers(1, 4), max_size=2, unique=True).map(tuple),
    "months": st.sampled_from((1, 6, 120)),
    "identity": st.just("0" * 64),
    **dict.fromkeys(("report_digest", "certificate_key"), st.just("0" * 64)),
    "photos": st.just(()),
    "file_digest": st.none(),
    "round": st.sampled_from((1, 2)),
    **dict.fromkeys(("year_of_manufacture", "nameplate_year"), _YEARS),
    **dict.fromkeys(("maker", "brand", "model_code", "serial_number", "nameplate_serial"), _NAMES),
}
"""What has a form of its own, or has to meet its like."""
BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: _NUMBERS,
    str: _NAMES,
    date: days,
    type(None): st.none(),
    datetime: days.map(lambda day: datetime.combine(day, time(5), UTC)),
    Decimal: st.sampled_from((Decimal(0), Decimal("15.1"), Decimal("85.0"), Decimal(220), Decimal(10**9))),
}


def _of(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return st.one_of(*(_of(name, one) for one in args))
    if origin is Annotated or (origin is tuple and name not in BY_NAME):
        inner = _of(name, args[0])
        return inner if origin is Annotated else st.lists(inner, max_size=3).map(tuple)
    if name in BY_NAME or "country" in name:
        return BY_NAME.get(name, _COUNTRIES)
    return st.sampled_from(args) if origin is Literal else _of_type(annotation)


def _of_type(kind: type) -> st.SearchStrategy[Any]:
    if issubclass(kind, Record):
        return records(kind)
    return st.sampled_from(kind) if issubclass(kind, Enum) else BY_TYPE[kind]


@cache
def records(kind: type[Record], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of a kind: whatever each of its fields may hold."""
    fields = {
        name: _of(name, field.annotation)
        for name, field in kind.model_fields.items()
        if name not in fixed and name != "kind"
    }
    return st.builds(kind, **fields, **fixed)


LEFT = frozenset({"kind", "calendar", "version"})
"""What no message changes."""


@st.composite
def changed(draw: st.DrawFn, record: Any) -> Any:
    """The record with another value in one place, or in one of the records that it holds."""
    names = [name for name in type(record).model_fields if name not in LEFT]
    name = draw(st.sampled_from(names))
    value, annotation = getattr(record, name), type(record).model_fields[name].annotation
    if isinstance(value, Record):
        return record.model_copy(update={name: draw(changed(value))})
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        at = draw(st.integers(0, len(value) - 1))
        return record.model_copy(update={name: (*value[:at], draw(changed(value[at])), *value[at + 1 :])})
    if isinstance(record, Declaration) and name == "number":
        return record
    return record.model_copy(update={name: draw(_of(name, annotation))})


_CONTENTS = st.one_of(
    *(st.builds(PaperFiled, paper=_of("paper", Paper)) for _ in range(3)),
    *(records(kind) for kind in (GoodsArrived, GoodsStored, VisitReported, VisitConfirmed, VisitRebooked)),
    *(records(kind) for kind in (QuestionAnswered, DeclarationWithdrawn)),
    st.builds(CustomsSpoke, outcomes=st.lists(records(ItemWord), min_size=1, max_size=2).map(tuple)),
)


@cache
def _of_the_tables() -> tuple[tuple[CaseFile, Days], ...]:
    return tuple((case_file_of(row), days_of(row)) for row in rows())


@st.composite
def case_files(draw: st.DrawFn) -> tuple[CaseFile, Days]:
    """A case, the day of looking and perhaps a day whose law is tried; some of its questions are answered."""
    base, seen_on = draw(st.sampled_from(_of_the_tables()))
    facts = [fact.fact for fact in base.facts]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(facts) - 1))
        facts[at] = facts[at].model_copy(update={"content": draw(changed(facts[at].content))})
    if draw(st.booleans()):
        facts = [fact for fact in facts if fact is facts[0] or draw(st.integers(0, 4))]
    facts += [
        build.a_fact(draw(_CONTENTS), occurred_at=draw(BY_TYPE[datetime]), staff_id="x")
        for _ in range(draw(st.integers(0, 2)))
    ]
    facts += draw(_amendments(facts[0])) if draw(st.integers(0, 3)) == 0 else []
    kept = base.model_copy(
        update={
            field: draw(changed(getattr(base, field)))
            for field in ("reference", "lookups")
            if draw(st.booleans())
        }
    )
    looked = Days(
        draw(days) if draw(st.booleans()) else seen_on.as_of, draw(st.one_of(st.none(), st.none(), days))
    )
    return _answered(draw, kept, facts, looked), looked


@st.composite
def _amendments(draw: st.DrawFn, first: Fact) -> list[Fact]:
    """The declaration changed in a place, perhaps grown to fifty; an earlier version may be missing."""
    assert isinstance(first.content, DeclarationRegistered)
    declaration = draw(changed(first.content.declaration))
    if draw(st.booleans()):
        fifty = [declaration.items[0].model_copy(update={"item_number": number}) for number in range(1, 51)]
        declaration = declaration.model_copy(update={"items": tuple(fifty)})
    return [build.an_amendment(declaration, draw(st.integers(1, 3)), occurred_at=draw(BY_TYPE[datetime]))]


def _answered(draw: st.DrawFn, kept: CaseFile, facts: list[Fact], looked: Days) -> CaseFile:
    case_file = _with(kept, facts)
    asked = [one.question for item in judge(case_file, looked) for one in item.findings if one.question]
    for question in asked[:6] if draw(st.booleans()) else ():
        outcome = draw(st.sampled_from(Outcome)).value
        facts.append(build.an_answer(question.question_id, outcome, occurred_at=draw(BY_TYPE[datetime])))
    return _with(kept, facts)


def _with(kept: CaseFile, facts: list[Fact]) -> CaseFile:
    return kept.with_facts(tuple(dict.fromkeys(build.accepted(fact) for fact in facts)))
