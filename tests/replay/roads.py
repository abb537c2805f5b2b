"""Every road of the procedure, walked to the end of its case, so that its history can be kept."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlmodel import select

from intake.door import FactRefused
from intake.resend import resend
from models.days import vietnamese_day
from models.facts import (
    DeclarationAmended,
    DeclarationWithdrawn,
    GoodsStored,
    PaperFiled,
    VisitRebooked,
)
from models.goods import Declaration
from models.vocabulary import CustomsOutcome, NoticeKind
from records.engine import reading
from records.tables import VisitRow
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
from tests.workflows.acts import confirm_visit, declare, report_visit, review, spoken

CHINESE = a_declaration(items=(a_machine(manufacture_country="CN", maker="Haitian", brand="Haitian"),))
LINE = a_declaration(lines=(a_line(),), items=(a_machine_of_a_line(),))


async def automatic(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    await _end_with(engine, CustomsOutcome.CLEARED)


async def signed(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_certificate(), a_business_registration())
    await _approve(engine)


async def visit(engine: RunningEngine) -> None:
    await _declare_line(engine)
    await engine.sign(NUMBER, NoticeKind.VISIT_SCHEDULE)
    await _visit(engine)
    await _approve(engine)


async def refused_and_reexported(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(a_machine(year_of_manufacture=1999),)), a_confirmation())
    await _reject(engine)


async def storage_day_30_by_clock(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_registration(), a_business_registration())
    today = vietnamese_day(await engine.now())
    await engine.tell(NUMBER, GoodsStored(stored_on=today, place="Kho Hòa Khánh"))
    due_on = engine.case(NUMBER).next_due_on
    assert due_on
    await engine.env.sleep(timedelta(days=(due_on - today).days + 2))
    await _reject(engine)


async def withdrawal_during_a_visit(engine: RunningEngine) -> None:
    await _declare_line(engine)
    await engine.sign(NUMBER, NoticeKind.VISIT_SCHEDULE)
    await engine.tell(NUMBER, DeclarationWithdrawn(reason="Doanh nghiệp hủy hợp đồng"))
    await engine.closed(NUMBER)


async def amendment_after_the_visit(engine: RunningEngine) -> None:
    await _declare_line(engine)
    await _visit(engine)
    other = a_machine_of_a_line(serial_number="OK-2020-9999")
    await engine.tell(NUMBER, _amended(1, a_declaration(lines=(a_line(),), items=(other,))))
    await _visit(engine)
    await _approve(engine)


async def follow_up_case(engine: RunningEngine) -> None:
    await automatic(engine)
    await engine.tell(NUMBER, _amended(1, a_declaration(items=(a_machine(year_of_manufacture=1999),))))
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.REJECTION)
    for outcome in (CustomsOutcome.REFUSED, CustomsOutcome.REEXPORTED):
        await engine.tell(NUMBER, spoken(outcome, 1))
    await engine.closed(NUMBER, 1)


async def rebooking(engine: RunningEngine) -> None:
    await _declare_line(engine)
    with reading(engine.register) as session:
        wish = session.exec(select(VisitRow)).one().day + timedelta(days=3)
    rebooked = VisitRebooked(round=1, reason="Kho mất điện", not_before=wish)
    await engine.tell(NUMBER, rebooked, staff_id="quan")
    await _visit(engine)
    await _approve(engine)


async def refused_update(engine: RunningEngine) -> None:
    """The register's own refusal is taken away so that the workflow refuses: the inspector reviews."""
    await _declare_line(engine)
    await _visit(engine)
    roles = engine.result(NUMBER).assessment.roles
    inspector = next(held.staff_id for held in roles if held.role == "inspector")
    with engine.register.begin() as connection:
        connection.exec_driver_sql("DELETE FROM case_roles")
    try:
        await review(engine, staff_id=inspector)
    except FactRefused:
        await _approve(engine)
    else:
        raise AssertionError("a second role was taken")


async def missing_paper(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_business_registration())
    await engine.sign(NUMBER, NoticeKind.SUPPLEMENT)
    await engine.tell(NUMBER, PaperFiled(paper=a_certificate()))
    await _approve(engine)


async def sent_again(engine: RunningEngine) -> None:
    await automatic(engine)
    await resend(engine.register, engine.env.client, "import-control", NUMBER, await engine.now())


Road = Callable[[RunningEngine], Awaitable[None]]
ROADS: dict[str, Road] = {
    road.__name__.replace("_", "-"): road
    for road in (
        automatic,
        signed,
        visit,
        refused_and_reexported,
        storage_day_30_by_clock,
        withdrawal_during_a_visit,
        amendment_after_the_visit,
        follow_up_case,
        rebooking,
        refused_update,
        missing_paper,
        sent_again,
    )
}


async def _declare_line(engine: RunningEngine) -> None:
    await declare(engine, LINE, a_line_certificate(), a_business_registration())


async def _visit(engine: RunningEngine) -> None:
    await report_visit(engine)
    await confirm_visit(engine)


async def _approve(engine: RunningEngine) -> None:
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)
    await _end_with(engine, CustomsOutcome.CLEARED)


async def _reject(engine: RunningEngine) -> None:
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.REJECTION)
    await _end_with(engine, CustomsOutcome.REFUSED, CustomsOutcome.REEXPORTED)


async def _end_with(engine: RunningEngine, *outcomes: CustomsOutcome) -> None:
    for outcome in outcomes:
        await engine.tell(NUMBER, spoken(outcome, 1))
    await engine.closed(NUMBER)


def _amended(number: int, declaration: Declaration) -> DeclarationAmended:
    return DeclarationAmended(amendment_number=number, declaration=declaration)
