"""May anybody find who is in charge of their goods (rows I10, N9)?"""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from customs.wire.words import CONDITION, PURPOSE
from models.vocabulary import Condition, Purpose
from portal.api.description import description
from tests.integration.api_client import Api, an_api, assert_problem
from tests.integration.page_words import said

LATHE = {"hs": "84581110", "condition": "da_qua_su_dung", "purpose": "phuc_vu_san_xuat", "day": "2026-08-03"}
HEADINGS = [str(number) for number in (*range(8401, 8488), *range(8501, 8549))]


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


async def test_row_n9_anybody_finds_who_is_in_charge(reader: httpx.AsyncClient) -> None:
    page = said(await reader.get("/authority", params={**LATHE, "gate": "Cảng Tiên Sa"}))

    assert "Đã rõ cơ quan phụ trách" in page
    assert "Chi cục Hải quan khu vực XII" in page
    assert "15 ngày làm việc" in page
    assert "Quyết định số 18/2019/QĐ-TTg" in page
    assert "Cảng Tiên Sa" in page


async def test_row_n9_the_question_stands_empty_before_it_is_asked(reader: httpx.AsyncClient) -> None:
    response = await reader.get("/authority")

    assert response.status_code == 200
    assert "Trả lời" not in said(response)


@pytest.mark.parametrize("heading", HEADINGS)
async def test_row_n9_every_heading_gives_a_body_or_says_why_not(
    reader: httpx.AsyncClient, heading: str
) -> None:
    page = said(await reader.get("/authority", params={"hs": heading, "condition": "moi"}))

    assert ("Đã rõ cơ quan phụ trách" in page) != ("Điều chưa rõ" in page)


async def test_row_n9_a_body_that_is_not_sure_says_why(reader: httpx.AsyncClient) -> None:
    query = {"hs": "84581110", "condition": "da_qua_su_dung", "day": "2026-08-03"}
    page = said(await reader.get("/authority", params=query))

    assert "Chưa rõ Vì sao chưa rõ" in page
    assert "mục đích chưa rõ" in page


async def test_row_n9_what_is_not_known_is_said_in_words(reader: httpx.AsyncClient) -> None:
    page = said(await reader.get("/authority", params={"hs": "8458"}))

    assert "Chưa đủ rõ, lý do nêu dưới đây" in page
    assert "Chưa rõ hàng mới, đã qua sử dụng hay tân trang" in page


async def test_row_n9_a_fault_names_field_reason_and_next_step(reader: httpx.AsyncClient) -> None:
    bad = {
        "hs": "845",
        "condition": "x",
        "day": "hôm qua",
        "gate": "x" * 101,
        "phases": "2",
        "voltage": "-1",
        "radio": "?",
    }
    response = await reader.get("/authority", params=bad)
    page = said(response)

    assert response.status_code == 422
    assert "Mã HS: Mã HS phải gồm 4, 6 hoặc 8 chữ số. Nhập lại mã HS" in page
    assert "Tình trạng: Giá trị không thuộc danh mục. Chọn một trong: moi (Mới)" in page
    assert "Ngày: Ngày không đọc được. Nhập theo dạng" in page
    for name in ("Cửa khẩu", "Số pha", "Điện áp (V)", "Có thu phát vô tuyến"):
        assert f"{name}: " in page
    assert "Mã HS: Chưa nêu mã HS" in said(await reader.get("/authority?hs=&condition=moi"))


async def test_row_i10_the_machine_face_answers_without_a_signature(api: Api) -> None:
    query = {**LATHE, "gate": "Cảng Tiên Sa", "phases": "3", "voltage": "380"}
    response = await api.http.get("/api/v1/authority", params=query)
    answer = response.json()

    assert response.status_code == 200
    assert (answer["ma_hs"], answer["tinh_trang"], answer["muc_dich"]) == (
        "84581110",
        "da_qua_su_dung",
        "phuc_vu_san_xuat",
    )
    assert answer["ngay"] == "2026-08-03"
    assert answer["cua_khau"] == "Cảng Tiên Sa"
    assert "địa phương khác" in answer["luu_y"][-1]["noi_dung"]
    assert answer["da_ro"]
    customs, department, ministry = answer["co_quan"]
    assert customs["ten"] == "Chi cục Hải quan khu vực XII"
    assert department["ten"] == "Sở Khoa học và Công nghệ thành phố Đà Nẵng"
    assert ministry["so_ngay_lam_viec"] == 15
    assert all(body["can_cu"] and body["thu_tuc"]["noi_dung_tieng_anh"] for body in answer["co_quan"])


@pytest.mark.parametrize("condition", [*Condition, None])
@pytest.mark.parametrize("purpose", [*Purpose, None])
async def test_row_i10_every_condition_and_purpose_is_answered(
    api: Api, condition: Condition | None, purpose: Purpose | None
) -> None:
    query = {"hs": "84581110"}
    query |= {"condition": CONDITION.wire[condition]} if condition else {}
    query |= {"purpose": PURPOSE.wire[purpose]} if purpose else {}
    answer = (await api.http.get("/api/v1/authority", params=query)).json()

    assert answer["co_quan"] or answer["chua_ro"]
    assert answer["da_ro"] or answer["chua_ro"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "hs"),
        ({"hs": "84581"}, "hs"),
        ({"hs": "8458", "condition": "used"}, "condition"),
        ({"hs": "8458", "purpose": "sản xuất"}, "purpose"),
        ({"hs": "8458", "day": "1999-01-01"}, "day"),
        ({"hs": "8458", "day": "2026-02-30"}, "day"),
        ({"hs": "8458", "power": "1e9"}, "power"),
        ({"hs": "8458", "houshold": "true"}, "houshold"),
    ],
)
async def test_row_i10_a_bad_question_is_a_problem_that_names_the_field(
    api: Api, query: dict[str, str], field: str
) -> None:
    problem = assert_problem(await api.http.get("/api/v1/authority", params=query), 422, "invalid")

    (fault,) = problem["errors"]
    assert fault["field"] == field
    assert fault["reason_vi"]
    assert fault["action_vi"]


@pytest.mark.parametrize("name", ["hs", "day", "gate"])
async def test_row_i10_a_parameter_given_twice_is_refused_and_no_value_chosen(api: Api, name: str) -> None:
    twice = [("hs", "84581110"), ("day", "2026-08-03"), ("gate", "Cảng Tiên Sa")]
    twice.append((name, dict(twice)[name]))

    problem = assert_problem(await api.http.get("/api/v1/authority", params=tuple(twice)), 422, "invalid")

    (fault,) = problem["errors"]
    assert (fault["field"], fault["rule"]) == (name, "once")


async def test_row_i8_who_asks_without_a_message_is_not_told_to_send_one_again(api: Api) -> None:
    read = assert_problem(await api.http.get("/api/v1/authority", params={"hs": "8"}), 422, "invalid")

    assert "webhook-id" not in read["detail"] + read["detail_en"]
    assert read["detail"].endswith("Sửa các trường đã nêu rồi thử lại.")


def test_row_i10_the_description_names_the_call_and_every_parameter() -> None:
    document = description()["paths"]["/api/v1/authority"]["get"]
    names = {parameter["name"]: parameter["required"] for parameter in document["parameters"]}

    assert names.pop("hs")
    assert set(names.values()) == {False}
    assert {"condition", "purpose", "day", "gate", "phases", "voltage", "household", "radio"} <= set(names)
    assert document["security"] == []
    assert {"200", "422", "500"} == set(document["responses"])
