"""What does bản khai chung say of goods, importer and road? Phụ lục III, and what a machine needs besides."""

from typing import Annotated, ClassVar

from pydantic import Field

from customs.wire.types import (
    ConditionWord,
    Count,
    CountryText,
    Day,
    DecimalText,
    ExclusionWord,
    HsText,
    ItemNumber,
    LongText,
    NumberText,
    PurposeWord,
    ShortText,
    TaxText,
    TechnologyWord,
    Translated,
    YearNumber,
)
from models.base import Record
from models.goods import MAX_ITEMS, Declaration, DeclarationItem, Importer, TechnologyLine


class ImporterIn(Translated):
    """Doanh nghiệp nhập khẩu."""

    OURS: ClassVar[type[Record]] = Importer
    NAMES: ClassVar[dict[str, str]] = {
        "ten": "name",
        "ma_so_thue": "tax_code",
        "dia_chi": "address",
        "dang_san_xuat": "is_producing",
    }

    ten: ShortText
    ma_so_thue: TaxText
    dia_chi: ShortText | None = None
    dang_san_xuat: bool | None = None


class LineIn(Translated):
    """Dây chuyền công nghệ."""

    OURS: ClassVar[type[Record]] = TechnologyLine
    NAMES: ClassVar[dict[str, str]] = {
        "ma_day_chuyen": "line_code",
        "ten": "name",
        "dong_bo": "is_synchronous",
    }

    ma_day_chuyen: ShortText
    ten: ShortText
    dong_bo: bool | None = None


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


class DeclarationIn(Translated):
    """Tờ khai, one version of it, whole."""

    OURS: ClassVar[type[Record]] = Declaration
    NAMES: ClassVar[dict[str, str]] = {
        "so_to_khai": "number",
        "ngay_dang_ky": "registered_on",
        "co_quan_hai_quan": "customs_office",
        "ma_loai_hinh": "procedure_code",
        "nuoc_xuat_khau": "exporting_country",
        "doanh_nghiep": "importer",
        "so_van_don": "bill_of_lading",
        "ngay_du_kien_den": "expected_on",
        "ngay_den_cua_khau": "arrived_on",
        "dia_diem_de_hang": "place",
        "day_chuyen": "lines",
        "hang_hoa": "items",
    }

    so_to_khai: NumberText
    ngay_dang_ky: Day
    co_quan_hai_quan: ShortText
    ma_loai_hinh: ShortText
    nuoc_xuat_khau: CountryText | None = None
    doanh_nghiep: ImporterIn
    so_van_don: ShortText | None = None
    ngay_du_kien_den: Day | None = None
    ngay_den_cua_khau: Day | None = None
    dia_diem_de_hang: ShortText | None = None
    day_chuyen: tuple[LineIn, ...] = ()
    hang_hoa: Annotated[tuple[ItemIn, ...], Field(min_length=1, json_schema_extra={"maxItems": MAX_ITEMS})]
    """The upper bound is checked beside the model, so that one row too many hides no other fault."""
