"""Row C7: a draft decision takes any facts and any day, and keeps nothing."""

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import SQLModel, func, select

from customs.signatures import sign
from customs.wire import MAX_BODY_BYTES
from portal.api.draft_answer import CONSEQUENCES, LANES
from portal.api.drafts import EXAMPLE
from records.engine import reading, writing
from records.reference import put_policy
from rules.policy.default import DEFAULT_POLICY
from rules.rulebook import RULEBOOK_VERSION, rulebook_digest
from tests.integration.api_client import AT, CLIENT, SECRET, Api, an_api, assert_problem
from tests.unit.customs.messages import NUMBER, a_message, an_item, as_bytes


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        with writing(built.engine) as session:
            put_policy(session, DEFAULT_POLICY)
        yield built


async def draft(api: Api, body: bytes, query: str = "", secret: str = SECRET, **more: str) -> httpx.Response:
    headers = {"content-type": "application/json", "x-client-id": CLIENT, **sign(body, "d-1", AT, secret)}
    return await api.http.post(f"/api/v1/draft-decisions{query}", content=body, headers=headers | more)


def a_draft(**overrides: Any) -> bytes:
    return as_bytes({**EXAMPLE, **overrides})


def an_item_draft(**overrides: Any) -> bytes:
    return a_draft(to_khai=a_message(hang_hoa=[an_item(**overrides)]))


def rows(api: Api) -> dict[str, int]:
    with reading(api.engine) as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
        }


async def test_c7_a_draft_is_answered_in_full_and_nothing_is_kept(api: Api) -> None:
    before = rows(api)

    response = await draft(api, a_draft())
    refused = await draft(api, b"{}")
    stranger = await draft(api, a_draft(), secret="whsec_" + "B" * 40)

    answer = response.json()
    assert response.status_code == 200, answer
    assert (refused.status_code, stranger.status_code) == (422, 401)
    assert (answer["so_to_khai"], answer["ngay_xet_han"]) == (NUMBER, "2026-11-24")
    assert answer["phien_ban_quy_tac"] == RULEBOOK_VERSION
    assert answer["ma_bam_quy_tac"] == rulebook_digest()
    (item,) = answer["hang_hoa"]
    assert item["luong"] in LANES.values()
    for finding in item["tieu_chi"]:
        assert finding["he_qua"] in CONSEQUENCES.values()
        assert finding["noi_dung"]
        assert finding["noi_dung_tieng_anh"]
        assert finding["can_cu"]["trich_dan"]
        assert finding["hieu_luc_tu"]
    assert before.keys() >= {"facts", "cases", "messages", "assessments"}
    assert rows(api) == before


async def test_a_draft_says_what_would_have_made_it_pass(api: Api) -> None:
    answer = (await draft(api, an_item_draft(muc_dich=None))).json()

    way = answer["hang_hoa"][0]["cach_khac_phuc"]
    assert way["tim_thay"] is True
    assert any("mục đích" in step for step in way["cac_buoc"])


async def test_a_draft_is_judged_on_the_days_it_names(api: Api) -> None:
    query = "?as_of=2026-12-01&law_day=2019-07-01"

    answer = (await draft(api, a_draft(), query)).json()

    assert (answer["ngay_xet_han"], answer["ngay_ap_dung_luat"]) == ("2026-12-01", "2019-07-01")
    days = {finding.get("ngay_ap_dung_luat") for finding in answer["hang_hoa"][0]["tieu_chi"]}
    assert days <= {"2019-07-01", None}


async def test_what_stands_beside_the_declaration_counts(api: Api) -> None:
    bare = (await draft(api, a_draft(giay_to=[], hang_den=[]))).json()
    whole = a_message("documents")

    message = (await draft(api, a_draft(giay_to=[whole], hang_den=[]))).json()
    paper = (await draft(api, a_draft(giay_to=[whole["giay_to"]], hang_den=[]))).json()

    assert message["hang_hoa"] != bare["hang_hoa"]
    outcomes = [[each["ket_qua"] for each in one["hang_hoa"][0]["tieu_chi"]] for one in (message, paper)]
    assert outcomes[0] == outcomes[1]


async def test_every_fault_of_every_part_is_told_at_once(api: Api) -> None:
    body = as_bytes(
        {
            "to_khai": a_message(hang_hoa=[an_item(ma_hs="8458")]),
            "giay_to": [{"loai": "dang_ky_doanh_nghiep"}, {"so_to_khai": "1", "giay_to": {}}],
            "hang_den": [{"ngay_den_cua_khau": "2026-02-30", "dia_diem_de_hang": "Cảng"}],
            "bao_quan": {},
            "mau_sac": "xanh",
        }
    )

    problem = assert_problem(await draft(api, body), 422, "invalid")

    fields = {fault["field"] for fault in problem["errors"]}
    assert fields >= {
        "mau_sac",
        "to_khai.hang_hoa[0].ma_hs",
        "giay_to[0].so",
        "giay_to[1].so_to_khai",
        "hang_den[0].ngay_den_cua_khau",
        "bao_quan",
    }
    assert all(fault["reason_vi"] and fault["action_vi"] for fault in problem["errors"])


@pytest.mark.parametrize("wrap", [lambda paper: paper, lambda paper: a_message("documents", giay_to=paper)])
async def test_c7_a_paper_that_names_no_item_of_the_draft_is_a_fault(
    api: Api, wrap: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    paper = EXAMPLE["giay_to"][0] | {"so_thu_tu_hang": [1, 9]}

    problem = assert_problem(await draft(api, a_draft(giay_to=[wrap(paper)])), 422, "invalid")

    (fault,) = problem["errors"]
    assert (fault["field"], fault["value"]) == ("giay_to[0].so_thu_tu_hang", "9")
    assert fault["reason_vi"]
    assert fault["ground_vi"]
    assert fault["action_vi"]


async def test_c7_a_storage_that_names_no_item_of_the_draft_is_a_fault(api: Api) -> None:
    stored = {"ngay_dua_ve": "2026-08-21", "dia_diem_de_hang": "Kho Hòa Khánh", "so_thu_tu_hang": [1, 9]}

    problem = assert_problem(await draft(api, a_draft(bao_quan=[stored])), 422, "invalid")

    (fault,) = problem["errors"]
    assert (fault["field"], fault["value"]) == ("bao_quan[0].so_thu_tu_hang", "9")
    assert fault["reason_vi"] == "Tờ khai không có dòng hàng này"
    assert fault["ground_vi"]
    assert fault["action_vi"]


async def test_c7_more_items_than_a_declaration_has_are_told(api: Api) -> None:
    body = a_draft(to_khai=a_message(hang_hoa=[an_item(so_thu_tu=number) for number in range(1, 52)]))

    problem = assert_problem(await draft(api, body), 422, "invalid")

    assert "tối đa là 50" in problem["errors"][-1]["reason_vi"]


async def test_a_way_out_is_not_told_under_the_law_of_another_day(api: Api) -> None:
    body = an_item_draft(muc_dich=None)
    usual, other = [(await draft(api, body, query)).json() for query in ("", "?law_day=2026-08-01")]

    assert "cach_khac_phuc" in usual["hang_hoa"][0]
    assert "cach_khac_phuc" not in other["hang_hoa"][0]


async def test_row_i8_a_draft_with_a_lone_surrogate_is_malformed(api: Api) -> None:
    body = json.dumps(EXAMPLE | {"to_khai": a_message(ma_loai_hinh="\ud800")}).encode()

    problem = assert_problem(await draft(api, body), 400, "malformed")

    assert [fault["field"] for fault in problem["errors"]] == ["to_khai.ma_loai_hinh"]


@pytest.mark.parametrize(
    ("body", "query", "field"),
    [
        (b'{"giay_to": []}', "", "to_khai"),
        (b'{"to_khai": 1}', "", "to_khai"),
        (a_draft(hang_den=[{}] * 501), "", "hang_den"),
        (a_draft(), "?as_of=24/11/2026", "as_of"),
        (a_draft(), "?law_day=2026-02-30", "law_day"),
        (a_draft(), "?lawday=2026-02-03", "lawday"),
    ],
)
async def test_row_i8_a_bad_draft_is_refused_in_both_languages(
    api: Api, body: bytes, query: str, field: str
) -> None:
    problem = assert_problem(await draft(api, body, query), 422, "invalid")

    assert field in {fault["field"].split(".")[0] for fault in problem["errors"]}
    assert rows(api)["messages"] == 0


async def test_a_draft_has_the_limits_of_the_other_calls(api: Api) -> None:
    big = b'{"to_khai": "' + b"x" * MAX_BODY_BYTES + b'"}'

    assert_problem(await draft(api, big), 413, "too_large")
    assert_problem(await draft(api, b"{"), 400, "malformed")
    form = {"content-type": "text/plain"}
    assert_problem(await draft(api, a_draft(), **form), 415, "unsupported_media_type")


async def test_the_description_shows_the_draft_with_an_example(api: Api) -> None:
    described = (await api.http.get("/api/v1/openapi.json")).json()

    call = described["paths"]["/api/v1/draft-decisions"]["post"]
    example = call["requestBody"]["content"]["application/json"]["examples"]["draft-decisions"]["value"]
    assert (await draft(api, as_bytes(example))).status_code == 200
    assert {"DraftRequest", "DraftMessage"} <= described["components"]["schemas"].keys()


@pytest.mark.parametrize("name", ["as_of", "law_day"])
async def test_a_day_given_twice_is_refused_by_name_in_words_that_fit_a_message(api: Api, name: str) -> None:
    problem = assert_problem(
        await draft(api, a_draft(), f"?{name}=2026-08-21&{name}=2026-08-22"), 422, "invalid"
    )

    assert [(fault["field"], fault["value"]) for fault in problem["errors"]] == [
        (name, "2026-08-21, 2026-08-22")
    ]
    assert "webhook-id mới" in problem["detail"]
