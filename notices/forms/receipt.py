"""Which papers of a registration came, which are lacking, until when? Mẫu số 2, phiếu tiếp nhận hồ sơ."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from models.assessment import Obligation
from models.base import Record
from models.papers import FiledPaper, GoodsDescription, QualityInspectionRegistration, SubLabel
from models.vocabulary import NoticeKind, ObligationKind
from notices.forms.dossier import QualityDossier, certificate_label, certificate_marks
from notices.grounds import marked_note, marks
from notices.parts import Document, items_in_words
from notices.source import Source
from notices.supplement import finding_behind

WORKING_DAYS = 7
"""The form prints "07 ngày làm việc" (Điều 83.1.b)."""

COMPLETE = "Hồ sơ đầy đủ về số lượng: Tiếp nhận hồ sơ để kiểm tra các bước tiếp theo."
INCOMPLETE = (
    "Hồ sơ không đầy đủ về số lượng: Tiếp nhận hồ sơ nhưng cần bổ sung các mục: {lacking} trong thời gian"
    " 07 ngày làm việc. Sau khi hồ sơ đầy đủ thì kiểm tra các bước tiếp theo theo quy định."
)
REGISTRATION = "Giấy đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu"
CERTIFICATE = (
    "Giấy chứng nhận hợp quy do tổ chức chứng nhận được chỉ định cấp / Chứng thư giám định chất lượng"
    " lô hàng do tổ chức giám định được chỉ định cấp"
)
DESCRIPTION = "Ảnh hoặc bản mô tả hàng hóa kèm nội dung của nhãn chính"
SUB_LABEL = "Mẫu nhãn phụ (nếu nhãn chính chưa đủ nội dung theo quy định)"
NOT_FILED = "Chưa nộp"
LATER = "Hàng đưa về bảo quản hoặc có văn bản về việc chậm bổ sung: nộp đến hết ngày {day}."
LABEL_IS_COMPLETE = "Nhãn chính đủ nội dung, không cần nhãn phụ"
LABEL_IS_OPEN = "Chưa rõ nhãn chính đã đủ nội dung hay chưa"


class ChecklistRow(Record):
    """Hạng mục: Có, Không, Ghi chú; `is_lacking` when it has to be supplied."""

    number: int
    what_vi: str
    is_there: bool
    is_lacking: bool
    note_vi: str


class ReceiptContent(Document):
    """Mẫu số 2. The person who signs is the one who checked the dossier; who handed it in signs beside.

    The form has no list of recipients. Importer, registration and day of receipt are added by the house.
    """

    kind: Literal[NoticeKind.FORM_2] = NoticeKind.FORM_2
    registration_number: str
    registration_on: date
    received_on: date | None
    rows: tuple[ChecklistRow, ...]
    is_complete: bool
    lacking_vi: tuple[str, ...]
    conclusion_vi: str
    supplement_until: date | None
    marks_vi: tuple[str, ...]
    notes_vi: tuple[str, ...]


def receipt(source: Source) -> ReceiptContent:
    """The four items and one of the two conclusions. What else the assessment allows is said below."""
    dossier, items = source.context.quality_dossier, source.item_numbers
    paper = dossier.registration(items) if dossier else None
    if dossier is None or paper is None:
        raise ValueError("a receipt needs a registration for quality inspection; none was found")
    owed = source.owed(ObligationKind.SUPPLEMENT_DOSSIER)
    rows = _rows(dossier, items)
    lacking = tuple(f"{row.number}. {row.what_vi}" for row in rows if row.is_lacking)
    found = _marks(source, dossier, owed)
    received_on = dossier.filed_on(paper)
    until = dossier.calendar.add_working_days(received_on, WORKING_DAYS) if received_on and lacking else None
    return ReceiptContent.model_validate(
        {
            **source.document(()),
            "registration_number": paper.number,
            "registration_on": paper.issued_on,
            "received_on": received_on,
            "rows": rows,
            "is_complete": not lacking,
            "lacking_vi": lacking,
            "conclusion_vi": INCOMPLETE.format(lacking="; ".join(lacking)) if lacking else COMPLETE,
            "supplement_until": until,
            "marks_vi": found,
            "notes_vi": (*_later(owed, until), *source.replacement(), *marked_note([found])),
        }
    )


def _rows(dossier: QualityDossier, items: tuple[int, ...]) -> tuple[ChecklistRow, ...]:
    def newest(kind: type[FiledPaper]) -> Callable[[int], FiledPaper | None]:
        return lambda number: dossier.newest(kind, number)

    certificate = _row(2, CERTIFICATE, items, dossier.certificate, is_owed=True)
    return (
        _row(1, REGISTRATION, items, newest(QualityInspectionRegistration), is_owed=True),
        certificate.model_copy(update={"note_vi": _certificate_note(dossier, items, certificate.note_vi)}),
        _row(3, DESCRIPTION, items, newest(GoodsDescription), is_owed=True),
        _label_row(dossier, items, newest(SubLabel)),
    )


def _row(
    number: int,
    what_vi: str,
    items: tuple[int, ...],
    paper_of: Callable[[int], FiledPaper | None],
    *,
    is_owed: bool = False,
    absent_vi: str = NOT_FILED,
) -> ChecklistRow:
    papers = [(item, paper_of(item)) for item in items]
    absent = [item for item, paper in papers if paper is None]
    numbers = dict.fromkeys(
        f"Số {paper.number} ngày {paper.issued_on:%d/%m/%Y}" for _, paper in papers if paper
    )
    note = "; ".join(numbers)
    if absent:
        note = f"{note}; thiếu cho dòng {items_in_words(absent)}" if note else absent_vi
    return ChecklistRow(
        number=number,
        what_vi=what_vi,
        is_there=not absent,
        is_lacking=bool(absent) and is_owed,
        note_vi=note,
    )


def _label_row(
    dossier: QualityDossier, items: tuple[int, ...], paper_of: Callable[[int], FiledPaper | None]
) -> ChecklistRow:
    without = [item for item in items if paper_of(item) is None]
    described = [dossier.newest(GoodsDescription, item) for item in without]
    said = [paper.is_main_label_complete if paper else None for paper in described]
    absent = LABEL_IS_OPEN
    if False in said:
        absent = NOT_FILED
    elif None not in said:
        absent = LABEL_IS_COMPLETE
    needed = tuple(item for item in items if item not in without or said[without.index(item)] is not True)
    return _row(4, SUB_LABEL, needed or items, paper_of, is_owed=False in said, absent_vi=absent)


def _certificate_note(dossier: QualityDossier, items: tuple[int, ...], note: str) -> str:
    found = [certificate for item in items if (certificate := dossier.certificate(item))]
    labels = dict.fromkeys("; ".join((certificate_label(each), *certificate_marks(each))) for each in found)
    return f"{note} ({', '.join(labels)})" if labels else note


def _marks(source: Source, dossier: QualityDossier, owed: tuple[Obligation, ...]) -> tuple[str, ...]:
    behind = (finding_behind(source, one) for one in owed)
    of_papers = (certificate_marks(dossier.certificate(item)) for item in source.item_numbers)
    of_findings = (marks(finding) for finding in behind if finding)
    return tuple(dict.fromkeys(mark for found in (*of_findings, *of_papers) for mark in found))


def _later(owed: tuple[Obligation, ...], until: date | None) -> tuple[str, ...]:
    """The day on which the assessment lets papers come after the seven working days."""
    days = [one.due_on for one in owed if one.due_on and until and one.due_on > until]
    return (LATER.format(day=f"{min(days):%d/%m/%Y}"),) if days else ()
