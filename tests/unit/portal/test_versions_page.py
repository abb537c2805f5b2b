"""Rows I3, A2, D4: the page of a declaration's versions, the way between cases, the fate of refused goods."""

import re
from datetime import timedelta

import pytest

from models.facts import CustomsSpoke, DeclarationAmended, ItemWord, NoticeSigned
from models.goods import DeclarationItem
from models.vocabulary import CustomsOutcome, NoticeKind, ObligationKind
from records.engine import writing
from records.tables import CaseRow
from tests.builders import a_declaration, a_machine
from tests.unit.portal.seed import GREEN, Portal

AGED = a_machine(year_of_manufacture=1999)


def text_of(html: str) -> str:
    """What a reader sees, without tags and line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


async def page(portal: Portal, path: str, staff_id: str = "thu") -> str:
    async with portal.browser(staff_id) as browser:
        response = await browser.get(path)
    assert response.status_code == 200, response.text
    return text_of(response.text)


def amend(portal: Portal, number: int, item: DeclarationItem, **overrides: object) -> None:
    declaration = a_declaration(number=GREEN, items=(item,), **overrides)
    portal.tell(GREEN, DeclarationAmended(amendment_number=number, declaration=declaration))


async def test_row_a2_a_version_shows_old_new_when_and_from_which_message(empty_portal: Portal) -> None:
    empty_portal.declare(a_declaration(number=GREEN))
    amend(empty_portal, 1, a_machine(serial_number="OK-2020-9999"), bill_of_lading="ONEY-2")

    said = await page(empty_portal, f"/cases/{GREEN}/versions")

    assert "Sửa đổi, bổ sung lần 1" in said
    assert "Phần chung Số vận đơn ONEYTYO1234567 ONEY-2" in said
    assert "Dòng 1 Số máy OK-2020-0117 OK-2020-9999" in said
    assert "Thông điệp m-1 của Hải quan thành phố" in said
    assert "Xét lần đầu tại lần đánh giá 2" in said
    assert "Tờ khai đã đăng ký" in said
    assert f"/cases/{GREEN}/versions" in (await raw(empty_portal, f"/cases/{GREEN}"))


async def raw(portal: Portal, path: str) -> str:
    async with portal.browser("thu") as browser:
        return (await browser.get(path)).text


async def test_row_i3_a_missing_amendment_is_named_on_the_page(empty_portal: Portal) -> None:
    empty_portal.declare(a_declaration(number=GREEN))
    amend(empty_portal, 3, a_machine())

    assert "thiếu bản sửa đổi số 1, thiếu bản sửa đổi số 2." in await page(
        empty_portal, f"/cases/{GREEN}/versions"
    )
    assert "Gửi bản sửa đổi số 2 còn thiếu" in await page(empty_portal, f"/cases/{GREEN}")


async def test_a_declaration_that_was_never_amended_links_to_no_versions(empty_portal: Portal) -> None:
    empty_portal.declare(a_declaration(number=GREEN))

    assert f"/cases/{GREEN}/versions" not in await raw(empty_portal, f"/cases/{GREEN}")
    assert "Tờ khai đã đăng ký" in await page(empty_portal, f"/cases/{GREEN}/versions")


async def test_row_i3_a_case_and_its_follow_up_link_to_each_other(empty_portal: Portal) -> None:
    empty_portal.declare(a_declaration(number=GREEN))
    with writing(empty_portal.engine) as session:
        follow_up = CaseRow(
            case_number=f"{GREEN}-1", declaration_number=GREEN, sequence=1, opened_at=empty_portal.clock.now
        )
        session.add(follow_up)

    assert f"Hồ sơ tiếp theo: {GREEN}-1" in await page(empty_portal, f"/cases/{GREEN}")
    assert f"Hồ sơ trước: {GREEN}" in await page(empty_portal, f"/cases/{GREEN}-1")


def refuse(portal: Portal) -> None:
    portal.declare(a_declaration(number=GREEN, items=(AGED,)), days_ago=90)
    assessment = portal.case(GREEN).assessment
    assert assessment is not None
    proposal = next(one for one in assessment.proposals if one.kind is NoticeKind.REJECTION)
    signed = NoticeSigned(
        notice_kind=proposal.kind, basis=proposal.basis, content_digest="0" * 64, items=proposal.items
    )
    portal.tell(GREEN, signed, "quang", days_ago=89)


def customs_says(portal: Portal, outcome: CustomsOutcome, days_ago: int) -> None:
    portal.tell(GREEN, CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=outcome),)), days_ago=days_ago)


def reexport_is_open(portal: Portal) -> bool:
    rows = portal.case(GREEN).obligations
    return any(row.is_open for row in rows if row.kind is ObligationKind.REEXPORT)


@pytest.mark.parametrize("outcome", [CustomsOutcome.REEXPORTED, CustomsOutcome.DESTROYED])
async def test_row_d4_refused_goods_are_followed_until_customs_says_that_they_are_gone(
    empty_portal: Portal, outcome: CustomsOutcome
) -> None:
    refuse(empty_portal)
    assert reexport_is_open(empty_portal)
    assert "Chưa có tin của hải quan về việc xử lý hàng." in await page(empty_portal, f"/cases/{GREEN}")

    customs_says(empty_portal, CustomsOutcome.REFUSED, 60)
    assert reexport_is_open(empty_portal)
    due = "chưa có tin đã tái xuất hoặc tiêu hủy. Tái xuất hoặc tiêu hủy theo quyết định"
    assert due in await page(empty_portal, f"/cases/{GREEN}")

    customs_says(empty_portal, CustomsOutcome.STORED, 30)
    assert reexport_is_open(empty_portal)

    customs_says(empty_portal, outcome, 1)
    gone = f"{outcome.label_vi} ngày {empty_portal.clock.now - timedelta(days=1):%d/%m/%Y}"
    assert not reexport_is_open(empty_portal)
    assert gone in await page(empty_portal, f"/cases/{GREEN}")
