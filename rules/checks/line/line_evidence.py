"""Is there the inspection certificate that a technology line needs (Điều 7.1)? A line has no storage."""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import InspectionCertificate
from models.vocabulary import ObligationKind, Outcome
from rules.checks.days import Days
from rules.checks.line.line_ground import WANTED_VI, line_ground
from rules.evidence import certificate_flaws, last_filed
from rules.ground import in_force_place
from rules.law.decision_18_2019 import LINE_DOSSIER
from rules.law.decision_28_2022 import INSPECTION_AFTER_INSTALLATION_MONTHS


def check_line_evidence(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """By a designated body, with a conclusion."""
    ground = line_ground("line_evidence", case_file, item, LINE_DOSSIER, days)
    if ground is None:
        return None
    certificate = last_filed(case_file, item, InspectionCertificate)
    flaws = certificate_flaws(case_file, certificate) if certificate else ("chưa nộp",)
    if certificate and not flaws:
        sentence_vi = f"Chứng thư giám định số {certificate.number} có đủ nội dung."
        return ground.decide(
            case_file, Outcome.MET, sentence_vi, (("Chứng thư giám định", certificate.number),)
        )
    other_road = in_force_place(INSPECTION_AFTER_INSTALLATION_MONTHS, ground.day.day)
    hint = f" Dự án công nghệ cao, ưu đãi đặc biệt: xem {other_road}." if other_road else ""
    return ground.lacks(
        ObligationKind.FILE_EVIDENCE,
        WANTED_VI,
        f"Chưa có chứng thư giám định dây chuyền hợp lệ: {', '.join(flaws)}.",
        remedy_vi=f"{WANTED_VI} Giám định tại nước xuất khẩu.{hint}",
    )
