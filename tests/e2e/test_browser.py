"""Does a case travel from customs' message to a signed notice by what people do in a real browser?"""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from demo.__main__ import now
from demo.sample import Message, Sample
from models.notice import IssuedNotice
from models.vocabulary import CaseState, NoticeKind, NoticeState
from notices.signature import check_signature
from records import cases, notices, outbox
from records.engine import reading
from tests.e2e.browsing import PHONE, Camera, House, Person, a_browser, a_photo, needs_a_browser
from tests.e2e.engine_processes import EngineProcesses, in_a_thread, wait_until
from tests.e2e.traffic import clone

pytestmark = [pytest.mark.e2e, needs_a_browser]

INSPECTORS, OFFICERS, REVIEWER, SIGNATORY, AUDITOR = ("lan", "hung"), ("hai", "quan"), "soat", "ky", "kiem"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with a_browser() as running:
        yield running


def declare(engine: EngineProcesses, sample: Sample) -> str:
    """Customs posts the declaration and its papers, signed, over HTTP."""

    async def send() -> list[int]:
        customs = engine.customs()
        steps = [step for step in sample.steps if isinstance(step, Message)]
        answers = [
            await customs.send(step.call, sample.number, step.as_sent(now()), sample.message_id(position))
            for position, step in enumerate(steps)
        ]
        await customs.close()
        return [answer.status for answer in answers]

    assert set(in_a_thread(send())) == {202}
    return sample.number


def wait_for(engine: EngineProcesses, number: str, state: CaseState) -> None:
    def is_there() -> bool:
        with reading(engine.register) as session:
            case = cases.newest(session, number)
        return case is not None and case.state is state

    wait_until(f"{number} at {state}", is_there)


def issued(engine: EngineProcesses, number: str, kind: NoticeKind) -> IssuedNotice:
    def found() -> IssuedNotice | None:
        with reading(engine.register) as session:
            all_of_it = notices.of_declaration(session, number)
        return next((one for one in all_of_it if one.kind is kind and one.state is NoticeState.ISSUED), None)

    return wait_until(f"{kind} of {number}", found)


def wait_until_told(engine: EngineProcesses, number: str) -> None:
    """Everything that customs is to be told is acknowledged."""

    def is_told() -> bool:
        with reading(engine.register) as session:
            return outbox.settled_number(session, number) == outbox.last_number(session, number)

    wait_until(f"customs told of {number}", is_told)


def check_notice(reader: Person, number: str, notice: IssuedNotice) -> None:
    """The PDF as the browser gets it: its number, its fonts, its signature."""
    reader.open(f"/cases/{number}", "case-closed")
    assert reader.reads(notice.notice_number)
    href = reader.page.locator("main li").filter(has_text=notice.notice_number).locator("a[href]").first
    response = reader.page.request.get(href.get_attribute("href") or "")
    pdf = response.body()

    assert response.headers["content-type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert notice.notice_number in text
    assert number in text
    assert {name.split("-")[0] for name in fonts_of(pdf)} == {"Tinos"}
    with ThreadPoolExecutor(1) as pool:  # the browser's loop runs in this thread
        assert pool.submit(check_signature, pdf).result().is_good


def fonts_of(pdf: bytes) -> set[str]:
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        found |= {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in resources["/Font"].values()}
    return found


def check_acknowledged(reader: Person, number: str) -> None:
    """Customs' acknowledgement and its final word are shown on the case page."""
    reader.open(f"/cases/{number}")
    assert reader.reads("Hải quan xác nhận bản kết quả")
    assert reader.reads("Thông quan") or reader.reads("thông quan")


def test_a_case_travels_from_declaration_to_signed_notice_without_javascript(
    engine: EngineProcesses, browser: Browser
) -> None:
    house = House(engine, browser, Camera("desk"), has_javascript=False)
    number = declare(engine, clone("03", 801))
    wait_for(engine, number, CaseState.AWAITING_REVIEW)

    house.do(number, "reviews", REVIEWER)
    house.do(number, "signatures", SIGNATORY)
    notice = issued(engine, number, NoticeKind.APPROVAL)
    wait_for(engine, number, CaseState.CLOSED)
    wait_until_told(engine, number)

    check_notice(house.person(AUDITOR), number, notice)
    check_acknowledged(house.person(AUDITOR), number)


def test_a_visit_is_reported_with_a_photo_confirmed_and_decided_on_a_phone(
    engine: EngineProcesses, browser: Browser, tmp_path: Path
) -> None:
    house = House(engine, browser, Camera("phone"), size=PHONE)
    number = declare(engine, clone("06", 802))
    wait_for(engine, number, CaseState.AWAITING_ANSWER)

    house.do(number, "answers", *INSPECTORS)
    wait_for(engine, number, CaseState.AWAITING_VISIT)
    house.do(number, "signatures", SIGNATORY)
    issued(engine, number, NoticeKind.VISIT_SCHEDULE)
    house.do(number, "visit-reports", *INSPECTORS, photo=a_photo(tmp_path))
    officer = house.do(number, "visit-confirmations", *OFFICERS)
    house.do(number, "reviews", REVIEWER)
    house.do(number, "signatures", SIGNATORY)
    notice = issued(engine, number, NoticeKind.APPROVAL)
    wait_for(engine, number, CaseState.CLOSED)
    wait_until_told(engine, number)

    check_notice(officer, number, notice)
    check_acknowledged(house.person(REVIEWER), number)


@pytest.mark.parametrize(
    "path", ["/sign-in", "/", "/cases", "/cases?q=108", "/password", "/cases/no-such-case"]
)
def test_no_page_scrolls_sideways_at_390_pixels(engine: EngineProcesses, browser: Browser, path: str) -> None:
    house = House(engine, browser, Camera("narrow"), size=PHONE)
    person = house.person("truong")

    person.open(path, path.strip("/").replace("/", "-").replace("?", "-") or "work")

    assert person.page.locator("h1").count() == 1
