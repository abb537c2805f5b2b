"""How does the bare loop write a finding? Its stem is written down once; what the item says is filled in."""

from datetime import date
from typing import Any, NamedTuple

from models.assessment import Finding
from models.goods import Declaration, DeclarationItem
from models.law import Verification, in_force
from models.papers import Paper
from models.vocabulary import Consequence, Outcome, Regime
from rules.ground import Named, finding_of, used_facts
from rules.rule import Values

WRITTEN_ON = date(2026, 8, 10)
AGE_RULE = "machine_age"
MET, NOT_MET, ASKED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED


class Seen(NamedTuple):
    """An item with its declaration and the papers that speak of it."""

    declaration: Declaration
    item: DeclarationItem
    papers: dict[type[Paper], Any]


def stem_of(rule: str, values: Values, consequence: Consequence) -> dict[str, Any]:
    """What is the same in every finding of a rule, written down once."""
    value = in_force(values, WRITTEN_ON)
    assert value is not None
    day_of = "hàng về đến cửa khẩu Việt Nam" if rule == AGE_RULE else "đăng ký tờ khai"
    return {
        "rule": rule,
        "regime": Regime.QUALITY_INSPECTION if rule.startswith("quality") else Regime.USED_MACHINERY,
        "item_number": 0,
        "outcome": MET,
        "consequence": consequence,
        "citation": value.citation,
        "in_force_from": value.valid_from,
        "in_force_until": value.valid_until,
        "law_day": None,
        "law_day_rule_vi": f"Luật tại ngày {day_of}",
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


def finding(
    stem: dict[str, Any], seen: Seen, outcome: Outcome, vi: str, en: str, facts: Named, **more: Any
) -> Finding:
    """The finding of a rule on an item."""
    fields = stem | {
        "item_number": seen.item.item_number,
        "outcome": outcome,
        "law_day": seen.declaration.arrived_on
        if stem["rule"] == AGE_RULE
        else seen.declaration.registered_on,
        "sentence_vi": vi,
        "sentence_en": en,
        "facts_used": used_facts(facts),
    }
    fields.update(more)
    return finding_of(fields)


def judged(
    stem: dict[str, Any], seen: Seen, is_met: bool, vi: str, en: str, *facts: tuple[str, str]
) -> Finding:
    """Nothing of the bench fails here, so that no words are kept for it."""
    if is_met:
        return finding(stem, seen, MET, vi, en, facts)
    return finding(stem, seen, NOT_MET, "Không đạt.", "Not met.", facts)
