"""Rows I3, I5: what an amendment keeps, what it overtakes, and a withdrawal from wherever the case stands."""

from collections.abc import Awaitable, Callable
from time import monotonic

import pytest
from sqlmodel import select

from intake.door import FactRefused
from models.facts import (
    DeclarationAmended,
    DeclarationWithdrawn,
    PaperFiled,
)
from models.vocabulary import CaseState, CustomsOutcome, Disposition, NoticeKind, NoticeState, VisitState
from records import events, versions
from records.engine import reading
from records.tables import BookingRow, ObligationRow, VisitRow
from records.views.case import load_case
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
)
from tests.engine import RunningEngine
from tests.workflows.acts import (
    CHINESE,
    PAPERS,
    busier,
    clear,
    confirm_visit,
    declare,
    report_visit,
    review,
    sign,
    spoken,
)

LINE = a_declaration(lines=(a_line(),), items=(a_machine_of_a_line(),))
SECOND = a_machine_of_a_line(item_number=2, serial_number="OK-2020-0118")
PAIR = a_declaration(lines=(a_line(),), items=(a_machine_of_a_line(), SECOND))


def amended(number: int = 1, **overrides: object) -> DeclarationAmended:
    return DeclarationAmended(amendment_number=number, declaration=a_declaration(**overrides))


def story(engine: RunningEngine) -> str:
    with reading(engine.register) as session:
        return "\n".join(event.text_vi for event in events.of_declaration(session, NUMBER))


def told_versions(engine: RunningEngine) -> tuple[versions.Version, ...]:
    with reading(engine.register) as session:
        return versions.of_declaration(session, NUMBER)


async def reviewed(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), *PAPERS)
    await review(engine)


async def approved(engine: RunningEngine) -> None:
    await reviewed(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)


async def test_row_i3_an_amendment_before_the_review_asks_for_a_review_of_the_new_version(
    engine: RunningEngine,
) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), *PAPERS)
    (before,) = engine.open_tasks(NUMBER)

    await engine.tell(NUMBER, amended(items=(busier(),)))
    (after,) = engine.open_tasks(NUMBER)

    assert before.kind is after.kind
    assert before.basis != after.basis
    assert "Sửa đổi, bổ sung lần 1: dòng 1: số lượng đổi từ 1 thành 2." in story(engine)
    assert "Việc soát xét trên phiên bản trước không còn cần." in story(engine)


async def test_row_i3_an_amendment_between_review_and_signature_stops_the_signing(
    engine: RunningEngine,
) -> None:
    await reviewed(engine)
    (proposal,) = engine.result(NUMBER).assessment.proposals
    signature = engine.signature(NUMBER, proposal)
    seen = engine.case(NUMBER).assessment_number
    await engine.tell(NUMBER, amended(items=(busier(),)))

    with pytest.raises(FactRefused, match="thay đổi"):
        await sign(engine, NUMBER, signature, seen)

    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW
    assert engine.notices(NUMBER) == ()
    assert "không ký được nữa" in story(engine)


async def test_row_i3_after_the_signature_the_next_number_replaces_the_earlier_one(
    engine: RunningEngine,
) -> None:
    await approved(engine)
    told = engine.outbox(NUMBER)[-1].result_number

    await engine.tell(NUMBER, amended(items=(busier(),)))
    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.HELD
    await review(engine)
    second = await engine.sign(NUMBER, NoticeKind.APPROVAL)
    (_, version) = told_versions(engine)

    assert [notice.state for notice in engine.notices(NUMBER)] == [NoticeState.REPLACED, NoticeState.ISSUED]
    assert (second.replaces, engine.outbox(NUMBER)[-1].result_number > told) == ("01/TB-SKHCN", True)
    assert '"thay_the":"01/TB-SKHCN"' in engine.outbox(NUMBER)[-1].result
    assert "không còn là căn cứ cho dòng 1" in " ".join(version.effects_vi)
    assert f"số {second.notice_number} thay thế số 01/TB-SKHCN." in " ".join(version.effects_vi)


async def test_row_i3_after_the_close_a_follow_up_case_is_linked_both_ways(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    await clear(engine, 1)
    await engine.closed(NUMBER)
    await engine.tell(NUMBER, amended(items=(a_machine(year_of_manufacture=1999),)))

    with reading(engine.register) as session:
        first, second = load_case(session, NUMBER), load_case(session, f"{NUMBER}-1")
    assert first is not None
    assert second is not None
    assert (
        [case.case_number for case in first.cases]
        == [NUMBER, f"{NUMBER}-1"]
        == [case.case_number for case in second.cases]
    )
    assert "năm sản xuất đổi từ 2020 thành 1999" in story(engine)
    assert told_versions(engine)[1].case_number == f"{NUMBER}-1"


async def test_row_i3_an_inspection_stays_valid_where_no_fact_it_used_changed(engine: RunningEngine) -> None:
    await declare(engine, PAIR, a_line_certificate(), a_business_registration())
    await report_visit(engine)
    await confirm_visit(engine)
    await engine.tell(NUMBER, amended(1, lines=PAIR.lines, items=PAIR.items, bill_of_lading="ONEY-2"))

    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW
    assert told_versions(engine)[1].effects_vi[0] == "Biên bản lần 1 còn giá trị với dòng 1, 2."

    other = a_machine_of_a_line(serial_number="OK-2020-9999")
    await engine.tell(NUMBER, amended(2, lines=PAIR.lines, items=(other, SECOND), bill_of_lading="ONEY-2"))

    assert engine.case(NUMBER).state is CaseState.AWAITING_VISIT
    wanted = engine.result(NUMBER).assessment.visit_wanted
    assert (wanted.round, wanted.item_numbers) == (2, (1,)) if wanted else False
    said = (
        "Biên bản lần 1 còn giá trị với dòng 2; "
        "dòng 1 phải kiểm tra lại vì số máy đổi từ OK-2020-0117 thành OK-2020-9999."
    )
    assert said in told_versions(engine)[2].effects_vi
    assert said in story(engine)


async def test_row_i3_a_missing_amendment_holds_what_could_go_and_says_so(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.MAY_CLEAR

    await engine.tell(NUMBER, amended(2))

    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.HELD
    assert '"xu_ly":"cho_xu_ly"' in engine.outbox(NUMBER)[-1].result
    assert "Gửi bản sửa đổi số 1 còn thiếu" in engine.outbox(NUMBER)[-1].result
    assert versions.missing(told_versions(engine)) == (1,)
    assert "Thiếu bản sửa đổi số 1." in story(engine)

    await engine.tell(NUMBER, amended(1))
    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.MAY_CLEAR


async def alone(engine: RunningEngine) -> None:
    await engine.tell(NUMBER, PaperFiled(paper=a_certificate()))


async def at_sea(engine: RunningEngine) -> None:
    declaration = a_declaration(arrived_on=None, place=None)
    await declare(engine, declaration, a_confirmation(), a_business_registration())


async def lacking(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), a_business_registration())


async def scheduled(engine: RunningEngine) -> None:
    await declare(engine, LINE, a_line_certificate(), a_business_registration())
    await engine.sign(NUMBER, NoticeKind.VISIT_SCHEDULE)


async def asking(engine: RunningEngine) -> None:
    old = a_declaration(items=(a_machine(year_of_manufacture=2010),))
    await declare(engine, old, a_confirmation(year_of_manufacture=2010), a_business_registration())


async def unreviewed(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(CHINESE,)), *PAPERS)


async def owing(engine: RunningEngine) -> None:
    await lacking(engine)
    await clear(engine, 1)


async def refused(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(a_machine(year_of_manufacture=1999),)), a_confirmation())
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.REJECTION)
    await engine.tell(NUMBER, spoken(CustomsOutcome.REFUSED, 1))


async def cleared(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())
    await clear(engine, 1)
    await engine.closed(NUMBER)


ROADS: dict[CaseState, Callable[[RunningEngine], Awaitable[None]]] = {
    CaseState.AWAITING_DECLARATION: alone,
    CaseState.AWAITING_ARRIVAL: at_sea,
    CaseState.AWAITING_PAPERS: lacking,
    CaseState.AWAITING_VISIT: scheduled,
    CaseState.AWAITING_ANSWER: asking,
    CaseState.AWAITING_REVIEW: unreviewed,
    CaseState.AWAITING_SIGNATURE: reviewed,
    CaseState.DECIDED: approved,
    CaseState.OBLIGATIONS_LEFT: owing,
    CaseState.AWAITING_REEXPORT: refused,
    CaseState.CLOSED: cleared,
}


def test_row_i5_every_state_has_its_road() -> None:
    assert {*ROADS, CaseState.WITHDRAWN} == {*CaseState}


@pytest.mark.parametrize("state", ROADS)
async def test_row_i5_a_withdrawal_from_any_state_leaves_nothing_open(
    engine: RunningEngine, state: CaseState
) -> None:
    await ROADS[state](engine)
    assert engine.case(NUMBER).state is state

    started = monotonic()
    await engine.tell(NUMBER, DeclarationWithdrawn(reason="Doanh nghiệp hủy hợp đồng"))
    assert engine.case(NUMBER).state is CaseState.WITHDRAWN
    assert monotonic() - started < 5
    await engine.closed(NUMBER, sequence=int(state is CaseState.CLOSED))

    with reading(engine.register) as session:
        obligations, visits = session.exec(select(ObligationRow)).all(), session.exec(select(VisitRow)).all()
        assert session.exec(select(BookingRow)).all() == []
    assert engine.open_tasks(NUMBER) == []
    assert not any(one.is_open for one in obligations)
    assert {visit.state for visit in visits} <= {VisitState.RELEASED}
    assert {notice.state for notice in engine.notices(NUMBER)} <= {NoticeState.REVOKED}
    newest = engine.customs.journal.of(NUMBER).newest or ""
    assert '"da_rut":true' in newest.replace(" ", "")


async def test_row_i5_what_was_withdrawn_is_not_told_to_clear(engine: RunningEngine) -> None:
    await approved(engine)
    await engine.tell(NUMBER, DeclarationWithdrawn(reason="Doanh nghiệp hủy hợp đồng"))
    await engine.closed(NUMBER)

    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.HELD
    assert engine.customs.journal.of(NUMBER).dispositions == {1: Disposition.HELD}
