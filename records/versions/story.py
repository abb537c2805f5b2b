"""What does the story of a case tell of an amendment, at the first assessment that contains it (row I3)?"""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from models.case_file import CaseFile
from models.facts import DeclarationAmended
from models.goods import Declaration
from models.versions import Judged, change_vi, changes, effects_vi
from records.results import stored_assessment, stored_case_file
from records.tables import AssessmentRow, CaseRow

MOST_TOLD = 6
"""Changes that a sentence names; the page of versions lists all."""


def last_judged(session: Session, number: str) -> Judged | None:
    """The newest stored assessment of the declaration, in whichever of its cases; None before the first."""
    query = (
        select(AssessmentRow)
        .join(CaseRow, col(CaseRow.case_number) == col(AssessmentRow.case_number))
        .where(CaseRow.declaration_number == number)
        .order_by(col(AssessmentRow.assessed_at).desc(), col(AssessmentRow.number).desc())
    )
    row = session.exec(query).first()
    return judged(session, row) if row else None


def judged(session: Session, row: AssessmentRow) -> Judged:
    """What an assessment said, with the facts that it was made from."""
    return Judged(stored_case_file(session, row), stored_assessment(row.content))


def story_vi(before: Judged | None, after: Judged, new_fact_ids: Iterable[str]) -> str:
    """One text for the amendments among the new facts: what changed, and what that did."""
    new = {*new_fact_ids}
    amendments = [said for fact, said in after.file.each(DeclarationAmended) if fact.fact_id in new]
    told = [_told(after.file, amendment) for amendment in amendments]
    missing = [f"Thiếu bản sửa đổi số {number}." for number in after.file.missing_amendments]
    effects = effects_vi(before, after) if before else ()
    return " ".join((*told, *missing, *effects))


def version_before(case_file: CaseFile, amendment_number: int) -> Declaration | None:
    """The version that an amendment was made of: the highest number below it, else the original."""
    earlier = [
        fact
        for fact in case_file.ordered
        if not isinstance(fact.content, DeclarationAmended)
        or fact.content.amendment_number < amendment_number
    ]
    return case_file.version_of(earlier)


def _told(case_file: CaseFile, amendment: DeclarationAmended) -> str:
    before = version_before(case_file, amendment.amendment_number)
    head = f"Sửa đổi, bổ sung lần {amendment.amendment_number}"
    if before is None:
        return f"{head}: chưa có tờ khai gốc."
    found = [change_vi(one) for one in changes(before, amendment.declaration)]
    if not found:
        return f"{head}: không đổi nội dung nào."
    more = f"; và {len(found) - MOST_TOLD} thay đổi khác" if len(found) > MOST_TOLD else ""
    return f"{head}: {'; '.join(found[:MOST_TOLD])}{more}."
