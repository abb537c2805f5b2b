"""Does customs take every kind of result, large or slow, and refuse what is none without falling over?"""

import asyncio
import json
from collections.abc import AsyncIterator

from customs.conform.bodies import as_bytes
from customs.conform.customs_side.partner import CustomsUnderTrial
from customs.conform.customs_side.results import a_result, with_reasons
from customs.conform.customs_side.suite import CUSTOMS
from customs.conform.scenario import expect_that
from customs.conform.setting import now

LARGE = 200_000
_TAKEN = ("da_ap_dung", "da_nhan")


async def _takes(customs: CustomsUnderTrial, *dispositions: str) -> None:
    number = customs.setting.number()
    message = a_result(number, 1, now(), *dispositions)
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario(
    "unknown-member", "I1", "Trường chưa biết", "bản phát hành sau thêm trường, hải quan vẫn nhận"
)
async def _unknown(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    message = a_result(number, 1, now(), truong_moi="chưa có trong quy ước")
    message["ket_qua"]["hang_hoa"][0]["truong_moi"] = {"so": 1}
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario("withdrawn", "I5", "Kết quả của tờ khai đã rút", "hải quan nhận da_rut")
async def _withdrawn(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    await customs.tell(a_result(number, 1, now()))
    message = a_result(number, 2, now())
    message["ket_qua"]["da_rut"] = True
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario(
    "refused-item", "X1", "Dòng hàng không được nhập khẩu", "hải quan nhận khong_duoc_nhap_khau"
)
async def _refused(customs: CustomsUnderTrial) -> None:
    await _takes(customs, "khong_duoc_nhap_khau")


@CUSTOMS.scenario(
    "refused-then-passing", "X1", "Từ chối rồi cho thông quan", "kết quả đạt đến sau thay kết quả từ chối"
)
async def _then_passing(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    await customs.tell(a_result(number, 1, now(), "khong_duoc_nhap_khau"))
    message = a_result(number, 2, now(), "co_the_thong_quan")
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario("two-items", "I6", "Hai dòng hàng, hai cách xử lý", "mỗi dòng hàng có xử lý riêng")
async def _two(customs: CustomsUnderTrial) -> None:
    await _takes(customs, "co_the_thong_quan", "cho_xu_ly")


@CUSTOMS.scenario("fifty-items", "I6", "Năm mươi dòng hàng", "tờ khai nhiều dòng nhất vẫn nhận trọn")
async def _fifty(customs: CustomsUnderTrial) -> None:
    await _takes(customs, *["khong_thuoc_pham_vi", "duoc_mang_hang_ve_bao_quan"] * 25)


@CUSTOMS.scenario(
    "parts-by-quantity", "I6", "Một dòng hàng, từng phần số lượng", "phần đạt và phần chờ nhận riêng"
)
async def _parts(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    message = a_result(number, 1, now(), "cho_xu_ly")
    message["ket_qua"]["hang_hoa"][0]["phan"] = [
        {"so_luong": 3, "xu_ly": "co_the_thong_quan"},
        {"so_luong": 2, "xu_ly": "cho_xu_ly"},
    ]
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario("large-result", "X1", "Bản kết quả 200 KB", "bản lớn nhận trọn, mã băm đúng từng byte")
async def _large(customs: CustomsUnderTrial) -> None:
    number = customs.setting.number()
    message = with_reasons(a_result(number, 1, now()), LARGE)
    await customs.tell(message)
    await customs.expect_held(number, message)


@CUSTOMS.scenario(
    "slow-upload", "X1", "Bản kết quả gửi chậm", "nội dung đến từng đoạn trong hai giây vẫn nhận"
)
async def _slow(customs: CustomsUnderTrial) -> None:
    number, message_id = customs.setting.number(), customs.message_id()
    message = a_result(number, 1, now())
    body = as_bytes(message)
    reply = await customs.send(_slowly(body), customs.signed(body, message_id))
    customs.believed(reply, message_id, body, _TAKEN)
    await customs.expect_held(number, message)


@CUSTOMS.scenario(
    "escaped-text", "I1", "Chữ Việt viết dạng \\u", "mã băm tính trên byte nhận được, không ghi lại JSON"
)
async def _escaped(customs: CustomsUnderTrial) -> None:
    number, message_id = customs.setting.number(), customs.message_id()
    message = a_result(number, 1, now())
    body = json.dumps(message, ensure_ascii=True, indent=1).encode()
    reply = await customs.send(body, customs.signed(body, message_id))
    customs.believed(reply, message_id, body, _TAKEN)


@CUSTOMS.scenario(
    "no-result", "I8", "Nội dung không phải bản kết quả", "nội dung hỏng là 4xx hoặc tu_choi, không phải 500"
)
async def _no_result(customs: CustomsUnderTrial) -> None:
    for body in (b"{}", b"[]", b"", b"\xff\xfe", b'{"so_to_khai": 1}'):
        message_id = customs.message_id()
        reply = await customs.send(body, customs.signed(body, message_id))
        expect_that(reply.status == 200 or 400 <= reply.status < 500, f"HTTP {reply.status} không là 5xx")
        if reply.status == 200:
            customs.believed(reply, message_id, body, ("tu_choi",))


async def _slowly(body: bytes) -> AsyncIterator[bytes]:
    size = len(body) // 10 + 1
    for start in range(0, len(body), size):
        yield body[start : start + size]
        await asyncio.sleep(0.2)
