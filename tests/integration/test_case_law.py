"""Rows N2, N6: the case under the law of another day, what would have made it pass, and its forms as data."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from sqlalchemy import Engine

from models.base import canonical_json, digest_of
from models.goods import Ratings
from models.vocabulary import NoticeKind, NoticeState
from portal.pages.case.law_view import changes_on, stored_case, turning_days
from records.engine import writing
from records.results import stored_assessment
from records.tables import AssessmentRow, NoticeRow
from tests.builders import a_business_registration, a_confirmation, a_machine, an_importer
from tests.unit.portal.seed import GREEN, LACKING, NOW, TOO_OLD, Portal, declaration_of, portal_over

COOKER = "107234567899"
DRAWN = "107234567898"
NEW = "107234567897"


@pytest.fixture
def portal(sqlite_worked: Engine, tmp_path: Path) -> Portal:
    return portal_over(sqlite_worked, tmp_path)


@pytest.fixture
def inspected(portal: Portal) -> Portal:
    """A new rice cooker, on the list of high-risk goods."""
    cooker = a_machine(
        hs_code="85166010",
        description="Nồi cơm điện 1,8 lít, mới 100 %",
        condition="new",
        was_operated=False,
        ratings=Ratings(
            phases=1,
            voltage_v=Decimal(220),
            power_w=Decimal(700),
            is_household=True,
            runs_on_battery_only=False,
        ),
    )
    portal.declare(declaration_of(COOKER, an_importer(), cooker), days_ago=1)
    return portal


async def page(portal: Portal, path: str, status: int = 200) -> str:
    async with portal.browser("thu") as browser:
        response = await browser.get(path)
    assert response.status_code == status, response.text
    return response.text


async def test_a_case_shows_findings_by_body_of_law_with_quote_and_days(portal: Portal) -> None:
    text = await page(portal, f"/cases/{TOO_OLD}")

    assert "Nhập khẩu máy móc, thiết bị, dây chuyền đã qua sử dụng" in text
    assert '<p class="english" lang="en">' in text
    assert "Quy định này áp dụng từ 15/06/2019" in text
    assert "Luật áp dụng tại ngày 17/11/2026" in text
    assert f'href="/cases/{TOO_OLD}/law"' in text
    assert f'href="/cases/{TOO_OLD}/ways?item=1"' in text


async def test_only_what_is_held_or_refused_has_a_way_out(portal: Portal) -> None:
    assert f"/cases/{GREEN}/ways" not in await page(portal, f"/cases/{GREEN}")
    assert "hồ sơ chỉ còn chờ soát xét" in await page(portal, f"/cases/{GREEN}/ways")


async def test_row_n6_the_ways_page_names_steps(portal: Portal) -> None:
    text = await page(portal, f"/cases/{LACKING}/ways")

    assert '<ol class="steps">' in text
    assert "<strong>Doanh nghiệp nhập khẩu:</strong> Nộp xác nhận của nhà sản xuất" in text
    assert "Mặt hàng đạt khi có đủ các việc sau:" in text
    assert "năm sản xuất, số máy, xuất xứ" in text
    assert "qua hệ thống hải quan" in text


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        (
            {"purpose": "trade"},
            ("Không có thay đổi trung thực", "<h3>Pháp luật yêu cầu</h3>", "Tái xuất"),
        ),
        ({"year_of_manufacture": None}, ("Chưa thể nói trước", "Khai đúng năm sản xuất")),
        (
            {"year_of_manufacture": 1996},
            ("Nếu đã có văn bản chấp thuận", "<h3>Nếu không làm được</h3>", "trong 30 ngày"),
        ),
    ],
)
async def test_row_n6_hopeless_open_and_conditional_are_told_apart(
    portal: Portal, overrides: dict[str, object], said: tuple[str, ...]
) -> None:
    lathe = a_machine(serial_number="OK-7", **overrides)
    portal.declare(declaration_of(NEW, an_importer(), lathe), (a_business_registration(), a_confirmation()))

    text = await page(portal, f"/cases/{NEW}/ways")

    assert all(part in text for part in said)


async def test_many_held_items_are_told_ten_at_a_time_from_the_one_asked_for(portal: Portal) -> None:
    old = [a_machine(item_number=number, year_of_manufacture=1996) for number in range(1, 13)]
    portal.declare(declaration_of(NEW, an_importer(), *old), (a_business_registration(), a_confirmation()))

    first, last = await page(portal, f"/cases/{NEW}/ways"), await page(portal, f"/cases/{NEW}/ways?item=11")

    assert [f'id="item-{number}"' in first for number in range(1, 13)] == [True] * 10 + [False] * 2
    assert [f'id="item-{number}"' in last for number in range(1, 13)] == [False] * 10 + [True] * 2
    assert f'href="/cases/{NEW}/ways?item=11"' in first
    assert "Tiếp: từ dòng" not in last


async def test_row_n2_the_law_page_says_what_turns_and_by_which_text(portal: Portal) -> None:
    asked = await page(portal, f"/cases/{TOO_OLD}/law")
    before = await page(portal, f"/cases/{TOO_OLD}/law?day=2019-06-14")
    same = await page(portal, f"/cases/{TOO_OLD}/law?day=2026-11-17")

    assert "Những ngày mà kết quả của hồ sơ này đổi" in asked
    assert f'href="/cases/{TOO_OLD}/law?day=2019-06-15"' in asked
    assert "Luật ngày 14/06/2019: 1 dòng hàng khác với kết quả đã lưu." in before
    assert "tiêu chí đổi căn cứ hoặc kết quả (Quyết định số 18/2019/QĐ-TTg" in asked
    assert "8 tiêu chí chỉ đổi dấu cần thẩm tra pháp lý" in asked
    assert "không có gì thay đổi" in same


async def test_row_n2_what_only_lost_its_mark_is_folded_behind_what_turned(portal: Portal) -> None:
    text = await page(portal, f"/cases/{TOO_OLD}/law?day=2022-06-01")

    turned, folded = text.split("<details><summary>", 1)
    assert "Kết luận giữ nguyên." in turned
    assert "Tuổi của máy có trong giới hạn không?" in turned
    assert "<dt>Luồng</dt>" not in text
    assert "<dt>Kết luận</dt>" not in text
    assert "tiêu chí trả lời như cũ, chỉ đổi căn cứ hoặc dấu cần thẩm tra pháp lý" in folded
    assert "Mã HS có thuộc chương 84 hoặc 85 không?" in folded


async def test_row_n2_every_turning_day_opens(portal: Portal) -> None:
    stored = stored_case(portal.case(TOO_OLD))
    assert stored is not None

    for turn in turning_days(stored):
        await page(portal, f"/cases/{TOO_OLD}/law?day={turn.day.isoformat()}")


@pytest.mark.parametrize(
    ("day", "said"), [("mai", "không phải là một ngày"), ("01/01/2001", "chỉ biết luật từ")]
)
async def test_a_bad_day_is_an_error_with_the_next_step(portal: Portal, day: str, said: str) -> None:
    text = await page(portal, f"/cases/{TOO_OLD}/law?day={day}", 422)

    assert "<title>Lỗi: Luật của ngày khác" in text
    assert said in text
    assert "Hãy chọn" in text


async def test_a_day_may_be_written_as_people_write_it(portal: Portal) -> None:
    assert "Luật ngày 14/06/2019" in await page(portal, f"/cases/{TOO_OLD}/law?day=14/06/2019")


async def test_a_case_without_assessment_has_nothing_to_compare(portal: Portal) -> None:
    portal.courier.is_down = True
    portal.declare(declaration_of(NEW, an_importer()))

    assert "Chưa có kết quả đánh giá" in await page(portal, f"/cases/{NEW}/law", 404)
    assert "Chưa có kết quả đánh giá" in await page(portal, f"/cases/{NEW}/ways", 404)
    await page(portal, f"/cases/{NEW}/forms/1.pdf", 404)


def test_the_turning_days_are_worked_out_once_and_quickly(portal: Portal) -> None:
    stored = stored_case(portal.case(TOO_OLD))
    assert stored is not None
    turning_days.cache_clear()

    began = process_time()
    first = turning_days(stored)
    took = process_time() - began
    again = stored_case(portal.case(TOO_OLD))
    assert again is not None

    assert turning_days(again) is first
    assert took < 3, "about 50 ms of one core"
    assert date(2019, 6, 15) in {turn.day for turn in first}


def test_the_draw_falls_as_it_fell(portal: Portal) -> None:
    """The portal has no seed: a drawn case stays in the red lane whatever the day."""
    portal.declare(declaration_of(DRAWN, an_importer(), a_machine(serial_number="OK-20-77")))
    record = portal.case(DRAWN)
    stored = stored_case(record)
    assert stored is not None
    reasons = [reason.criterion for item in stored.assessment.items for reason in item.lane_reasons]

    changes = changes_on(stored, date(2026, 11, 17))

    assert changes == ()
    assert bool(stored.file.draw_seed) is ("random_draw" in reasons)


async def test_an_older_rulebook_is_named(portal: Portal) -> None:
    record = portal.case(TOO_OLD)
    assert record.assessed is not None
    old = stored_assessment(record.assessed.content).model_copy(
        update={"rulebook_digest": "0" * 64, "rulebook_version": "2025.1.0"}
    )
    with writing(portal.engine) as session:
        row = record.assessed.model_dump() | {"number": record.number + 1, "content": old.model_dump_json()}
        session.add(AssessmentRow(**row))

    assert "bộ quy tắc 2025.1.0, khác bộ quy tắc" in await page(portal, f"/cases/{TOO_OLD}/law")


async def test_form_1_is_there_for_what_is_inspected(inspected: Portal) -> None:
    text = await page(inspected, f"/cases/{COOKER}")
    assert f'href="/cases/{COOKER}/forms/1.pdf?item=1"' in text

    async with inspected.browser("thu") as browser:
        pdf = await browser.get(f"/cases/{COOKER}/forms/1.pdf?item=1")
        data = await browser.get(f"/cases/{COOKER}/forms/1.json")

    assert pdf.content.startswith(b"%PDF")
    assert data.headers["content-type"] == "application/json"
    assert data.json()["declaration_number"] == COOKER
    assert [row["item_number"] for row in data.json()["goods"]] == [1]


@pytest.mark.parametrize(
    "path", ["forms/1.pdf", "forms/1.json", "forms/9.pdf", "notices/x.json", "notices/x"]
)
async def test_what_is_not_there_is_said(portal: Portal, path: str) -> None:
    assert f'href="/cases/{GREEN}"' in await page(portal, f"/cases/{GREEN}/{path}", 404)


@pytest.mark.parametrize("is_kept", [True, False])
async def test_an_issued_notice_is_data_beside_its_pdf(portal: Portal, *, is_kept: bool) -> None:
    stored = canonical_json({"kind": "form_2", "rows": []})
    digest = portal.files.put(stored) if is_kept else "1" * 64
    with writing(portal.engine) as session:
        session.add(_notice(digest, pdf_digest="0" * 64))

    path = f"/cases/{GREEN}/notices/{GREEN}/form_2/1.json"
    async with portal.browser("thu") as browser:
        case = await browser.get(f"/cases/{GREEN}")
        data = await browser.get(path)

    assert f'href="{path}"' in case.text
    if not is_kept:
        assert data.status_code == 404
        return
    told = data.json()
    assert (told["notice_number"], told["signed_on"]) == ("1/PTN-SKHCN", "2026-11-20")
    signed = {name: value for name, value in told.items() if name in ("kind", "rows")}
    assert digest_of(canonical_json(signed)) == told["content_digest"]


async def test_a_notice_that_is_being_issued_has_no_data_yet(portal: Portal) -> None:
    with writing(portal.engine) as session:
        session.add(_notice("0" * 64, pdf_digest=None))

    await page(portal, f"/cases/{GREEN}/notices/{GREEN}/form_2/1.json", 409)


def _notice(content_digest: str, pdf_digest: str | None) -> NoticeRow:
    return NoticeRow(
        key=f"{GREEN}/form_2/1",
        case_number=GREEN,
        declaration_number=GREEN,
        kind=NoticeKind.FORM_2,
        revision=1,
        office_code="SKHCN",
        series="PTN",
        year=2026,
        number=1,
        notice_number="1/PTN-SKHCN",
        content_digest=content_digest,
        pdf_digest=pdf_digest,
        signature_fact_id="x",
        signed_by="quang",
        signed_on=date(2026, 11, 20),
        state=NoticeState.ISSUED if pdf_digest else NoticeState.NUMBERED,
        numbered_at=NOW,
    )
