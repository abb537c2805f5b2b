"""May anybody read the law that decides, and find who is in charge of their goods (rows I10, N9)?"""

import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from activities.keeping import keep_rulebook, open_register
from customs.wire.words import CONDITION, PURPOSE
from models.base import canonical_json
from models.law import Verification
from models.vocabulary import Condition, Purpose
from portal.api.description import description
from portal.pages.law.compare import between_days
from records import rulebooks
from records.engine import reading, writing
from rules.catalogue import Catalogue, catalogue
from rules.rulebook import CHECKS, PASSIVE
from tests.integration.api_client import Api, an_api, assert_problem
from tests.unit.portal.seed import Portal, open_portal

AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
OLD = "a" * 64
LATHE = {"hs": "84581110", "condition": "da_qua_su_dung", "purpose": "phuc_vu_san_xuat", "day": "2026-08-03"}
HEADINGS = [str(number) for number in (*range(8401, 8488), *range(8501, 8549))]


@pytest.fixture
def portal(sqlite_register: Engine, tmp_path: Path) -> Portal:
    return open_portal(sqlite_register, tmp_path)


@pytest.fixture
async def reader(portal: Portal) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with portal.browser() as browser:
        yield browser


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


def said(response: httpx.Response) -> str:
    """The words of the page, without its tags."""
    plain = re.sub(r"<[^>]+>", " ", response.text)
    return " ".join(unescape(plain).split())


def an_older_rulebook() -> Catalogue:
    """The last rule is missing, and one value of the first was otherwise."""
    held = catalogue()
    first = held.rules[0]
    value = first.values[0].model_copy(update={"value": "giá trị cũ"})
    rules = (first.model_copy(update={"values": (value, *first.values[1:])}), *held.rules[1:-1])
    return held.model_copy(update={"version": "2026.10.0", "digest": OLD, "rules": rules})


def keep_an_older_rulebook(engine: Engine) -> None:
    held = an_older_rulebook()
    content = canonical_json(held).decode()
    with writing(engine) as session:
        rulebooks.keep(session, held.digest, held.version, content, datetime(2026, 10, 1, tzinfo=UTC))


async def test_every_rule_stands_on_the_page_of_the_rulebook(reader: httpx.AsyncClient) -> None:
    response = await reader.get("/rulebook")
    page = said(response)

    assert response.status_code == 200
    assert catalogue().digest in page
    for rule in (*CHECKS, *PASSIVE):
        assert f'id="rule-{rule.name}"' in response.text
        assert rule.question.vi in page
        assert rule.question.en in page
    for entry in catalogue().rules:
        assert all(" ".join(value.citation.quote_vi.split()) in page for value in entry.values)


@pytest.mark.parametrize(
    ("sought", "rule"),
    [("tuoi cua may", "machine_age"), ("TUỔI CỦA MÁY", "machine_age"), ("85166010", "quality_list")],
)
async def test_a_rule_is_found_by_its_words_and_values_with_or_without_accents(
    reader: httpx.AsyncClient, sought: str, rule: str
) -> None:
    response = await reader.get("/rulebook", params={"q": sought})

    assert f'id="rule-{rule}"' in response.text
    assert f"1 trong {len(catalogue().rules)} quy tắc có “{sought}”" in said(response)
    assert len(re.findall('id="rule-', response.text)) == 1


async def test_words_that_no_rule_has_are_said_so(reader: httpx.AsyncClient) -> None:
    page = await reader.get("/rulebook", params={"q": "tàu vũ trụ"})

    assert f"0 trong {len(catalogue().rules)} quy tắc" in said(page)
    assert 'id="rule-' not in page.text


@pytest.mark.parametrize("path", ["/rulebook", "/rulebook/review", "/rulebook/machine_age"])
async def test_every_place_that_a_page_of_the_law_points_to_is_there(
    reader: httpx.AsyncClient, path: str
) -> None:
    """The page of a rule has an address of its own, which another test reads; all are made alike."""
    own, of_a_rule = [(await reader.get(each)).text for each in (path, "/rulebook/machine_age")]
    links = set(re.findall('href="(/rulebook[^"#]*)?#([^"]*)"', own))
    whole = (await reader.get("/rulebook")).text

    assert links
    for where, anchor in links:
        held = own if where in ("", path) else whole if where == "/rulebook" else of_a_rule
        assert f'id="{anchor}"' in held, (where, anchor)


async def test_the_list_for_lawyers_begins_with_what_binds_today(reader: httpx.AsyncClient) -> None:
    page = (await reader.get("/rulebook/review")).text
    over = page.index("điểm a khoản 1 Điều 6 Thông tư số 23/2015/TT-BKHCN</h3>")
    again = page.index('<h2 id="again"')

    assert page.index("Thông tư số 30/2025/TT-BKHCN</h3>") < over < again
    assert "mã HS 85076090" in said(await reader.get("/rulebook/review"))


async def test_rules_that_do_not_count_yet_stand_apart(reader: httpx.AsyncClient) -> None:
    page = (await reader.get("/rulebook")).text
    apart = page.index('<h2 id="passive"')

    assert PASSIVE
    assert all(page.index(f'id="rule-{rule.name}"') > apart for rule in PASSIVE)
    assert all(page.index(f'id="rule-{rule.name}"') < apart for rule in CHECKS)


async def test_every_rule_has_an_address_of_its_own(reader: httpx.AsyncClient) -> None:
    for rule in (*CHECKS, *PASSIVE):
        response = await reader.get(f"/rulebook/{rule.name}")

        assert response.status_code == 200
        assert rule.question.vi in said(response)
    age = said(await reader.get("/rulebook/machine_age"))
    assert "trường hợp kiểm chứng" in age
    assert "Máy ngoài Phụ lục I, sản xuất 2013, về 2023, 10 năm (age.yaml)" in age
    assert "từ 15/06/2019 đến hết 28/02/2023 Đã hết hiệu lực" in age
    assert "Đang theo dõi" in said(await reader.get(f"/rulebook/{PASSIVE[0].name}"))


async def test_an_unknown_rule_leads_back_to_the_list(reader: httpx.AsyncClient) -> None:
    response = await reader.get("/rulebook/no_such_rule")

    assert response.status_code == 404
    assert "Không có quy tắc này" in response.text
    assert 'href="/rulebook"' in response.text


async def test_every_value_to_be_confirmed_stands_on_the_page_for_lawyers(reader: httpx.AsyncClient) -> None:
    page = said(await reader.get("/rulebook/review"))

    for rule in catalogue().rules:
        for value in rule.values:
            if value.verification is Verification.UNVERIFIED or value.review_needed_from:
                assert value.citation.place_vi in page
                assert " ".join(value.citation.quote_vi.split()) in page
                assert rule.question_vi in page


@pytest.mark.parametrize(
    "path", ["/rulebook", "/rulebook/review", "/rulebook/compare", "/rulebook/machine_age", "/authority"]
)
async def test_public_pages_keep_the_headers_and_set_no_cookie(reader: httpx.AsyncClient, path: str) -> None:
    response = await reader.get(path)

    assert response.status_code == 200
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


def test_a_worker_keeps_its_rulebook_once(register: Engine) -> None:
    keep_rulebook(register, AT)
    keep_rulebook(register, datetime(2027, 1, 1, tzinfo=UTC))

    with reading(register) as session:
        (row,) = rulebooks.every(session)
        assert rulebooks.get(session, row.digest) == row
    assert Catalogue.model_validate_json(row.content) == catalogue()
    assert (row.version, row.kept_at) == (catalogue().version, AT)


def test_of_two_workers_that_start_at_once_the_second_changes_nothing(
    register: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_rulebook(register, AT)
    with writing(register) as session:
        monkeypatch.setattr(session, "get", lambda *_: None)
        rulebooks.keep(session, catalogue().digest, "x", "{}", AT)

    with reading(register) as session:
        assert [row.version for row in rulebooks.every(session)] == [catalogue().version]


def test_a_worker_opens_the_register_and_keeps_its_rulebook(sqlite_register: Engine) -> None:
    engine = open_register(str(sqlite_register.url), AT)

    with reading(engine) as session:
        assert len(rulebooks.every(session)) == 1
    engine.dispose()


@pytest.mark.parametrize("statement", ["UPDATE rulebooks SET version = '0'", "DELETE FROM rulebooks"])
def test_a_kept_rulebook_is_never_changed(register: Engine, statement: str) -> None:
    keep_rulebook(register, AT)

    with pytest.raises(DBAPIError, match="append-only"), register.begin() as connection:
        connection.execute(text(statement))


async def test_two_rulebooks_are_held_against_each_other(portal: Portal, reader: httpx.AsyncClient) -> None:
    keep_rulebook(portal.engine, AT)
    keep_an_older_rulebook(portal.engine)
    query = {"before": OLD, "after": catalogue().digest}

    listed = said(await reader.get("/rulebook/compare"))
    page = said(await reader.get("/rulebook/compare", params=query))
    back = said(await reader.get("/rulebook/compare", params={"before": query["after"], "after": OLD}))
    same = said(await reader.get("/rulebook/compare", params={"before": OLD, "after": OLD}))

    assert "2026.10.0 (aaaaaaaaaaaa), dùng từ 07:00 ngày 01/10/2026" in listed
    assert "2 quy tắc thay đổi" in page
    assert "giá trị cũ" in page
    assert "Quy tắc mới" in page
    assert catalogue().rules[-1].question_vi in page
    assert "Quy tắc không còn" in back
    assert "cùng các quy tắc và giá trị" in same


@pytest.mark.parametrize("query", [{"before": "b" * 64, "after": OLD}, {"before": OLD}, {"after": "x"}])
async def test_a_rulebook_that_is_not_kept_is_said_so(
    reader: httpx.AsyncClient, query: dict[str, str]
) -> None:
    response = await reader.get("/rulebook/compare", params=query)

    assert response.status_code == 422
    assert "không lưu bộ quy tắc mang mã này" in said(response)


async def test_two_days_are_held_against_each_other(reader: httpx.AsyncClient) -> None:
    page = said(await reader.get("/rulebook/compare?day=2026-06-30&other=2026-07-01"))
    same = said(await reader.get("/rulebook/compare?day=2026-07-01&other=2026-07-01"))

    assert "Ngày 30/06/2026 và ngày 01/07/2026" in page
    for rule in catalogue().rules:
        change = between_days(rule, date(2026, 6, 30), date(2026, 7, 1))
        for value in (*change.before, *change.after) if change else ():
            assert value.citation.place_vi in page
            assert date(2026, 7, 1) in (value.valid_from, value.valid_until)
    assert "cũng có hiệu lực ngày kia" in same


def test_a_value_that_ends_a_value_that_begins_and_a_value_that_is_replaced_are_told_apart() -> None:
    rule = next(one for one in catalogue().rules if one.name == "machine_age")
    value = rule.values[0]
    first, second = date(2026, 6, 30), date(2026, 7, 1)
    ends = value.model_copy(update={"valid_until": second})
    begins = value.model_copy(update={"valid_from": second})
    told = {
        "Hết giá trị": (ends,),
        "Bắt đầu có giá trị": (begins,),
        "Giá trị được thay": (ends, begins),
    }

    for what, values in told.items():
        change = between_days(rule.model_copy(update={"values": values}), first, second)
        assert change is not None
        assert change.what_vi == what


async def test_a_day_that_is_none_is_said_so(reader: httpx.AsyncClient) -> None:
    response = await reader.get("/rulebook/compare?day=2026-13-01&other=")

    assert response.status_code == 422
    assert said(response).count("Ngày không đọc được") == 4


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


def test_row_i10_the_description_names_the_call_and_every_parameter() -> None:
    document = description()["paths"]["/api/v1/authority"]["get"]
    names = {parameter["name"]: parameter["required"] for parameter in document["parameters"]}

    assert names.pop("hs")
    assert set(names.values()) == {False}
    assert {"condition", "purpose", "day", "gate", "phases", "voltage", "household", "radio"} <= set(names)
    assert document["security"] == []
    assert {"200", "422", "500"} == set(document["responses"])
