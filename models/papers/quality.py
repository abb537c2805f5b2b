"""Which papers belong to a dossier of state quality inspection, and what does each state?"""

from datetime import date
from typing import Literal

from models.goods import CountryCode, DeclarationNumber, LongText, Text
from models.papers.filed import FiledPaper
from models.vocabulary import Conclusion, RemedyKind


class QualityInspectionRegistration(FiledPaper):
    """Đăng ký kiểm tra nhà nước về chất lượng: what Mẫu số 1 holds beside the declaration.

    The dossier is received on the day the paper is filed; a later registration opens a new dossier.
    """

    kind: Literal["quality_inspection_registration"] = "quality_inspection_registration"
    regulations: tuple[Text, ...] = ()
    applied_standard: Text | None = None
    phone: Text | None = None
    fax: Text | None = None
    gathering_address: Text | None = None
    import_time: Text | None = None


class ConformityCertificate(FiledPaper):
    """Giấy chứng nhận hợp quy. A batch certificate names the consignment (Điều 83.1.a): seven things.

    What it does not state is None. `regulations` are the QCVN it covers; `conclusion` is stated where goods
    were assessed anew after rework (Điều 85.3).
    """

    kind: Literal["conformity_certificate"] = "conformity_certificate"
    body_code: Text
    regulations: tuple[Text, ...] = ()
    is_batch: bool
    valid_until: date | None = None
    conformity_on: date | None = None
    conclusion: Conclusion | None = None
    goods_name: Text | None = None
    brand: Text | None = None
    model_code: Text | None = None
    specification: LongText | None = None
    origin_country: CountryCode | None = None
    maker: Text | None = None
    quantity: int | None = None
    declaration_number: DeclarationNumber | None = None
    invoice_number: Text | None = None


class GoodsDescription(FiledPaper):
    """Ảnh hoặc bản mô tả hàng hóa, with the main label where a label is required.

    `has_main_label` is what the sender states of the paper. Whether these goods need a label is for a person:
    without one the paper still counts, and the question about the label says so.
    """

    kind: Literal["goods_description"] = "goods_description"
    has_main_label: bool
    is_main_label_complete: bool | None = None


class SubLabel(FiledPaper):
    """Mẫu nhãn phụ, owed where the main label is short."""

    kind: Literal["sub_label"] = "sub_label"


class SelfAssessment(FiledPaper):
    """Kết quả tự đánh giá sự phù hợp, measure 2a (Thông tư 06/2020/TT-BKHCN, Điều 3.8)."""

    kind: Literal["self_assessment"] = "self_assessment"
    regulation: Text | None = None
    conclusion: Conclusion | None = None


class RemedyEvidence(FiledPaper):
    """Bằng chứng khắc phục: a label mended, or goods reworked (Nghị định 37/2026/NĐ-CP, Điều 85.3, 85.4)."""

    kind: Literal["remedy_evidence"] = "remedy_evidence"
    remedy: RemedyKind
    completed_on: date


class DelayLetter(FiledPaper):
    """Văn bản gửi cơ quan kiểm tra: why the dossier is late and when it will be complete (Điều 83.1.b)."""

    kind: Literal["delay_letter"] = "delay_letter"
    reason: LongText
    expected_on: date


class CirculationPermit(FiledPaper):
    """Giấy phép lưu hành, or the measure of a special law that the list names (Điều 82.3)."""

    kind: Literal["circulation_permit"] = "circulation_permit"
    authority: Text
