"""Was the technology line inspected in the exporting country while it was running (Điều 10.3)?"""

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import ObligationKind, Outcome, Party
from rules.checks.days import Days, declared
from rules.checks.line.line_ground import line_ground, not_certified
from rules.evidence import good_certificate
from rules.law.decision_18_2019 import LINE_INSPECTED_RUNNING_ABROAD

_ANSWERS_VI = {True: "Đang vận hành", False: "Không vận hành"}


def check_line_inspection(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Another certificate may still show it; an inspection in Viet Nam never does on this road."""
    ground = line_ground("line_inspection", case_file, item, LINE_INSPECTED_RUNNING_ABROAD, days)
    if ground is None:
        return None
    certificate = good_certificate(case_file, item)
    if certificate is None or certificate.inspected_country is None or certificate.was_running is None:
        return not_certified(ground, "nơi giám định và tình trạng vận hành")
    country = declared(case_file).exporting_country
    facts = (
        ("Nước giám định", certificate.inspected_country),
        ("Nước xuất khẩu", country or "Không khai"),
        ("Tình trạng khi giám định", _ANSWERS_VI[certificate.was_running]),
    )
    is_abroad = certificate.inspected_country == country
    if country is None and certificate.was_running and certificate.inspected_country != "VN":
        return ground.lacks(
            ObligationKind.STATE_FACT, "Khai nước xuất khẩu.", "Chưa khai nước xuất khẩu dây chuyền.", facts
        )
    if is_abroad and certificate.was_running:
        sentence_vi = "Dây chuyền được giám định tại nước xuất khẩu khi đang vận hành."
        return ground.decide(case_file, Outcome.MET, sentence_vi, facts)
    what_vi = "Nộp chứng thư giám định lập tại nước xuất khẩu khi dây chuyền đang vận hành."
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        "Dây chuyền không được giám định tại nước xuất khẩu khi đang vận hành.",
        facts,
        remedy_vi=what_vi,
        missing=Missing(kind=ObligationKind.FILE_EVIDENCE, party=Party.IMPORTER, what_vi=what_vi),
    )
