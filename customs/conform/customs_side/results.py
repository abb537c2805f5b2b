"""Which results does the kit tell customs? Small ones, and each with one thing to look at."""

from datetime import datetime
from typing import Any

ITEM = {"ma_hs": "84581190", "ten_hang": "Máy tiện CNC đã qua sử dụng"}
_CHANGE = {"loai": "khac", "noi_dung": "Kết quả dùng để thử kết nối"}


def a_result(
    number: str, result_number: int, at: datetime, *dispositions: str, **changed: Any
) -> dict[str, Any]:
    """A result with an item for each disposition; it replaces the number before, if there is one."""
    told = dispositions or ("cho_xu_ly",)
    message: dict[str, Any] = {
        "so_to_khai": number,
        "so_ket_qua": result_number,
        "thay_doi": [_CHANGE],
        "thoi_diem": at.isoformat(),
        "ket_qua": {
            "loai_ket_qua": "thong_bao",
            "trang_thai": "dang_xu_ly",
            "da_rut": False,
            "hang_hoa": [
                ITEM | {"so_thu_tu": place, "xu_ly": word} for place, word in enumerate(told, start=1)
            ],
            "nghia_vu": [],
            "thong_bao": [],
        },
    }
    if result_number > 1:
        message["thay_the_so"] = result_number - 1
    return message | changed


def with_reasons(message: dict[str, Any], size: int) -> dict[str, Any]:
    """The result with so many bytes of reasons and more."""
    reason = {
        "ket_qua": "chua_du_can_cu",
        "noi_dung": "Chưa đủ căn cứ để kết luận. " * 40,
        "can_cu": {"vi_tri": "Tình huống thử", "trich_dan": "Không trích dẫn văn bản nào."},
        "can_tham_tra_phap_ly": False,
        "tam_tinh": False,
    }
    length = len(str(reason).encode())
    message["ket_qua"]["hang_hoa"][0]["ly_do"] = [reason] * (size // length + 1)
    return message
