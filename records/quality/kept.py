"""Which result of quality inspection does an issued Mẫu số 3 leave, and when is it taken back?"""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, delete, select

from models.case_file import AcceptedFact, CaseFile
from models.facts import Fact, NoticeSigned, PaperFiled
from models.goods import DeclarationNumber
from models.ids import quality_identity
from models.papers import ConformityCertificate
from models.vocabulary import FactKind, FactState, InspectionResult
from records.tables import FactRow, NoticeRow, QualityResultRow

ISSUED = "issued"
SHOWS = (FactKind.DECLARATION, FactKind.AMENDMENT, FactKind.PAPER)


def keep(session: Session, notice: NoticeRow) -> None:
    """The result of each item that the notice speaks of, as the goods were declared when it was signed.

    Kept once however often; a later notice on an item stands in the place of an earlier one.
    """
    signature = session.get_one(FactRow, notice.signature_fact_id)
    signed = Fact.model_validate_json(signature.content).content
    if not isinstance(signed, NoticeSigned) or signed.inspection_result is None:
        return
    facts = _facts_before(session, signature)
    declaration = CaseFile.version_of(facts)
    if declaration is None:
        return
    tax_code = declaration.importer.tax_code
    spoken_of = {item.item_number for item in signed.items}
    for item in declaration.items:
        if item.item_number in spoken_of:
            session.merge(
                QualityResultRow(
                    declaration_number=declaration.number,
                    item_number=item.item_number,
                    importer_tax_code=tax_code,
                    identity=quality_identity(tax_code, item),
                    result_on=notice.signed_on,
                    conformity_on=_conformity_on(facts, item.item_number),
                    conforms=signed.inspection_result is InspectionResult.CONFORMS,
                    notice_key=notice.key,
                    source=ISSUED,
                )
            )


def take_back(session: Session, number: DeclarationNumber) -> None:
    """The notices of the declaration were revoked: their results are no results."""
    session.exec(
        delete(QualityResultRow)
        .where(col(QualityResultRow.declaration_number) == number)
        .where(col(QualityResultRow.source) == ISSUED)
    )


def _facts_before(session: Session, signature: FactRow) -> list[AcceptedFact]:
    """Declaration, amendments and papers that the case had when the notice was signed, in order."""
    query = select(FactRow).where(
        FactRow.declaration_number == signature.declaration_number,
        col(FactRow.kind).in_(SHOWS),
        FactRow.state == FactState.ACCEPTED,
        col(FactRow.received_at) <= signature.received_at,
    )
    rows = sorted(session.exec(query), key=lambda row: (row.occurred_at, row.digest))
    return [
        AcceptedFact(fact_id=row.fact_id, digest=row.digest, fact=Fact.model_validate_json(row.content))
        for row in rows
    ]


def _conformity_on(facts: Iterable[AcceptedFact], item_number: int) -> date | None:
    """The day of the conformity result on the newest certificate of the item."""
    papers = [fact.content.paper for fact in facts if isinstance(fact.content, PaperFiled)]
    certificates = [
        paper for paper in papers if isinstance(paper, ConformityCertificate) and paper.covers(item_number)
    ]
    return certificates[-1].conformity_on if certificates else None
