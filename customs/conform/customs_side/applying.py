"""Does customs apply each result once, the newest last, and never go backwards?"""

import asyncio

from customs.conform.bodies import as_bytes
from customs.conform.customs_side.partner import CustomsUnderTrial
from customs.conform.customs_side.results import a_result
from customs.conform.customs_side.suite import CUSTOMS
from customs.conform.scenario import expect_that
from customs.conform.setting import now

COPIES = 10
DECLARATIONS = 20


@CUSTOMS.scenario(
    "applied", "X1", "Áp dụng bản kết quả", "bản đối chiếu của hải quan có đúng số và mã băm đã báo"
)
async def _applied(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    message = a_result(number, 1, now())
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario(
    "repeat-applied-once", "X1", "Cùng thông điệp ba lần", "lần nào cũng xác nhận, chỉ giữ một bản"
)
async def _repeat(customs: CustomsUnderTrial) -> None:
    number, message_id = customs.setting.number(), customs.message_id()
    message = a_result(number, 1, now())
    for _ in range(3):
        await customs.tell(message, message_id)
    await customs.expect_held(number, message)


@CUSTOMS.scenario("copies-at-once", "X1", "Mười bản cùng lúc", "bản song song không làm hỏng bản đang giữ")
async def _copies(customs: CustomsUnderTrial) -> None:
    number, message_id = customs.setting.number(), customs.message_id()
    message = a_result(number, 1, now())
    await asyncio.gather(*(customs.tell(message, message_id) for _ in range(COPIES)))
    await customs.expect_held(number, message)


@CUSTOMS.scenario("newer-replaces", "N10", "Bản mới thay bản cũ", "thay_the_so nêu bản bị thay; bản mới đứng")
async def _newer(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    await customs.tell(a_result(number, 1, now()))
    second = a_result(number, 2, now(), "co_the_thong_quan")
    await customs.tell(second)
    await customs.expect_held(number, second)


@CUSTOMS.scenario(
    "older-never-replaces", "N10", "Bản cũ đến sau bản mới", "bản mang số nhỏ không thay bản số lớn"
)
async def _older(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    newer = a_result(number, 2, now(), "co_the_thong_quan")
    await customs.tell(newer)
    await customs.tell(a_result(number, 1, now()))
    await customs.expect_held(number, newer)


@CUSTOMS.scenario(
    "repeat-of-old", "N10", "Gửi lại bản cũ đã áp dụng", "lặp lại bản cũ không đưa hải quan lùi về"
)
async def _repeat_of_old(customs: CustomsUnderTrial) -> None:
    number, message_id = customs.setting.number(), customs.message_id()
    first, second = a_result(number, 1, now()), a_result(number, 2, now(), "co_the_thong_quan")
    await customs.tell(first, message_id)
    await customs.tell(second)
    await customs.tell(first, message_id)
    await customs.expect_held(number, second)


@CUSTOMS.scenario("number-gap", "N10", "Số kết quả nhảy cách", "thiếu số ở giữa vẫn nhận, số chỉ cần tăng")
async def _gap(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    await customs.tell(a_result(number, 1, now()))
    fifth = a_result(number, 5, now(), "co_the_thong_quan")
    await customs.tell(fifth)
    await customs.expect_held(number, fifth)


@CUSTOMS.scenario(
    "id-reused", "X1", "Mã thông điệp cũ, nội dung khác", "một mã một nội dung: từ chối, giữ bản đầu"
)
async def _id_reused(customs: CustomsUnderTrial) -> None:
    number, message_id = customs.setting.number(), customs.message_id()
    first = a_result(number, 1, now())
    await customs.tell(first, message_id)
    other = as_bytes(a_result(number, 2, now(), "co_the_thong_quan"))
    reply = await customs.send(other, customs.signed(other, message_id))
    if reply.status == 200:
        customs.believed(reply, message_id, other, ("tu_choi",))
    else:
        expect_that(400 <= reply.status < 500, f"trả lời tu_choi hoặc 4xx (nhận {reply.status})")
    await customs.expect_held(number, first)


@CUSTOMS.scenario(
    "many-declarations", "X1", "Hai mươi tờ khai cùng lúc", "kết quả song song vào đúng tờ khai của mình"
)
async def _many(customs: CustomsUnderTrial) -> None:
    messages = {
        number: a_result(number, 1, now())
        for number in (customs.setting.number() for _ in range(DECLARATIONS))
    }
    await asyncio.gather(*(customs.tell(message) for message in messages.values()))
    for number, message in messages.items():
        await customs.expect_held(number, message)


@CUSTOMS.scenario(
    "in-parallel-rising", "N10", "Năm bản của một tờ khai cùng lúc", "bản mang số lớn nhất đứng"
)
async def _rising(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    messages = [a_result(number, place, now()) for place in range(1, 6)]
    await asyncio.gather(*(customs.tell(message) for message in messages))
    await customs.expect_held(number, messages[-1])
