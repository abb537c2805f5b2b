"""Does a case travel each road of the procedure to its end?"""

from pathlib import Path

from sqlalchemy import Engine

from models.facts import PaperFiled
from models.vocabulary import (
    CaseState,
    CustomsOutcome,
    Disposition,
    NoticeKind,
    NoticeState,
    Outcome,
    ReviewLane,
    TaskKind,
)
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
from tests.engine import RunningEngine, running_engine
from tests.workflows.acts import answer, clear, confirm_visit, declare, report_visit, review, spoken

CHINESE = a_declaration(items=(a_machine(manufacture_country="CN", maker="Haitian", brand="Haitian"),))


def activities(events: list[str]) -> int:
    return events.count("activity_task_scheduled_event_attributes")


def dispositions(engine: RunningEngine) -> dict[int, str]:
    return engine.customs.journal.of(NUMBER).dispositions


async def test_the_automatic_road_ends_without_a_person(engine: RunningEngine) -> None:
    await declare(engine, None, a_confirmation(), a_business_registration())

    assessment = engine.result(NUMBER).assessment
    assert assessment.lane is ReviewLane.GREEN
    assert assessment.items[0].disposition is Disposition.MAY_CLEAR

    await clear(engine, 1)
    await engine.closed(NUMBER)

    assert engine.case(NUMBER).state is CaseState.CLOSED
    assert engine.notices(NUMBER) == ()
    assert dispositions(engine) == {1: Disposition.MAY_CLEAR}


async def test_the_signed_road_takes_a_reviewer_and_a_signatory(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_certificate(), a_business_registration())
    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW
    assert dispositions(engine).get(1, Disposition.HELD) == Disposition.HELD

    await review(engine)
    notice = await engine.sign(NUMBER, NoticeKind.APPROVAL)
    await clear(engine, 1)
    await engine.closed(NUMBER)

    assert notice.notice_number == "01/TB-SKHCN"
    assert notice.state is NoticeState.ISSUED
    assert dispositions(engine) == {1: Disposition.MAY_CLEAR}
    assert activities(await engine.history_events(NUMBER)) <= 8 + 2 * 2  # two papers came besides


async def test_the_visit_road_takes_both_offices(engine: RunningEngine) -> None:
    line = a_declaration(lines=(a_line(),), items=(a_machine_of_a_line(),))
    await declare(engine, line, a_line_certificate(), a_business_registration())
    assert engine.case(NUMBER).state is CaseState.AWAITING_VISIT

    await engine.sign(NUMBER, NoticeKind.VISIT_SCHEDULE)
    await report_visit(engine)
    await confirm_visit(engine)
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)
    await clear(engine, 1)
    await engine.closed(NUMBER)

    kinds = [notice.kind for notice in engine.notices(NUMBER)]
    assert kinds == [NoticeKind.APPROVAL, NoticeKind.VISIT_SCHEDULE]
    assert dispositions(engine) == {1: Disposition.MAY_CLEAR}
    assert activities(await engine.history_events(NUMBER)) <= 12 + 2 * 2


async def test_a_refused_machine_stays_open_until_it_is_reexported(engine: RunningEngine) -> None:
    await declare(engine, a_declaration(items=(a_machine(year_of_manufacture=1999),)), a_confirmation())
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.REJECTION)
    assert engine.result(NUMBER).assessment.items[0].disposition is Disposition.REFUSED

    await engine.tell(NUMBER, spoken(CustomsOutcome.REFUSED, 1))
    assert engine.case(NUMBER).state is CaseState.AWAITING_REEXPORT
    await engine.tell(NUMBER, spoken(CustomsOutcome.REEXPORTED, 1))
    await engine.closed(NUMBER)

    assert engine.case(NUMBER).state is CaseState.CLOSED
    assert dispositions(engine) == {1: Disposition.REFUSED}


async def test_a_missing_paper_is_asked_for_and_then_decided(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_business_registration())
    assert engine.case(NUMBER).state is CaseState.AWAITING_PAPERS

    await engine.sign(NUMBER, NoticeKind.SUPPLEMENT)
    await declare_paper_and_finish(engine)

    assert {notice.kind for notice in engine.notices(NUMBER)} == {NoticeKind.SUPPLEMENT, NoticeKind.APPROVAL}


async def declare_paper_and_finish(engine: RunningEngine) -> None:
    await engine.tell(NUMBER, PaperFiled(paper=a_certificate()))
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)
    await clear(engine, 1)
    await engine.closed(NUMBER)


async def test_a_question_to_a_person_is_answered_by_an_inspector(engine: RunningEngine) -> None:
    old = a_declaration(items=(a_machine(year_of_manufacture=2010),))
    await declare(engine, old, a_confirmation(year_of_manufacture=2010), a_business_registration())
    assert engine.case(NUMBER).state is CaseState.AWAITING_ANSWER

    await answer(engine, Outcome.MET)

    assert TaskKind.REVIEW in {task.kind for task in engine.open_tasks(NUMBER)}


async def test_a_reviewer_who_objects_gets_an_answer_before_reviewing_again(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_certificate(), a_business_registration())

    await review(engine, agrees=False)
    assert engine.case(NUMBER).state is CaseState.AWAITING_ANSWER
    await answer(engine, Outcome.MET)
    assert engine.case(NUMBER).state is CaseState.AWAITING_REVIEW
    await review(engine)

    assert engine.case(NUMBER).state is CaseState.AWAITING_SIGNATURE


async def test_a_case_is_rebuilt_from_its_history_at_every_step(staffed: Engine, tmp_path: Path) -> None:
    """Without a cache each workflow task replays the whole case; a step that is not the same fails it."""
    async with running_engine(staffed, tmp_path, cached=0) as engine:
        await declare(engine, CHINESE, a_certificate(), a_business_registration())
        await review(engine)
        await engine.sign(NUMBER, NoticeKind.APPROVAL)
        await clear(engine, 1)
        await engine.closed(NUMBER)

        assert engine.case(NUMBER).state is CaseState.CLOSED
