"""How fast would the same questions be as a bare loop: hard-coded values, no day, no citation, no language?

It answers the declarations of this bench as the rulebook does, rule by rule, which a test compares, and knows
no other: no line, no exemption, no permission. Each answer is a `Finding`, made as the rulebook makes it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from models.assessment import Finding
from models.goods import Declaration, DeclarationItem
from models.law import Citation, Verification
from models.papers import (
    BusinessRegistration,
    ConformityCertificate,
    GoodsDescription,
    ManufacturerConfirmation,
    Paper,
    QualityInspectionRegistration,
)
from models.vocabulary import Condition, Consequence, Disposition, Outcome, Purpose, Regime
from rules.law.machinery.decision_18_2019 import MAX_MACHINE_AGE_YEARS
from rules.law.quality.circular_36_2026 import HIGH_RISK_LIST

G7_AND_KOREA = frozenset({"CA", "DE", "FR", "GB", "IT", "JP", "KR", "US"})
YOUNG_LISTS_FROM = date(2026, 7, 1)
HIGH, MEDIUM = frozenset({"85166010"}), frozenset({"85395210"})
REGULATION = "QCVN 4:2009/BKHCN+SĐ1:2016"
DESIGNATED = {"QUATEST2": (REGULATION,)}
DISCARDED: tuple[str, ...] = ()
MET, NOT_MET, ASKED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
Answer = tuple[str, Outcome]
Item = DeclarationItem


def _stem(citation: Citation, regime: Regime, consequence: Consequence) -> dict[str, Any]:
    return {
        "rule": "",
        "regime": regime,
        "item_number": 0,
        "outcome": MET,
        "consequence": consequence,
        "citation": citation,
        "in_force_from": date(2019, 6, 15),
        "in_force_until": None,
        "law_day": date(2026, 3, 2),
        "law_day_rule_vi": "",
        "verification": Verification.VERIFIED,
        "needs_legal_review": False,
        "is_provisional": False,
        "sentence_vi": "",
        "sentence_en": "",
        "remedy_vi": None,
        "facts_used": (),
        "missing": None,
        "question": None,
        "answered_by": None,
        "covered_by": (),
    }


USED = _stem(MAX_MACHINE_AGE_YEARS[0].citation, Regime.USED_MACHINERY, Consequence.REFUSAL)
QUALITY = _stem(HIGH_RISK_LIST[0].citation, Regime.QUALITY_INSPECTION, Consequence.REFUSAL)


def decide(
    declaration: Declaration, papers: tuple[Paper, ...]
) -> list[tuple[tuple[Finding, ...], Disposition]]:
    """The findings of each item, and whether it may go."""
    return [_decide(declaration, item, papers) for item in declaration.items]


def _decide(
    declaration: Declaration, item: Item, papers: tuple[Paper, ...]
) -> tuple[tuple[Finding, ...], Disposition]:
    own = {type(paper): paper for paper in papers if not paper.items or item.item_number in paper.items}
    used = list(_used(declaration, item, own))
    quality = list(_quality(item, own)) if declaration.registered_on >= YOUNG_LISTS_FROM else []
    number = item.item_number
    findings = (*_findings(USED, number, used), *_findings(QUALITY, number, quality))
    outcomes = [outcome for rule, outcome in (*used, *quality) if rule != "quality_duty"]
    is_ours = len(used) > 2 or len(quality) > 1
    if not is_ours:
        return findings, Disposition.NOT_OURS
    return findings, Disposition.HELD if ASKED in outcomes else Disposition.MAY_CLEAR


def _findings(stem: dict[str, Any], number: int, answers: Iterable[Answer]) -> Iterator[Finding]:
    for rule, outcome in answers:
        yield Finding.of_certain(stem | {"rule": rule, "item_number": number, "outcome": outcome})


def _met(is_met: bool) -> Outcome:
    return MET if is_met else NOT_MET


def _used(declaration: Declaration, item: Item, papers: dict[type[Paper], Any]) -> Iterator[Answer]:
    """The questions of the law of used machinery, until one puts the goods out of its scope."""
    if item.hs_code[:2] not in ("84", "85"):
        yield "scope_chapter", NOT_MET
        return
    yield "scope_chapter", MET
    if item.condition is not Condition.USED or item.was_operated is False:
        yield "used_condition", NOT_MET
        return
    yield "used_condition", MET
    yield "production_purpose", _met(item.purpose is Purpose.PRODUCTION)
    yield "exclusions", _met(item.exclusion is None)
    yield "complete_machine", _met(item.is_complete_machine is True)
    yield "discarded_list", _met(not item.hs_code.startswith(DISCARDED))
    assert declaration.arrived_on is not None
    assert item.year_of_manufacture is not None
    yield "machine_age", _met(declaration.arrived_on.year - item.year_of_manufacture <= 10)
    paper = papers.get(ManufacturerConfirmation)
    yield "machine_standard", _met(paper is not None and paper.standard is not None)
    yield "machine_evidence", _met(paper is not None and _counts(item, paper))
    yield "business_registration", _met(BusinessRegistration in papers)


def _counts(item: Item, paper: ManufacturerConfirmation) -> bool:
    return (
        paper.is_original is True
        and paper.is_legalized is True
        and paper.has_translation is True
        and paper.year_of_manufacture is not None
        and item.manufacture_country in G7_AND_KOREA
        and item.manufacture_country == paper.manufacture_country
    )


def _quality(item: Item, papers: dict[type[Paper], Any]) -> Iterator[Answer]:
    """The questions of state quality inspection since July 2026."""
    if item.hs_code not in HIGH:
        yield "quality_list", _met(item.hs_code in MEDIUM)
        if item.hs_code in MEDIUM:
            yield "quality_duty", MET
        return
    yield "quality_list", MET
    yield "quality_duty", NOT_MET
    yield "quality_registration", _met(QualityInspectionRegistration in papers)
    certificate = papers[ConformityCertificate]
    yield "quality_dossier", _met(GoodsDescription in papers)
    is_designated = REGULATION in DESIGNATED.get(certificate.body_code, ())
    yield "quality_certificate", _met(is_designated and REGULATION in certificate.regulations)
    yield "quality_fit", _met(_fits(item, certificate))
    yield "quality_label", ASKED


def _fits(item: Item, certificate: ConformityCertificate) -> bool:
    pairs = (
        (certificate.goods_name, item.description),
        (certificate.brand, item.brand),
        (certificate.model_code, item.model_code),
        (certificate.origin_country, item.origin_country),
        (certificate.maker, item.maker),
    )
    return all(certified in (None, declared) for certified, declared in pairs)
