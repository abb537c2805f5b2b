"""What does each rule read, what follows from its answer, and which cases prove it?

The lawyer's tables are judged where the tests are; the page of the rulebook shows what was found.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from models.assessment import Finding, UsedFact
from models.base import Record
from models.vocabulary import Consequence, Outcome
from rules.comparing import NOT_ASKED_VI

FILE = Path(__file__).parents[2] / "portal" / "pages" / "law" / "proofs.json"


class ProvingCase(Record):
    """A case of the lawyer's tables: the facts that the rule read in it, and what it has to answer."""

    title_vi: str
    table: str
    facts: tuple[UsedFact, ...]
    answer_vi: str
    sentence_vi: str


class Proven(Record):
    """A rule as its cases show it. `follows`: what an answer other than "Đạt" means, if it can be one."""

    reads_vi: tuple[str, ...] = ()
    follows: tuple[Consequence, ...] = ()
    is_asked: bool = False
    owed_vi: tuple[str, ...] = ()
    cases: tuple[ProvingCase, ...] = ()


Proofs = Mapping[str, Proven]
"""By the name of the rule."""
_PROOFS = TypeAdapter(dict[str, Proven])


class _Answered(NamedTuple):
    title: str
    table: str
    expected: frozenset[str]
    findings: Mapping[str, Finding]


def kept_proofs() -> Proofs:
    """What was found when the list was written."""
    return _PROOFS.validate_json(FILE.read_bytes())


def proofs_text(proofs: Proofs) -> str:
    """The list as it is kept."""
    return _PROOFS.dump_json(dict(proofs), indent=1, exclude_defaults=True).decode() + "\n"


@cache
def read_proofs() -> Proofs:
    """The tables judged anew, which can be done only where the tests are."""
    from rules.rulebook import judge  # noqa: PLC0415 - beside the tables, which are no part of the engine
    from tests.unit.rules.case_table import case_file_of, days_of, rows  # noqa: PLC0415

    answered = []
    for row in rows():
        item = judge(case_file_of(row), days_of(row))[0]
        findings = {finding.rule: finding for finding in (*item.findings, *item.passive)}
        answered.append(_Answered(row["name"], row["table"], frozenset(row["expect"]), findings))
    return _proofs(answered)


def _proofs(answered: Iterable[_Answered]) -> Proofs:
    found: dict[str, list[Finding]] = defaultdict(list)
    cases: dict[str, list[ProvingCase]] = defaultdict(list)
    for one in answered:
        for rule, finding in one.findings.items():
            found[rule].append(finding)
        for rule in one.expected:
            cases[rule].append(_case(one, one.findings.get(rule)))
    return {rule: _proven(found[rule], cases[rule]) for rule in sorted(found | cases)}


def _case(one: _Answered, finding: Finding | None) -> ProvingCase:
    return ProvingCase(
        title_vi=one.title,
        table=one.table,
        facts=finding.facts_used if finding else (),
        answer_vi=finding.answer_vi if finding else NOT_ASKED_VI,
        sentence_vi=finding.sentence_vi if finding else "",
    )


def _proven(findings: list[Finding], cases: list[ProvingCase]) -> Proven:
    unmet = [one for one in findings if one.outcome is not Outcome.MET]
    meant = {one.consequence for one in unmet}
    missing = [one.missing for one in findings if one.missing]
    return Proven(
        reads_vi=tuple(dict.fromkeys(fact.name_vi for one in findings for fact in one.facts_used)),
        follows=tuple(one for one in Consequence if one in meant),
        is_asked=any(one.question for one in findings),
        owed_vi=tuple(dict.fromkeys(f"{one.kind.label_vi} ({one.party.label_vi})" for one in missing)),
        cases=tuple(cases),
    )
