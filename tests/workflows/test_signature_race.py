"""Row I3: amendment against signature; whichever the case takes first, the other yields."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

from sqlmodel import col, select

from intake.door import FactRefused
from models.facts import DeclarationAmended
from models.vocabulary import CaseState
from records.engine import reading
from records.tables import AssessmentRow
from tests.builders import NUMBER, a_declaration
from tests.engine import RunningEngine
from tests.workflows.acts import CHINESE, PAPERS, busier, declare, review, sign

TRIALS, SEED = 50, 20261124
AT_ONCE = 5

Act = Callable[[], Awaitable[int]]
Order = Callable[[Act, Act], Awaitable[object]]
"""How an amendment and a signature meet: takes both acts, answers what became of the signature."""


async def amendment_first(amend: Act, signs: Act) -> object:
    await amend()
    return await outcome(signs)


async def signature_first(amend: Act, signs: Act) -> object:
    signed = await signs()
    await amend()
    return signed


def apart(offset: float) -> Order:
    """The amendment so many seconds after the signature, or before it."""

    async def meet(amend: Act, signs: Act) -> object:
        async def later() -> object:
            await asyncio.sleep(max(0.0, -offset))
            return await outcome(signs)

        async def amends() -> None:
            await asyncio.sleep(max(0.0, offset))
            await amend()

        signed, _ = await asyncio.gather(later(), amends())
        return signed

    return meet


async def outcome(signs: Act) -> object:
    try:
        return await signs()
    except FactRefused as refusal:
        return refusal


async def test_row_i3_no_signature_ever_stands_on_a_version_that_was_overtaken(
    engine: RunningEngine,
) -> None:
    """One trial in each order, which shows both ends, and the others at random offsets."""
    random, turns = Random(SEED), asyncio.Semaphore(AT_ONCE)
    orders: list[Order] = [amendment_first, signature_first]
    orders += [apart(random.uniform(-0.15, 0.15)) for _ in range(TRIALS - len(orders))]

    async def trial(number: str, order: Order) -> bool:
        async with turns:
            return await race(engine, number, order)

    refused = await asyncio.gather(
        *(trial(str(int(NUMBER) + 1 + place), order) for place, order in enumerate(orders))
    )

    assert refused[:2] == [True, False]


async def race(engine: RunningEngine, number: str, order: Order) -> bool:
    """True when the signature was refused."""
    item = CHINESE.model_copy(update={"serial_number": f"HT-{number}"})
    declaration = a_declaration(number=number, items=(item,))
    await declare(engine, declaration, *PAPERS)
    await review(engine, number=number)
    (proposal,) = engine.result(number).assessment.proposals
    signature, seen = engine.signature(number, proposal), engine.case(number).assessment_number
    changed = declaration.model_copy(update={"items": (busier(item),)})
    amendment = DeclarationAmended(amendment_number=1, declaration=changed)

    signed = await order(
        lambda: engine.tell(number, amendment), lambda: sign(engine, number, signature, seen)
    )
    taken = accepted_order(engine, number)
    if isinstance(signed, FactRefused):
        assert engine.notices(number) == ()
        assert "signature" not in taken
        return True
    assert isinstance(signed, int), signed
    assert taken.index("signature") < taken.index("amendment")
    assert engine.case(number).state is CaseState.AWAITING_REVIEW
    return False


def accepted_order(engine: RunningEngine, number: str) -> list[str]:
    """The kinds of the accepted facts, in the order in which the case took them."""
    with reading(engine.register) as session:
        query = select(AssessmentRow).where(AssessmentRow.case_number == number)
        row = session.exec(query.order_by(col(AssessmentRow.number).desc())).first()
    assert row is not None
    return [fact_id.split("-")[0] for fact_id in row.fact_ids.split()]
