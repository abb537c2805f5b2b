"""Is there a copy of the importer's business registration (Điều 7.1, 8.1.a)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import Verification
from models.papers import BusinessRegistration
from models.vocabulary import Consequence, ObligationKind, Outcome, Regime
from rules.checks.days import Days
from rules.evidence import last_filed, relied_permission
from rules.ground import Ground, ground_on
from rules.law.machinery.importer import BUSINESS_REGISTRATION_COPY
from rules.line_route import place_on_road
from rules.rule import Rule


def check_business_registration(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Whether the copy is still owed since 2026-01-08 is not verified: only then its lack is a question."""
    ground = ground_on(
        "business_registration",
        item,
        place_on_road(case_file, item, days, BUSINESS_REGISTRATION_COPY),
        days.registration(case_file),
        Consequence.EVIDENCE_MISSING,
    )
    if ground is None or relied_permission(case_file, item, days):
        return None
    paper = last_filed(case_file, item, BusinessRegistration)
    if paper is not None:
        return ground.on_any_reading(
            Outcome.MET,
            Said(
                "Có bản sao Giấy chứng nhận đăng ký doanh nghiệp.",
                "There is a copy of the business registration certificate.",
            ),
            (("Giấy chứng nhận đăng ký doanh nghiệp", paper.number),),
        )
    return _absent(case_file, ground)


def _absent(case_file: CaseFile, ground: Ground) -> Finding:
    absent = (("Giấy chứng nhận đăng ký doanh nghiệp", "Chưa nộp"),)
    if ground.value.verification is Verification.VERIFIED:
        return ground.lacks(
            ObligationKind.FILE_EVIDENCE,
            "Nộp bản sao Giấy chứng nhận đăng ký doanh nghiệp có đóng dấu.",
            Said(
                "Chưa có bản sao Giấy chứng nhận đăng ký doanh nghiệp.",
                "There is no copy of the business registration certificate yet.",
            ),
            absent,
        )
    return ground.ask(
        case_file,
        f"Chưa có bản sao Giấy chứng nhận đăng ký doanh nghiệp. {_doubt_vi(ground)} "
        "Đạt: không cần nộp. Không đạt: vẫn phải nộp.",
        Said(
            "Chưa có bản sao Giấy chứng nhận đăng ký doanh nghiệp; cần thẩm tra yêu cầu này còn hay không.",
            "There is no copy of the business registration certificate; whether it is still required has to "
            "be reviewed.",
        ),
        absent,
    )


def _doubt_vi(ground: Ground) -> str:
    if ground.value in BUSINESS_REGISTRATION_COPY.installed_first:
        return (
            "Hồ sơ lô hàng đầu tiên của dây chuyền giám định sau lắp đặt, theo phần văn bản đã đọc, không "
            "nêu giấy này."
        )
    return "Từ 08/01/2026 yêu cầu này có thể đã được bãi bỏ."


RULE = Rule(
    "business_registration",
    Regime.USED_MACHINERY,
    Said(
        "Đã có bản sao Giấy chứng nhận đăng ký doanh nghiệp chưa?",
        "Is there a copy of the importer's business registration?",
    ),
    BUSINESS_REGISTRATION_COPY.known,
    check_business_registration,
)
