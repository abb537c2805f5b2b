"""When is the dossier complete, when is Mẫu số 3 due, and which of its four results is it?"""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.case_file import CaseFile
from models.facts import Fact
from models.papers import Paper
from models.vocabulary import Exemption, InspectionResult, RiskTier
from rules.checks.days import Days
from rules.checks.quality.quality_exemption import POINTS
from rules.law.quality.decree_37_2026_exemptions import EXEMPTION_POINTS
from rules.listing import ListingState, classify_goods
from rules.quality_dossier import complete_on, inspection_result, received_on, result_due_on
from rules.rulebook import judge
from tests import builders as build
from tests import quality_builders as quality

JULY_6 = date(2026, 7, 6)
CULTURE_DAY = date(2026, 11, 24)
NATIONAL_DAYS = (date(2026, 9, 1), date(2026, 9, 2))


def filed_on(day: date, *papers: Paper) -> tuple[Fact, ...]:
    noon = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    return tuple(build.filed(paper, occurred_at=noon) for paper in papers)


def full_dossier(day: date) -> tuple[Fact, ...]:
    return filed_on(
        day,
        quality.a_quality_registration(),
        quality.a_conformity_certificate(),
        quality.a_description(),
    )


def a_case(*facts: Fact, days_off: tuple[date, ...] = (), **overrides: Any) -> CaseFile:
    cooker = quality.a_rice_cooker()
    declaration = build.a_declaration(**{"items": (cooker,), "registered_on": JULY_6, **overrides})
    bodies = (quality.a_certification_body(),)
    reference = build.a_reference(bodies=bodies, calendar=build.a_calendar(days_off=days_off))
    return build.a_case_file(declaration, (), facts, reference=reference)


def due_on(case_file: CaseFile, result: InspectionResult) -> date | None:
    return result_due_on(case_file, case_file.items[0], result)


def result_of(case_file: CaseFile, as_of: date) -> InspectionResult | None:
    return inspection_result(judge(case_file, Days(as_of))[0].findings)


def answered(case_file: CaseFile, as_of: date, rule: str, outcome: str, day: date) -> Fact:
    findings = judge(case_file, Days(as_of))[0].findings
    asked = next(finding.question for finding in findings if finding.rule == rule)
    assert asked is not None
    return build.an_answer(
        asked.question_id, outcome, occurred_at=datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    )


def test_without_a_registration_there_is_no_dossier_and_no_day() -> None:
    case_file = a_case()
    cooker = case_file.items[0]

    assert received_on(case_file, cooker) is None
    assert complete_on(case_file, cooker) is None
    assert [due_on(case_file, result) for result in InspectionResult] == [None] * 4


def test_a_dossier_under_the_law_before_july_has_none_of_these_days() -> None:
    case_file = a_case(*full_dossier(JULY_6), registered_on=date(2026, 6, 29))

    assert received_on(case_file, case_file.items[0]) is None


def test_t42_a_dossier_received_incomplete_on_monday_is_due_the_next_wednesday_week() -> None:
    case_file = a_case(*filed_on(JULY_6, quality.a_quality_registration()))

    assert received_on(case_file, case_file.items[0]) == JULY_6
    assert complete_on(case_file, case_file.items[0]) is None
    assert due_on(case_file, InspectionResult.INCOMPLETE) == date(2026, 7, 16)
    assert due_on(case_file, InspectionResult.CONFORMS) is None


@pytest.mark.parametrize(
    ("day", "days_off", "expected"),
    [
        pytest.param(date(2026, 11, 23), (CULTURE_DAY,), date(2026, 11, 25), id="T44"),
        pytest.param(date(2026, 8, 28), NATIONAL_DAYS, date(2026, 8, 31), id="T45 worked"),
        pytest.param(
            date(2026, 8, 28), (date(2026, 8, 31), *NATIONAL_DAYS), date(2026, 9, 3), id="T45 swapped"
        ),
    ],
)
def test_a_complete_dossier_is_answered_within_one_working_day(
    day: date, days_off: tuple[date, ...], expected: date
) -> None:
    case_file = a_case(*full_dossier(day), days_off=days_off, registered_on=day)

    assert complete_on(case_file, case_file.items[0]) == day
    assert due_on(case_file, InspectionResult.CONFORMS) == expected
    assert due_on(case_file, InspectionResult.INCOMPLETE) is None


@pytest.mark.parametrize("result", [InspectionResult.DOES_NOT_CONFORM, InspectionResult.LABEL_FAILS])
def test_the_decree_gives_no_day_for_a_misfit_or_a_label(result: InspectionResult) -> None:
    assert due_on(a_case(*full_dossier(JULY_6)), result) is None


def test_everything_met_is_a_good_result_once_the_label_was_looked_at() -> None:
    facts = full_dossier(JULY_6)
    before = a_case(*facts)
    answer = answered(before, JULY_6, "quality_label", "met", JULY_6)

    assert result_of(before, JULY_6) is None
    assert result_of(a_case(*facts, answer), JULY_6) is InspectionResult.CONFORMS


def test_a_label_that_is_not_mended_fails() -> None:
    facts = full_dossier(JULY_6)
    answer = answered(a_case(*facts), JULY_6, "quality_label", "not_met", date(2026, 7, 7))
    case_file = a_case(*facts, answer)

    assert result_of(case_file, date(2026, 7, 14)) is None
    assert result_of(case_file, date(2026, 7, 16)) is InspectionResult.LABEL_FAILS


def test_an_incomplete_dossier_is_told_after_its_limit() -> None:
    case_file = a_case(*filed_on(JULY_6, quality.a_quality_registration()))

    assert result_of(case_file, date(2026, 7, 15)) is None
    assert result_of(case_file, date(2026, 7, 16)) is InspectionResult.INCOMPLETE


def test_a_misfit_does_not_conform_and_a_paper_that_can_be_replaced_is_no_result() -> None:
    registration, description = quality.a_quality_registration(), quality.a_description()
    misfit = quality.a_conformity_certificate(brand="Cuckoo")
    undesignated = quality.a_conformity_certificate(body_code="KHAC")

    assert (
        result_of(a_case(*filed_on(JULY_6, registration, description, misfit)), JULY_6)
        is InspectionResult.DOES_NOT_CONFORM
    )
    assert result_of(a_case(*filed_on(JULY_6, registration, description, undesignated)), JULY_6) is None


def test_the_public_page_asks_with_plain_arguments() -> None:
    cooker = classify_goods("85166010", quality.household_ratings(), None, JULY_6)
    fuel = classify_goods("27101221", None, None, JULY_6)
    nuclear = classify_goods("90221990", None, None, JULY_6)
    lathe = classify_goods("84581110", None, None, JULY_6)

    assert (cooker.state, cooker.tier, cooker.body_vi) == (
        ListingState.LISTED,
        RiskTier.HIGH,
        "Sở Khoa học và Công nghệ",
    )
    assert fuel.is_fuel
    assert fuel.body_vi == "Ủy ban Tiêu chuẩn Đo lường Chất lượng quốc gia"
    assert nuclear.state is ListingState.NUCLEAR
    assert (lathe.state, lathe.owed_from) == (ListingState.NOT_LISTED, None)


def test_before_july_nothing_is_listed_and_nobody_inspects_under_this_law() -> None:
    listing = classify_goods("85166010", quality.household_ratings(), None, date(2026, 6, 30))

    assert (listing.state, listing.body_vi) == (ListingState.NOT_LISTED, "")


def test_every_exemption_has_its_point() -> None:
    assert list(POINTS.values()) == list(EXEMPTION_POINTS)
    assert POINTS[Exemption.TEMPORARY_IMPORT] == "g"
    assert POINTS[Exemption.BANNED_GOODS] == "u"
