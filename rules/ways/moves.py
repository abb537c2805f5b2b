"""Which facts of a case could honestly be otherwise: a paper filed, a silence filled, a question answered?

Never the year of manufacture, the serial number, the origin, the country or name of the maker, nor a
measured value, a purpose or a condition once declared: to change those is to state what is not so.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from models.base import Record
from models.case_file import AcceptedFact, CaseFile
from models.days import start_of_day
from models.facts import (
    DeclarationAmended,
    Fact,
    FactContent,
    GoodsArrived,
    PaperFiled,
    QuestionAnswered,
)
from models.goods import Declaration, DeclarationItem
from models.ids import seal
from models.vocabulary import Outcome, Purpose, TechnologyStatus
from rules.ways.papers import papers_for

IMMUTABLE = frozenset(
    {
        "year_of_manufacture",
        "serial_number",
        "origin_country",
        "manufacture_country",
        "maker",
    }
)
"""Facts about the goods that no honest importer can change; a test holds every move against them."""

FILLED_WHEN_SILENT: tuple[tuple[str, Any, str], ...] = (
    ("purpose", Purpose.PRODUCTION, "Khai mục đích: phục vụ sản xuất (nếu đúng như vậy)"),
    ("was_operated", True, "Khai hàng đã vận hành (nếu đúng như vậy)"),
    ("is_complete_machine", True, "Khai máy là một kết cấu hoàn chỉnh (nếu đúng như vậy)"),
    ("technology_status", TechnologyStatus.FREE, "Khai công nghệ không thuộc danh mục (nếu đúng như vậy)"),
)
"""What a declaration may have left open, and the statement that would let the item pass."""


class Move(NamedTuple):
    """One change: what it is called, and the case file after it."""

    what_vi: str
    content: FactContent


def apply(case_file: CaseFile, moves: tuple[Move, ...], as_of: date) -> CaseFile:
    """The case file as if the moves had been made on the day, one after the other."""
    facts = list(case_file.facts)
    for count, move in enumerate(moves):
        facts.append(_accepted(case_file, _merged(case_file, facts, move.content), as_of, count))
    return case_file.with_facts(tuple(facts))


def moves_for(case_file: CaseFile, item: DeclarationItem, as_of: date) -> tuple[Move, ...]:
    """Every honest change that could matter to the item, in a fixed order."""
    papers = papers_for(case_file, item, as_of)
    return (
        *_arrival(case_file, as_of),
        *(Move(what_vi, PaperFiled(paper=paper)) for what_vi, paper in papers),
        *_statements(case_file, item),
    )


def answered(question_id: str, text_vi: str) -> Move:
    """A person answers that the requirement is met."""
    content = QuestionAnswered(question=question_id, outcome=Outcome.MET, reason="Giả định để tính thử")
    return Move(f"Chuyên viên trả lời “Đạt”: {text_vi}", content)


def _arrival(case_file: CaseFile, as_of: date) -> Iterator[Move]:
    if case_file.arrived_on is None or case_file.place is None:
        day = case_file.arrived_on or as_of
        content = GoodsArrived(arrived_on=day, place=case_file.place or "Cửa khẩu")
        yield Move("Hải quan báo ngày hàng về đến cửa khẩu và nơi để hàng", content)


def _statements(case_file: CaseFile, item: DeclarationItem) -> Iterator[Move]:
    declaration = case_file.declaration
    assert declaration is not None
    for name, value, what_vi in FILLED_WHEN_SILENT:
        if getattr(item, name) is None:
            yield Move(what_vi, _amendment(declaration, item, {name: value}))


def _amendment(declaration: Declaration, item: DeclarationItem, update: dict[str, Any]) -> FactContent:
    changed = item.model_copy(update=update)
    items = tuple(changed if one.item_number == item.item_number else one for one in declaration.items)
    return DeclarationAmended(amendment_number=1, declaration=declaration.model_copy(update={"items": items}))


def _merged(case_file: CaseFile, facts: list[AcceptedFact], content: FactContent) -> FactContent:
    """An amendment gets the next number, and keeps what an earlier move of the same try stated."""
    if not isinstance(content, DeclarationAmended):
        return content
    numbers = [one.content.amendment_number for one in facts if isinstance(one.content, DeclarationAmended)]
    before = case_file.declaration
    last = CaseFile.version_of(facts)
    assert before is not None
    assert last is not None
    items = tuple(
        _with(now, _stated(then, wanted))
        for then, now, wanted in zip(before.items, last.items, content.declaration.items, strict=True)
    )
    declaration = last.model_copy(update={"items": items})
    return DeclarationAmended(amendment_number=max(numbers, default=0) + 1, declaration=declaration)


def _stated(before: Record, wanted: Record) -> dict[str, Any]:
    names = type(before).model_fields
    return {name: getattr(wanted, name) for name in names if getattr(wanted, name) != getattr(before, name)}


def _with(item: DeclarationItem, update: dict[str, Any]) -> DeclarationItem:
    return item.model_copy(update=update) if update else item


def _accepted(case_file: CaseFile, content: FactContent, as_of: date, count: int) -> AcceptedFact:
    sealed = seal(
        Fact(
            declaration_number=case_file.facts[0].fact.declaration_number,
            occurred_at=_after(case_file, as_of) + timedelta(seconds=count),
            content=content,
        )
    )
    return AcceptedFact(fact_id=sealed.fact_id, digest=sealed.digest, fact=sealed.fact)


def _after(case_file: CaseFile, as_of: date) -> datetime:
    """On the day, and after everything that has happened."""
    last = max(fact.fact.occurred_at for fact in case_file.facts)
    return max(start_of_day(as_of) + timedelta(hours=12), last + timedelta(seconds=1))
