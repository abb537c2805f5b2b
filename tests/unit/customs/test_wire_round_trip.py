"""Is wire to domain to wire the identity, whatever customs says?"""

import json
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from customs import wire
from customs.wire import words
from customs.wire.messages import MESSAGES, ClearanceMessage, DocumentMessage
from models.facts import Fact
from models.ids import fact_digest

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).map(
    lambda text: text.strip() or "x"
)
DAY = st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(date.isoformat)
INSTANT = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 - the zone is added
    lambda at: at.replace(tzinfo=UTC).isoformat()
)
COUNTRY = st.sampled_from(["JP", "DE", "KR", "CN", "TW", "VN"])
PERCENT = st.decimals(-50, 200, places=1).map(lambda number: format(number, "f"))
NUMBER = st.integers(10**11, 10**12 - 1).map(str)


def _word(dictionary: words.Dictionary[Any]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(dictionary.ours))


def _object(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


RATINGS = _object(
    {},
    {
        "so_pha": st.sampled_from([1, 3]),
        "dien_ap_v": PERCENT,
        "dong_dien_a": PERCENT,
        "cong_suat_w": PERCENT,
        "chi_dung_pin": st.booleans(),
        "gia_dung": st.booleans(),
        "co_vo_tuyen": st.booleans(),
        "tieu_chuan": TEXT,
    },
)
ITEM = _object(
    {
        "ma_hs": st.sampled_from(["84581190", "85042210"]),
        "ten_hang": TEXT,
        "so_luong": st.integers(1, 9),
        "don_vi_tinh": TEXT,
    },
    {
        "tri_gia_vnd": st.integers(0, 10**12).map(str),
        "dac_tinh": _word(words.CONDITION),
        "da_van_hanh": st.booleans(),
        "may_hoan_chinh": st.booleans(),
        "muc_dich": _word(words.PURPOSE),
        "truong_hop_loai_tru": _word(words.EXCLUSION),
        "xuat_xu": COUNTRY,
        "nuoc_san_xuat": COUNTRY,
        "nha_san_xuat": TEXT,
        "kieu_loai": TEXT,
        "so_may": TEXT,
        "nam_san_xuat": st.integers(1990, 2026),
        "tinh_trang_cong_nghe": _word(words.TECHNOLOGY_STATUS),
        "cong_dung": TEXT,
        "dac_tinh_ky_thuat": TEXT,
        "ma_vach": TEXT,
        "thong_so_dien": RATINGS,
        "muc_danh_muc": TEXT,
        "truong_hop_mien_kiem_tra": _word(words.EXEMPTION),
        "bien_phap_nhom_2": _word(words.QUALITY_MEASURE),
        "co_chuyen_giao_cong_nghe": st.booleans(),
    },
)
IMPORTER = _object({"ten": TEXT, "ma_so_thue": st.just("0401234567")}, {"dang_san_xuat": st.booleans()})
DECLARATION = _object(
    {
        "so_to_khai": NUMBER,
        "thoi_diem": INSTANT,
        "ngay_dang_ky": DAY,
        "co_quan_hai_quan": TEXT,
        "ma_loai_hinh": TEXT,
        "doanh_nghiep": IMPORTER,
        "hang_hoa": st.lists(ITEM, min_size=1, max_size=5).map(
            lambda items: [item | {"so_thu_tu": n} for n, item in enumerate(items, 1)]
        ),
    },
    {
        "nuoc_xuat_khau": COUNTRY,
        "ngay_den_cua_khau": DAY,
        "ngay_du_kien_den": DAY,
        "dia_diem_de_hang": TEXT,
        "so_hoa_don": TEXT,
        "cua_khau_nhap": TEXT,
    },
)
CERTIFICATE = _object(
    {"loai": st.just("chung_thu_giam_dinh"), "so": TEXT, "ngay_cap": DAY, "ma_to_chuc": TEXT},
    {
        "so_thu_tu_hang": st.lists(st.integers(1, 50), max_size=3),
        "ket_luan": _word(words.CONCLUSION),
        "cong_suat_con_lai": PERCENT,
        "muc_tieu_hao_vuot": PERCENT,
        "tieu_chuan": _object({"loai": _word(words.STANDARD_KIND)}, {"so_hieu": TEXT}),
        "co_so_su_dung": st.lists(_object({"ten": TEXT, "nuoc": COUNTRY, "dia_chi": TEXT}, {}), max_size=3),
    },
)


def _again(call: str, message: dict[str, Any]) -> Fact:
    parsed = MESSAGES[call].model_validate_json(
        wire.json_bytes(MESSAGES[call].model_validate_json(_json(message)))
    )
    fact = parsed.fact()
    assert MESSAGES[call].from_fact(fact) == parsed
    assert wire.parse(call, wire.json_bytes(MESSAGES[call].from_fact(fact))) == fact
    return fact


def _json(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode()


@settings(max_examples=60, deadline=None)
@given(DECLARATION)
def test_a_declaration_comes_back_as_it_went(message: dict[str, Any]) -> None:
    fact = _again("declarations", message)

    assert fact_digest(fact) == fact_digest(wire.parse("declarations", _json(message)))


@settings(max_examples=60, deadline=None)
@given(NUMBER, INSTANT, CERTIFICATE)
def test_a_paper_comes_back_as_it_went(number: str, at: str, paper: dict[str, Any]) -> None:
    fact = _again("documents", {"so_to_khai": number, "thoi_diem": at, "giay_to": paper})

    assert isinstance(DocumentMessage.from_fact(fact), DocumentMessage)


@settings(max_examples=40, deadline=None)
@given(NUMBER, INSTANT, st.lists(_word(words.CUSTOMS_OUTCOME), min_size=1, max_size=9))
def test_customs_word_comes_back_as_it_went(number: str, at: str, outcomes: list[str]) -> None:
    said = [{"so_thu_tu": n, "ket_qua": word} for n, word in enumerate(outcomes, 1)]

    fact = _again("clearance", {"so_to_khai": number, "thoi_diem": at, "ket_qua": said})

    assert isinstance(ClearanceMessage.from_fact(fact), ClearanceMessage)
