"""May anybody read the law that decides?"""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from models.law import Verification
from rules.catalogue import catalogue
from rules.rulebook import CHECKS, PASSIVE
from tests.integration.page_words import said
from tests.unit.portal.seed import Portal, open_portal


@pytest.fixture
def portal(sqlite_register: Engine, tmp_path: Path) -> Portal:
    return open_portal(sqlite_register, tmp_path)


@pytest.fixture
async def reader(portal: Portal) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with portal.browser() as browser:
        yield browser


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
