"""Was the technology line inspected in the exporting country while it was running (Điều 10.3)?"""

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import ObligationKind, Outcome, Party, Regime
from rules.arising import on_lines
from rules.checks.days import Days, declared
from rules.checks.line.line_ground import not_certified, ordinary_ground
from rules.evidence import good_certificate, of_a_doubtful_body
from rules.ground import Ground, Named
from rules.law.machinery.decision_18_2019 import LINE_INSPECTED_RUNNING_ABROAD
from rules.rule import Rule

_STATED = Said("nơi giám định và tình trạng vận hành", "where it was made and whether the line was running")
_ANSWERS_VI = {True: "Đang vận hành", False: "Không vận hành"}


def check_line_inspection(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Another certificate may still show it; an inspection in Viet Nam never does on the ordinary road."""
    ground = ordinary_ground("line_inspection", case_file, item, LINE_INSPECTED_RUNNING_ABROAD, days)
    if ground is None or of_a_doubtful_body(case_file, item):
        return None
    certificate = good_certificate(case_file, item)
    if certificate is None or certificate.inspected_country is None or certificate.was_running is None:
        return not_certified(ground, _STATED)
    country = declared(case_file).exporting_country
    facts = (
        ("Nước giám định", certificate.inspected_country),
        ("Nước xuất khẩu", country or "Không khai"),
        ("Tình trạng khi giám định", _ANSWERS_VI[certificate.was_running]),
    )
    is_good = certificate.was_running and certificate.inspected_country == country
    if country is None and certificate.was_running and certificate.inspected_country != "VN":
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai nước xuất khẩu.",
            Said(
                "Chưa khai nước xuất khẩu dây chuyền.",
                "The country from which the line is exported is not declared.",
            ),
            facts,
        )
    return _judged(case_file, ground, facts, is_good=is_good)


def _judged(case_file: CaseFile, ground: Ground, facts: Named, *, is_good: bool) -> Finding:
    if is_good:
        said = Said(
            "Dây chuyền được giám định tại nước xuất khẩu khi đang vận hành.",
            "The line was inspected in the exporting country while it was running.",
        )
        return ground.decide(case_file, Outcome.MET, said, facts)
    what_vi = "Nộp chứng thư giám định lập tại nước xuất khẩu khi dây chuyền đang vận hành."
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            "Dây chuyền không được giám định tại nước xuất khẩu khi đang vận hành.",
            "The line was not inspected in the exporting country while it was running.",
        ),
        facts,
        remedy_vi=what_vi,
        missing=Missing(kind=ObligationKind.FILE_EVIDENCE, party=Party.IMPORTER, what_vi=what_vi),
    )


RULE = Rule(
    "line_inspection",
    Regime.USED_MACHINERY,
    Said(
        "Dây chuyền có được giám định tại nước xuất khẩu khi đang vận hành không?",
        "Was the technology line inspected in the exporting country while it was running?",
    ),
    (LINE_INSPECTED_RUNNING_ABROAD,),
    check_line_inspection,
    arises=on_lines,
)
