"""Rows I4, N10: whatever the order in which the messages of a case come, it ends in the same state."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from models.facts import (
    CustomsSpoke,
    DeclarationAmended,
    DeclarationRegistered,
    DeclarationWithdrawn,
    Fact,
    FactContent,
    GoodsArrived,
    GoodsStored,
    ItemWord,
    PaperFiled,
)
from models.goods import Declaration
from models.reference import DesignatedBody
from models.vocabulary import CustomsOutcome, TaskState
from records import reference, results
from records.engine import reading, writing
from records.tables import ObligationRow, OutboxRow, TaskRow
from tests.builders import a_certificate, a_confirmation, a_declaration, a_machine, an_importer
from tests.case_runner import CaseRunner
from tests.quality_builders import (
    a_batch_certificate,
    a_description,
    a_quality_registration,
    a_rice_cooker,
)

ORDERS = 500
NOW = datetime(2026, 3, 20, 3, 0, tzinfo=UTC)
NUMBERS = count(107_500_000_001)
BODY = DesignatedBody(body_code="VINACONTROL", name_vi="Vinacontrol", designated_from=date(2019, 8, 1))


@dataclass(frozen=True)
class Story:
    """What happens to one declaration, in the order in which it happened."""

    contents: tuple[FactContent, ...]

    def facts(self, number: str) -> list[Fact]:
        at = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
        return [
            Fact(declaration_number=number, occurred_at=at + timedelta(hours=5 * hour), content=content)
            for hour, content in enumerate(self.contents)
        ]


def declared(number: str, serials: tuple[str, ...], **overrides: Any) -> Declaration:
    """Lathes, and last a new rice cooker of the list of high risk."""
    lathes = tuple(
        a_machine(item_number=index, serial_number=f"{serial}-{number}")
        for index, serial in enumerate(serials, 1)
    )
    items = (*lathes, a_rice_cooker(item_number=len(serials) + 1))
    importer = an_importer(tax_code=f"04{number[-8:]}")
    return a_declaration(number=number, items=items, importer=importer, arrived_on=None, **overrides)


def a_story(random: Random, number: str) -> Story:
    """A declaration with some of: amendments, papers, arrival, storage, customs' words, withdrawal."""
    serials = random.choice((("A",), ("A", "B"), ("A", "B", "C")))
    changed = (f"{serials[0]}2", *serials[1:])
    papers = [
        PaperFiled(paper=a_confirmation(number="OKM-78")),
        PaperFiled(paper=a_certificate(items=(1,))),
        PaperFiled(paper=a_confirmation(year_of_manufacture=2019)),
        PaperFiled(paper=a_quality_registration(items=(len(serials) + 1,))),
        PaperFiled(paper=a_batch_certificate(items=(len(serials) + 1,), declaration_number=number)),
        PaperFiled(paper=a_description(items=(len(serials) + 1,))),
    ]
    amendments = [
        DeclarationAmended(amendment_number=1, declaration=declared(number, changed)),
        DeclarationAmended(amendment_number=2, declaration=declared(number, changed, bill_of_lading="BL2")),
        DeclarationAmended(amendment_number=3, declaration=declared(number, serials)),
    ]
    cleared = ItemWord(item_number=1, outcome=CustomsOutcome.CLEARED)
    later: list[FactContent] = [
        GoodsArrived(arrived_on=date(2026, 3, 10), place="Cảng Tiên Sa"),
        GoodsStored(stored_on=date(2026, 3, 12), place="Kho Hòa Khánh"),
        CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=CustomsOutcome.STORED),)),
        CustomsSpoke(outcomes=(cleared,)),
        DeclarationWithdrawn(reason="Doanh nghiệp xin hủy"),
    ]
    told = [
        DeclarationRegistered(declaration=declared(number, serials)),
        *random.sample(papers, random.randrange(len(papers) + 1)),
        *amendments[: random.randrange(len(amendments) + 1)],
        *(content for content in later if random.random() < 0.5),
    ]
    return Story(tuple(told))


def orders() -> Iterator[tuple[int, Random]]:
    for seed in range(ORDERS):
        yield seed, Random(seed)


def state_of(register: Engine, number: str) -> dict[str, Any]:
    """All that is said of the declaration in the end, with its own number and tax code taken out."""
    with reading(register) as session:
        stored = results.newest(session, number)
        assert stored is not None
        query = select(OutboxRow).where(OutboxRow.declaration_number == number)
        told = session.exec(query.order_by(col(OutboxRow.number).desc())).first()
        open_tasks = session.exec(
            select(TaskRow).where(TaskRow.declaration_number == number, TaskRow.state == TaskState.OPEN)
        ).all()
        owed = session.exec(
            select(ObligationRow).where(
                ObligationRow.case_number == stored.case_number, col(ObligationRow.is_open)
            )
        ).all()
        whole = {
            "told": json.loads(told.result) if told else None,
            "assessment": stored.assessment.model_dump(mode="json", exclude={"tasks"}),
            "tasks": sorted((task.kind, task.item_number, task.what_vi) for task in open_tasks),
            "owed": sorted((one.kind, one.item_number or 0, one.what_vi) for one in owed),
        }
    text = json.dumps(whole, ensure_ascii=False).replace(number, "NUMBER").replace(number[-8:], "TAX")
    normal: dict[str, Any] = json.loads(text)
    return normal


def without_digests(value: Any) -> Any:
    """Digests and keys hold the declaration's number: two numbers never share them."""
    if isinstance(value, dict):
        return {
            name: without_digests(one)
            for name, one in value.items()
            if name not in ("basis", "key", "question_id", "signature_fact_id")
        }
    return [without_digests(one) for one in value] if isinstance(value, list) else value


def told_at_once(register: Engine, number: str, facts: list[Fact]) -> dict[str, Any]:
    """In the order in which it happened, with one look at the end."""
    runner = CaseRunner(register, number, NOW)
    for index, fact in enumerate(facts):
        runner.facts.append(runner.keep(fact, f"{number}-{index}").fact_id)
    runner.assess()
    ended: dict[str, Any] = without_digests(state_of(register, number))
    return ended


def carried(register: Engine, number: str, facts: list[Fact]) -> dict[str, Any]:
    """As the messages come, with a look after each."""
    runner = CaseRunner(register, number, NOW)
    for index, fact in enumerate(facts):
        runner.send(fact, f"{number}-{index}")
    ended: dict[str, Any] = without_digests(state_of(register, number))
    return ended


@pytest.fixture
def prepared(sqlite_register: Engine) -> Engine:
    with writing(sqlite_register) as session:
        reference.load(session, reference.ReferenceFile(inspection_bodies=(BODY,)), NOW)
    return sqlite_register


def test_row_i4_five_hundred_orders_of_the_messages_of_a_case_end_in_the_same_state(prepared: Engine) -> None:
    differing = []
    for seed, random in orders():
        story_seed = random.random()
        in_order, mixed = str(next(NUMBERS)), str(next(NUMBERS))
        straight = a_story(Random(story_seed), in_order).facts(in_order)
        facts = a_story(Random(story_seed), mixed).facts(mixed)
        repeated = [*facts, *random.choices(facts, k=2)]
        random.shuffle(repeated)
        expected = told_at_once(prepared, in_order, straight)
        got = carried(prepared, mixed, repeated)
        if got != expected:
            differing.append((seed, expected, got))

    assert not differing, f"{len(differing)} of {ORDERS}; the first: {differing[0]}"
