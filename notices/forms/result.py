"""What did state quality inspection find? Mẫu số 3, with exactly one of its four results."""

from datetime import date
from typing import Literal

from models.assessment import Finding
from models.base import Record
from models.vocabulary import Consequence, InspectionResult, NoticeKind, ObligationKind, Outcome, Regime
from notices.forms.dossier import CertificateLine, QualityDossier, certificate_lines
from notices.forms.goods import GoodsRow, certified_rows, import_time_vi
from notices.forms.registration import regulations_of
from notices.grounds import grounds_of, marked_note, marks_in
from notices.opinion import duty
from notices.parts import Document, Ground
from notices.source import Source

DUTIES = (ObligationKind.FIX_LABEL, ObligationKind.REMEDY, ObligationKind.REEXPORT)


class InspectionBasis(Record):
    """Căn cứ kiểm tra: the standard that the importer applies, QCVN, and the law."""

    applied_standard: str | None
    regulations: tuple[str, ...]
    other_vi: tuple[str, ...]


class ResultContent(Document):
    """Mẫu số 3. What nobody stated is None."""

    kind: Literal[NoticeKind.FORM_3] = NoticeKind.FORM_3
    goods: tuple[GoodsRow, ...]
    border_gate: str | None
    import_time_vi: str | None
    registration_number: str | None
    registration_on: date | None
    certificates: tuple[CertificateLine, ...]
    basis: InspectionBasis
    result: InspectionResult
    result_vi: str
    grounds: tuple[Ground, ...]
    requests_vi: tuple[str, ...]
    notes_vi: tuple[str, ...]


def result_notice(source: Source) -> ResultContent:
    """The result that was proposed, never one of our own. Without reason a refusal is not written."""
    dossier, result = source.context.quality_dossier, source.context.inspection_result
    if dossier is None or result is None:
        raise ValueError("a result notice needs its dossier and one of the four results; one is missing")
    found = [finding for finding in source.findings() if finding.regime is Regime.QUALITY_INSPECTION]
    grounds = grounds_of(_reasons(result, found))
    certificates = certificate_lines(dossier, source.item_numbers)
    marks = (*marks_in(grounds), *(line.marks_vi for line in certificates))
    return ResultContent.model_validate(
        {
            **source.document(
                (
                    "Tổ chức, cá nhân nhập khẩu;",
                    "Hải quan cửa khẩu;",
                    f"Lưu: VT, {source.context.office_code}.",
                )
            ),
            **_consignment(source, dossier),
            "certificates": certificates,
            "basis": _basis(source, dossier, found),
            "result": result,
            "result_vi": result.label_vi,
            "grounds": grounds,
            "requests_vi": () if result is InspectionResult.CONFORMS else _requests(source),
            "notes_vi": (*source.replacement(), *marked_note(marks)),
        }
    )


def _reasons(result: InspectionResult, found: list[Finding]) -> list[Finding]:
    """What is not met and refuses; goods that conform have no such finding, all other results have one."""
    failed = [
        finding
        for finding in found
        if finding.outcome is Outcome.NOT_MET and finding.consequence is Consequence.REFUSAL
    ]
    if result is InspectionResult.CONFORMS and failed:
        raise ValueError("goods that conform need every requirement met; one is not")
    if result is not InspectionResult.CONFORMS and not failed:
        raise ValueError("a result that refuses needs a requirement not met; none was found")
    return failed


def _consignment(source: Source, dossier: QualityDossier) -> dict[str, object]:
    declaration, items = source.declaration, source.item_numbers
    paper = dossier.registration(items)
    return {
        "goods": certified_rows(declaration, items, dossier),
        "border_gate": declaration.border_gate,
        "import_time_vi": import_time_vi(declaration, paper, dossier.arrived_on),
        "registration_number": paper.number if paper else None,
        "registration_on": paper.issued_on if paper else None,
    }


def _basis(source: Source, dossier: QualityDossier, found: list[Finding]) -> InspectionBasis:
    paper = dossier.registration(source.item_numbers)
    instruments = (finding.citation.instrument.title_vi for finding in found)
    return InspectionBasis(
        applied_standard=paper.applied_standard if paper else None,
        regulations=regulations_of(dossier, source.item_numbers),
        other_vi=tuple(dict.fromkeys(instruments)),
    )


def _requests(source: Source) -> tuple[str, ...]:
    return tuple(duty(one) for one in source.owed(*DUTIES))
