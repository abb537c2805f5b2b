"""Does a part of an item travel its road while the rest waits on its own clock (rows D2, D3)?"""

import json
from datetime import datetime

from sqlmodel import select

from customs import wire
from models.facts import CustomsSpoke, ItemWord, PaperFiled
from models.vocabulary import CaseState, CustomsOutcome, Disposition, NoticeKind, NoticeState
from records.engine import reading
from records.tables import CertificateRow, ObligationRow
from tests.builders import NUMBER, a_business_registration, a_certificate, a_declaration, a_machine
from tests.engine import RunningEngine
from tests.workflows.acts import declare, review

TEN = a_declaration(
    items=(a_machine(quantity=10, manufacture_country="CN", maker="Haitian", brand="Haitian"),)
)
MAY_CLEAR, HELD = Disposition.MAY_CLEAR, Disposition.HELD


async def clear(engine: RunningEngine, quantity: int) -> None:
    word = ItemWord(item_number=1, outcome=CustomsOutcome.CLEARED, quantity=quantity)
    await engine.tell(NUMBER, CustomsSpoke(outcomes=(word,)))


def parts(engine: RunningEngine) -> list[tuple[int, Disposition]]:
    return [(part.quantity, part.disposition) for part in engine.result(NUMBER).assessment.items[0].parts]


def owed(engine: RunningEngine) -> list[tuple[str, datetime]]:
    with reading(engine.register) as session:
        rows = session.exec(select(ObligationRow).where(ObligationRow.is_open)).all()
    return [(row.what_vi, row.opened_at) for row in rows]


def used(engine: RunningEngine) -> list[tuple[int, int]]:
    with reading(engine.register) as session:
        return sorted((row.used, row.quantity) for row in session.exec(select(CertificateRow)))


def told(engine: RunningEngine) -> list[wire.ResultMessage]:
    """Every result in the order of its number, each with what it replaces."""
    rows = engine.outbox(NUMBER)
    before = [None, *(wire.Replaced(row.result_number, row.result) for row in rows)]
    return [
        wire.result_message(NUMBER, row.result_number, row.created_at, row.result, replaced)
        for row, replaced in zip(rows, before, strict=False)
    ]


async def test_row_d2_six_of_ten_machines_go_first_and_four_follow_with_their_certificate(
    engine: RunningEngine,
) -> None:
    await declare(engine, TEN, a_certificate(quantity=6), a_business_registration())
    await engine.sign(NUMBER, NoticeKind.SUPPLEMENT)
    await review(engine)
    first = await engine.sign(NUMBER, NoticeKind.APPROVAL)
    assert parts(engine) == [(6, MAY_CLEAR), (4, HELD)]
    assert used(engine) == [(6, 6)]

    await clear(engine, 6)
    (rest,) = owed(engine)
    assert "4 chiếc còn lại" in rest[0]
    assert engine.case(NUMBER).state is CaseState.AWAITING_PAPERS

    await engine.tell(NUMBER, PaperFiled(paper=a_certificate(number="VC-26-032", quantity=4)))
    assert owed(engine) == []
    assert parts(engine) == [(6, MAY_CLEAR), (4, HELD)]
    await review(engine)
    second = await engine.sign(NUMBER, NoticeKind.APPROVAL)
    assert engine.result(NUMBER).assessment.items[0].disposition is MAY_CLEAR

    await clear(engine, 4)
    await engine.closed(NUMBER)

    states = {notice.notice_number: notice.state for notice in engine.notices(NUMBER)}
    assert states[first.notice_number] is NoticeState.REPLACED
    assert states[second.notice_number] is NoticeState.ISSUED
    assert used(engine) == [(4, 4), (6, 6)]
    assert engine.case(NUMBER).state is CaseState.CLOSED


async def test_row_d3_each_result_tells_the_parts_and_what_changed_since_the_last(
    engine: RunningEngine,
) -> None:
    await declare(engine, TEN, a_certificate(quantity=6), a_business_registration())
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)
    await clear(engine, 6)
    await engine.tell(NUMBER, PaperFiled(paper=a_certificate(number="VC-26-032", quantity=4)))
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)
    await clear(engine, 4)
    await engine.closed(NUMBER)

    results = told(engine)
    numbers = [one.so_ket_qua for one in results]
    split = next(one for one in results if one.ket_qua.hang_hoa and one.ket_qua.hang_hoa[0].phan)
    (item,) = split.ket_qua.hang_hoa
    changes = [change.noi_dung for one in results for change in one.thay_doi]
    assert numbers == list(range(1, len(results) + 1))
    assert [one.thay_the_so for one in results] == [None, *numbers[:-1]]
    assert [(part.so_luong, part.xu_ly) for part in item.phan] == [(6, MAY_CLEAR), (4, HELD)]
    assert all(part.can_cu for part in item.phan)
    assert item.xu_ly is HELD
    assert any("6 “" in change and "4 “" in change for change in changes)
    assert results[-1].ket_qua.hang_hoa[0].phan == ()
    assert results[-1].ket_qua.hang_hoa[0].xu_ly is MAY_CLEAR


async def test_row_d2_the_opinion_on_a_part_names_its_quantity(engine: RunningEngine) -> None:
    await declare(engine, TEN, a_certificate(quantity=6), a_business_registration())
    await review(engine)
    proposal = next(
        one for one in engine.result(NUMBER).assessment.proposals if one.kind is NoticeKind.APPROVAL
    )

    content = json.loads(engine.files.get(engine.signature(NUMBER, proposal).content_digest))

    assert (content["items"][0]["quantity"], content["items"][0]["of_quantity"]) == (6, 10)
    assert "6 trong 10 chiếc" in content["closing_vi"][0]
    assert content["advice"][0]["disposition"] == MAY_CLEAR
