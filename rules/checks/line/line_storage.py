"""May a line go to its place before its inspection, and to do what (Quyết định 28/2022/QĐ-TTg, Điều 1.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Outcome, Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import line_ground
from rules.checks.used_storage_ban import BANS, unless_banned
from rules.evidence import stored_since
from rules.law.machinery.decision_28_2022 import STORED_INSTALLED_NOT_PRODUCING
from rules.line_route import first_shipment_gaps, installed_certificates, is_installed_first
from rules.rule import Rule


def check_line_storage(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises on the road of 2023 while the certificate of the installed line is not filed."""
    ground = line_ground("line_storage", case_file, item, STORED_INSTALLED_NOT_PRODUCING, days)
    if ground is None or not is_installed_first(case_file, item, days):
        return None
    if installed_certificates(case_file, item):
        return None
    if first_shipment_gaps(case_file, item):
        return ground.decide(
            case_file,
            Outcome.NOT_MET,
            Said(
                "Chưa đủ hồ sơ lô hàng đầu tiên, nên chưa được mang dây chuyền về bảo quản.",
                "The dossier of the first shipment is not complete, so the line may not go to storage yet.",
            ),
            (("Hồ sơ lô hàng đầu tiên", "Chưa đủ"),),
            remedy_vi="Nộp đủ hồ sơ lô hàng đầu tiên.",
        )
    said = Said(
        "Được mang dây chuyền về bảo quản; chỉ được lắp đặt, vận hành để giám định, không được sản xuất.",
        "The line may go to storage; it may be installed and run for the inspection only, not to produce.",
    )
    finding = ground.decide(case_file, Outcome.MET, said, (("Hồ sơ lô hàng đầu tiên", "Đã đủ"),))
    return unless_banned(case_file, ground, finding, stored_since(case_file, item) or days.as_of)


RULE = Rule(
    "line_storage",
    Regime.USED_MACHINERY,
    Said(
        "Dây chuyền có được mang về, lắp đặt trước khi giám định không?",
        "May the line be stored and installed before its inspection?",
    ),
    (STORED_INSTALLED_NOT_PRODUCING, *BANS),
    check_line_storage,
    arises=on_lines,
)
