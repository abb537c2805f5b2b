"""Is the paper there by which another entrusted the importer with the import (Điều 7.1, 8.1.a)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.folding import folded
from models.goods import DeclarationItem
from models.language import Said
from models.law import Verification
from models.papers import Entrustment
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime
from rules.checks.days import Days, declared
from rules.evidence import last_filed, relied_permission
from rules.ground import Ground, ground_on
from rules.law.machinery.importer import ENTRUSTMENT
from rules.line_route import place_on_road
from rules.rule import Rule


def check_entrustment(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises where the declaration names a principal; that the paper is true is for a person to see."""
    place = place_on_road(case_file, item, days, ENTRUSTMENT)
    ground = ground_on("entrustment", item, place, days.registration(case_file), Consequence.EVIDENCE_MISSING)
    principal = declared(case_file).importer.principal
    if ground is None or principal is None or relied_permission(case_file, item, days):
        return None
    paper = last_filed(case_file, item, Entrustment)
    if paper is None:
        return _absent(case_file, ground, principal)
    facts = (("Bên ủy thác", principal), ("Bên ủy thác trên văn bản", paper.principal))
    if folded(paper.principal) != folded(principal):
        return ground.ask(
            case_file,
            "Bên ủy thác trên văn bản khác với tờ khai. Văn bản có phải cho lô hàng này không?",
            Said(
                f"Văn bản ủy thác số {paper.number} nêu bên ủy thác khác với tờ khai.",
                f"The entrustment no. {paper.number} names another principal than the declaration.",
            ),
            facts,
        )
    said = Said(
        f"Có văn bản ủy thác nhập khẩu số {paper.number}.", f"The entrustment no. {paper.number} is on file."
    )
    return ground.on_any_reading(Outcome.MET, said, facts)


def _absent(case_file: CaseFile, ground: Ground, principal: str) -> Finding:
    facts = (("Bên ủy thác", principal),)
    said = Said(
        f"Tờ khai nêu bên ủy thác là {principal}; chưa có văn bản ủy thác nhập khẩu.",
        f"The declaration names “{principal}” as the principal; the entrustment has not been filed.",
    )
    if ground.value.verification is Verification.VERIFIED:
        return ground.lacks(ObligationKind.FILE_EVIDENCE, "Nộp văn bản ủy thác nhập khẩu.", said, facts)
    return ground.ask(
        case_file,
        f"Chưa có văn bản ủy thác nhập khẩu của {principal}. Hồ sơ lô hàng đầu tiên của dây chuyền giám định "
        "sau lắp đặt, theo phần văn bản đã đọc, không nêu giấy này (cần thẩm tra pháp lý). "
        "Đạt: không cần nộp. Không đạt: vẫn phải nộp.",
        said,
        facts,
    )


RULE = Rule(
    "entrustment",
    Regime.USED_MACHINERY,
    Said(
        "Nhập khẩu theo ủy thác thì đã có văn bản ủy thác chưa?",
        "Where the importer acts for another, is the entrustment on file?",
    ),
    ENTRUSTMENT.known,
    check_entrustment,
    arises=lambda case_file, _: declared(case_file).importer.principal is not None,
)
