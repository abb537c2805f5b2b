"""Which questions are asked, in which order, and what does the rulebook answer to a case file?"""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from models.assessment import Assessment, Finding
from models.base import Digest
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.checks.elsewhere import other_authority
from rules.checks.goods import (
    discarded_list,
    import_ban,
    nameplate,
    overage_conditions,
    repeat_offender,
    resale_risk,
    same_serial,
    technology,
)
from rules.checks.line import (
    line_capacity,
    line_consumption,
    line_evidence,
    line_facilities,
    line_inspection,
    line_installed,
    line_project,
    line_standard,
    line_storage,
)
from rules.checks.machine import machine_age, machine_evidence, machine_standard, storage
from rules.checks.papers import (
    body_copy,
    business_registration,
    certificate_conclusion,
    certificate_quantity,
    certificate_validity,
    declaration_validity,
    entrustment,
    quality_quantity,
)
from rules.checks.quality import (
    quality_certificate,
    quality_dossier,
    quality_duty,
    quality_exemption,
    quality_fit,
    quality_increased,
    quality_label,
    quality_list,
    quality_reduction,
    quality_registration,
    quality_rework,
    quality_signs,
    quality_special_law,
    quality_storage,
)
from rules.checks.quality_old import (
    group_two,
    group_two_conclusion,
    group_two_exemption,
    group_two_label,
    group_two_registration,
    group_two_result,
    group_two_storage,
)
from rules.checks.scope import (
    complete_machine,
    exclusions,
    law_of_the_day,
    production_purpose,
    scope_chapter,
    technology_line,
    transition,
    used_condition,
)
from rules.checks.transfer import listed_technology, transfer_registration
from rules.policy.lanes import choose_lane
from rules.policy.procedure import conclude
from rules.policy.standing import JudgedItem, weigh
from rules.rule import Rule

RULEBOOK_VERSION = "2026.12.0"
NOT_MET, OUT_OF_SCOPE = Outcome.NOT_MET, Consequence.OUT_OF_SCOPE
"""Looked up once, as every finding is held against them."""

CHECKS: tuple[Rule, ...] = (
    law_of_the_day.RULE,
    scope_chapter.RULE,
    used_condition.RULE,
    production_purpose.RULE,
    exclusions.RULE,
    complete_machine.RULE,
    technology_line.RULE,
    transition.RULE,
    discarded_list.RULE,
    technology.RULE,
    machine_age.RULE,
    overage_conditions.RULE,
    machine_standard.RULE,
    machine_evidence.RULE,
    certificate_validity.RULE,
    certificate_conclusion.RULE,
    certificate_quantity.RULE,
    line_standard.RULE,
    line_capacity.RULE,
    line_consumption.RULE,
    line_facilities.RULE,
    line_inspection.RULE,
    line_evidence.RULE,
    line_project.RULE,
    line_installed.RULE,
    line_storage.RULE,
    storage.RULE,
    business_registration.RULE,
    entrustment.RULE,
    body_copy.RULE,
    nameplate.RULE,
    same_serial.RULE,
    repeat_offender.RULE,
    resale_risk.RULE,
    import_ban.RULE,
    quality_list.RULE,
    quality_special_law.RULE,
    quality_duty.RULE,
    quality_exemption.RULE,
    quality_reduction.RULE,
    quality_increased.RULE,
    quality_registration.RULE,
    quality_dossier.RULE,
    quality_certificate.RULE,
    quality_fit.RULE,
    quality_quantity.RULE,
    quality_label.RULE,
    quality_signs.RULE,
    quality_rework.RULE,
    quality_storage.RULE,
    group_two.RULE,
    group_two_exemption.RULE,
    group_two_registration.RULE,
    group_two_result.RULE,
    group_two_conclusion.RULE,
    group_two_label.RULE,
    group_two_storage.RULE,
    listed_technology.RULE,
    transfer_registration.RULE,
    other_authority.RULE,
)

PASSIVE: tuple[Rule, ...] = (declaration_validity.RULE,)
"""Rules that are recorded and shown without counting, until they move to CHECKS."""
QUESTIONS = {rule.name: rule.question.vi for rule in (*CHECKS, *PASSIVE)}
"""What a person reads in the place of a rule's name."""


def assess(case_file: CaseFile, as_of: date, law_day: date | None = None) -> Assessment:
    """The answer to a case file on a day; `law_day` shows it under the law of another day."""
    judged = judge(case_file, Days(as_of, law_day))
    return conclude(case_file, judged, as_of, RULEBOOK_VERSION, rulebook_digest())


def judge(case_file: CaseFile, days: Days) -> tuple[JudgedItem, ...]:
    """Every item with all its findings and its lane, in the order of item numbers."""
    if not case_file.items:
        return ()
    items = sorted(case_file.items, key=lambda item: item.item_number)
    counting, passive = _arising(CHECKS, case_file, days), _arising(PASSIVE, case_file, days)
    return tuple([judge_item(case_file, item, days, counting, passive) for item in items])


def _arising(rules: tuple[Rule, ...], case_file: CaseFile, days: Days) -> tuple[Rule, ...]:
    """The rules whose question can arise for an item of the case file."""
    is_open = {gate: gate(case_file, days) for gate in {rule.arises for rule in rules}}
    return tuple([rule for rule in rules if is_open[rule.arises]])


def judge_item(
    case_file: CaseFile,
    item: DeclarationItem,
    days: Days,
    counting: tuple[Rule, ...] = CHECKS,
    passive: tuple[Rule, ...] = PASSIVE,
) -> JudgedItem:
    """One item with all its findings and its lane."""
    weighed = weigh(find(case_file, item, days, counting))
    lane, reasons = choose_lane(case_file, item, weighed)
    noted = find(case_file, item, days, passive)
    return JudgedItem(item, weighed, lane, reasons, noted)


def find(
    case_file: CaseFile, item: DeclarationItem, days: Days, rules: tuple[Rule, ...]
) -> tuple[Finding, ...]:
    """Every finding in order; a regime in whose scope the item is not asks nothing more.

    The law of used machinery takes the day of registration for its scope and the day of arrival for the age.
    Where its scope was not asked, because it was not law yet on the first of them, it asks nothing on the
    other either: a person judges by the older text (`law_of_the_day`), and new goods are nobody's here.
    """
    findings: list[Finding] = []
    outside: set[Regime] = set()
    is_entered = False
    for rule in rules:
        if outside and rule.regime in outside:
            continue
        finding = rule.check(case_file, item, days)
        if finding is None:
            continue
        if finding.consequence is OUT_OF_SCOPE:
            is_entered = is_entered or rule.regime is Regime.USED_MACHINERY
            if finding.outcome is NOT_MET:
                outside.add(rule.regime)
        elif rule.regime is Regime.USED_MACHINERY and not is_entered and rule is not law_of_the_day.RULE:
            continue
        findings.append(finding)
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
