"""How does one message of each call look? Shown in the API description and parsed by a test (row I1)."""

from typing import Any

_NUMBER = "107234567890"
_DECLARATION: dict[str, Any] = {
    "so_to_khai": _NUMBER,
    "thoi_diem": "2026-08-20T09:15:00+07:00",
    "ngay_dang_ky": "2026-08-20",
    "co_quan_hai_quan": "Hải quan cửa khẩu cảng Đà Nẵng",
    "ma_loai_hinh": "A12",
    "nuoc_xuat_khau": "JP",
    "doanh_nghiep": {
        "ten": "Công ty TNHH Cơ khí chính xác Hòa Khánh",
        "ma_so_thue": "0401234567",
        "dia_chi": "KCN Hòa Khánh, quận Liên Chiểu, thành phố Đà Nẵng",
        "dang_san_xuat": True,
    },
    "so_van_don": "ONEYOSAF12345600",
    "so_hoa_don": "MZK-2026-0811",
    "cua_khau_nhap": "Cảng Tiên Sa",
    "ngay_den_cua_khau": "2026-08-18",
    "dia_diem_de_hang": "Cảng Tiên Sa",
    "hang_hoa": [
        {
            "so_thu_tu": 1,
            "ma_hs": "84581190",
            "ten_hang": "Máy tiện CNC Mazak QUICK TURN NEXUS 250-II, đã qua sử dụng",
            "so_luong": 1,
            "don_vi_tinh": "Bộ",
            "tri_gia_vnd": "985000000",
            "dac_tinh": "da_qua_su_dung",
            "da_van_hanh": True,
            "may_hoan_chinh": True,
            "muc_dich": "phuc_vu_san_xuat",
            "xuat_xu": "JP",
            "nuoc_san_xuat": "JP",
            "nha_san_xuat": "Yamazaki Mazak Corporation",
            "nhan_hieu": "Mazak",
            "kieu_loai": "QTN 250-II",
            "so_may": "228431",
            "nam_san_xuat": 2019,
            "tinh_trang_cong_nghe": "khong_thuoc_danh_muc",
            "cong_dung": "Gia công tiện chi tiết kim loại",
            "dac_tinh_ky_thuat": "Đường kính tiện 380 mm, 3 pha, 380 V, 18,5 kW",
            "thong_so_dien": {"so_pha": 3, "dien_ap_v": "380", "cong_suat_w": "18500", "gia_dung": False},
            "co_chuyen_giao_cong_nghe": False,
        }
    ],
}
_HEAD = {"so_to_khai": _NUMBER, "thoi_diem": "2026-08-21T14:00:00+07:00"}

EXAMPLES: dict[str, dict[str, Any]] = {
    "declarations": _DECLARATION,
    "amendments": _DECLARATION | {"thoi_diem": "2026-08-22T08:30:00+07:00", "lan_sua_doi": 1},
    "withdrawal": _HEAD | {"ly_do": "Người khai đề nghị hủy tờ khai do giao nhầm hàng"},
    "documents": _HEAD
    | {
        "giay_to": {
            "loai": "chung_thu_giam_dinh",
            "so": "26D04LN01234-01",
            "ngay_cap": "2026-07-30",
            "so_thu_tu_hang": [1],
            "ma_to_chuc": "VNC",
            "ngay_giam_dinh": "2026-07-28",
            "nuoc_giam_dinh": "JP",
            "ket_luan": "dap_ung",
            "tieu_chuan": {"loai": "g7_han_quoc", "so_hieu": "JIS B 6336-1"},
            "nam_san_xuat": 2019,
            "so_may": "228431",
        }
    },
    "arrival": _HEAD | {"ngay_den_cua_khau": "2026-08-21", "dia_diem_de_hang": "Cảng Tiên Sa"},
    "storage": _HEAD
    | {"ngay_dua_ve": "2026-08-21", "dia_diem_de_hang": "Kho Hòa Khánh", "so_thu_tu_hang": [1]},
    "clearance": _HEAD | {"ket_qua": [{"so_thu_tu": 1, "ket_qua": "da_thong_quan"}]},
}
