"""May anybody read the law that decides?"""

import re
from html import unescape

import httpx
import pytest

from models.law import Verification
from rules.catalogue import catalogue
from rules.rulebook import CHECKS, PASSIVE
from tests.integration.page_words import said, said_of


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
        assert all(" ".join(value.citation.words.text.split()) in page for value in entry.values)


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


@pytest.mark.parametrize("code", ["8458", "84581110", "841932", "8419"])
async def test_an_hs_code_finds_the_limits_of_its_headings(reader: httpx.AsyncClient, code: str) -> None:
    """Annex I names headings and subheadings; a reader has the whole code, or the beginning of it."""
    response = await reader.get("/rulebook", params={"q": code})
    hits = response.text.partition('id="rule-machine_age"')[2].partition("<details")[0]

    assert "Giá trị khớp với từ tìm" in hits
    assert set(re.findall(r"Mã HS (\d+): tối đa", hits)) <= {code[:4], code[:6], "841932", "841933", "841935"}


async def test_only_the_words_of_the_law_stand_in_quotation_marks(reader: httpx.AsyncClient) -> None:
    page = (await reader.get("/rulebook", params={"q": "tuoi cua may"})).text

    assert "lược ý" not in unescape(page)
    assert "Tóm tắt (chưa đọc được bản cấp lại; theo Phụ lục I năm 2019):" in said_of(page)
    quoted = re.findall(r'<q class="words">([^<]*)</q>', (await reader.get("/rulebook")).text)
    own = {one.citation.quote_vi for rule in catalogue().rules for one in rule.values}
    assert quoted
    assert {unescape(one) for one in quoted} <= own


@pytest.mark.parametrize("path", ["/rulebook", "/rulebook/review", "/rulebook/machine_age", "/authority"])
async def test_no_link_hides_in_a_summary_that_folds(reader: httpx.AsyncClient, path: str) -> None:
    page = (await reader.get(path)).text

    assert not re.search(r"<summary[^>]*>(?:(?!</summary>).)*<a ", page, re.DOTALL)


async def test_rules_are_folded_until_they_are_asked_for(reader: httpx.AsyncClient) -> None:
    """The place of a rule lies inside what folds, so that a browser unfolds it for whoever comes there."""
    folded = (await reader.get("/rulebook")).text
    found = (await reader.get("/rulebook", params={"q": "tuoi cua may"})).text
    whole = (await reader.get("/rulebook", params={"all_open": "1"})).text

    assert folded.count('<details class="item rule">') == len(catalogue().rules)
    assert folded.index('<details class="item rule">') < folded.index('id="rule-law_of_the_day"')
    assert found.count('<details class="item rule" open>') == 1
    assert whole.count('<details class="item rule" open>') == len(catalogue().rules)


async def test_a_rule_says_what_follows_what_it_reads_and_who_answers(reader: httpx.AsyncClient) -> None:
    age = said(await reader.get("/rulebook/machine_age"))

    assert "Nếu không đạt Hàng không được nhập khẩu." in age
    assert "Cần một người xem Chuyên viên của Sở Khoa học và Công nghệ trả lời" in age
    assert "Dữ kiện dùng đến Năm sản xuất; Năm hàng về cửa khẩu; Mã HS" in age
    assert "Phải trả lời: Không đạt . Tuổi thiết bị 11 năm" in age
    other = said(await reader.get("/rulebook/other_authority"))
    assert "Nếu không đạt Chỉ là lưu ý." in other
    assert "Cần một người xem" not in other


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
                assert " ".join(value.citation.words.text.split()) in page
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
