"""Is every case answered, however odd, in one way, and never better for saying less (rows C1, C2)?"""

from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from models.case_file import AcceptedFact, CaseFile
from models.facts import DeclarationAmended, DeclarationRegistered
from models.goods import Declaration, DeclarationItem
from models.papers import (
    BusinessRegistration,
    ConformityCertificate,
    GoodsDescription,
    InspectionCertificate,
    InspectionRegistration,
    ManufacturerConfirmation,
    Paper,
    QualityInspectionRegistration,
    SelfAssessment,
    SubLabel,
)
from models.vocabulary import Conclusion, Outcome
from rules.checks.days import Days
from rules.policy.lanes import ORDER as LANES
from rules.policy.standing import ORDER, JudgedItem, Standing
from rules.rulebook import assess, judge
from tests.unit.rules.odd_cases import case_files, records

SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
Looked = tuple[CaseFile, Days]
FAVOURABLE = (
    *(BusinessRegistration, ConformityCertificate, GoodsDescription, InspectionCertificate, SubLabel),
    *(InspectionRegistration, ManufacturerConfirmation, QualityInspectionRegistration, SelfAssessment),
)
"""Papers that only ever speak for the goods; others open a question, or choose another road."""


@SETTINGS
@given(case_files())
def test_row_c1_whatever_comes_is_answered_and_twice_alike(looked: Looked) -> None:
    case_file, days = looked

    answer = assess(case_file, *days)

    assert assess(case_file.with_facts(case_file.facts), *days) == answer
    for finding in [one for item in answer.items for one in item.findings]:
        assert finding.citation.quote_vi
        assert finding.sentence_vi
        assert finding.sentence_en
        if finding.outcome is Outcome.UNDETERMINED:
            assert finding.missing or finding.question, finding.rule
            assert finding.missing is None or finding.missing.what_vi.endswith("."), finding.rule


@SETTINGS
@given(case_files())
def test_neither_the_order_of_facts_nor_that_of_items_matters(looked: Looked) -> None:
    case_file, days = looked
    turned = tuple(_with_declaration(fact, _turned) for fact in case_file.facts)

    answer = assess(case_file, *days)

    assert assess(case_file.with_facts(case_file.facts[::-1]), *days) == answer
    assert assess(case_file.with_facts(turned), *days) == answer


@SETTINGS
@given(case_files(), records(DeclarationItem))
def test_one_more_machine_never_improves_the_answer_on_another(looked: Looked, more: DeclarationItem) -> None:
    case_file, days = looked
    assume(len(case_file.items) < 50)
    added = more.model_copy(update={"item_number": 50})
    larger = case_file.with_facts(
        tuple(_with_declaration(fact, lambda one: _and(one, added)) for fact in case_file.facts)
    )

    for before, after in zip(judge(case_file, days), judge(larger, days), strict=False):
        assert ORDER.index(after.standing) <= ORDER.index(before.standing)
        assert LANES.index(after.lane) >= LANES.index(before.lane)
        assert after.covered <= before.covered


@SETTINGS
@given(case_files())
def test_one_paper_less_never_lets_goods_go(looked: Looked) -> None:
    case_file, days = looked
    before = judge(case_file, days)
    for fact, paper in case_file.papers:
        if _speaks_for(case_file, paper):
            less = case_file.with_facts(tuple(one for one in case_file.facts if one is not fact))
            for one, after in zip(before, judge(less, days), strict=True):
                assert not _goes(after) or _goes(one), paper.kind


def _goes(one: JudgedItem) -> bool:
    return one.standing in (Standing.CLEARABLE, Standing.OUT_OF_SCOPE)


def _speaks_for(case_file: CaseFile, paper: Paper) -> bool:
    """The only paper of its kind, whose conclusion, year and serial number say nothing against the goods."""
    if not isinstance(paper, FAVOURABLE) or len(case_file.papers_of(type(paper))) > 1:
        return False
    concluded = getattr(paper, "conclusion", Conclusion.CONFORMS)
    if concluded is not Conclusion.CONFORMS and not isinstance(paper, ConformityCertificate):
        return False
    return concluded is not Conclusion.DOES_NOT_CONFORM and not any(
        getattr(paper, name, None) not in (None, getattr(item, name))
        for item in case_file.items
        for name in ("year_of_manufacture", "serial_number")
    )


def _with_declaration(fact: AcceptedFact, change: Any) -> AcceptedFact:
    """The fact under its old digest, which gives it its place among facts of one instant."""
    content = fact.content
    if not isinstance(content, DeclarationRegistered | DeclarationAmended):
        return fact
    changed = content.model_copy(update={"declaration": change(content.declaration)})
    return fact.model_copy(update={"fact": fact.fact.model_copy(update={"content": changed})})


def _turned(declaration: Declaration) -> Declaration:
    return declaration.model_copy(update={"items": declaration.items[::-1]})


def _and(declaration: Declaration, added: DeclarationItem) -> Declaration:
    return declaration.model_copy(update={"items": (*declaration.items, added)})
