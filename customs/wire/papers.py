"""What does each paper state, in the partner's words?"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from customs.wire.types import (
    ConclusionWord,
    CountryText,
    Day,
    DecimalText,
    DigestText,
    ItemNumbers,
    LongText,
    ShortText,
    StandardWord,
    TechnologyWord,
    Translated,
    YearNumber,
)
from models.base import Record
from models.papers import (
    BusinessRegistration,
    Facility,
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    ManufacturerConfirmation,
    OtherPaper,
    Standard,
)

_SHARED = {"so": "number", "ngay_cap": "issued_on", "so_thu_tu_hang": "items", "ma_bam_tep": "file_digest"}


class StandardIn(Translated):
    """Quy chuẩn, tiêu chuẩn mà giấy tờ nêu."""

    OURS: ClassVar[type[Record]] = Standard
    NAMES: ClassVar[dict[str, str]] = {"loai": "kind", "so_hieu": "number"}

    loai: StandardWord
    so_hieu: ShortText | None = None


class FacilityIn(Translated):
    """Cơ sở đang sử dụng công nghệ (Điều 5.5)."""

    OURS: ClassVar[type[Record]] = Facility
    NAMES: ClassVar[dict[str, str]] = {"ten": "name", "nuoc": "country", "dia_chi": "address"}

    ten: ShortText
    nuoc: CountryText
    dia_chi: ShortText


class _PaperIn(Translated):
    so: ShortText
    ngay_cap: Day
    so_thu_tu_hang: ItemNumbers = ()
    ma_bam_tep: DigestText | None = None


class ManufacturerConfirmationIn(_PaperIn):
    """Xác nhận của nhà sản xuất."""

    OURS: ClassVar[type[Record]] = ManufacturerConfirmation
    NAMES: ClassVar[dict[str, str]] = _SHARED | {
        "nha_san_xuat": "maker",
        "nuoc_san_xuat": "manufacture_country",
        "nam_san_xuat": "year_of_manufacture",
        "tieu_chuan": "standard",
        "ban_chinh": "is_original",
        "hop_phap_hoa": "is_legalized",
        "co_ban_dich": "has_translation",
    }

    loai: Literal["xac_nhan_nha_san_xuat"] = "xac_nhan_nha_san_xuat"
    nha_san_xuat: ShortText
    nuoc_san_xuat: CountryText
    nam_san_xuat: YearNumber | None = None
    tieu_chuan: StandardIn | None = None
    ban_chinh: bool
    hop_phap_hoa: bool
    co_ban_dich: bool


class InspectionCertificateIn(_PaperIn):
    """Chứng thư giám định."""

    OURS: ClassVar[type[Record]] = InspectionCertificate
    NAMES: ClassVar[dict[str, str]] = _SHARED | {
        "ma_to_chuc": "body_code",
        "ngay_giam_dinh": "inspected_on",
        "nuoc_giam_dinh": "inspected_country",
        "dang_van_hanh": "was_running",
        "ket_luan": "conclusion",
        "tieu_chuan": "standard",
        "nam_san_xuat": "year_of_manufacture",
        "so_may": "serial_number",
        "cong_suat_con_lai": "remaining_capacity_percent",
        "muc_tieu_hao_vuot": "excess_consumption_percent",
        "tinh_trang_cong_nghe": "technology_status",
        "co_so_su_dung": "facilities",
    }

    loai: Literal["chung_thu_giam_dinh"] = "chung_thu_giam_dinh"
    ma_to_chuc: ShortText
    ngay_giam_dinh: Day | None = None
    nuoc_giam_dinh: CountryText | None = None
    dang_van_hanh: bool | None = None
    ket_luan: ConclusionWord | None = None
    tieu_chuan: StandardIn | None = None
    nam_san_xuat: YearNumber | None = None
    so_may: ShortText | None = None
    cong_suat_con_lai: DecimalText | None = None
    muc_tieu_hao_vuot: DecimalText | None = None
    tinh_trang_cong_nghe: TechnologyWord | None = None
    co_so_su_dung: tuple[FacilityIn, ...] = ()


class InspectionRegistrationIn(_PaperIn):
    """Văn bản đăng ký dịch vụ giám định."""

    OURS: ClassVar[type[Record]] = InspectionRegistration
    NAMES: ClassVar[dict[str, str]] = _SHARED | {"ma_to_chuc": "body_code", "co_xac_nhan": "is_confirmed"}

    loai: Literal["dang_ky_giam_dinh"] = "dang_ky_giam_dinh"
    ma_to_chuc: ShortText
    co_xac_nhan: bool


class ImportPermissionIn(_PaperIn):
    """Văn bản chấp thuận nhập khẩu."""

    OURS: ClassVar[type[Record]] = ImportPermission
    NAMES: ClassVar[dict[str, str]] = _SHARED | {"co_quan_cap": "authority"}

    loai: Literal["van_ban_chap_thuan"] = "van_ban_chap_thuan"
    co_quan_cap: ShortText


class BusinessRegistrationIn(_PaperIn):
    """Giấy chứng nhận đăng ký doanh nghiệp."""

    OURS: ClassVar[type[Record]] = BusinessRegistration
    NAMES: ClassVar[dict[str, str]] = _SHARED

    loai: Literal["dang_ky_doanh_nghiep"] = "dang_ky_doanh_nghiep"


class OtherPaperIn(_PaperIn):
    """Giấy tờ khác."""

    OURS: ClassVar[type[Record]] = OtherPaper
    NAMES: ClassVar[dict[str, str]] = _SHARED | {"ten": "title"}

    loai: Literal["giay_to_khac"] = "giay_to_khac"
    ten: LongText


PaperIn = Annotated[
    ManufacturerConfirmationIn
    | InspectionCertificateIn
    | InspectionRegistrationIn
    | ImportPermissionIn
    | BusinessRegistrationIn
    | OtherPaperIn,
    Field(discriminator="loai"),
]
