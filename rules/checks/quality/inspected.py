"""Is the item under state quality inspection, or exempt, or reduced, or is that still open?"""

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Outcome
from rules.checks.days import Days
from rules.checks.quality.quality_exemption import check_quality_exemption
from rules.checks.quality.quality_ground import high_and_owed
from rules.checks.quality.quality_reduction import check_quality_reduction
from rules.listing import Listing
from rules.quality_dossier import dossier_of


def inspected(case_file: CaseFile, item: DeclarationItem, days: Days) -> Listing | None:
    """The item's place on the list, if it is inspected; an open relief holds the rest until answered.

    Who has registered all the same is inspected meanwhile, so that the periods of the dossier are seen.
    """
    listing = high_and_owed(case_file, item, days)
    if listing is None:
        return None
    exemption = check_quality_exemption(case_file, item, days)
    reduction = check_quality_reduction(case_file, item, days)
    outcomes = {finding.outcome for finding in (exemption, reduction) if finding}
    if Outcome.MET in outcomes:
        return None
    is_open = Outcome.UNDETERMINED in outcomes
    return None if is_open and dossier_of(case_file, item) is None else listing
