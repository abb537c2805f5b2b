"""What does each paper under the law of used machinery state, in the partner's words?"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from customs.wire.papers.filed import SHARED, FiledPaperIn
from customs.wire.translated import Translated
from customs.wire.types import Count, CountryText, Day, DecimalText, ShortText, YearNumber
from customs.wire.word_types import ConclusionWord, ProjectWord, StandardWord, TechnologyWord
from models.base import Record
from models.papers import (
    BusinessRegistration,
    Entrustment,
    Facility,
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    LineCommitment,
    LineExtension,
    ManufacturerConfirmation,
    ProjectStatusPaper,
    Standard,
    TransferPaper,
)

Months = Annotated[int, Field(ge=1, le=120)]


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


class ManufacturerConfirmationIn(FiledPaperIn):
    """Xác nhận của nhà sản xuất."""

    OURS: ClassVar[type[Record]] = ManufacturerConfirmation
    NAMES: ClassVar[dict[str, str]] = SHARED | {
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


class InspectionCertificateIn(FiledPaperIn):
    """Chứng thư giám định."""

    OURS: ClassVar[type[Record]] = InspectionCertificate
    NAMES: ClassVar[dict[str, str]] = SHARED | {
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
        "so_luong": "quantity",
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
    so_luong: Count | None = None


class InspectionRegistrationIn(FiledPaperIn):
    """Văn bản đăng ký dịch vụ giám định."""

    OURS: ClassVar[type[Record]] = InspectionRegistration
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "ma_to_chuc": "body_code",
        "co_xac_nhan": "is_confirmed",
        "sau_lap_dat": "is_after_installation",
    }

    loai: Literal["dang_ky_giam_dinh"] = "dang_ky_giam_dinh"
    ma_to_chuc: ShortText
    co_xac_nhan: bool
    sau_lap_dat: bool = False


class ImportPermissionIn(FiledPaperIn):
    """Văn bản chấp thuận nhập khẩu."""

    OURS: ClassVar[type[Record]] = ImportPermission
    NAMES: ClassVar[dict[str, str]] = SHARED | {"co_quan_cap": "authority"}

    loai: Literal["van_ban_chap_thuan"] = "van_ban_chap_thuan"
    co_quan_cap: ShortText


class BusinessRegistrationIn(FiledPaperIn):
    """Giấy chứng nhận đăng ký doanh nghiệp."""

    OURS: ClassVar[type[Record]] = BusinessRegistration
    NAMES: ClassVar[dict[str, str]] = SHARED

    loai: Literal["dang_ky_doanh_nghiep"] = "dang_ky_doanh_nghiep"


class EntrustmentIn(FiledPaperIn):
    """Văn bản ủy thác nhập khẩu."""

    OURS: ClassVar[type[Record]] = Entrustment
    NAMES: ClassVar[dict[str, str]] = SHARED | {"ben_uy_thac": "principal"}

    loai: Literal["uy_thac_nhap_khau"] = "uy_thac_nhap_khau"
    ben_uy_thac: ShortText


class ProjectStatusIn(FiledPaperIn):
    """Giấy tờ về dự án, doanh nghiệp được nhập khẩu dây chuyền theo Quyết định 28/2022/QĐ-TTg."""

    OURS: ClassVar[type[Record]] = ProjectStatusPaper
    NAMES: ClassVar[dict[str, str]] = SHARED | {"dien_du_an": "status"}

    loai: Literal["giay_to_du_an"] = "giay_to_du_an"
    dien_du_an: ProjectWord


class LineCommitmentIn(FiledPaperIn):
    """Văn bản cam kết nhập khẩu dây chuyền (Mẫu số 01)."""

    OURS: ClassVar[type[Record]] = LineCommitment
    NAMES: ClassVar[dict[str, str]] = SHARED

    loai: Literal["cam_ket_day_chuyen"] = "cam_ket_day_chuyen"


class LineExtensionIn(FiledPaperIn):
    """Văn bản gia hạn giám định dây chuyền."""

    OURS: ClassVar[type[Record]] = LineExtension
    NAMES: ClassVar[dict[str, str]] = SHARED | {
        "co_quan_cap": "authority",
        "ngay_de_nghi": "requested_on",
        "so_thang": "months",
    }

    loai: Literal["gia_han_giam_dinh"] = "gia_han_giam_dinh"
    co_quan_cap: ShortText
    ngay_de_nghi: Day
    so_thang: Months


class TransferPaperIn(FiledPaperIn):
    """Giấy phép hoặc giấy chứng nhận đăng ký chuyển giao công nghệ."""

    OURS: ClassVar[type[Record]] = TransferPaper
    NAMES: ClassVar[dict[str, str]] = SHARED | {"co_quan_cap": "authority", "la_giay_phep": "is_permit"}

    loai: Literal["giay_to_chuyen_giao"] = "giay_to_chuyen_giao"
    co_quan_cap: ShortText
    la_giay_phep: bool
