"""What turns in a case under the law of another day? Worked out anew from exactly the facts that counted."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from models.assessment import Assessment
from models.base import Digest, digest_of
from models.case_file import CaseFile
from records.views.case import CaseRecord
from rules.comparing import ItemChange, Turn, compare
from rules.rulebook import assess, rulebook_digest
from rules.timeline import timeline
from rules.ways.way_out import WayOut, way_out

DRAWN = "random_draw"
DRAW_ALL = 1000


@dataclass(frozen=True, slots=True)
class StoredCase:
    """The newest assessment with the case file it was made from; equal where the digests are."""

    case_number: str
    number: int
    content: Digest
    rulebook: Digest
    file: CaseFile = field(compare=False)
    assessment: Assessment = field(compare=False)


def stored_case(record: CaseRecord) -> StoredCase | None:
    """None before the first assessment."""
    if record.assessed is None or record.assessment is None:
        return None
    row = record.assessed
    made_from = f"{row.content}\n{row.fact_ids}\n{row.lookups}\n{row.reference_version}\n{row.policy_version}"
    return StoredCase(
        case_number=row.case_number,
        number=row.number,
        content=digest_of(made_from.encode()),
        rulebook=rulebook_digest(),
        file=_drawn_as_stored(record.file, record.assessment),
        assessment=record.assessment,
    )


def changes_on(case: StoredCase, day: date) -> tuple[ItemChange, ...]:
    """What the law of the day would have said otherwise than the stored assessment."""
    return compare(case.assessment, assess(case.file, case.assessment.as_of, day))


@lru_cache(maxsize=128)
def turning_days(case: StoredCase) -> tuple[Turn, ...]:
    """The days on which the answer turns; once for each assessment."""
    return timeline(case.file, case.assessment.as_of)


@lru_cache(maxsize=128)
def way_of(case: StoredCase, item_number: int) -> WayOut | None:
    """The way out of one item; once for each assessment."""
    item = next(item for item in case.file.items if item.item_number == item_number)
    return way_out(case.file, item, case.assessment.as_of)


def _drawn_as_stored(case_file: CaseFile, assessment: Assessment) -> CaseFile:
    """The portal does not know the secret of the draw, and the draw asks no day: it falls as it fell."""
    reasons = (reason.criterion for item in assessment.items for reason in item.lane_reasons)
    if DRAWN not in reasons:
        return case_file
    risk = case_file.policy.risk.model_copy(update={"random_floor_permille": DRAW_ALL})
    policy = case_file.policy.model_copy(update={"risk": risk})
    return case_file.model_copy(update={"policy": policy, "draw_seed": DRAWN})
