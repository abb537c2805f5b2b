"""Is every field that cannot be used named, with a reason and a next step?"""

from datetime import timedelta
from typing import Any

from customs.conform.bodies import a_declaration, a_message
from customs.conform.engine_side.partner import EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.reply import Reply
from customs.conform.scenario import expect, expect_that
from customs.conform.setting import now
from customs.wire import MESSAGES

FIELD = "I8"
BEYOND = 2**53 + 1


async def _declare(engine: EngineUnderTrial, **changed_in_item: Any) -> Reply:
    number = engine.setting.number()
    return await engine.post("declarations", a_declaration(number, **changed_in_item), number)


@ENGINE.scenario("field-unknown", FIELD, "Trường lạ", "trường không có trong quy ước được nêu tên")
async def _unknown(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    reply = await engine.post("declarations", a_message("declarations", number, mau_sac="xanh"), number)
    expect("value của trường lạ", reply.names("mau_sac").get("value"), "xanh")
    (await _declare(engine, mau_son="đỏ")).names("hang_hoa[0].mau_son")


@ENGINE.scenario("field-wrong-type", FIELD, "Sai kiểu giá trị", "số viết thành chữ được nêu tên trường")
async def _wrong_type(engine: EngineUnderTrial) -> None:
    (await _declare(engine, so_luong="một")).names("hang_hoa[0].so_luong")
    (await _declare(engine, may_hoan_chinh="true")).names("hang_hoa[0].may_hoan_chinh")


@ENGINE.scenario("field-missing", FIELD, "Thiếu trường bắt buộc", "trường thiếu được nêu tên")
async def _missing(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    message = a_message("declarations", number)
    del message["hang_hoa"][0]["ma_hs"]
    (await engine.post("declarations", message, number)).names("hang_hoa[0].ma_hs")


@ENGINE.scenario(
    "field-not-in-list", FIELD, "Giá trị ngoài danh mục", "câu trả lời liệt kê giá trị được phép"
)
async def _not_in_list(engine: EngineUnderTrial) -> None:
    fault = (await _declare(engine, dac_tinh="cu_ky")).names("hang_hoa[0].dac_tinh")
    expect_that("da_qua_su_dung" in fault["action_vi"], "action_vi nêu giá trị được phép")


@ENGINE.scenario(
    "field-no-such-day", FIELD, "Ngày không có trong lịch", "ngày 30 tháng 2 được nêu tên trường"
)
async def _no_day(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    message = a_message("arrival", number, ngay_den_cua_khau="2026-02-30")
    (await engine.post("arrival", message, number)).names("ngay_den_cua_khau")


@ENGINE.scenario("field-future", FIELD, "Thời điểm ở tương lai", "đồng hồ máy gửi sai được nêu rõ")
async def _future(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    later = (now() + timedelta(hours=1)).isoformat()
    (await engine.post("arrival", a_message("arrival", number, thoi_diem=later), number)).names("thoi_diem")


@ENGINE.scenario(
    "field-other-number", FIELD, "Số tờ khai khác đường dẫn", "nội dung và đường dẫn nói về một tờ khai"
)
async def _other_number(engine: EngineUnderTrial) -> None:
    number, other = engine.setting.number(), engine.setting.number()
    (await engine.post("arrival", a_message("arrival", other), number)).names("so_to_khai")


@ENGINE.scenario(
    "field-beyond-2-53", FIELD, "Số nguyên trên 2^53", "số quá lớn là 400, nêu tên trường, không bị làm tròn"
)
async def _beyond(engine: EngineUnderTrial) -> None:
    reply = await _declare(engine, so_luong=BEYOND)
    reply.problem(400, "malformed")
    fault = reply.names("hang_hoa[0].so_luong", 400)
    expect("value", fault.get("value"), str(BEYOND))


@ENGINE.scenario("field-several", FIELD, "Nhiều lỗi một lúc", "mọi lỗi được nêu trong một câu trả lời")
async def _several(engine: EngineUnderTrial) -> None:
    reply = await _declare(engine, ma_hs="8458", nam_san_xuat=1066, so_luong=0)
    for field in ("ma_hs", "nam_san_xuat", "so_luong"):
        reply.names(f"hang_hoa[0].{field}")


@ENGINE.scenario(
    "field-control-character", FIELD, "Ký tự điều khiển", "ký tự điều khiển không vào được văn bản"
)
async def _control(engine: EngineUnderTrial) -> None:
    (await _declare(engine, ten_hang="Máy\u0007tiện")).names("hang_hoa[0].ten_hang")


@ENGINE.scenario("field-items-repeated", FIELD, "Hai dòng cùng số thứ tự", "số thứ tự dòng hàng là duy nhất")
async def _items(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    message = a_message("declarations", number)
    message["hang_hoa"] *= 2
    problem = (await engine.post("declarations", message, number)).problem(422, "invalid")
    expect_that(
        any("so_thu_tu" in error["field"] or "hang_hoa" in error["field"] for error in problem["errors"]),
        "errors nêu hang_hoa",
    )


def _example(call: str) -> None:
    title = f"Ví dụ của lệnh {call}"

    @ENGINE.scenario(f"example-{call}", "I1", title, "ví dụ trong mô tả được nhận nguyên văn")
    async def _taken(engine: EngineUnderTrial) -> None:
        number, message_id = engine.setting.number(), engine.message_id()
        reply = await engine.post(call, a_message(call, number), number, message_id=message_id)
        receipt = reply.expect(202).json()
        expect("so_to_khai", receipt["so_to_khai"], number)
        expect("ma_thong_diep", receipt["ma_thong_diep"], message_id)


for each in MESSAGES:
    _example(each)
