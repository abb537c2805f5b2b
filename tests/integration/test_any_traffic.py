"""Rows I2, I4, N10: a model of one declaration's traffic: repeats, mix-ups, other content, restarts."""

import json
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import col, select

from intake.door import Conflict
from models.days import vietnamese_day
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
from models.ids import fact_id
from models.messages import AssessCase
from models.vocabulary import CustomsOutcome, FactState
from records import cases, results
from records.engine import reading
from records.tables import CaseRow, FactRow, MessageRow, OutboxRow
from rules.rulebook import assess
from tests.builders import NUMBER, a_certificate, a_confirmation, a_declaration, a_machine
from tests.case_runner import CaseRunner
from tests.registers import open_unsynced

NOW = datetime(2026, 3, 20, 3, 0, tzinfo=UTC)
FIRST = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ITEMS = (a_machine(), a_machine(item_number=2, serial_number="OK-2"))
DECLARED = a_declaration(items=ITEMS, arrived_on=None)
OTHER = a_declaration(items=ITEMS, arrived_on=None, procedure_code="A11")
CLEARED = ItemWord(item_number=1, outcome=CustomsOutcome.CLEARED)
POOL: tuple[FactContent, ...] = (
    DeclarationRegistered(declaration=DECLARED),
    DeclarationAmended(amendment_number=1, declaration=a_declaration(items=ITEMS[:1], arrived_on=None)),
    DeclarationAmended(amendment_number=2, declaration=a_declaration(items=ITEMS)),
    PaperFiled(paper=a_confirmation()),
    PaperFiled(paper=a_certificate(items=(2,))),
    GoodsArrived(arrived_on=date(2026, 3, 10), place="Cảng Tiên Sa"),
    GoodsStored(stored_on=date(2026, 3, 12), place="Kho Hòa Khánh"),
    CustomsSpoke(outcomes=(CLEARED,)),
    CustomsSpoke(outcomes=(ItemWord(item_number=2, outcome=CustomsOutcome.REFUSED),)),
    DeclarationWithdrawn(reason="Doanh nghiệp xin hủy"),
)


def stated(index: int) -> Fact:
    return Fact(declaration_number=NUMBER, occurred_at=FIRST + timedelta(hours=index), content=POOL[index])


class Traffic(RuleBasedStateMachine):
    """The model is a set: which facts were told. Everything else the register must work out by itself."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        shutil.copy(self.template, Path(self.folder.name) / "register.db")
        self.register = open_unsynced(f"sqlite:///{self.folder.name}/register.db")
        self.runner = CaseRunner(self.register, NUMBER, NOW)
        self.told: dict[str, int] = {}
        self.sent = 0

    @rule(index=st.integers(0, len(POOL) - 1))
    def tell(self, index: int) -> None:
        self.sent += 1
        receipt = self.runner.send(stated(index), f"m-{self.sent}")
        assert receipt.is_repeat is (fact_id(stated(index)) in self.told)
        self.told[receipt.fact_id] = self.told.get(receipt.fact_id, self.sent)

    @precondition(lambda self: self.told)
    @rule(choice=st.integers(0, 99))
    def repeat_the_same_message(self, choice: int) -> None:
        known, number = sorted(self.told.items())[choice % len(self.told)]
        index = next(one for one in range(len(POOL)) if fact_id(stated(one)) == known)
        receipt = self.runner.send(stated(index), f"m-{number}")
        assert (receipt.fact_id, receipt.is_repeat) == (known, True)

    @precondition(lambda self: self.told)
    @rule(choice=st.integers(0, 99))
    def use_an_id_again_for_other_content(self, choice: int) -> None:
        _, number = sorted(self.told.items())[choice % len(self.told)]
        other = Fact(
            declaration_number=NUMBER, occurred_at=FIRST, content=DeclarationWithdrawn(reason=f"{choice}")
        )
        with pytest.raises(Conflict):
            self.runner.send(other, f"m-{number}")

    @precondition(lambda self: fact_id(stated(0)) in self.told)
    @rule()
    def declare_something_else_under_the_number(self) -> None:
        self.sent += 1
        other = DeclarationRegistered(declaration=OTHER)
        with pytest.raises(Conflict):
            self.runner.send(
                Fact(declaration_number=NUMBER, occurred_at=FIRST, content=other), f"m-{self.sent}"
            )

    @precondition(lambda self: self.told)
    @rule(days=st.integers(1, 20))
    def let_time_pass(self, days: int) -> None:
        if not self.runner.verdict.is_closed:
            self.runner.now += timedelta(days=days)
            self.runner.assess()

    @rule()
    def restart(self) -> None:
        self.register.dispose()
        self.register = open_unsynced(f"sqlite:///{self.folder.name}/register.db")
        self.runner.register = self.register

    @invariant()
    def what_was_told_is_kept_once(self) -> None:
        with reading(self.register) as session:
            facts = session.exec(select(FactRow)).all()
            messages = session.exec(select(MessageRow)).all()
        assert {fact.fact_id for fact in facts} == set(self.told)
        assert all(fact.state is FactState.ACCEPTED for fact in facts)
        assert len({message.message_id for message in messages}) == len(messages)

    @invariant()
    def numbers_only_rise_and_only_with_something_new(self) -> None:
        with reading(self.register) as session:
            rows = session.exec(select(OutboxRow).order_by(col(OutboxRow.number))).all()
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert [row.result_number for row in rows] == list(range(1, len(rows) + 1))
        told = [json.loads(row.result) for row in rows]
        assert all(one != following for one, following in pairwise(told))

    @invariant()
    def the_newest_answer_is_what_the_facts_alone_say(self) -> None:
        if not self.told:
            return
        with reading(self.register) as session:
            stored = results.newest(session, NUMBER)
            assert stored is not None
            case = session.get_one(CaseRow, stored.case_number)
            request = AssessCase(
                case_number=case.case_number,
                declaration_number=NUMBER,
                fact_ids=tuple(sorted(self.told)),
                assessment_number=99,
                at=self.runner.now,
            )
            loaded = cases.load_case_file(session, request, "")
        alone = assess(loaded.case_file, vietnamese_day(self.runner.now))
        assert stored.assessment.model_copy(update={"as_of": alone.as_of}) == alone

    def teardown(self) -> None:
        self.register.dispose()
        self.folder.cleanup()


def test_rows_i2_i4_n10_any_traffic_of_a_declaration_ends_where_its_facts_alone_lead(
    sqlite_template: Path,
) -> None:
    Traffic.template = sqlite_template
    run_state_machine_as_test(
        Traffic,
        settings=settings(
            max_examples=40,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
