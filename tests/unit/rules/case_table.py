"""Reads the tables of cases that a lawyer can read, and builds the case file of each."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from models.case_file import CaseFile, SeenSerial
from models.days import WorkingCalendar
from models.facts import Fact
from models.papers import Paper
from rules.checks.days import Days
from rules.rulebook import judge
from tests import builders as build

FOLDER = Path(__file__).parent / "cases"
PAPERS: dict[str, Callable[..., Paper]] = {
    "confirmation": build.a_confirmation,
    "certificate": build.a_certificate,
    "line_certificate": build.a_line_certificate,
    "registration": build.a_registration,
    "permission": build.a_permission,
    "business_registration": build.a_business_registration,
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
    case_file = _case_file(row, ())
    answers = []
    for rule, outcome in row.get("answers", {}).items():
        asked = next(one for one in judge(case_file, days_of(row))[0].findings if one.rule == rule)
        assert asked.question is not None
        answers.append(build.an_answer(asked.question.question_id, outcome))
    return _case_file(row, tuple(answers)) if answers else case_file


def _case_file(row: Row, answers: tuple[Fact, ...]) -> CaseFile:
    on_a_line = "line" in row
    maker = build.a_machine_of_a_line if on_a_line else build.a_machine
    item = maker(**row.get("item", {}))
    declaration = build.a_declaration(
        **{
            "items": (item,),
            "lines": (build.a_line(**row["line"]),) if on_a_line else (),
            "importer": build.an_importer(**row.get("importer", {})),
            **row.get("declaration", {}),
        }
    )
    papers = None if "papers" not in row else [_paper(paper) for paper in row["papers"]]
    late = [
        build.filed(_paper(paper), occurred_at=datetime(day.year, day.month, day.day, 5, tzinfo=UTC))
        for day, paper in row.get("late_papers", {}).items()
    ]
    stored = [build.a_storage(day) for day in row.get("stored", [])]
    return build.a_case_file(
        declaration,
        papers,
        (*late, *stored, *_visit(row, item), *answers),
        lookups=build.lookups(
            seen_serials=tuple(
                SeenSerial(item_number=1, declaration_number=number) for number in row.get("seen_serials", [])
            )
        ),
        reference=build.a_reference(
            discarded=tuple(row.get("discarded", [])),
            calendar=WorkingCalendar(days_off=tuple(row.get("days_off", []))),
        ),
    )


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
