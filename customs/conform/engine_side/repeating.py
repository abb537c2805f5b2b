"""Is the same message the same case and the same receipt, however often and however parallel it comes?"""

import asyncio

from customs.conform.bodies import a_declaration, a_message, as_bytes
from customs.conform.engine_side.partner import EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import expect, expect_that
from customs.wire import MESSAGES

COPIES = 50


@ENGINE.scenario("repeat-same-receipt", "I2", "Gửi lại đúng thông điệp", "giấy tiếp nhận giống hệt lần đầu")
async def _repeat(engine: EngineUnderTrial) -> None:
    number, message_id = engine.setting.number(), engine.message_id()
    body = as_bytes(a_message("declarations", number))
    first = (await engine.post("declarations", body, number, message_id=message_id)).expect(202)
    for _ in range(2):
        again = (await engine.post("declarations", body, number, message_id=message_id)).expect(202)
        expect("giấy tiếp nhận của lần gửi lại", again.json(), first.json())


@ENGINE.scenario("copies-at-once", "I2", "Năm mươi bản cùng lúc", "50 bản song song là một giấy tiếp nhận")
async def _copies(engine: EngineUnderTrial) -> None:
    number, message_id = engine.setting.number(), engine.message_id()
    body = as_bytes(a_message("declarations", number))
    copies = (engine.post("declarations", body, number, message_id=message_id) for _ in range(COPIES))
    receipts = {reply.expect(202).body for reply in await asyncio.gather(*copies)}
    expect("số giấy tiếp nhận khác nhau", len(receipts), 1)


@ENGINE.scenario("id-reused", "I2", "Mã thông điệp cũ, nội dung khác", "một mã chỉ mang một nội dung: 409")
async def _id_reused(engine: EngineUnderTrial) -> None:
    number, message_id = engine.setting.number(), engine.message_id()
    (await engine.post("arrival", a_message("arrival", number), number, message_id=message_id)).expect(202)
    other = a_message("arrival", number, dia_diem_de_hang="Kho khác")
    for _ in range(2):
        reply = await engine.post("arrival", other, number, message_id=message_id)
        reply.problem(409, "message_id_reused")


@ENGINE.scenario("id-reused-other-number", "I2", "Mã cũ, tờ khai khác", "mã không dùng lại cho tờ khai khác")
async def _id_of_other(engine: EngineUnderTrial) -> None:
    one, other, message_id = engine.setting.number(), engine.setting.number(), engine.message_id()
    (await engine.post("arrival", a_message("arrival", one), one, message_id=message_id)).expect(202)
    reply = await engine.post("arrival", a_message("arrival", other), other, message_id=message_id)
    reply.problem(409, "message_id_reused")


@ENGINE.scenario(
    "after-conflict", "I2", "Bản đầu vẫn nguyên sau 409", "nội dung trái không thay nội dung đã nhận"
)
async def _after_conflict(engine: EngineUnderTrial) -> None:
    number, message_id = engine.setting.number(), engine.message_id()
    body = as_bytes(a_message("declarations", number))
    first = (await engine.post("declarations", body, number, message_id=message_id)).expect(202)
    other = a_declaration(number, nam_san_xuat=2018)
    (await engine.post("declarations", other, number, message_id=message_id)).expect(409)
    again = (await engine.post("declarations", body, number, message_id=message_id)).expect(202)
    expect("giấy tiếp nhận sau 409", again.json(), first.json())


@ENGINE.scenario(
    "idempotency-key-equal", "I2", "Idempotency-Key trùng webhook-id", "hai tiêu đề trùng thì nhận"
)
async def _key_equal(engine: EngineUnderTrial) -> None:
    number, message_id = engine.setting.number(), engine.message_id()
    headers: dict[str, str | None] = {"idempotency-key": message_id}
    message = a_message("declarations", number)
    (await engine.post("declarations", message, number, message_id=message_id, headers=headers)).expect(202)


@ENGINE.scenario("idempotency-key-other", "I2", "Idempotency-Key khác webhook-id", "hai mã trái nhau là 400")
async def _key_other(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    headers: dict[str, str | None] = {"idempotency-key": engine.message_id()}
    reply = await engine.post("declarations", a_message("declarations", number), number, headers=headers)
    reply.problem(400, "key_mismatch")


@ENGINE.scenario("same-under-other-id", "I2", "Cùng tờ khai, mã khác", "cùng nội dung là cùng một sự kiện")
async def _other_id(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    body = as_bytes(a_message("declarations", number))
    replies = [(await engine.post("declarations", body, number)).expect(202) for _ in range(2)]
    expect("số sự kiện", len({reply.json()["ma_su_kien"] for reply in replies}), 1)


@ENGINE.scenario(
    "declaration-exists", "I2", "Tờ khai thứ hai cùng số, nội dung khác", "tờ khai đã nhận giữ nguyên: 409"
)
async def _exists(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    (await engine.post("declarations", a_message("declarations", number), number)).expect(202)
    reply = await engine.post("declarations", a_declaration(number, nam_san_xuat=2018), number)
    problem = reply.problem(409, "declaration_exists")
    expect_that("amendments" in problem["detail"], "detail chỉ đường gửi bản sửa đổi")


@ENGINE.scenario("refusal-repeated", "I2", "Thông điệp sai gửi lại", "cùng lỗi thì cùng câu trả lời")
async def _refusal(engine: EngineUnderTrial) -> None:
    number, message_id = engine.setting.number(), engine.message_id()
    bad = as_bytes(a_message("arrival", number, ngay_den_cua_khau="2026-02-30"))
    replies = [await engine.post("arrival", bad, number, message_id=message_id) for _ in range(2)]
    problems = [reply.problem(422, "invalid") for reply in replies]
    expect("câu trả lời của lần hai", problems[1], problems[0])


@ENGINE.scenario(
    "duplicate-of-each", "I2", "Mỗi loại thông điệp gửi hai lần", "mọi loại thông điệp đều lặp an toàn"
)
async def _of_each(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    for call in MESSAGES:
        body, message_id = as_bytes(a_message(call, number)), engine.message_id()
        replies = [await engine.post(call, body, number, message_id=message_id) for _ in range(2)]
        receipts = {reply.expect(202).body for reply in replies}
        expect(f"số giấy tiếp nhận của {call}", len(receipts), 1)
