"""Does a person's word stand when what is asked about beside it changes, and is what it says kept?"""

from datetime import UTC, date, datetime

from models.assessment import Finding
from models.case_file import CaseFile
from models.facts import Fact
from models.vocabulary import Exclusion, Outcome, TaskKind
from rules.checks.days import Days
from rules.rulebook import assess, judge
from tests import quality_builders as quality
from tests.builders import (
    a_business_registration,
    a_case_file,
    a_certificate,
    a_declaration,
    a_machine,
    a_storage,
    an_answer,
    filed,
)

REGISTERED_ON = date(2026, 10, 2)
LATE = date(2026, 10, 20)
AT = datetime(2026, 10, 2, 5, tzinfo=UTC)


def a_dossier_without_certificate(*facts: Fact) -> CaseFile:
    papers = (
        quality.a_quality_registration(issued_on=REGISTERED_ON),
        quality.a_description(issued_on=REGISTERED_ON),
    )
    declaration = a_declaration(
        items=(quality.a_rice_cooker(),), registered_on=REGISTERED_ON, arrived_on=REGISTERED_ON
    )
    return a_case_file(declaration, (), (*(filed(paper, occurred_at=AT) for paper in papers), *facts))


def found(case_file: CaseFile, rule: str, as_of: date = LATE) -> Finding:
    (item,) = judge(case_file, Days(as_of))
    return next(one for one in item.findings if one.rule == rule)


def question_of(case_file: CaseFile, rule: str, as_of: date = LATE) -> str:
    question = found(case_file, rule, as_of).question
    assert question is not None
    return question.question_id


def test_bringing_the_goods_to_storage_asks_nothing_anew_about_the_certificate() -> None:
    before = a_dossier_without_certificate()
    after = a_dossier_without_certificate(a_storage(date(2026, 10, 15)))

    assert question_of(before, "quality_dossier") == question_of(after, "quality_dossier")
    assert found(before, "quality_dossier").facts_used != found(after, "quality_dossier").facts_used


def test_who_accepted_the_delay_stands_in_the_finding_that_waits_for_the_certificate() -> None:
    question_id = question_of(a_dossier_without_certificate(), "quality_dossier")
    case_file = a_dossier_without_certificate(an_answer(question_id))
    finding = found(case_file, "quality_dossier")

    assert (finding.outcome, finding.question, finding.answered_by) == (Outcome.UNDETERMINED, None, "dost-01")
    assert finding.needs_legal_review
    assert finding.missing is not None
    assert "Giấy chứng nhận hợp quy" in finding.missing.what_vi
    assert "Đã đối chiếu hồ sơ." in finding.sentence_vi
    assert TaskKind.ANSWER not in {task.kind for task in assess(case_file, LATE).tasks}


def test_an_exclusion_that_a_person_denies_leaves_the_other_points_to_be_asked() -> None:
    """Used cookers said to be for research: they are not, and may still be "nhóm 2" (điểm i)."""
    day = date(2026, 8, 3)
    cooker = a_machine(hs_code="85166010", exclusion=Exclusion.RESEARCH, description="Nồi cơm điện cũ")
    declaration = a_declaration(items=(cooker,), registered_on=day, arrived_on=day)
    claimed = a_case_file(declaration, (a_business_registration(),))
    first = question_of(claimed, "exclusions", day)
    denied = a_case_file(declaration, (a_business_registration(),), (an_answer(first),))
    second = question_of(denied, "exclusions", day)
    both = a_case_file(declaration, (a_business_registration(),), (an_answer(first), an_answer(second)))
    finding = found(both, "exclusions", day)

    assert first != second
    assert "nhóm 2" in found(denied, "exclusions", day).sentence_vi
    assert finding.outcome is Outcome.MET
    assert finding.sentence_vi.count("Đã đối chiếu hồ sơ.") == 2
    assert {"Loại trừ", "Danh mục"} <= {fact.name_vi for fact in finding.facts_used}


def test_a_question_about_one_body_is_one_task_for_all_items() -> None:
    """A certificate of a body of the rules before 2019 covers both machines (Điều 16.4)."""
    day = date(2019, 6, 17)
    machines = tuple(a_machine(item_number=number, year_of_manufacture=2012) for number in (1, 2))
    declaration = a_declaration(items=machines, registered_on=day, arrived_on=day)
    old = a_certificate(body_code="CU", issued_on=date(2019, 6, 10))
    tasks = assess(a_case_file(declaration, (old, a_business_registration())), day).tasks
    asked = [task for task in tasks if task.kind is TaskKind.ANSWER]

    assert len(asked) == len({task.key for task in asked}) > 0
