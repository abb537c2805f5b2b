"""Is there the inspection certificate that a line on the ordinary road needs (Điều 7.1)? No storage here."""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import InspectionCertificate
from models.vocabulary import ObligationKind, Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import WANTED_VI, ordinary_ground
from rules.checks.papers.old_bodies import ask_of_old_body, with_word_on_body
from rules.evidence import certificate_flaws, last_filed, listed, of_a_doubtful_body
from rules.ground import in_force_place
from rules.law.machinery.decision_18_2019 import LINE_DOSSIER, OLD_BODIES_GO_ON_DAYS
from rules.law.machinery.decision_28_2022 import INSPECTION_AFTER_INSTALLATION_MONTHS
from rules.rule import Rule

_NOT_FILED = Said("chưa nộp", "it is not filed")


def check_line_evidence(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """By a designated body, with a conclusion."""
    ground = ordinary_ground("line_evidence", case_file, item, LINE_DOSSIER, days)
    if ground is None:
        return None
    certificate = last_filed(case_file, item, InspectionCertificate)
    flaws = certificate_flaws(case_file, certificate) if certificate else (_NOT_FILED,)
    if certificate and not flaws:
        said = Said(
            f"Chứng thư giám định số {certificate.number} có đủ nội dung.",
            f"The inspection certificate no. {certificate.number} has all it has to state.",
        )
        finding = ground.decide(case_file, Outcome.MET, said, (("Chứng thư giám định", certificate.number),))
        return with_word_on_body(case_file, finding, certificate.body_code, certificate.issued_on)
    doubtful = of_a_doubtful_body(case_file, item)
    if doubtful is not None:
        return ask_of_old_body(case_file, ground, doubtful.body_code, doubtful.issued_on)
    other_road = in_force_place(INSPECTION_AFTER_INSTALLATION_MONTHS, ground.day.day)
    hint = f" Dự án công nghệ cao, ưu đãi đặc biệt: xem {other_road}." if other_road else ""
    why = listed(flaws)
    return ground.lacks(
        ObligationKind.FILE_EVIDENCE,
        WANTED_VI,
        Said(
            f"Chưa có chứng thư giám định dây chuyền hợp lệ: {why.vi}.",
            f"There is no valid inspection certificate of the line yet: {why.en}.",
        ),
        (("Chứng thư giám định", certificate.number if certificate else "Chưa nộp"),),
        remedy_vi=f"{WANTED_VI} Giám định tại nước xuất khẩu.{hint}",
    )


RULE = Rule(
    "line_evidence",
    Regime.USED_MACHINERY,
    Said(
        "Đã có chứng thư giám định dây chuyền chưa?",
        "Is there an inspection certificate of the technology line?",
    ),
    (LINE_DOSSIER, OLD_BODIES_GO_ON_DAYS),
    check_line_evidence,
    arises=on_lines,
)
