"""Are there signs of risk, fraud or data that do not agree (Nghị định 37/2026/NĐ-CP, Điều 83.1.b)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.facts import VisitConfirmed, VisitReported
from models.goods import DeclarationItem
from models.language import Said
from models.papers import InspectionCertificate, ManufacturerConfirmation
from models.vocabulary import Consequence
from rules.arising import with_inspection_dossier
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.evidence import last_filed
from rules.ground import Named
from rules.law.quality.decree_37_2026 import FRAUD_NOTICE
from rules.rule import Rule

NAME = "quality_signs"


def check_quality_signs(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises only where something is seen in a registered dossier; what it is worth, a person says."""
    ground = quality_ground(NAME, case_file, item, days, FRAUD_NOTICE, Consequence.REFUSAL)
    signs = signs_of(case_file, item)
    if ground is None or not signs or dossier_of(case_file, item) is None:
        return None
    if inspected(case_file, item, days) is None:
        return None
    return ground.ask(
        case_file,
        "Có dấu hiệu cần xem xét. Lô hàng có được coi là không có rủi ro, gian lận, dữ liệu không thống nhất "
        "không? Đạt: không có. Không đạt: có, không đáp ứng yêu cầu.",
        Said(
            "Có dấu hiệu rủi ro hoặc dữ liệu không thống nhất.",
            "There are signs of risk, or data that do not agree.",
        ),
        signs,
    )


def signs_of(case_file: CaseFile, item: DeclarationItem) -> Named:
    """What was seen or told of the item that does not agree, under whatever law."""
    return (*_seen(case_file, item), *_same_serial(case_file, item), *_contradicted(case_file, item))


def _seen(case_file: CaseFile, item: DeclarationItem) -> Named:
    """The last report that customs confirmed; to amend the item takes no sign away until it is seen anew."""
    agrees = {word.report_digest: word.agrees for _, word in case_file.each(VisitConfirmed)}
    seen = [
        observation
        for fact, report in case_file.each(VisitReported)
        if agrees.get(fact.digest)
        for observation in report.observations
        if observation.item_number == item.item_number
    ]
    if not seen or seen[-1].is_consistent:
        return ()
    return (("Biên bản kiểm tra chung", seen[-1].remark or "Không phù hợp"),)


def _same_serial(case_file: CaseFile, item: DeclarationItem) -> Named:
    numbers = [
        seen.declaration_number
        for seen in case_file.lookups.seen_serials
        if seen.item_number == item.item_number
    ]
    return (("Cùng số máy trên tờ khai khác", ", ".join(numbers)),) if numbers else ()


def _contradicted(case_file: CaseFile, item: DeclarationItem) -> Named:
    """Papers that name another year or another machine than the declaration."""
    confirmation = last_filed(case_file, item, ManufacturerConfirmation)
    certificate = last_filed(case_file, item, InspectionCertificate)
    pairs = (
        ("Năm sản xuất", confirmation and confirmation.year_of_manufacture, item.year_of_manufacture),
        ("Năm sản xuất", certificate and certificate.year_of_manufacture, item.year_of_manufacture),
        ("Số máy", certificate and certificate.serial_number, item.serial_number),
    )
    return tuple(
        (f"{name} (giấy tờ / tờ khai)", f"{on_paper} / {on_declaration}")
        for name, on_paper, on_declaration in pairs
        if None not in (on_paper, on_declaration) and on_paper != on_declaration
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Có đúng là lô hàng không có dấu hiệu rủi ro, gian lận, dữ liệu không thống nhất không?",
        "Is the consignment free of signs of risk, fraud or data that do not agree?",
    ),
    (FRAUD_NOTICE,),
    check_quality_signs,
    arises=with_inspection_dossier,
)
