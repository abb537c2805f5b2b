"""How is the number of a notice written? By Nghị định 30/2020/NĐ-CP: "05/TB-SKHCN"."""

from typing import assert_never

from models.vocabulary import NoticeKind


def document_type(kind: NoticeKind) -> str:
    """Chữ viết tắt tên loại văn bản. Kinds of one type share one sequence, or two would bear one number.

    Mẫu số 3 prints "Số: …/TB-…". Mẫu số 2 prints no abbreviation; "PTN" (phiếu tiếp nhận) is a choice of
    the house, so that receipts leave no gaps among the notices.
    """
    match kind:
        case (
            NoticeKind.APPROVAL
            | NoticeKind.REJECTION
            | NoticeKind.SUPPLEMENT
            | NoticeKind.VISIT_SCHEDULE
            | NoticeKind.FORM_3
        ):
            return "TB"
        case NoticeKind.FORM_2:
            return "PTN"
        case _:
            assert_never(kind)


def notice_number_text(number: int, kind: NoticeKind, office_code: str) -> str:
    """Number, type and office; a number below 10 is padded with 0."""
    return f"{number:02d}/{document_type(kind)}-{office_code}"
