"""May a machine come with a technology of the lists, where the law of used machinery does not ask?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import TransferPaper
from models.vocabulary import Consequence, Outcome, Regime, TechnologyStatus
from rules.checks.days import Days
from rules.checks.scope.complete_machine import check_complete_machine
from rules.checks.scope.exclusions import check_exclusions
from rules.checks.scope.scope_chapter import check_scope_chapter
from rules.checks.scope.used_condition import check_used_condition
from rules.evidence import last_filed
from rules.ground import Ground, day_vi, ground_on
from rules.law.common.law_07_2017 import MACHINES_OF_LISTED_TECHNOLOGY, RESTRICTED_NEEDS_PERMIT
from rules.rule import Rule

SCOPE_OF_USED_MACHINERY = (
    check_scope_chapter,
    check_used_condition,
    check_exclusions,
    check_complete_machine,
)
STATUS_EN = {
    TechnologyStatus.RESTRICTED: "restricted",
    TechnologyStatus.PROHIBITED: "prohibited",
}


def check_listed_technology(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A question, never a refusal by machine: the law itself was not read. A permit makes it a note.

    Of goods within the law of used machinery that law asks it (`technology`).
    """
    status = item.technology_status
    if status not in STATUS_EN or _is_within_used_machinery(case_file, item, days):
        return None
    ground = ground_on(
        "listed_technology",
        item,
        MACHINES_OF_LISTED_TECHNOLOGY[status],
        days.registration(case_file),
        Consequence.REFUSAL,
        Regime.TECHNOLOGY_TRANSFER,
    )
    if ground is None:
        return None
    paper = last_filed(case_file, item, TransferPaper)
    if status is TechnologyStatus.RESTRICTED and paper is not None and paper.is_permit:
        return _permitted(ground, paper)
    return ground.ask(
        case_file,
        f"Tờ khai nêu công nghệ: {status.label_vi.lower()}. Luật Chuyển giao công nghệ (cần thẩm tra pháp "
        "lý) có thể áp dụng cho cả máy móc, thiết bị đi kèm công nghệ. Đạt: được nhập khẩu. Không đạt: không "
        "được nhập khẩu.",
        Said(
            f"Hàng đi kèm công nghệ đã khai: {status.label_vi.lower()}; cần người xem xét.",
            f"The goods come with a technology declared as {STATUS_EN[status]}; a person has to judge.",
        ),
        (("Công nghệ theo tờ khai", status.label_vi), ("Giấy chuyển giao", _paper_vi(paper))),
    )


def _is_within_used_machinery(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    """Was the scope of that regime asked, which is younger than this law, and did it not stop there?"""
    is_asked = check_scope_chapter(case_file, item, days) is not None
    return is_asked and not is_outside_used_machinery(case_file, item, days)


def is_outside_used_machinery(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    """Has that regime stopped at its scope, so that it asks no more of the item?"""
    findings = (check(case_file, item, days) for check in SCOPE_OF_USED_MACHINERY)
    return any(one is not None and one.outcome is Outcome.NOT_MET for one in findings)


def _paper_vi(paper: TransferPaper | None) -> str:
    if paper is None:
        return "Chưa nộp"
    kind_vi = "giấy phép" if paper.is_permit else "giấy chứng nhận đăng ký"
    return f"{kind_vi} số {paper.number} ngày {day_vi(paper.issued_on)} của {paper.authority}"


def _permitted(ground: Ground, paper: TransferPaper) -> Finding:
    finding = ground.on(RESTRICTED_NEEDS_PERMIT).on_any_reading(
        Outcome.MET,
        Said(
            f"Công nghệ hạn chế chuyển giao; có {_paper_vi(paper)}.",
            f"The technology is restricted; the permit number {paper.number} of {day_vi(paper.issued_on)} "
            "is on file.",
        ),
        (("Giấy chuyển giao", _paper_vi(paper)),),
    )
    return finding.model_copy(update={"consequence": Consequence.NOTE, "needs_legal_review": True})


RULE = Rule(
    "listed_technology",
    Regime.TECHNOLOGY_TRANSFER,
    Said(
        "Hàng ngoài phạm vi máy đã qua sử dụng có được nhập khẩu cùng công nghệ đi kèm đã khai không?",
        "May goods outside the law of used machinery come in with the technology declared with them?",
    ),
    (*MACHINES_OF_LISTED_TECHNOLOGY.values(), RESTRICTED_NEEDS_PERMIT),
    check_listed_technology,
)
