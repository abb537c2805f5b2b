"""Does a transfer of technology come with the goods, whose contract is to be registered? Only a note."""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import TransferPaper
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.evidence import last_filed
from rules.ground import day_vi, ground_on
from rules.law.common.law_07_2017 import REGISTRATION_DAYS, TRANSFER_REGISTRATION
from rules.rule import Rule


def check_transfer_registration(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises only where the declaration says that technology is transferred; it never holds the goods."""
    if not item.has_technology_transfer:
        return None
    ground = ground_on(
        "transfer_registration",
        item,
        TRANSFER_REGISTRATION,
        days.registration(case_file),
        Consequence.NOTE,
        Regime.TECHNOLOGY_TRANSFER,
    )
    if ground is None:
        return None
    limit = in_force(REGISTRATION_DAYS, ground.day.day)
    assert limit is not None
    paper = last_filed(case_file, item, TransferPaper)
    on_file = Said("Chưa nộp giấy tờ về việc này.", "No paper about it is on file.")
    if paper is not None:
        on_file = Said(
            f"Đã nộp giấy số {paper.number} ngày {day_vi(paper.issued_on)} của {paper.authority}.",
            f"Paper number {paper.number} of {day_vi(paper.issued_on)} is on file.",
        )
    finding = ground.on_any_reading(
        Outcome.MET,
        Said(
            f"Hợp đồng chuyển giao công nghệ đăng ký trong {limit.value} ngày từ ngày ký, tại Bộ Khoa học "
            "và Công nghệ hoặc cơ quan cấp tỉnh theo dự án (cần thẩm tra pháp lý). Đăng ký là điều kiện về "
            f"chuyển tiền và thuế, không phải điều kiện thông quan. {on_file.vi}",
            f"The transfer contract is to be registered within {limit.value} days of its signing, with the "
            "Ministry of Science and Technology or the province according to the project (needs legal "
            f"review). It is a condition for remittance and tax, not for clearance. {on_file.en}",
        ),
        (("Có chuyển giao công nghệ", "Có"),),
    )
    return finding.model_copy(update={"needs_legal_review": True})


RULE = Rule(
    "transfer_registration",
    Regime.TECHNOLOGY_TRANSFER,
    Said(
        "Hàng có kèm chuyển giao công nghệ mà hợp đồng phải đăng ký không?",
        "Does a technology transfer come with the goods, whose contract has to be registered?",
    ),
    (TRANSFER_REGISTRATION, REGISTRATION_DAYS),
    check_transfer_registration,
)
