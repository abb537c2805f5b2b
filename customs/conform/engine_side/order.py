"""May messages come in any order, and is what is missing named?"""

import asyncio
from typing import Any

from customs.conform.bodies import a_message
from customs.conform.engine_side.partner import EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import DifferenceError, expect, expect_that


async def _until(engine: EngineUnderTrial, number: str, what_vi: str, holds: Any) -> dict[str, Any]:
    """The result once it says what it should; DifferenceError when it never does."""
    for _ in range(max(1, int(engine.setting.patience_seconds / 0.5))):
        result = await engine.result(number)
        if holds(result["ket_qua"]):
            return result
        await asyncio.sleep(0.5)
    raise DifferenceError(f"Bản kết quả không cho thấy: {what_vi}")


async def _send(engine: EngineUnderTrial, number: str, *calls: str) -> None:
    for call in calls:
        (await engine.post(call, a_message(call, number), number)).expect(202)


def _asks_for_amendment(number: int) -> Any:
    sentence = f"sửa đổi số {number} "
    return lambda result: any(sentence in each["noi_dung"] + " " for each in result["nghia_vu"])


@ENGINE.scenario(
    "paper-before-declaration", "I4", "Chứng thư đến trước tờ khai", "giấy tờ đến sớm không bị mất"
)
async def _paper_first(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    await _send(engine, number, "documents", "declarations")
    result = await engine.result(number)
    await _until(engine, number, "dòng hàng của tờ khai", lambda told: len(told["hang_hoa"]) == 1)
    expect("so_to_khai", result["so_to_khai"], number)


@ENGINE.scenario("arrival-before-declaration", "I7", "Báo hàng đến trước tờ khai", "báo đến sớm được giữ lại")
async def _arrival_first(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    await _send(engine, number, "arrival", "declarations")
    await _until(engine, number, "dòng hàng của tờ khai", lambda told: len(told["hang_hoa"]) == 1)


@ENGINE.scenario(
    "amendment-before-original", "I4", "Bản sửa đổi đến trước bản gốc", "thứ tự đến không đổi kết quả"
)
async def _amendment_first(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    amended = a_message("amendments", number)
    amended["hang_hoa"][0]["ten_hang"] = "Máy tiện CNC, theo bản sửa đổi"
    (await engine.post("amendments", amended, number)).expect(202)
    await _send(engine, number, "declarations")
    await _until(engine, number, "tên hàng của bản sửa đổi", _is_called("Máy tiện CNC, theo bản sửa đổi"))


def _is_called(name: str) -> Any:
    return lambda told: [item.get("ten_hang") for item in told["hang_hoa"]] == [name]


@ENGINE.scenario(
    "amendment-missing", "I3", "Thiếu một bản sửa đổi", "bản còn thiếu được gọi đúng số trong nghia_vu"
)
async def _missing(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    await _send(engine, number, "declarations")
    (await engine.post("amendments", a_message("amendments", number, lan_sua_doi=2), number)).expect(202)
    await _until(engine, number, "nghĩa vụ gửi bản sửa đổi số 1", _asks_for_amendment(1))


@ENGINE.scenario(
    "amendment-found", "I3", "Bản sửa đổi thiếu đến sau", "đủ bản thì không đòi nữa, bản cao nhất đứng"
)
async def _found(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    second = a_message("amendments", number, lan_sua_doi=2)
    second["hang_hoa"][0]["ten_hang"] = "Máy tiện CNC, bản sửa đổi hai"
    (await engine.post("amendments", second, number)).expect(202)
    await _send(engine, number, "amendments", "declarations")
    await _until(engine, number, "tên hàng của bản sửa đổi hai", _is_called("Máy tiện CNC, bản sửa đổi hai"))
    result = await engine.result(number)
    expect_that(not _asks_for_amendment(1)(result["ket_qua"]), "không còn đòi bản sửa đổi số 1")


@ENGINE.scenario(
    "amendment-number-reused", "I3", "Cùng lần sửa đổi, nội dung khác", "không bản nào mất âm thầm"
)
async def _reused(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    await _send(engine, number, "declarations", "amendments")
    other = a_message("amendments", number, ma_loai_hinh="A11")
    reply = await engine.post("amendments", other, number)
    expect_that(reply.status in (202, 409), f"trả lời là 202 hoặc 409 (nhận {reply.status})")
    await engine.result(number)


@ENGINE.scenario(
    "withdrawal-in-between", "I5", "Hủy tờ khai giữa chừng", "tờ khai hủy thì kết quả nói đã rút"
)
async def _withdrawn(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    await _send(engine, number, "declarations", "withdrawal", "documents")
    await _until(engine, number, "da_rut", lambda told: told["da_rut"] is True)


@ENGINE.scenario("withdrawal-first", "I4", "Báo hủy đến trước tờ khai", "báo hủy đến sớm vẫn có hiệu lực")
async def _withdrawn_first(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    await _send(engine, number, "withdrawal", "declarations")
    await _until(engine, number, "da_rut", lambda told: told["da_rut"] is True)


@ENGINE.scenario(
    "all-at-once", "I4", "Mọi thông điệp của một tờ khai cùng lúc", "gửi song song không mất thông điệp nào"
)
async def _all_at_once(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    calls = ("documents", "amendments", "arrival", "storage", "declarations")
    sent = (engine.post(call, a_message(call, number), number) for call in calls)
    events = {reply.expect(202).json()["ma_su_kien"] for reply in await asyncio.gather(*sent)}
    expect("số sự kiện được ghi", len(events), len(calls))
