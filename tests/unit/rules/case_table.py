"""Reads the tables of cases that a lawyer can read, and builds the case file of each."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from models.case_file import CaseFile, CertificateLeft, SeenSerial
from models.facts import Fact
from models.goods import DeclarationItem
from models.papers import Certificate, ConformityCertificate, InspectionCertificate, Paper, certificate_key
from rules.checks.days import Days
from rules.rulebook import judge
from tests import builders as build
from tests import quality_builders as quality
from tests.unit.rules import line_papers as line
from tests.unit.rules import old_papers as old

FOLDER = Path(__file__).parent / "cases"
PAPERS: dict[str, Callable[..., Paper]] = {
    "confirmation": build.a_confirmation,
    "certificate": build.a_certificate,
    "line_certificate": build.a_line_certificate,
    "registration": build.a_registration,
    "permission": build.a_permission,
    "business_registration": build.a_business_registration,
    "entrustment": old.an_entrustment,
    "inspection_request": old.an_inspection_request,
    "self_assessment": old.a_self_assessment,
    "old_certificate": old.an_old_certificate,
    "transfer_paper": old.a_transfer_paper,
    "project_status": line.a_project_status,
    "line_commitment": line.a_commitment,
    "installation_registration": line.an_installation_registration,
    "line_extension": line.an_extension,
    "installed_certificate": line.an_installed_certificate,
    **quality.PAPERS,
}

Row = dict[str, Any]


def rows() -> list[Row]:
    """Every case of every table, named by its table."""
    return [
        {"table": path.stem, **row}
        for path in sorted(FOLDER.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def days_of(row: Row) -> Days:
    """The day of looking, and the law day that the reader chose."""
    return Days(row.get("as_of", build.AS_OF), row.get("law_day"))


def case_file_of(row: Row) -> CaseFile:
    """The case file of a row, with the answers that the row gives to open questions."""
    answers: tuple[Fact, ...] = ()
    for rule, outcome in row.get("answers", {}).items():
        findings = judge(_case_file(row, answers), days_of(row))[0].findings
        asked = next(one for one in findings if one.rule == rule)
        assert asked.question is not None
        answers = (*answers, build.an_answer(asked.question.question_id, outcome))
    for given in row.get("answers_in_turn", []):
        findings = judge(_case_file(row, answers), days_of(row))[0].findings
        asked = next(one for one in findings if one.rule == given["rule"])
        assert asked.question is not None
        answered = build.an_answer(
            asked.question.question_id, given["outcome"], occurred_at=_noon(given["day"])
        )
        answers = (*answers, answered)
    return _case_file(row, answers)


def _case_file(row: Row, answers: tuple[Fact, ...]) -> CaseFile:
    on_a_line = "line" in row
    maker = build.a_machine_of_a_line if on_a_line else build.a_machine
    item = quality.a_rice_cooker(**row["cooker"]) if "cooker" in row else maker(**row.get("item", {}))
    declaration = build.a_declaration(
        **{
            "items": (item, *_more(row)),
            "lines": (build.a_line(**row["line"]),) if on_a_line else (),
            "importer": build.an_importer(**row.get("importer", {})),
            **row.get("declaration", {}),
        }
    )
    papers = None if "papers" not in row else [_paper(paper) for paper in row["papers"]]
    late = [
        build.filed(_paper(paper), occurred_at=_noon(day))
        for day, papers_of_day in row.get("late_papers", {}).items()
        for paper in (papers_of_day if isinstance(papers_of_day, list) else [papers_of_day])
    ]
    stored = [build.a_storage(day) for day in row.get("stored", [])]
    words = [old.a_word(**word) for word in row.get("customs", [])]
    return build.a_case_file(
        declaration,
        papers,
        (*late, *stored, *words, *_visit(row, item), *answers),
        lookups=build.lookups(
            violation_count=row.get("violations", 0),
            seen_serials=tuple(
                SeenSerial(item_number=1, declaration_number=number) for number in row.get("seen_serials", [])
            ),
            earlier_results=tuple(old.an_earlier_result(**one) for one in row.get("earlier_results", [])),
            certificates_left=tuple(
                CertificateLeft(certificate_key=certificate_key(_certificate(one["of"])), **one["left"])
                for one in row.get("certificates_left", [])
            ),
        ),
        reference=build.a_reference(
            discarded=tuple(row.get("discarded", [])),
            group_two=tuple(old.a_group_two_entry(**one) for one in row.get("group_two", [])),
            calendar=build.a_calendar(
                **{"days_off": tuple(row.get("days_off", [])), **row.get("calendar", {})}
            ),
            **{"bodies": (build.a_body(), quality.a_certification_body()), **row.get("reference", {})},
        ),
    )


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def _more(row: Row) -> tuple[DeclarationItem, ...]:
    """Machines that stand in the same declaration; the table asks about the first item."""
    return tuple(
        build.a_machine(**{"item_number": number, **one})
        for number, one in enumerate(row.get("more_items", []), 2)
    )


def _certificate(row: Row) -> Certificate:
    paper = _paper(row)
    assert isinstance(paper, InspectionCertificate | ConformityCertificate)
    return paper


def _paper(row: Row) -> Paper:
    ((kind, overrides),) = row.items()
    return PAPERS[kind](**overrides)


def _visit(row: Row, item: Any) -> tuple[Fact, ...]:
    if "visit" not in row:
        return ()
    report = build.a_visit_report(build.an_observation(item, **row["visit"]))
    return (report, build.a_visit_confirmation(report, agrees=row.get("visit_agrees", True)))


def quarters(since: date, until: date) -> list[date]:
    """The first day of every quarter, from one day to another."""
    days = (date(year, month, 1) for year in range(since.year, until.year + 1) for month in (1, 4, 7, 10))
    return [day for day in days if since <= day <= until]
