"""What keeps a case open whose technology line customs cleared before its inspection?"""

from datetime import UTC, date, datetime
from typing import Any

from models.assessment import Assessment
from models.facts import Fact
from models.papers import Standard
from models.vocabulary import CaseState, ObligationKind, Party, StandardKind, TaskKind
from rules.rulebook import assess
from tests.builders import (
    a_business_registration,
    a_case_file,
    a_declaration,
    a_line,
    a_machine,
    a_machine_of_a_line,
    filed,
)
from tests.unit.rules import line_papers as line
from tests.unit.rules.old_papers import a_word

CLEARED = a_word(date(2026, 3, 20))
LAST_DAY, DAY_AFTER = date(2027, 3, 10), date(2027, 3, 11)


def assessed(*facts: Fact, as_of: date) -> Assessment:
    declaration = a_declaration(items=(a_machine_of_a_line(),), lines=(a_line(),))
    papers = (
        line.a_project_status(),
        line.a_commitment(),
        line.an_installation_registration(),
        a_business_registration(),
    )
    return assess(a_case_file(declaration, papers, facts), as_of)


def a_certificate_of(day: date, **overrides: Any) -> Fact:
    paper = line.an_installed_certificate(**overrides)
    return filed(paper, occurred_at=datetime(day.year, day.month, day.day, 5, tzinfo=UTC))


def test_the_twelve_months_keep_a_cleared_case_open() -> None:
    seen = assessed(CLEARED, as_of=LAST_DAY)

    assert seen.state is CaseState.OBLIGATIONS_LEFT
    assert [(one.kind, one.due_on) for one in seen.obligations] == [
        (ObligationKind.INSPECT_AFTER_INSTALLATION, LAST_DAY)
    ]
    assert seen.next_due_on == LAST_DAY


def test_a_cleared_line_without_its_certificate_in_time_goes_back() -> None:
    seen = assessed(CLEARED, as_of=DAY_AFTER)

    (owed,) = seen.obligations
    assert not seen.is_closed
    assert seen.state is CaseState.OBLIGATIONS_LEFT
    assert (owed.kind, owed.party) == (ObligationKind.REEXPORT, Party.IMPORTER)
    assert owed.citation
    assert owed.citation.place_vi == "khoản 1 Điều 1 Quyết định số 28/2022/QĐ-TTg"


def test_a_cleared_line_that_fails_its_inspection_goes_back() -> None:
    """T-20, after clearance."""
    failed = a_certificate_of(date(2026, 9, 14), remaining_capacity_percent="84.9")

    seen = assessed(CLEARED, failed, as_of=date(2026, 9, 15))

    assert [one.kind for one in seen.obligations] == [ObligationKind.REEXPORT]


def test_the_case_closes_once_the_line_has_left() -> None:
    seen = assessed(CLEARED, a_word(date(2027, 4, 2), "reexported"), as_of=date(2027, 4, 5))

    assert seen.is_closed


def test_a_certificate_in_time_closes_the_case() -> None:
    seen = assessed(CLEARED, a_certificate_of(date(2026, 9, 14)), as_of=date(2026, 9, 15))

    assert seen.is_closed


def test_a_doubtful_extension_of_a_cleared_line_is_still_asked_about() -> None:
    extension = filed(line.an_extension(requested_on=date(2027, 2, 9), issued_on=date(2027, 2, 12)))

    seen = assessed(CLEARED, extension, as_of=DAY_AFTER)

    assert [task.kind for task in seen.tasks] == [TaskKind.ANSWER]
    assert [(one.kind, one.party) for one in seen.obligations] == [
        (ObligationKind.INSPECT_AFTER_INSTALLATION, Party.DOST)
    ]
    assert not seen.is_closed


def test_a_line_without_any_standard_is_still_asked_about_after_clearance() -> None:
    certificate = a_certificate_of(date(2026, 9, 14), standard=Standard(kind=StandardKind.NONE))

    seen = assessed(CLEARED, certificate, as_of=date(2026, 9, 15))

    assert [task.kind for task in seen.tasks] == [TaskKind.ANSWER]
    assert not seen.is_closed


def test_a_single_machine_that_customs_cleared_owes_nothing_more() -> None:
    old = a_declaration(items=(a_machine(hs_code="84772020", year_of_manufacture=2010),))

    seen = assess(a_case_file(old, None, (CLEARED,)), DAY_AFTER)

    assert seen.is_closed
    assert not seen.obligations
