"""Is there the maker's confirmation or the inspection certificate that a machine needs (Điều 8.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import PAPER_LABELS_VI, InspectionCertificate, ManufacturerConfirmation
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.checks.days import Days
from rules.evidence import (
    certificate_flaws,
    confirmation_flaws,
    evidence_of,
    last_filed,
    relied_permission,
    wanted_paper_vi,
)
from rules.ground import Ground, Named, ground_on
from rules.law.decision_18_2019 import MACHINE_CERTIFICATE, MAKER_CONFIRMATION, PERMISSION_REPLACES_PAPERS
from rules.unit import Unit, unit_of


def check_machine_evidence(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The country of manufacture decides, not the brand's seat; a flawed paper is as if absent."""
    ground = ground_on(
        "machine_evidence",
        item,
        MACHINE_CERTIFICATE,
        days.registration(case_file),
        Consequence.EVIDENCE_MISSING,
    )
    if ground is None or unit_of(case_file, item) is not Unit.MACHINE:
        return None
    facts = (("Nước sản xuất", item.manufacture_country or "Không khai"),)
    if relied_permission(case_file, item, days):
        return ground.on(PERMISSION_REPLACES_PAPERS).decide(
            case_file, Outcome.MET, "Văn bản chấp thuận thay cho các giấy tờ khác về máy.", facts
        )
    paper = evidence_of(case_file, item)
    if paper is None:
        return _absent(case_file, ground, item, facts)
    if isinstance(paper, ManufacturerConfirmation):
        ground = ground.on(MAKER_CONFIRMATION)
    label = PAPER_LABELS_VI[paper.kind]
    return ground.decide(
        case_file, Outcome.MET, f"{label} số {paper.number} có đủ nội dung.", (*facts, (label, paper.number))
    )


def _absent(case_file: CaseFile, ground: Ground, item: DeclarationItem, facts: Named) -> Finding:
    confirmation = last_filed(case_file, item, ManufacturerConfirmation)
    certificate = last_filed(case_file, item, InspectionCertificate)
    found = []
    if confirmation:
        flaws = confirmation_flaws(item, confirmation)
        if not flaws:
            return ground.on(MAKER_CONFIRMATION).lacks(
                ObligationKind.STATE_FACT,
                "Khai nước sản xuất của máy.",
                "Có xác nhận của nhà sản xuất nhưng tờ khai không nêu nước sản xuất.",
                facts,
            )
        found.append(f"Xác nhận của nhà sản xuất số {confirmation.number}: {', '.join(flaws)}.")
    if certificate:
        flaws = certificate_flaws(case_file, certificate)
        found.append(f"Chứng thư giám định số {certificate.number}: {', '.join(flaws)}.")
    return ground.lacks(
        ObligationKind.FILE_EVIDENCE,
        wanted_paper_vi(item),
        " ".join(["Chưa có giấy tờ hợp lệ chứng minh máy đáp ứng Điều 6.", *found]),
        facts,
    )
