"""What does bản khai chung say of importer and road? Phụ lục III."""

from typing import Annotated, ClassVar

from pydantic import Field

from customs.wire.goods import ItemIn, LineIn
from customs.wire.translated import Translated
from customs.wire.types import CountryText, Day, NumberText, ShortText, TaxText
from models.base import Record
from models.goods import MAX_ITEMS, Declaration, Importer


class ImporterIn(Translated):
    """Doanh nghiệp nhập khẩu."""

    OURS: ClassVar[type[Record]] = Importer
    NAMES: ClassVar[dict[str, str]] = {
        "ten": "name",
        "ma_so_thue": "tax_code",
        "dia_chi": "address",
        "dang_san_xuat": "is_producing",
        "ben_uy_thac": "principal",
        "ben_uy_thac_dang_san_xuat": "is_principal_producing",
    }

    ten: ShortText
    ma_so_thue: TaxText
    dia_chi: ShortText | None = None
    dang_san_xuat: bool | None = None
    ben_uy_thac: ShortText | None = None
    ben_uy_thac_dang_san_xuat: bool | None = None


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
        "so_hoa_don": "invoice_number",
        "cua_khau_nhap": "border_gate",
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
    so_hoa_don: ShortText | None = None
    cua_khau_nhap: ShortText | None = None
    ngay_du_kien_den: Day | None = None
    ngay_den_cua_khau: Day | None = None
    dia_diem_de_hang: ShortText | None = None
    day_chuyen: tuple[LineIn, ...] = ()
    hang_hoa: Annotated[tuple[ItemIn, ...], Field(min_length=1, json_schema_extra={"maxItems": MAX_ITEMS})]
    """The upper bound is checked beside the model, so that one row too many hides no other fault."""
