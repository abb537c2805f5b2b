"""Is the whole story of a declaration told in plain Vietnamese (row A1)?"""

import re
from pathlib import Path

from audit.story import load_story
from audit.story_text import tell
from models.facts import DeclarationWithdrawn
from models.vocabulary import NoticeKind
from records import events
from records.engine import reading
from tests.builders import NUMBER, a_business_registration, a_certificate
from tests.engine import RunningEngine
from tests.replay.command import audit
from tests.replay.roads import CHINESE, follow_up_case, refused_update, visit
from tests.workflows.acts import declare, review

DAY = r"\d\d/\d\d/\d{4}"
MOMENT = rf"{DAY} \d\d:\d\d"


def told(engine: RunningEngine, number: str = NUMBER) -> str:
    with reading(engine.register) as session:
        story = load_story(session, number)
    assert story
    return "\n".join(tell(story))


async def test_row_a1_the_story_of_a_visit_is_told_whole(engine: RunningEngine, tmp_path: Path) -> None:
    await visit(engine)

    answer = await audit("show", NUMBER, data_dir=tmp_path)

    assert answer.code == 0
    assert answer.out.startswith(f"TỜ KHAI {NUMBER}\nDoanh nghiệp: Công ty TNHH Cơ khí Hòa Khánh (")
    assert "Trạng thái: Đã kết thúc. Báo hải quan: chấp nhận" in answer.out
    assert "Luồng: Đỏ: kiểm tra chung" in answer.out
    for line in (
        rf"{MOMENT} \| Hệ thống \| Đặt lịch kiểm tra chung lần 1",
        rf"{MOMENT} \| Lê Văn Quan \| Tiếp nhận: xác nhận biên bản",
        rf"{MOMENT} \| Trần Thị Ký \| Ban hành ",
        rf"{MOMENT} / {MOMENT} \| Xác nhận biên bản, Lê Văn Quan: lần 1, đồng ý \[đã ghi nhận",
        rf"Số \d+/\S+ \| Ý kiến chuyên môn: đáp ứng yêu cầu \| ký {DAY}, Trần Thị Ký \| Đã ban hành",
        rf"Bản số \d+ \| lập {MOMENT} \| Hải quan đã áp dụng {MOMENT}",
    ):
        assert re.search(line, answer.out), line


async def test_row_a1_every_event_is_told_in_its_order(engine: RunningEngine) -> None:
    await follow_up_case(engine)

    story = told(engine, f"{NUMBER}-1")

    with reading(engine.register) as session:
        texts = [row.text_vi for row in events.of_declaration(session, NUMBER)]
    section = story.split("DIỄN BIẾN\n")[1].split("\n\n")[0].splitlines()
    assert [line.split(" | ", 2)[2].removesuffix(f" (hồ sơ {NUMBER}-1)") for line in section] == texts
    assert f"Hồ sơ {NUMBER}-1: mở " in story
    assert f"Đánh giá lần 1: chờ soát xét (hồ sơ {NUMBER}-1)" in story


async def test_row_a1_a_refusal_is_told_with_its_reason(engine: RunningEngine) -> None:
    await refused_update(engine)

    story = told(engine)

    assert "| Không ghi nhận soát xét: Bốn mắt: bạn đã giữ vai trò khác trong hồ sơ này." in story
    assert "[bị từ chối]\n      Lý do: Bốn mắt" in story


async def test_row_a1_a_revoked_notice_says_why(engine: RunningEngine) -> None:
    await declare(engine, CHINESE, a_certificate(), a_business_registration())
    await review(engine)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)

    await engine.tell(NUMBER, DeclarationWithdrawn(reason="Doanh nghiệp hủy hợp đồng"))

    assert "| Đã thu hồi: Tờ khai đã được rút" in told(engine)


async def test_the_facts_are_shown_as_the_register_holds_them(engine: RunningEngine, tmp_path: Path) -> None:
    await declare(engine, CHINESE, a_certificate())

    answer = await audit("show", NUMBER, "--facts", data_dir=tmp_path)

    assert '"serial_number":"OK-2020-0117"' in answer.out
    assert len(re.findall(r"SHA-256 [0-9a-f]{64}", answer.out)) == 2


async def test_an_unknown_number_is_answered_in_vietnamese(engine: RunningEngine, tmp_path: Path) -> None:
    answer = await audit("show", "107000000000", data_dir=tmp_path)

    assert answer.code == 1
    assert answer.err.startswith("Không có tờ khai số 107000000000 trong sổ.")
