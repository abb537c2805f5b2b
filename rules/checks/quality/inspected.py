"""Is the item under state quality inspection, or exempt, or reduced, or is that still open?"""

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.quality_exemption import check_quality_exemption
from rules.checks.quality.quality_ground import high_and_owed
from rules.checks.quality.quality_reduction import check_quality_reduction
from rules.listing import Listing


def inspected(case_file: CaseFile, item: DeclarationItem, days: Days) -> Listing | None:
    """The item's place on the list, if it is inspected; an open relief that holds it holds the rest too.

    Who has registered all the same is inspected meanwhile, so that the periods of the dossier are seen.
    """
    listing = high_and_owed(case_file, item, days)
    return None if listing is None or case_file.once(_is_relieved, item, days) else listing


def _is_relieved(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    reliefs = (check_quality_exemption(case_file, item, days), check_quality_reduction(case_file, item, days))
    found = {(one.outcome, one.consequence) for one in reliefs if one}
    if any(outcome is Outcome.MET for outcome, _ in found):
        return True
    is_open = (Outcome.UNDETERMINED, Consequence.EVIDENCE_MISSING) in found
    return is_open and dossier_of(case_file, item) is None
