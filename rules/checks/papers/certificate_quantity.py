"""Do the inspection certificates cover as many units as are declared (Điều 8.1.c)?

Điều 8.1.c asks for an inspection certificate of the machine. A certificate that was issued for a number of
units proves nothing of one more, so that the rest is without its paper, like a machine that has none. One
that states no quantity speaks of the machine as declared, and nothing is counted: no law read here asks it to
state one. No law read here says either that the covered part may go before the rest; that is the coordination
policy of the two offices, and the sentence says so.
"""

from datetime import timedelta

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import Period
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated, in_force
from models.papers import InspectionCertificate, certificate_key
from models.vocabulary import Conclusion, Condition, Consequence, ObligationKind, Outcome, Regime
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days, declared
from rules.checks.papers.certificate_age import is_stale, with_age_doubts
from rules.coverage import Claim, Claims, open_units, used_elsewhere, uses_of, with_a_quantity
from rules.evidence import certificate_flaws, evidence_of, filed, relied_permission, stored_since
from rules.ground import Ground, ground_on
from rules.law.machinery.decision_18_2019 import (
    MACHINE_CERTIFICATE,
    MACHINE_CERTIFICATE_MONTHS,
    STORAGE_DAYS,
)
from rules.rule import Rule
from rules.unit import is_machine

NAME = "certificate_quantity"


def check_certificate_quantity(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Of a single machine that rests on certificates by quantity; a line is judged as one whole."""
    day = days.registration(case_file)
    ground = ground_on(NAME, item, MACHINE_CERTIFICATE, day, Consequence.EVIDENCE_MISSING)
    claim = case_file.once(_claims, days)[item.item_number]
    if ground is None or not claim.certificates or not claim.units:
        return None
    finding = _judged(case_file, item, days, ground, claim)
    aging = [paper for _, paper in filed(case_file, item, InspectionCertificate) if _counts(case_file, paper)]
    months = in_force(MACHINE_CERTIFICATE_MONTHS, day.day)
    return with_age_doubts(case_file, finding, aging, case_file.arrived_on, months)


def _judged(case_file: CaseFile, item: DeclarationItem, days: Days, ground: Ground, claim: Claim) -> Finding:
    uses = case_file.once(uses_of, days, _claims)[item.item_number]
    covered, unit = sum(use.quantity for use in uses), item.unit
    numbers = ", ".join(paper.number for paper in claim.certificates.values())
    facts = (("Chứng thư giám định", numbers), ("Số lượng khai", f"{item.quantity} {unit}"))
    if covered == claim.units:
        said = Said(
            f"Chứng thư giám định số {numbers} đủ cho {covered} {unit} đã khai.",
            f"The inspection certificates no. {numbers} cover all {covered} units declared.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts).model_copy(update={"covered_by": uses})
    elsewhere = used_elsewhere(case_file, claim.certificates)
    period = _storage_period(case_file, item)
    due_on = period.due_on if period else None
    finding = (ground.on(STORAGE_DAYS) if due_on else ground).lacks(
        ObligationKind.FILE_CERTIFICATE_AFTER_STORAGE if due_on else ObligationKind.FILE_EVIDENCE,
        f"Nộp chứng thư giám định cho {item.quantity - covered} {unit} còn lại.",
        _short(numbers, covered, item, elsewhere),
        (*facts, ("Tờ khai khác đã dùng", f"{elsewhere} {unit}")),
    )
    assert finding.missing is not None
    missing = finding.missing.model_copy(update={"due_on": due_on})
    finding = finding.model_copy(update={"covered_by": uses, "missing": missing})
    return with_doubts(case_file, finding, *period) if period else finding


def _storage_period(case_file: CaseFile, item: DeclarationItem) -> Period | None:
    """The rest of goods in storage keeps the clock of Điều 8.3.b; else the law sets no day.

    That the day passes refuses nothing by itself: what a late part leads to stands nowhere, so people are
    told, and they decide.
    """
    stored_on = stored_since(case_file, item)
    days = in_force(STORAGE_DAYS, stored_on) if stored_on else None
    if stored_on is None or days is None:
        return None
    return case_file.reference.calendar.period_to(stored_on + timedelta(days=days.value))


def _short(numbers: str, covered: int, item: DeclarationItem, elsewhere: int) -> Said:
    unit, of_all = item.unit, item.quantity
    used_vi = f"; tờ khai khác đã dùng {elsewhere} {unit}" if elsewhere else ""
    used_en = f"; other declarations have used {elsewhere}" if elsewhere else ""
    goes_vi = " Theo quy chế phối hợp, phần đã đủ chứng thư được xét trước." if covered else ""
    goes_en = " By the coordination policy the covered part may be decided first." if covered else ""
    return Said(
        f"Chứng thư giám định số {numbers} còn cho {covered} trong {of_all} {unit} đã khai{used_vi}; "
        f"{of_all - covered} {unit} chưa có chứng thư.{goes_vi}",
        f"The inspection certificates no. {numbers} are left for {covered} of {of_all} units "
        f"declared{used_en}; {of_all - covered} have no certificate.{goes_en}",
    )


def _claims(case_file: CaseFile, days: Days) -> Claims:
    """The good certificates by quantity, the last of each number; none where something else is relied on."""
    months = in_force(MACHINE_CERTIFICATE_MONTHS, days.registration(case_file).day)
    known = [
        (certificate_key(one), one, _counts(case_file, one) and not _is_old(case_file, one, months))
        for _, one in case_file.papers_of(InspectionCertificate)
    ]
    found: dict[int, Claim] = {}
    for item in sorted(declared(case_file).items, key=lambda one: one.item_number):
        last = {key: (one, good) for key, one, good in known if one.covers(item.item_number)}
        is_relied = bool(last) and _rests_on_quantity(case_file, item, days)
        good = {key: one for key, (one, is_good) in last.items() if is_good and is_relied}
        found[item.item_number] = Claim(open_units(case_file, item), good)
    return found


def _counts(case_file: CaseFile, paper: InspectionCertificate) -> bool:
    return (
        paper.quantity is not None
        and paper.conclusion is Conclusion.CONFORMS
        and not certificate_flaws(case_file, paper)
    )


def _is_old(case_file: CaseFile, paper: InspectionCertificate, months: Dated[int] | None) -> bool:
    return months is not None and is_stale(case_file, paper, case_file.arrived_on, months.value)


def _rests_on_quantity(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    """Is the last paper of a used machine a certificate by quantity, and no permission stands above it?"""
    paper = evidence_of(case_file, item)
    is_by_quantity = isinstance(paper, InspectionCertificate) and paper.quantity is not None
    if not is_by_quantity or item.condition is Condition.NEW or not is_machine(case_file, item):
        return False
    return relied_permission(case_file, item, days) is None


RULE = Rule(
    NAME,
    Regime.USED_MACHINERY,
    Said(
        "Chứng thư giám định có đủ cho số lượng đã khai không?",
        "Does the inspection certificate cover the declared quantity?",
    ),
    (MACHINE_CERTIFICATE, STORAGE_DAYS),
    check_certificate_quantity,
    arises=with_a_quantity,
)
