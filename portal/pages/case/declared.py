"""How does what was declared of an item read?"""

from decimal import Decimal

from models.goods import DeclarationItem, Ratings
from portal.pages.frame.words import Line, money_vi, text_vi


def declared_lines(item: DeclarationItem) -> tuple[Line, ...]:
    """What was declared of an item; what every machine needs is a dash where the declarant left it open."""
    asked: tuple[tuple[str, object], ...] = (
        ("Mã HS", item.hs_code),
        ("Số lượng", f"{item.quantity} {item.unit}"),
        ("Tình trạng", item.condition),
        ("Mục đích", item.purpose),
        ("Hãng sản xuất", item.maker),
        ("Nhãn hiệu", item.brand),
        ("Kiểu loại", item.model_code),
        ("Số máy", item.serial_number),
        ("Năm sản xuất", item.year_of_manufacture),
        ("Nước sản xuất", item.manufacture_country),
        ("Xuất xứ", item.origin_country),
        ("Trị giá", money_vi(item.value_vnd)),
        ("Dây chuyền", item.line_code),
        ("Công nghệ", item.technology_status),
        ("Chuyển giao công nghệ", item.has_technology_transfer),
        ("Công dụng", item.intended_use),
        ("Đặc tính kỹ thuật", item.specification),
        ("Mã vạch", item.barcode),
        ("Thông số điện", ratings_vi(item.ratings) if item.ratings else None),
        ("Mục của danh mục chất lượng", item.control_item),
        ("Trường hợp miễn kiểm tra", item.exemption),
        ("Biện pháp quản lý nhóm 2", item.quality_measure),
    )
    always = {name for name, _ in asked[:12]} - {"Nhãn hiệu"}
    return tuple(Line(name, text_vi(value)) for name, value in asked if value is not None or name in always)


def ratings_vi(ratings: Ratings) -> str:
    """3 pha; 380 V; 18500 W; không gia dụng: only what was stated."""
    said = (
        f"{ratings.phases} pha" if ratings.phases else None,
        _measured(ratings.voltage_v, "V"),
        _measured(ratings.current_a, "A"),
        _measured(ratings.power_w, "W"),
        _flag(ratings.runs_on_battery_only, "chỉ dùng pin, ắc quy, điện một chiều"),
        _flag(ratings.is_household, "gia dụng"),
        _flag(ratings.has_radio, "có thu, phát vô tuyến"),
        f"tiêu chuẩn {ratings.standard}" if ratings.standard else None,
    )
    return "; ".join(part for part in said if part) or text_vi(None)


def _measured(value: Decimal | None, unit: str) -> str | None:
    return f"{value:f} {unit}".replace(".", ",") if value is not None else None


def _flag(value: bool | None, words_vi: str) -> str | None:
    if value is None:
        return None
    return words_vi if value else f"không {words_vi}"
