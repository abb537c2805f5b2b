"""What is the newest answer for a declaration?"""

import json
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.assessment import Assessment
from models.case_file import CaseFile, Lookups
from models.goods import Declaration, DeclarationNumber
from models.ids import CaseNumber
from models.notice import IssuedNotice
from models.policy import CoordinationPolicy
from models.reference import Reference
from models.vocabulary import Regime
from records import cases, notices, outbox
from records.tables import AssessmentRow, CaseRow


@dataclass(frozen=True, slots=True)
class StoredResult:
    """The newest assessment of a declaration with what a result is made from."""

    case_number: CaseNumber
    assessment_number: int
    declaration: Declaration | None
    assessment: Assessment
    notices: tuple[IssuedNotice, ...]
    result_number: int


def newest(session: Session, number: DeclarationNumber) -> StoredResult | None:
    """From the newest case that has been assessed; None before the first assessment."""
    query = (
        select(AssessmentRow)
        .join(CaseRow, col(CaseRow.case_number) == col(AssessmentRow.case_number))
        .where(CaseRow.declaration_number == number)
        .order_by(col(AssessmentRow.assessed_at).desc(), col(AssessmentRow.number).desc())
    )
    row = session.exec(query).first()
    if row is None:
        return None
    last = outbox.last_row(session, number)
    return StoredResult(
        case_number=row.case_number,
        assessment_number=row.number,
        declaration=stored_case_file(session, row).declaration,
        assessment=stored_assessment(row.content),
        notices=notices.of_declaration(session, number),
        result_number=last.result_number if last else 0,
    )


def stored_assessment(content: str) -> Assessment:
    """An assessment as it was written; those of the first release stated neither regime, days nor English.

    All of them were made under the law of used machinery. The value's own day is not known any more, and the
    first day of its instrument stands for it; where no English was written there is none.
    """
    raw = json.loads(content)
    for item in raw["items"]:
        for finding in (*item["findings"], *item.get("passive", ())):
            finding.setdefault("regime", Regime.USED_MACHINERY)
            finding.setdefault("in_force_from", finding["citation"]["instrument"]["in_force_from"])
            finding.setdefault("sentence_en", "")
    return Assessment.model_validate_json(json.dumps(raw))


def stored_case_file(session: Session, row: AssessmentRow) -> CaseFile:
    """The facts and lookups that an assessment was made from; for reading, without reference data."""
    return CaseFile(
        case_number=row.case_number,
        facts=cases.accepted_facts(session, tuple(row.fact_ids.split())),
        lookups=Lookups.model_validate_json(row.lookups),
        reference=Reference(version=row.reference_version),
        policy=CoordinationPolicy(version=row.policy_version, valid_from=row.as_of, title_vi=""),
    )
