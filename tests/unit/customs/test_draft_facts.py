"""Do the messages of a file become the facts that intake would make of them?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from customs import wire
from customs.wire.examples import EXAMPLES
from models.facts import PaperFiled
from models.vocabulary import FactKind
from tests.unit.customs.messages import NUMBER, a_message, as_bytes

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("[0-9][0-9]-*.json"))
PAPER = EXAMPLES["documents"]["giay_to"]


def test_a_declaration_with_papers_makes_the_facts_of_its_messages() -> None:
    facts = wire.facts_of(
        a_message(),
        [a_message("documents")],
        arrivals=[a_message("arrival")],
        storages=[a_message("storage")],
    )

    calls = ("declarations", "documents", "arrival", "storage")
    assert facts == tuple(wire.parse(call, as_bytes(EXAMPLES[call]), NUMBER) for call in calls)


def test_a_bare_paper_was_filed_with_the_declaration() -> None:
    declared, filed = wire.facts_of(a_message(), [PAPER])

    assert isinstance(filed.content, PaperFiled)
    assert (filed.occurred_at, filed.declaration_number) == (declared.occurred_at, NUMBER)


def test_a_file_may_hold_a_declaration_with_papers_beside_its_members() -> None:
    file = a_message(giay_to=[PAPER], hang_den=[a_message("arrival")])

    facts = wire.draft_facts(as_bytes(file), NOW)

    assert [fact.kind for fact in facts] == [FactKind.DECLARATION, FactKind.PAPER, FactKind.ARRIVAL]


def test_the_declaration_may_stand_beside_them_too() -> None:
    file = {"to_khai": a_message(), "giay_to": [PAPER], "hang_den": [], "bao_quan": [a_message("storage")]}

    facts = wire.draft_facts(as_bytes(file), NOW)

    assert [fact.kind for fact in facts] == [FactKind.DECLARATION, FactKind.PAPER, FactKind.STORAGE]


def test_people_in_a_sample_make_no_fact_and_a_repeat_is_one() -> None:
    step = {"call": "declarations", "body": a_message()}

    facts = wire.facts_of_steps([step, {"wait_for": "awaiting_visit"}, step])

    assert [fact.kind for fact in facts] == [FactKind.DECLARATION]


def test_what_is_sent_now_keeps_its_order() -> None:
    steps = [
        {"call": "declarations", "body": a_message(thoi_diem="$now", ngay_dang_ky="$today-1")},
        {"call": "arrival", "body": a_message("arrival", thoi_diem="$now")},
    ]

    facts = wire.draft_facts(as_bytes({"steps": steps}), NOW)

    assert [fact.occurred_at for fact in facts] == [NOW, NOW + timedelta(seconds=1)]


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem[:2] for path in SAMPLES])
def test_the_messages_of_every_sample_are_read(path: Path) -> None:
    steps = [step for step in json.loads(path.read_text("utf-8"))["steps"] if "call" in step]

    facts = wire.draft_facts(path.read_bytes(), NOW)

    assert 1 <= len(facts) <= len(steps)
    assert len({fact.declaration_number for fact in facts}) == 1


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "papers no list": (a_message(giay_to="x"), "giay_to"),
    "a declaration that is none": ({"to_khai": "x"}, "to_khai"),
    "an unknown member": ({"to_khai": a_message(), "la": 1}, "la"),
    "steps no objects": ({"steps": ["x"]}, "steps"),
    "a step of another number": (
        {
            "steps": [
                {"call": "declarations", "body": a_message()},
                {"call": "arrival", "body": a_message("arrival", so_to_khai="107000000000")},
            ]
        },
        "so_to_khai",
    ),
    "a fault in a paper": (a_message(giay_to=[PAPER | {"la": 1}]), "giay_to.la"),
}


@pytest.mark.parametrize(("file", "field"), BAD.values(), ids=BAD)
def test_a_fault_is_told_by_its_field(file: dict[str, Any], field: str) -> None:
    with pytest.raises(wire.WireError) as error:
        wire.draft_facts(as_bytes(file), NOW)

    assert [fault.field for fault in error.value.errors] == [field]
