"""Do sessions, passwords, origins and headers hold?"""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.vocabulary import Office
from portal.pages.signing_in import NOT_RIGHT_VI
from portal.security.headers import HEADERS
from records.engine import reading, writing
from records.people import accounts, staff
from records.tables import AccountRow, SessionRow
from tests.unit.portal.seed import PASSWORD, Portal

RIGHT = {"username": "thu", "password": PASSWORD, "next": "/cases"}


async def test_signing_in_opens_a_new_session_and_keeps_only_its_digest(empty_portal: Portal) -> None:
    async with empty_portal.browser() as browser:
        first = await browser.post("/sign-in", data=RIGHT)
        raw = browser.cookies["session"]
        again = await browser.post("/sign-in", data=RIGHT)

    cookie = first.headers["set-cookie"]
    assert (first.status_code, first.headers["location"]) == (303, "/cases")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert again.headers["set-cookie"].split(";")[0] != cookie.split(";")[0]
    with reading(empty_portal.engine) as session:
        digests = [row.id_digest for row in session.exec(select(SessionRow))]
    assert hashlib.sha256(raw.encode()).hexdigest() not in digests, "the old session is dead"
    assert len(digests) == 1


async def test_the_cookie_is_pinned_to_the_host_over_https(empty_portal: Portal) -> None:
    object.__setattr__(empty_portal.app.state.deps, "secure_cookies", True)
    async with empty_portal.browser() as browser:
        response = await browser.post("/sign-in", data=RIGHT)

    assert response.headers["set-cookie"].startswith("__Host-session=")
    assert "Secure" in response.headers["set-cookie"]


async def test_signing_out_kills_the_session_on_the_server(empty_portal: Portal) -> None:
    raw = empty_portal.session_of("thu")
    async with empty_portal.browser() as browser:
        browser.cookies.set("session", raw)
        out = await browser.post("/sign-out")
        browser.cookies.set("session", raw)
        after = await browser.get("/cases")

    assert "Clear-Site-Data" in out.headers
    assert after.status_code == 303


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([timedelta(minutes=29)], 200),
        ([timedelta(minutes=31)], 303),
        ([timedelta(minutes=29)] * 16, 200),
        ([timedelta(minutes=29)] * 17, 303),
    ],
    ids=["29 minutes idle", "31 minutes idle", "busy for 7 h 44", "busy for 8 h 13"],
)
async def test_a_session_ends_idle_or_old(empty_portal: Portal, steps: list[timedelta], status: int) -> None:
    async with empty_portal.browser("thu") as browser:
        for step in steps:
            empty_portal.clock.now += step
            response = await browser.get("/cases")

    assert response.status_code == status


async def test_five_failures_lock_for_a_quarter_of_an_hour(empty_portal: Portal) -> None:
    async with empty_portal.browser() as browser:
        wrong = [await browser.post("/sign-in", data=RIGHT | {"password": "sai"}) for _ in range(5)]
        locked = await browser.post("/sign-in", data=RIGHT)
        unknown = await browser.post("/sign-in", data=RIGHT | {"username": "khong-co"})
        empty_portal.clock.now += timedelta(minutes=15)
        later = await browser.post("/sign-in", data=RIGHT)

    answers = {response.status_code for response in [*wrong, locked, unknown]}
    assert answers == {422}, "one answer for wrong, locked and unknown"
    assert all(NOT_RIGHT_VI in response.text for response in [*wrong, locked, unknown])
    assert later.status_code == 303


async def test_a_one_time_password_has_to_be_changed_first(empty_portal: Portal) -> None:
    with writing(empty_portal.engine) as session:
        staff.add_staff(session, "moi", "Người Mới", "Chuyên viên", Office.DOST)
        first = accounts.create_account(session, "moi", "moi")
    async with empty_portal.browser() as browser:
        await browser.post("/sign-in", data={"username": "moi", "password": first})
        home = await browser.get("/")
        short = await browser.post("/password", data={"current": first, "new": "ngan", "again": "ngan"})
        new = {"current": first, "new": "mot-cau-dai-hon", "again": "mot-cau-dai-hon"}
        changed = await browser.post("/password", data=new)
        roleless = await browser.get("/")

    assert home.headers["location"] == "/password"
    assert short.status_code == 422
    assert "12" in short.text
    assert changed.headers["location"] == "/"
    assert roleless.status_code == 403, "an account without a role opens nothing"


def test_a_fresh_register_has_no_account(sqlite_register: Engine) -> None:
    with reading(sqlite_register) as session:
        assert session.exec(select(AccountRow)).all() == []


async def test_a_disabled_account_is_out_at_once(empty_portal: Portal) -> None:
    async with empty_portal.browser("thu") as browser:
        with writing(empty_portal.engine) as session:
            accounts.disable(session, "thu")
        response = await browser.get("/cases")

    assert response.status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
async def test_a_post_from_elsewhere_is_refused(empty_portal: Portal, headers: dict[str, str]) -> None:
    async with empty_portal.browser("thu") as browser:
        for path in ("/task-claims", "/sign-in", "/sign-out", "/password"):
            response = await browser.post(path, data=RIGHT, headers=headers)
            assert response.status_code == 403


@pytest.mark.parametrize("path", ["/sign-in", "/", "/cases", "/nowhere", "/cases/1", "/static/nothing.css"])
async def test_every_answer_carries_the_headers(empty_portal: Portal, path: str) -> None:
    async with empty_portal.browser("thu") as browser:
        response = await browser.get(path)

    missing = {name for name, value in HEADERS.items() if response.headers.get(name) != value}
    assert missing <= ({"cache-control"} if path.startswith("/static") else set())
    assert "unsafe" not in response.headers["content-security-policy"]


async def test_no_description_of_the_routes_is_served(empty_portal: Portal) -> None:
    async with empty_portal.browser("thu") as browser:
        for path in ("/docs", "/redoc", "/openapi.json"):
            assert (await browser.get(path)).status_code == 404


async def test_a_form_over_the_limit_is_refused(empty_portal: Portal) -> None:
    async with empty_portal.browser("thu") as browser:
        response = await browser.post("/task-claims", data={"task": "x" * (1024 * 1024 + 1)})

    assert response.status_code == 413
    assert "quá lớn" in response.text


async def test_unknown_fields_are_refused(portal: Portal) -> None:
    async with portal.browser("thu") as browser:
        response = await browser.post("/task-claims", data={"task": "x", "assignee_id": "hanh"})

    assert response.status_code == 400
