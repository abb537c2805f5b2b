"""Does a case keep its promises when things change: amendment, withdrawal, deadlines, repeats, late facts?"""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from intake.door import FactRefused
from models.days import vietnamese_day
from models.facts import (
    DeclarationAmended,
    DeclarationRegistered,
    DeclarationWithdrawn,
    DossierReviewed,
    GoodsArrived,
    GoodsStored,
    PaperFiled,
    VisitRebooked,
)
from models.vocabulary import (
    CaseState,
    CustomsOutcome,
    Disposition,
    NoticeKind,
    NoticeState,
    ObligationKind,
    TaskKind,
    VisitState,
)
from records.engine import reading
from records.tables import BookingRow, VisitRow
from tests.builders import (
    NUMBER,
    a_business_registration,
    a_certificate,
    a_confirmation,
    a_declaration,
    a_line,
    a_line_certificate,
    a_machine,
    a_machine_of_a_line,
    a_registration,
)
from tests.engine import RunningEngine
from tests.workflows.acts import clear, confirm_visit, declare, report_visit, review, spoken

CHINESE = a_machine(manufacture_country="CN", maker="Haitian", brand="Haitian")
LINE = a_declaration(lines=(a_line(),), items=(a_machine_of_a_line(),))


def rows(engine: RunningEngine, table: type[Any]) -> list[Any]:
    with reading(engine.register) as session:
        return list(session.exec(select(table)))


def amended(number: int, **overrides: object) -> DeclarationAmended:
    return DeclarationAmended(amendment_number=number, declaration=a_declaration(**overrides))


async def test_row_i5_withdrawal_during_a_visit_frees_people_and_revokes_notices(
    engine: RunningEngine,
) -> None:
    await declare(engine, LINE, a_line_certificate(), a_business_registration())
    await engine.sign(NUMBER, NoticeKind.VISIT_SCHEDULE)
    assert len(rows(engine, BookingRow)) == 2

    await engine.tell(NUMBER, DeclarationWithdrawn(reason="Doanh nghiệp hủy hợp đồng"))
    await engine.closed(NUMBER)

    assert engine.case(NUMBER).state is CaseState.WITHDRAWN
    assert rows(engine, BookingRow) == []
    assert [visit.state for visit in rows(engine, VisitRow)] == [VisitState.RELEASED]
    assert engine.open_tasks(NUMBER) == []
    assert [notice.state for notice in engine.notices(NUMBER)] == [NoticeState.REVOKED]
    assert '"da_rut"' in (engine.customs.journal.of(NUMBER).newest or "")


async def test_storage_and_a_certificate_on_day_29_is_decided(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), a_registration(), a_business_registration())
    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.STORAGE_ALLOWED
    today = vietnamese_day(await engine.now())
    await engine.tell(NUMBER, GoodsStored(stored_on=today, place="Kho Hòa Khánh"))

    await engine.env.sleep(timedelta(days=29))
    await engine.tell(NUMBER, PaperFiled(paper=a_certificate(issued_on=today)))

    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW


async def test_storage_and_nothing_by_day_30_is_refused_by_the_clock(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), a_registration(), a_business_registration())
    today = vietnamese_day(await engine.now())
    await engine.tell(NUMBER, GoodsStored(stored_on=today, place="Kho Hòa Khánh"))
    due_on = engine.case(NUMBER).next_due_on
    assert due_on is not None
    assert due_on >= today + timedelta(days=30)

    await engine.env.sleep(timedelta(days=(due_on - today).days))
    assert engine.case(NUMBER).state is CaseState.AWAITING_PAPERS
    await engine.env.sleep(timedelta(days=2))

    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.REJECTION)
    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.REFUSED


async def test_an_amendment_before_the_visit_is_judged_anew(engine: RunningEngine) -> None:
    await declare(engine, LINE, a_line_certificate(), a_business_registration())
    await engine.tell(NUMBER, amended(1, items=(a_machine(year_of_manufacture=1999),)))

    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW
    assert [visit.state for visit in rows(engine, VisitRow)] == [VisitState.RELEASED]


async def test_row_i3_a_visit_is_kept_unless_a_fact_it_used_changed(engine: RunningEngine) -> None:
    await declare(engine, LINE, a_line_certificate(), a_business_registration())
    await report_visit(engine)
    await confirm_visit(engine)

    harmless = a_machine_of_a_line(description="Máy tiện CNC đã qua sử dụng, mô tả lại")
    await engine.tell(NUMBER, amended(1, lines=(a_line(),), items=(harmless,)))
    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW

    other = a_machine_of_a_line(serial_number="OK-2020-9999")
    await engine.tell(NUMBER, amended(2, lines=(a_line(),), items=(other,)))
    assert engine.case(NUMBER).state is CaseState.AWAITING_VISIT


async def test_an_amendment_with_a_missing_predecessor_decides_nothing(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    await engine.tell(NUMBER, amended(2))

    owed = engine.result(NUMBER).assessment.obligations
    assert ObligationKind.SEND_AMENDMENT in {one.kind for one in owed}


async def test_row_d3_a_result_number_rises_only_when_something_changed(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), a_certificate(), a_business_registration())
    before = [row.result_number for row in engine.outbox(NUMBER)]

    await engine.tell(
        NUMBER, GoodsArrived(arrived_on=a_declaration().arrived_on or date.max, place="Cảng Tiên Sa")
    )

    assert [row.result_number for row in engine.outbox(NUMBER)] == before


async def test_row_d3_a_new_opinion_replaces_the_earlier_one(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), a_certificate(), a_business_registration())
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)

    await engine.tell(NUMBER, amended(1, items=(CHINESE.model_copy(update={"quantity": 2}),)))
    await review(engine)
    second = await engine.sign(NUMBER, NoticeKind.APPROVAL)

    assert second.replaces == "01/TB-SKHCN"
    assert [notice.state for notice in engine.notices(NUMBER)] == [NoticeState.REPLACED, NoticeState.ISSUED]


async def test_a_certificate_before_the_declaration_opens_the_case(engine: RunningEngine) -> None:
    await engine.tell(NUMBER, PaperFiled(paper=a_certificate()))
    assert engine.case(NUMBER).state is CaseState.AWAITING_DECLARATION

    await engine.tell(NUMBER, PaperFiled(paper=a_business_registration()))
    await engine.tell(NUMBER, DeclarationRegistered(declaration=a_declaration(items=(CHINESE,))))
    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW


async def test_a_rebooked_visit_takes_another_round(engine: RunningEngine) -> None:
    await declare(engine, LINE, a_line_certificate(), a_business_registration())
    first = rows(engine, VisitRow)[0]

    wish = first.day + timedelta(days=3)
    await engine.tell(NUMBER, VisitRebooked(round=1, reason="Kho mất điện", not_before=wish), staff_id="quan")

    visits = {visit.round: visit for visit in rows(engine, VisitRow)}
    assert visits[1].state is VisitState.RELEASED
    assert visits[2].state is VisitState.BOOKED
    assert visits[2].day >= wish
    assert len(rows(engine, BookingRow)) == 2


async def test_row_t6_the_workflow_refuses_a_second_role(engine: RunningEngine) -> None:
    """The register's own refusal is taken away to see the workflow's."""
    await declare(engine, LINE, a_line_certificate(), a_business_registration())
    await report_visit(engine)
    await confirm_visit(engine)
    inspector = next(
        held.staff_id for held in engine.result(NUMBER).assessment.roles if held.role == "inspector"
    )
    with engine.register.begin() as connection:
        connection.exec_driver_sql("DELETE FROM case_roles")

    with pytest.raises(FactRefused, match="Bốn mắt"):
        await review(engine, staff_id=inspector)


async def test_what_a_person_did_not_see_is_refused(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), a_certificate(), a_business_registration())
    task = next(task for task in engine.open_tasks(NUMBER) if task.kind is TaskKind.REVIEW)
    stale = await engine.send(NUMBER, DossierReviewed(basis=task.basis or "", agrees=True), staff_id="soat")
    await engine.door.outcome(stale, 10.0)

    with engine.register.begin() as connection:
        connection.exec_driver_sql("UPDATE cases SET assessment_number = 1")
    with pytest.raises(FactRefused, match="thay đổi"):
        await engine.tell(NUMBER, DossierReviewed(basis=task.basis or "", agrees=False), staff_id="soat")


async def test_after_the_close_new_content_opens_a_linked_case(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    await clear(engine, 1)
    await engine.closed(NUMBER)

    await engine.tell(NUMBER, amended(1, items=(a_machine(year_of_manufacture=1999),)))

    assert engine.case(NUMBER).case_number == f"{NUMBER}-1"
    assert engine.case(NUMBER).state is not CaseState.CLOSED
    assert (
        engine.result(NUMBER).declaration
        == amended(1, items=(a_machine(year_of_manufacture=1999),)).declaration
    )


async def test_a_repeat_after_the_close_opens_nothing(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    told = await engine.now()
    await engine.tell(NUMBER, spoken(CustomsOutcome.CLEARED, 1), at=told)
    await engine.closed(NUMBER)

    receipt = await engine.send(NUMBER, spoken(CustomsOutcome.CLEARED, 1), at=told)

    assert receipt.is_repeat
    assert engine.case(NUMBER).case_number == NUMBER
