"""Which facts of a case could honestly be otherwise: a paper filed, a silence filled, a question answered?

Never the year of manufacture, the serial number, the origin, the country or name of the maker, nor a
measured value, a purpose or a condition once declared: to change those is to state what is not so. Nor is
the HS code, the description or the condition of the goods filled in where it was left open: any answer
could be given there, so the importer is told to state what is so, and the case is judged by that.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from models.base import Record
from models.case_file import AcceptedFact, CaseFile
from models.days import start_of_day
from models.facts import DeclarationAmended, Fact, FactContent, GoodsArrived, QuestionAnswered
from models.goods import Declaration, DeclarationItem
from models.papers import InspectionCertificate
from models.vocabulary import Outcome, Party, Purpose, TechnologyStatus
from rules.checks.days import Days, declared
from rules.evidence import last_filed
from rules.policy.standing import JudgedItem
from rules.rulebook import judge_item
from rules.unit import Unit, unit_of
from rules.ways.line_papers import line_papers
from rules.ways.machine_papers import machine_papers
from rules.ways.move import Move, in_words
from rules.ways.quality_papers import quality_papers

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


class Silence(NamedTuple):
    """What a declaration may have left open, and the statement that would let the item pass."""

    name: str
    value: Any
    what_vi: str


SILENCES = (
    Silence("purpose", Purpose.PRODUCTION, "Nếu đúng như vậy: khai mục đích phục vụ sản xuất"),
    Silence("is_complete_machine", True, "Nếu đúng như vậy: khai máy là một kết cấu hoàn chỉnh"),
    Silence(
        "technology_status",
        TechnologyStatus.FREE,
        "Nếu đúng như vậy: khai công nghệ không thuộc danh mục hạn chế, cấm chuyển giao",
    ),
)


SCOPE_VI = "Trả lời theo đúng thực tế của hàng, câu hỏi về phạm vi:"


def moves_for(case_file: CaseFile, judged: JudgedItem, as_of: date) -> tuple[Move, ...]:
    """Every honest change that could matter to the item, in a fixed order."""
    is_line = unit_of(case_file, judged.item) is Unit.LINE
    return (
        *_arrival(case_file, as_of),
        *machine_papers(case_file, judged, as_of, is_line=is_line),
        *(line_papers(case_file, judged.item, as_of) if is_line else ()),
        *quality_papers(case_file, judged, as_of),
        *_statements(case_file, judged.item),
    )


def answered(question_id: str, text_vi: str, outcome: Outcome) -> Move:
    """A person of the department answers."""
    what_vi = f"Trả lời “{outcome.label_vi}” cho câu hỏi: {in_words(text_vi)}"
    return _answering(what_vi, question_id, outcome)


def supposed_in_scope(question_id: str, text_vi: str) -> Move:
    """A person answers whether a law covers the goods; the search supposes that it does, and advises none."""
    return _answering(f"{SCOPE_VI} {text_vi}", question_id, Outcome.MET)


def _answering(what_vi: str, question_id: str, outcome: Outcome) -> Move:
    content = QuestionAnswered(question=question_id, outcome=outcome, reason="Giả định để tính thử")
    return Move(Party.DOST, what_vi, (content,))


def judged_now(case_file: CaseFile, item: DeclarationItem, as_of: date) -> JudgedItem:
    """The item as the case file has it, judged as on the day."""
    current = next(one for one in case_file.items if one.item_number == item.item_number)
    return judge_item(case_file, current, Days(as_of))


def apply(case_file: CaseFile, moves: tuple[Move, ...], as_of: date) -> CaseFile:
    """The case file as if the moves had been made on the day, one after the other."""
    facts = list(case_file.facts)
    since = _after(case_file, as_of)
    for content in (content for move in moves for content in move.contents):
        at = since + timedelta(seconds=len(facts))
        facts.append(_accepted(case_file, _merged(case_file, facts, content), at, len(facts)))
    return case_file.with_facts(tuple(facts))


def _arrival(case_file: CaseFile, as_of: date) -> Iterator[Move]:
    """Told as it is expected, and not before the day of looking."""
    if case_file.arrived_on is None or case_file.place is None:
        day = case_file.arrived_on or max(declared(case_file).expected_on or as_of, as_of)
        content = GoodsArrived(arrived_on=day, place=case_file.place or "Cửa khẩu")
        yield Move(Party.CITY_CUSTOMS, "Báo ngày hàng về đến cửa khẩu và nơi để hàng", (content,))


def _statements(case_file: CaseFile, item: DeclarationItem) -> Iterator[Move]:
    for silence in SILENCES:
        if getattr(item, silence.name) is None and not _is_contradicted(case_file, item, silence):
            amended = _amendment(declared(case_file), item, {silence.name: silence.value})
            yield Move(Party.IMPORTER, silence.what_vi, (amended,))


def _is_contradicted(case_file: CaseFile, item: DeclarationItem, silence: Silence) -> bool:
    """A certificate that speaks of the matter is not to be spoken against."""
    stated = getattr(last_filed(case_file, item, InspectionCertificate), silence.name, None)
    return stated not in (None, silence.value)


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
    if before is wanted:
        return {}
    names = type(before).model_fields
    return {name: getattr(wanted, name) for name in names if getattr(wanted, name) != getattr(before, name)}


def _with(item: DeclarationItem, update: dict[str, Any]) -> DeclarationItem:
    return item.model_copy(update=update) if update else item


def _accepted(case_file: CaseFile, content: FactContent, at: datetime, count: int) -> AcceptedFact:
    """A supposed fact needs no seal of its bytes: its time alone puts it after all others."""
    number = case_file.facts[0].fact.declaration_number
    fact = Fact(declaration_number=number, occurred_at=at, content=content)
    return AcceptedFact(fact_id=f"{fact.kind}-{count:024x}", digest=f"{count:064x}", fact=fact)


def _after(case_file: CaseFile, as_of: date) -> datetime:
    """On the day, and after everything that has happened."""
    last = max(fact.fact.occurred_at for fact in case_file.facts)
    return max(start_of_day(as_of) + timedelta(hours=12), last + timedelta(seconds=1))
