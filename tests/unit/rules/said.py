"""What does a finding say in the words of the lawyer's tables?"""

import re

from models.assessment import Finding
from rules.checks.calendar_doubts import NAME_VI
from tests.unit.rules.case_table import Row


def said(finding: Finding | None, expected: Row) -> Row:
    """The finding in the words of the table, so far as the table asks."""
    if finding is None:
        return {"outcome": "none"}
    words = {
        "outcome": finding.outcome.value,
        "consequence": finding.consequence.value,
        "article": _if_within(expected.get("article"), finding.citation.place_vi),
        "sentence": _if_within(expected.get("sentence"), finding.sentence_vi),
        "remedy": _if_within(expected.get("remedy"), finding.remedy_vi or ""),
        "missing": finding.missing and finding.missing.kind.value,
        "due_on": finding.missing and finding.missing.due_on,
        "asks": finding.question is not None,
        "answered_by": finding.answered_by,
        "law_day": finding.law_day,
        "legal_review": finding.needs_legal_review,
        "provisional": finding.is_provisional,
        "question": finding.question and _if_within(expected.get("question"), finding.question.text_vi),
        "facts": _used(finding, expected.get("facts", {})),
    }
    return {key: words[key] for key in expected}


def _used(finding: Finding, names: Row) -> Row:
    """The facts that the table names, None where not used; with no name a doubt about the calendar."""
    used = {one.name_vi: one.value_vi for one in finding.facts_used if one.name_vi in (names or (NAME_VI,))}
    return dict.fromkeys(names) | used


def _if_within(expected: str | None, text: str) -> str:
    found = expected is not None and re.search(rf"{re.escape(expected)}(?!\w)", text)
    return expected if found and expected else text
