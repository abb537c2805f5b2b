"""What does a row of the declaration say of the goods? Phụ lục III, and what a machine needs besides."""

from typing import ClassVar, Literal

from customs.wire.translated import Translated
from customs.wire.types import (
    Count,
    CountryText,
    Day,
    DecimalText,
    HsText,
    ItemNumber,
    LongText,
    ShortText,
    YearNumber,
)
from customs.wire.word_types import (
    ConditionWord,
    ExclusionWord,
    ExemptionWord,
    MeasureWord,
    PurposeWord,
    TechnologyWord,
)
from models.base import Record
from models.goods import DeclarationItem, Ratings, TechnologyLine


class LineIn(Translated):
    """Dây chuyền công nghệ."""

    OURS: ClassVar[type[Record]] = TechnologyLine
    NAMES: ClassVar[dict[str, str]] = {
        "ma_day_chuyen": "line_code",
        "ten": "name",
        "dong_bo": "is_synchronous",
        "ngay_lo_dau_tien": "first_arrived_on",
    }

    ma_day_chuyen: ShortText
    ten: ShortText
    dong_bo: bool | None = None
    ngay_lo_dau_tien: Day | None = None


class RatingsIn(Translated):
    """Thông số điện mà danh mục hàng hóa hỏi đến."""

    OURS: ClassVar[type[Record]] = Ratings
    NAMES: ClassVar[dict[str, str]] = {
        "so_pha": "phases",
        "dien_ap_v": "voltage_v",
        "dong_dien_a": "current_a",
        "cong_suat_w": "power_w",
        "chi_dung_pin": "runs_on_battery_only",
        "gia_dung": "is_household",
        "co_vo_tuyen": "has_radio",
        "tieu_chuan": "standard",
    }

    so_pha: Literal[1, 3] | None = None
    dien_ap_v: DecimalText | None = None
    dong_dien_a: DecimalText | None = None
    cong_suat_w: DecimalText | None = None
    chi_dung_pin: bool | None = None
    gia_dung: bool | None = None
    co_vo_tuyen: bool | None = None
    tieu_chuan: ShortText | None = None


class ItemIn(Translated):
    """Dòng hàng: Phụ lục III, phần hàng hóa."""

    OURS: ClassVar[type[Record]] = DeclarationItem
    NAMES: ClassVar[dict[str, str]] = {
        "so_thu_tu": "item_number",
        "ma_hs": "hs_code",
        "ten_hang": "description",
        "so_luong": "quantity",
        "don_vi_tinh": "unit",
        "tri_gia_vnd": "value_vnd",
        "dac_tinh": "condition",
        "da_van_hanh": "was_operated",
        "may_hoan_chinh": "is_complete_machine",
        "muc_dich": "purpose",
        "truong_hop_loai_tru": "exclusion",
        "xuat_xu": "origin_country",
        "nuoc_san_xuat": "manufacture_country",
        "nha_san_xuat": "maker",
        "nhan_hieu": "brand",
        "kieu_loai": "model_code",
        "so_may": "serial_number",
        "nam_san_xuat": "year_of_manufacture",
        "tinh_trang_cong_nghe": "technology_status",
        "ma_day_chuyen": "line_code",
        "cong_dung": "intended_use",
        "dac_tinh_ky_thuat": "specification",
        "ma_vach": "barcode",
        "thong_so_dien": "ratings",
        "muc_danh_muc": "control_item",
        "truong_hop_mien_kiem_tra": "exemption",
        "bien_phap_nhom_2": "quality_measure",
        "co_chuyen_giao_cong_nghe": "has_technology_transfer",
    }

    so_thu_tu: ItemNumber
    ma_hs: HsText
    ten_hang: LongText
    so_luong: Count
    don_vi_tinh: ShortText
    tri_gia_vnd: DecimalText | None = None
    dac_tinh: ConditionWord | None = None
    da_van_hanh: bool | None = None
    may_hoan_chinh: bool | None = None
    muc_dich: PurposeWord | None = None
    truong_hop_loai_tru: ExclusionWord | None = None
    xuat_xu: CountryText | None = None
    nuoc_san_xuat: CountryText | None = None
    nha_san_xuat: ShortText | None = None
    nhan_hieu: ShortText | None = None
    kieu_loai: ShortText | None = None
    so_may: ShortText | None = None
    nam_san_xuat: YearNumber | None = None
    tinh_trang_cong_nghe: TechnologyWord | None = None
    ma_day_chuyen: ShortText | None = None
    cong_dung: ShortText | None = None
    dac_tinh_ky_thuat: LongText | None = None
    ma_vach: ShortText | None = None
    thong_so_dien: RatingsIn | None = None
    muc_danh_muc: ShortText | None = None
    truong_hop_mien_kiem_tra: ExemptionWord | None = None
    bien_phap_nhom_2: MeasureWord | None = None
    co_chuyen_giao_cong_nghe: bool | None = None
