"""Which questions are asked, in which order, and what does the rulebook answer to a case file?"""

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from models.assessment import Assessment, Finding
from models.base import Digest
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days
from rules.checks.goods.discarded_list import check_discarded_list
from rules.checks.goods.nameplate import check_nameplate
from rules.checks.goods.same_serial import check_same_serial
from rules.checks.goods.technology import check_technology
from rules.checks.line.line_capacity import check_line_capacity
from rules.checks.line.line_consumption import check_line_consumption
from rules.checks.line.line_evidence import check_line_evidence
from rules.checks.line.line_facilities import check_line_facilities
from rules.checks.line.line_inspection import check_line_inspection
from rules.checks.line.line_standard import check_line_standard
from rules.checks.machine.machine_age import check_machine_age
from rules.checks.machine.machine_evidence import check_machine_evidence
from rules.checks.machine.machine_standard import check_machine_standard
from rules.checks.machine.storage import check_storage
from rules.checks.papers.business_registration import check_business_registration
from rules.checks.papers.certificate_conclusion import check_certificate_conclusion
from rules.checks.papers.certificate_validity import check_certificate_validity
from rules.checks.scope.complete_machine import check_complete_machine
from rules.checks.scope.exclusions import check_exclusions
from rules.checks.scope.law_of_the_day import check_law_of_the_day
from rules.checks.scope.production_purpose import check_production_purpose
from rules.checks.scope.scope_chapter import check_scope_chapter
from rules.checks.scope.technology_line import check_technology_line
from rules.checks.scope.used_condition import check_used_condition
from rules.policy.lanes import choose_lane
from rules.policy.procedure import conclude
from rules.policy.standing import JudgedItem

Check = Callable[[CaseFile, DeclarationItem, Days], Finding | None]

RULEBOOK_VERSION = "2026.11.0"

CHECKS: tuple[Check, ...] = (
    check_law_of_the_day,
    check_scope_chapter,
    check_used_condition,
    check_production_purpose,
    check_exclusions,
    check_complete_machine,
    check_technology_line,
    check_discarded_list,
    check_technology,
    check_machine_age,
    check_machine_standard,
    check_machine_evidence,
    check_certificate_validity,
    check_certificate_conclusion,
    check_line_standard,
    check_line_capacity,
    check_line_consumption,
    check_line_facilities,
    check_line_inspection,
    check_line_evidence,
    check_storage,
    check_business_registration,
    check_nameplate,
    check_same_serial,
)


def assess(case_file: CaseFile, as_of: date, law_day: date | None = None) -> Assessment:
    """The answer to a case file on a day; `law_day` shows it under the law of another day."""
    judged = judge(case_file, Days(as_of, law_day))
    return conclude(case_file, judged, as_of, RULEBOOK_VERSION, rulebook_digest())


def judge(case_file: CaseFile, days: Days) -> tuple[JudgedItem, ...]:
    """Every item with all its findings and its lane, in the order of item numbers."""
    items = sorted(case_file.items, key=lambda item: item.item_number)
    return tuple(_judge(case_file, item, days) for item in items)


def _judge(case_file: CaseFile, item: DeclarationItem, days: Days) -> JudgedItem:
    findings = find(case_file, item, days)
    lane, reasons = choose_lane(case_file, item, findings)
    return JudgedItem(item=item, findings=findings, lane=lane, lane_reasons=reasons)


def find(case_file: CaseFile, item: DeclarationItem, days: Days) -> tuple[Finding, ...]:
    """Every finding in order; what is out of scope is asked nothing more."""
    findings: list[Finding] = []
    for check in CHECKS:
        finding = check(case_file, item, days)
        if finding is None:
            continue
        findings.append(finding)
        if finding.outcome is Outcome.NOT_MET and finding.consequence is Consequence.OUT_OF_SCOPE:
            break
    return tuple(findings)


@cache
def rulebook_digest() -> Digest:
    """SHA-256 over names and bytes of everything that decides by law; the policy has a version of its own."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix in (".py", ".csv") and not name.startswith("policy/"):
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
