"""On which ground and for which goods does a check of state quality inspection speak?"""

from datetime import date
from typing import Any

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Regime, RiskTier
from rules.checks.days import Days
from rules.ground import Ground, ground_on
from rules.listing import Listing, ListingState, classify
from rules.rule import Values

REGIME = Regime.QUALITY_INSPECTION


def quality_ground(
    rule: str,
    case_file: CaseFile,
    item: DeclarationItem,
    days: Days,
    values: Values,
    consequence: Consequence,
) -> Ground | None:
    """The law of the day on which the declaration was registered; None before the regime began."""
    return ground_on(rule, item, values, days.registration(case_file), consequence, REGIME)


def high_and_owed(case_file: CaseFile, item: DeclarationItem, days: Days) -> Listing | None:
    """The item's place on the list of high risk, once a QCVN of it applies; else None."""
    listing = classify(case_file, item, days.registration(case_file).day)
    is_high = listing.state is ListingState.LISTED and listing.tier is RiskTier.HIGH
    return listing if is_high and listing.is_owed else None


def due_by(finding: Finding, due_on: date | None) -> Finding:
    """The same finding, with the last day in time for what is missing."""
    assert finding.missing is not None
    return finding.model_copy(update={"missing": finding.missing.model_copy(update={"due_on": due_on})})


def noting(finding: Finding, **changes: Any) -> Finding:
    """The same finding, which is only said: a relief that is refused leaves the inspection as it is."""
    return finding.model_copy(update={"consequence": Consequence.NOTE, **changes})
