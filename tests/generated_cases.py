"""Cases by a seeded draw: declarations with papers in wire words, good and bad, so that every rule is met."""

from collections.abc import Iterator
from random import Random
from typing import Any

from customs.wire.words import (
    EXCLUSION,
    PROJECT_STATUS,
    PURPOSE,
    QUALITY_MEASURE,
    REMEDY_KIND,
    TECHNOLOGY_STATUS,
)

NUMBERS_FROM = 300_000_000_000
HS_CODES = (
    "84581110", "84581190", "84771031", "84798939", "84440010", "85166010", "85362013", "84151010",
    "84262000", "85044011", "90181200", "73181510", "85171300", "84433990", "84521000",
)  # fmt: skip
CONDITIONS = ("da_qua_su_dung", "da_qua_su_dung", "da_qua_su_dung", "moi", "tan_trang", None)
PURPOSES = ("phuc_vu_san_xuat", "phuc_vu_san_xuat", "phuc_vu_san_xuat", *PURPOSE.ours, None)
TECHNOLOGY = (*TECHNOLOGY_STATUS.ours, None)
COUNTRIES = ("JP", "KR", "DE", "CN", "US", None)
MAKERS = ("Okuma", "Mazak", "Fanuc", "Sharp", None)
REGULATIONS = ("QCVN 4:2009/BKHCN+SĐ1:2016", "QCVN 25:2025/BKHCN", "QCVN 9:2012/BKHCN")
LOSABLE = (
    "dac_tinh", "da_van_hanh", "may_hoan_chinh", "muc_dich", "nuoc_san_xuat", "nha_san_xuat", "nam_san_xuat",
    "xuat_xu", "kieu_loai", "so_may", "tinh_trang_cong_nghe",
)  # fmt: skip
DAYS = (
    "2019-03-01",
    "2019-07-02",
    "2023-03-02",
    "2025-11-03",
    "2026-01-12",
    "2026-07-01",
    "2026-08-20",
    "2026-11-16",
)


_GOOD_CONFIRMATION: dict[str, Any] = {
    "loai": "xac_nhan_nha_san_xuat",
    "so": "XN",
    "tieu_chuan": {"loai": "g7_han_quoc", "so_hieu": "JIS B 6336"},
    "ban_chinh": True,
    "hop_phap_hoa": True,
    "co_ban_dich": True,
}


def generated_cases(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Drafts in wire words, each with a number of its own; the same seed draws the same."""
    random = Random(seed)
    for index in range(count):
        draw = _in_order if random.random() < 0.2 else _case
        yield draw(random, str(NUMBERS_FROM + index))


def _in_order(random: Random, number: str) -> dict[str, Any]:
    """A used machine with all its papers, as most importers send it; in every other case one fact is lost."""
    day = random.choice(DAYS[1:])
    age = random.choice((0, 3, 8, 10))
    made = {"nuoc_san_xuat": "JP", "nha_san_xuat": "Okuma", "nam_san_xuat": int(day[:4]) - age}
    item = made | {
        "so_thu_tu": 1,
        "ma_hs": random.choice(("84581110", "84771031", "84521000")),
        "ten_hang": "Máy tiện CNC",
        "so_luong": 1,
        "don_vi_tinh": "Bộ",
        "tri_gia_vnd": "985000000",
        "dac_tinh": "da_qua_su_dung",
        "da_van_hanh": True,
        "may_hoan_chinh": True,
        "muc_dich": "phuc_vu_san_xuat",
        "xuat_xu": "JP",
        "kieu_loai": "LB3000",
        "so_may": f"S{random.randrange(6000)}",
        "tinh_trang_cong_nghe": "khong_thuoc_danh_muc",
    }
    if random.random() < 0.5:
        del item[random.choice(LOSABLE)]
    common = {"ngay_cap": day, "so_thu_tu_hang": [1]}
    declaration = _declaration(random, number, day, item)
    importer = declaration["doanh_nghiep"] | {"dang_san_xuat": True}
    return {
        "to_khai": declaration | {"doanh_nghiep": importer, "ngay_den_cua_khau": day},
        "giay_to": [
            {"loai": "dang_ky_doanh_nghiep", "so": "0401234567", **common},
            _GOOD_CONFIRMATION | common | made,
        ],
        "hang_den": [],
        "bao_quan": [],
    }


def _case(random: Random, number: str) -> dict[str, Any]:
    day = random.choice(DAYS)
    items = [_item(random, position, day) for position in range(1, random.choice((1, 1, 1, 1, 1, 2, 3)) + 1)]
    has_line = random.random() < 0.12
    declaration = _declaration(random, number, day, *items) | {
        "ngay_den_cua_khau": random.choice((day, day, None)),
        "day_chuyen": [_line(random)] if has_line else [],
        "hang_hoa": [_said(item | ({"ma_day_chuyen": "DC1"} if has_line else {})) for item in items],
    }
    papers = [_said(paper) for item in items[:2] for paper in _papers(random, item, day, number)]
    arrivals = [{"ngay_den_cua_khau": day, "dia_diem_de_hang": "Cảng Tiên Sa"}]
    storages = [{"ngay_dua_ve": day, "dia_diem_de_hang": "Kho Hòa Khánh"}]
    return {
        "to_khai": _said(declaration),
        "giay_to": papers,
        "hang_den": arrivals if random.random() < 0.3 else [],
        "bao_quan": storages if random.random() < 0.2 else [],
    }


def _declaration(random: Random, number: str, day: str, *items: dict[str, Any]) -> dict[str, Any]:
    return {
        "so_to_khai": number,
        "thoi_diem": f"{day}T09:15:00+07:00",
        "ngay_dang_ky": day,
        "co_quan_hai_quan": "Hải quan cửa khẩu cảng Đà Nẵng",
        "ma_loai_hinh": "A12",
        "nuoc_xuat_khau": random.choice(("JP", "KR", "CN")),
        "doanh_nghiep": _importer(random),
        "so_hoa_don": f"INV-{number[-4:]}",
        "dia_diem_de_hang": "Cảng Tiên Sa",
        "hang_hoa": list(items),
    }


def _importer(random: Random) -> dict[str, Any]:
    importer = {
        "ten": "Công ty TNHH Cơ khí chính xác Hòa Khánh",
        "ma_so_thue": f"04012{random.randrange(400):05d}",
        "dang_san_xuat": random.choice((True, False, None)),
    }
    return _said(importer)


def _line(random: Random) -> dict[str, Any]:
    line = {
        "ma_day_chuyen": "DC1",
        "ten": "Dây chuyền dập",
        "dong_bo": random.choice((True, True, False, None)),
    }
    return _said(line)


def _item(random: Random, position: int, day: str) -> dict[str, Any]:
    is_new = random.random() < 0.25
    country = random.choice(COUNTRIES)
    age = random.choice((0, 3, 8, 10, 11, 15, 20, 21, None))
    return {
        "so_thu_tu": position,
        "ma_hs": random.choice(HS_CODES),
        "ten_hang": random.choice(
            ("Máy tiện CNC", "Máy may công nghiệp", "Nồi cơm điện", "Áptômát MCB 63 A")
        ),
        "so_luong": random.choice((1, 2, 40)),
        "don_vi_tinh": "Bộ",
        "tri_gia_vnd": "985000000",
        "dac_tinh": "moi" if is_new else random.choice(CONDITIONS),
        "da_van_hanh": False if is_new else random.choice((True, True, None)),
        "may_hoan_chinh": random.choice((True, True, True, False, None)),
        "muc_dich": random.choice(PURPOSES),
        "xuat_xu": country,
        "nuoc_san_xuat": country,
        "nha_san_xuat": random.choice(MAKERS),
        "kieu_loai": random.choice(("QTN 250-II", "LB3000", None)),
        "so_may": random.choice((None, f"S{random.randrange(6000)}")),
        "nam_san_xuat": None if age is None else int(day[:4]) - age,
        "tinh_trang_cong_nghe": random.choice(TECHNOLOGY),
        "cong_dung": random.choice(("Gia công kim loại", None)),
        "thong_so_dien": random.choice((None, {"so_pha": 1, "dien_ap_v": "220", "gia_dung": True}, _RATED)),
        "truong_hop_mien_kiem_tra": random.choice((None, None, None, "hang_mau_thu_nghiem")),
        "co_chuyen_giao_cong_nghe": random.choice((None, False, True)),
        "truong_hop_loai_tru": random.choice((*[None] * 40, *EXCLUSION.ours)),
        "bien_phap_nhom_2": random.choice((None, *QUALITY_MEASURE.ours)) if day < "2026-07-01" else None,
    }


_RATED = {
    "so_pha": 1,
    "dien_ap_v": "220",
    "dong_dien_a": "63",
    "cong_suat_w": "700",
    "chi_dung_pin": False,
    "gia_dung": True,
}


def _papers(random: Random, item: dict[str, Any], day: str, number: str) -> Iterator[dict[str, Any]]:
    if random.random() < 0.6:
        return
    common = {"ngay_cap": _paper_day(random, day), "so_thu_tu_hang": [item["so_thu_tu"]]}
    if random.random() < 0.7:
        yield {"loai": "dang_ky_doanh_nghiep", "so": "0401234567", **common}
    if random.random() < 0.5 and item["nha_san_xuat"] and item["nuoc_san_xuat"]:
        yield _confirmation(random, item, common)
    if random.random() < 0.4:
        yield _certificate(random, item, common)
    if random.random() < 0.15:
        yield {
            "loai": "dang_ky_giam_dinh",
            "so": "DK",
            **common,
            "ma_to_chuc": "VNC",
            "co_xac_nhan": random.random() < 0.7,
        }
    if random.random() < 0.1:
        yield {"loai": "van_ban_chap_thuan", "so": "33", **common, "co_quan_cap": "Bộ Khoa học và Công nghệ"}
    if random.random() < 0.4:
        yield {"loai": "dang_ky_kiem_tra_chat_luong", "so": "KT", **common}
        yield _conformity(random, item, common, number)
        yield {"loai": "anh_mo_ta_hang_hoa", "so": "MT", **common, "co_nhan_chinh": random.random() < 0.8}
    if random.random() < 0.5:
        yield from random.sample(_others(random, common, day), random.randint(1, 3))


def _others(random: Random, common: dict[str, Any], day: str) -> list[dict[str, Any]]:
    """One of every other kind, however little it fits the goods."""
    body = {"co_quan_cap": "Bộ Khoa học và Công nghệ"}
    kinds: dict[str, dict[str, Any]] = {
        "giay_to_du_an": {"dien_du_an": random.choice(tuple(PROJECT_STATUS.ours))},
        "cam_ket_day_chuyen": {},
        "dang_ky_giam_dinh": {"ma_to_chuc": "VNC", "co_xac_nhan": True, "sau_lap_dat": True},
        "gia_han_giam_dinh": {**body, "ngay_de_nghi": day, "so_thang": random.choice((3, 12))},
        "giay_to_chuyen_giao": {**body, "la_giay_phep": random.random() < 0.5},
        "mau_nhan_phu": {},
        "ket_qua_tu_danh_gia": {"ket_luan": random.choice(("dap_ung", "khong_dap_ung"))},
        "bang_chung_khac_phuc": {
            "noi_dung_khac_phuc": random.choice(tuple(REMEDY_KIND.ours)),
            "ngay_hoan_thanh": day,
        },
        "van_ban_cham_bo_sung": {"ly_do": "Chờ thử nghiệm", "ngay_du_kien_bo_sung": day},
        "giay_phep_luu_hanh": body,
    }
    return [{"loai": kind, "so": "K", **common, **more} for kind, more in kinds.items()]


def _confirmation(random: Random, item: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    return {
        "loai": "xac_nhan_nha_san_xuat",
        "so": "XN",
        **common,
        "nha_san_xuat": item["nha_san_xuat"],
        "nuoc_san_xuat": item["nuoc_san_xuat"],
        "nam_san_xuat": random.choice((item["nam_san_xuat"], item["nam_san_xuat"], 2001)),
        "tieu_chuan": random.choice(({"loai": "g7_han_quoc", "so_hieu": "JIS B 6336"}, None)),
        "ban_chinh": random.random() < 0.9,
        "hop_phap_hoa": random.random() < 0.8,
        "co_ban_dich": random.random() < 0.9,
    }


def _certificate(random: Random, item: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    return {
        "loai": "chung_thu_giam_dinh",
        "so": "CT",
        **common,
        "ma_to_chuc": random.choice(("VNC", "VNC", "LA")),
        "ngay_giam_dinh": random.choice((common["ngay_cap"], None)),
        "nuoc_giam_dinh": "JP",
        "dang_van_hanh": random.choice((True, None)),
        "ket_luan": random.choice(("dap_ung", "dap_ung", "khong_dap_ung", None)),
        "tieu_chuan": random.choice(({"loai": "g7_han_quoc", "so_hieu": "JIS B 6336"}, None)),
        "nam_san_xuat": random.choice((item["nam_san_xuat"], 2001)),
        "so_may": random.choice((item["so_may"], None)),
        "cong_suat_con_lai": random.choice((None, "84.9", "85.0", "92.5")),
        "muc_tieu_hao_vuot": random.choice((None, "15.0", "15.1")),
        "tinh_trang_cong_nghe": random.choice(TECHNOLOGY),
    }


def _conformity(random: Random, item: dict[str, Any], common: dict[str, Any], number: str) -> dict[str, Any]:
    return {
        "loai": "giay_chung_nhan_hop_quy",
        "so": "HQ",
        **common,
        "ma_to_chuc": random.choice(("QUATEST2", "LA")),
        "quy_chuan_ky_thuat": [random.choice(REGULATIONS)],
        "theo_lo": random.random() < 0.8,
        "ten_hang": item["ten_hang"],
        "kieu_loai": random.choice((item["kieu_loai"], "KHAC")),
        "xuat_xu": item["xuat_xu"],
        "nha_san_xuat": item["nha_san_xuat"],
        "so_luong": random.choice((item["so_luong"], 1)),
        "so_to_khai": random.choice((number, None)),
    }


def _paper_day(random: Random, day: str) -> str:
    return random.choice((day, f"{int(day[:4]) - 1}{day[4:]}", f"{int(day[:4]) - 3}{day[4:]}"))


def _said(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
