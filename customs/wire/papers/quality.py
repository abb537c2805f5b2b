"""What does each paper of a dossier of quality inspection state, in the partner's words?"""

from typing import ClassVar, Literal

from customs.wire.papers.filed import SHARED, FiledPaperIn
from customs.wire.types import (
    Count,
    CountryText,
    Day,
    LongText,
    NumberText,
    ShortText,
    ShortTexts,
)
from customs.wire.word_types import ConclusionWord, RemedyWord
from models.base import Record
from models.papers import (
    CirculationPermit,
    ConformityCertificate,
    DelayLetter,
    GoodsDescription,
    QualityInspectionRegistration,
    RemedyEvidence,
    SelfAssessment,
    SubLabel,
)


class QualityInspectionRegistrationIn(FiledPaperIn):
    """Đăng ký kiểm tra nhà nước về chất lượng (Mẫu số 1)."""

    OURS: ClassVar[type[Record]] = QualityInspectionRegistration
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "quy_chuan_ky_thuat": "regulations",
        "tieu_chuan_ap_dung": "applied_standard",
        "dien_thoai": "phone",
        "fax": "fax",
        "dia_chi_tap_ket": "gathering_address",
        "thoi_gian_nhap_khau": "import_time",
    }

    loai: Literal["dang_ky_kiem_tra_chat_luong"] = "dang_ky_kiem_tra_chat_luong"
    quy_chuan_ky_thuat: ShortTexts = ()
    tieu_chuan_ap_dung: ShortText | None = None
    dien_thoai: ShortText | None = None
    fax: ShortText | None = None
    dia_chi_tap_ket: ShortText | None = None
    thoi_gian_nhap_khau: ShortText | None = None


class ConformityCertificateIn(FiledPaperIn):
    """Giấy chứng nhận hợp quy; theo lô hoặc theo kiểu loại."""

    OURS: ClassVar[type[Record]] = ConformityCertificate
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "ma_to_chuc": "body_code",
        "quy_chuan_ky_thuat": "regulations",
        "theo_lo": "is_batch",
        "hieu_luc_den": "valid_until",
        "ngay_ket_qua_phu_hop": "conformity_on",
        "ket_luan": "conclusion",
        "ten_hang": "goods_name",
        "nhan_hieu": "brand",
        "kieu_loai": "model_code",
        "dac_tinh_ky_thuat": "specification",
        "xuat_xu": "origin_country",
        "nha_san_xuat": "maker",
        "so_luong": "quantity",
        "so_to_khai": "declaration_number",
        "so_hoa_don": "invoice_number",
    }

    loai: Literal["giay_chung_nhan_hop_quy"] = "giay_chung_nhan_hop_quy"
    ma_to_chuc: ShortText
    quy_chuan_ky_thuat: ShortTexts = ()
    theo_lo: bool
    hieu_luc_den: Day | None = None
    ngay_ket_qua_phu_hop: Day | None = None
    ket_luan: ConclusionWord | None = None
    ten_hang: ShortText | None = None
    nhan_hieu: ShortText | None = None
    kieu_loai: ShortText | None = None
    dac_tinh_ky_thuat: LongText | None = None
    xuat_xu: CountryText | None = None
    nha_san_xuat: ShortText | None = None
    so_luong: Count | None = None
    so_to_khai: NumberText | None = None
    so_hoa_don: ShortText | None = None


class GoodsDescriptionIn(FiledPaperIn):
    """Ảnh hoặc bản mô tả hàng hóa kèm nhãn chính."""

    OURS: ClassVar[type[Record]] = GoodsDescription
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "co_nhan_chinh": "has_main_label",
        "nhan_chinh_day_du": "is_main_label_complete",
    }

    loai: Literal["anh_mo_ta_hang_hoa"] = "anh_mo_ta_hang_hoa"
    co_nhan_chinh: bool
    nhan_chinh_day_du: bool | None = None


class SubLabelIn(FiledPaperIn):
    """Mẫu nhãn phụ."""

    OURS: ClassVar[type[Record]] = SubLabel
    NAMES: ClassVar[dict[str, str]] = SHARED

    loai: Literal["mau_nhan_phu"] = "mau_nhan_phu"


class SelfAssessmentIn(FiledPaperIn):
    """Kết quả tự đánh giá sự phù hợp (biện pháp 2a)."""

    OURS: ClassVar[type[Record]] = SelfAssessment
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "quy_chuan_ky_thuat": "regulation",
        "ket_luan": "conclusion",
    }

    loai: Literal["ket_qua_tu_danh_gia"] = "ket_qua_tu_danh_gia"
    quy_chuan_ky_thuat: ShortText | None = None
    ket_luan: ConclusionWord | None = None


class RemedyEvidenceIn(FiledPaperIn):
    """Bằng chứng khắc phục nhãn hoặc tái chế."""

    OURS: ClassVar[type[Record]] = RemedyEvidence
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "noi_dung_khac_phuc": "remedy",
        "ngay_hoan_thanh": "completed_on",
    }

    loai: Literal["bang_chung_khac_phuc"] = "bang_chung_khac_phuc"
    noi_dung_khac_phuc: RemedyWord
    ngay_hoan_thanh: Day


class DelayLetterIn(FiledPaperIn):
    """Văn bản nêu lý do chậm bổ sung hồ sơ và ngày hoàn thành."""

    OURS: ClassVar[type[Record]] = DelayLetter
    NAMES: ClassVar[dict[str, str]] = SHARED | {"ly_do": "reason", "ngay_du_kien_bo_sung": "expected_on"}

    loai: Literal["van_ban_cham_bo_sung"] = "van_ban_cham_bo_sung"
    ly_do: LongText
    ngay_du_kien_bo_sung: Day


class CirculationPermitIn(FiledPaperIn):
    """Giấy phép lưu hành, biện pháp theo luật chuyên ngành."""

    OURS: ClassVar[type[Record]] = CirculationPermit
    NAMES: ClassVar[dict[str, str]] = SHARED | {"co_quan_cap": "authority"}

    loai: Literal["giay_phep_luu_hanh"] = "giay_phep_luu_hanh"
    co_quan_cap: ShortText
