"""What holds for every case file, whatever it says (rows C1, C2)?"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.law import Verification
from models.papers import Paper
from models.vocabulary import Condition, Consequence, Exclusion, Outcome, Purpose, TechnologyStatus
from rules.checks.days import Days
from rules.rulebook import judge, judge_item
from tests.builders import (
    AS_OF,
    a_case_file,
    a_certificate,
    a_confirmation,
    a_declaration,
    a_line,
    a_line_certificate,
    a_machine,
    a_registration,
    a_storage,
)

SETTINGS = settings(max_examples=60, deadline=None)

maybe = st.sampled_from([True, False, None])
machines = st.builds(
    a_machine,
    hs_code=st.sampled_from(["84581110", "84798939", "84193510", "84772020", "85153100", "90318090"]),
    condition=st.sampled_from([*Condition, None]),
    was_operated=maybe,
    is_complete_machine=maybe,
    purpose=st.sampled_from([*Purpose, None]),
    exclusion=st.sampled_from([None, None, None, *Exclusion]),
    manufacture_country=st.sampled_from(["JP", "CN", None]),
    year_of_manufacture=st.one_of(st.none(), st.integers(1995, 2026)),
    technology_status=st.sampled_from([*TechnologyStatus, None]),
    line_code=st.sampled_from([None, None, "DC1", "DC2", "DC3", "DC9"]),
)
papers = st.lists(
    st.one_of(
        st.builds(lambda original: a_confirmation(is_original=original), st.booleans()),
        st.builds(
            lambda day, conclusion: a_certificate(issued_on=day, conclusion=conclusion),
            st.dates(date(2025, 6, 1), date(2026, 6, 1)),
            st.sampled_from(["conforms", "does_not_conform", None]),
        ),
        st.builds(
            lambda percent: a_line_certificate(remaining_capacity_percent=percent),
            st.sampled_from([Decimal("84.9"), Decimal(85), None]),
        ),
        st.builds(lambda confirmed: a_registration(is_confirmed=confirmed), st.booleans()),
    ),
    max_size=3,
)
law_days = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2027, 12, 31)))


@st.composite
def case_files(draw: st.DrawFn) -> tuple[CaseFile, Days]:
    items = [
        item.model_copy(update={"item_number": number})
        for number, item in enumerate(draw(st.lists(machines, min_size=1, max_size=3)), 1)
    ]
    case_file = _case_file(items, draw(papers), stored=draw(st.booleans()), arrived=draw(st.booleans()))
    return case_file, Days(AS_OF, draw(law_days))


def _case_file(
    items: list[DeclarationItem], filed: Sequence[Paper], *, stored: bool, arrived: bool
) -> CaseFile:
    lines = tuple(
        a_line(line_code=code, is_synchronous=answer)
        for code, answer in (("DC1", True), ("DC2", False), ("DC3", None))
    )
    declaration = a_declaration(
        items=tuple(items), lines=lines, arrived_on=date(2026, 3, 10) if arrived else None
    )
    return a_case_file(declaration, filed, (a_storage(date(2026, 2, 2)),) if stored else ())


@SETTINGS
@given(case_files())
def test_row_c2_every_finding_carries_a_quote_and_a_text_in_force(given_case: tuple[CaseFile, Days]) -> None:
    for judged in judge(*given_case):
        for finding in judged.findings:
            cited = finding.citation
            assert cited.quote_vi
            assert cited.article
            assert finding.sentence_vi
            assert finding.law_day_rule_vi
            assert finding.law_day is None or cited.instrument.covers(finding.law_day)


@SETTINGS
@given(case_files())
def test_an_unverified_value_never_decides_alone(given_case: tuple[CaseFile, Days]) -> None:
    for judged in judge(*given_case):
        for finding in judged.findings:
            if finding.verification is Verification.UNVERIFIED:
                assert finding.outcome is Outcome.UNDETERMINED
                assert finding.needs_legal_review


@SETTINGS
@given(case_files())
def test_what_is_undetermined_names_what_would_settle_it(given_case: tuple[CaseFile, Days]) -> None:
    for judged in judge(*given_case):
        for finding in judged.findings:
            is_note = finding.consequence is Consequence.NOTE
            if finding.outcome is Outcome.UNDETERMINED and not is_note:
                assert (finding.missing is None) != (finding.question is None)


@SETTINGS
@given(case_files())
def test_the_order_of_items_and_facts_does_not_matter(given_case: tuple[CaseFile, Days]) -> None:
    case_file, days = given_case
    declaration = case_file.declaration
    assert declaration is not None
    turned = a_case_file(
        declaration.model_copy(update={"items": declaration.items[::-1]}),
        [paper for _, paper in case_file.papers],
    )
    straight = a_case_file(declaration, [paper for _, paper in case_file.papers])
    shuffled = straight.model_copy(update={"facts": straight.facts[::-1]})

    assert judge(turned, days) == judge(straight, days) == judge(shuffled, days)


@SETTINGS
@given(case_files(), machines)
def test_one_more_machine_never_improves_another_item(
    given_case: tuple[CaseFile, Days], more: DeclarationItem
) -> None:
    case_file, days = given_case
    declaration = case_file.declaration
    assert declaration is not None
    added = more.model_copy(update={"item_number": 9})
    larger = a_case_file(
        declaration.model_copy(update={"items": (*declaration.items, added)}),
        [paper for _, paper in case_file.papers],
    )
    smaller = a_case_file(declaration, [paper for _, paper in case_file.papers])

    assert judge(larger, days)[:-1] == judge(smaller, days)


@SETTINGS
@given(case_files())
def test_a_shut_gate_spares_only_questions_that_do_not_arise(given_case: tuple[CaseFile, Days]) -> None:
    case_file, days = given_case
    for judged in judge(case_file, days):
        assert judge_item(case_file, judged.item, days) == judged
