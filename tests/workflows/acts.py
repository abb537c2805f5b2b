"""What people and customs do to a case in tests, each act in the words of the procedure."""

from datetime import date

from intake.door import Inbound
from models.base import canonical_json
from models.facts import (
    CustomsSpoke,
    DeclarationRegistered,
    DossierReviewed,
    Fact,
    ItemWord,
    NoticeSigned,
    PaperFiled,
    QuestionAnswered,
    VisitConfirmed,
    VisitReported,
)
from models.goods import Declaration, DeclarationItem
from models.papers import Paper
from models.vocabulary import CustomsOutcome, Outcome, TaskKind
from tests.builders import (
    NUMBER,
    a_business_registration,
    a_certificate,
    a_declaration,
    a_machine,
    an_observation,
)
from tests.engine import RunningEngine

CHINESE = a_machine(manufacture_country="CN", maker="Haitian", brand="Haitian")
PAPERS = (a_certificate(), a_business_registration())
"""What brings it to a reviewer."""


def busier(item: DeclarationItem = CHINESE) -> DeclarationItem:
    return item.model_copy(update={"quantity": 2})


async def declare(engine: RunningEngine, declaration: Declaration | None = None, *papers: Paper) -> str:
    """Papers first, then the declaration, as customs may send them."""
    declaration = declaration or a_declaration()
    for paper in papers:
        await engine.tell(declaration.number, PaperFiled(paper=paper))
    await engine.tell(declaration.number, DeclarationRegistered(declaration=declaration))
    return declaration.number


def spoken(outcome: CustomsOutcome, *items: int) -> CustomsSpoke:
    return CustomsSpoke(outcomes=tuple(ItemWord(item_number=item, outcome=outcome) for item in items))


async def clear(engine: RunningEngine, *items: int, number: str = NUMBER) -> None:
    await engine.tell(number, spoken(CustomsOutcome.CLEARED, *items))


async def review(
    engine: RunningEngine, *, number: str = NUMBER, staff_id: str = "soat", agrees: bool = True
) -> int:
    task = next(task for task in engine.open_tasks(number) if task.kind is TaskKind.REVIEW)
    assert task.basis
    content = DossierReviewed(
        basis=task.basis, agrees=agrees, remark=None if agrees else "Chưa rõ năm sản xuất"
    )
    return await engine.tell(number, content, staff_id=staff_id)


async def sign(engine: RunningEngine, number: str, signature: NoticeSigned, seen: int) -> int:
    """As the form does: the number of the assessment is the one on the signatory's screen."""
    now = await engine.now()
    fact = Fact(declaration_number=number, occurred_at=now, content=signature, staff_id="ky")
    inbound = Inbound("portal", f"sign-{number}", canonical_json(fact))
    receipt = engine.door.receive(inbound, fact, received_at=now, seen_assessment=seen)
    assessed = await engine.door.outcome(receipt, 20.0)
    assert assessed is not None
    return assessed


async def answer(
    engine: RunningEngine, outcome: Outcome, *, number: str = NUMBER, staff_id: str = "thu"
) -> None:
    """Answer every open question."""
    while tasks := [task for task in engine.open_tasks(number) if task.kind is TaskKind.ANSWER]:
        assert tasks[0].question_id
        content = QuestionAnswered(
            question=tasks[0].question_id, outcome=outcome, reason="Đã đối chiếu hồ sơ."
        )
        await engine.tell(number, content, staff_id=staff_id)


async def report_visit(engine: RunningEngine, *, number: str = NUMBER, consistent: bool = True) -> None:
    task = next(task for task in engine.open_tasks(number) if task.kind is TaskKind.VISIT)
    stored = engine.result(number)
    assert stored.declaration
    assert stored.assessment.visit_wanted
    seen = stored.assessment.visit_wanted.item_numbers
    content = VisitReported(
        round=task.round or 1,
        visited_on=date(2026, 11, 25),
        observations=tuple(
            an_observation(item, is_consistent=consistent)
            for item in stored.declaration.items
            if item.item_number in seen
        ),
    )
    await engine.tell(number, content, staff_id=task.assignee_id)


async def confirm_visit(engine: RunningEngine, *, number: str = NUMBER, agrees: bool = True) -> None:
    task = next(task for task in engine.open_tasks(number) if task.kind is TaskKind.CONFIRM_VISIT)
    assert task.basis
    content = VisitConfirmed(round=task.round or 1, report_digest=task.basis, agrees=agrees)
    await engine.tell(number, content, staff_id="quan")
