"""Does every answer have the agreed shape, and does every wrong door say so?"""

import asyncio

from customs.conform.bodies import a_message
from customs.conform.engine_side.partner import API, EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import SkippedError, expect, expect_that
from customs.wire import ReceiptMessage, ResultMessage

BURST = 200


@ENGINE.scenario("receipt-shape", "I1", "Giấy tiếp nhận", "202 mang đủ thành phần và địa chỉ đọc kết quả")
async def _receipt(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    reply = (await engine.post("declarations", a_message("declarations", number), number)).expect(202)
    receipt = ReceiptMessage.model_validate_json(reply.body, extra="ignore")
    expect("so_to_khai", receipt.so_to_khai, number)
    expect("Location", reply.headers.get("location"), f"{API}/declarations/{number}")


@ENGINE.scenario("prefer-wait", "I1", "Prefer: wait", "chờ thì được kết quả 201, hoặc giấy tiếp nhận 202")
async def _wait(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    headers: dict[str, str | None] = {"prefer": "wait=5"}
    message = a_message("declarations", number)
    reply = (await engine.post("declarations", message, number, headers=headers)).expect(201, 202)
    if reply.status == 201:
        expect_that("preference-applied" in reply.headers, "201 có Preference-Applied")
        ResultMessage.model_validate_json(reply.body, extra="ignore")
    other = await engine.post("arrival", a_message("arrival", number), number, headers=headers)
    other.expect(200, 202)


@ENGINE.scenario("result-after", "X1", "Đọc kết quả", "sau khi gửi tờ khai, kết quả đọc được theo số tờ khai")
async def _result(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    (await engine.post("declarations", a_message("declarations", number), number)).expect(202)
    result = await engine.result(number)
    expect("so_to_khai", result["so_to_khai"], number)
    expect("dòng hàng", [item["so_thu_tu"] for item in result["ket_qua"]["hang_hoa"]], [1])
    expect_that(result["ket_qua"]["hang_hoa"][0]["xu_ly"], "mỗi dòng hàng có xu_ly")


@ENGINE.scenario("result-unknown", "I8", "Kết quả của tờ khai lạ", "số tờ khai lạ hay sai dạng đều là 404")
async def _unknown(engine: EngineUnderTrial) -> None:
    for number in (engine.setting.number(), "0", "1" * 40):
        (await engine.get(f"/declarations/{number}")).problem(404, "not_found")


@ENGINE.scenario("versions", "I3", "Các bản của tờ khai", "mỗi bản sửa đổi là một bản riêng, đọc lại được")
async def _versions(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    for call in ("declarations", "amendments"):
        message = a_message(call, number)
        message["hang_hoa"][0]["ten_hang"] = f"Máy tiện, {call}"
        (await engine.post(call, message, number)).expect(202)
    await engine.result(number)
    text = (await engine.get(f"/declarations/{number}/versions")).expect(200).body.decode()
    for call in ("declarations", "amendments"):
        expect_that(f"Máy tiện, {call}" in text, f"các bản nêu tên hàng của {call}")


@ENGINE.scenario("path-unknown", "I8", "Đường dẫn lạ", "lệnh không có là 404 dạng problem+json")
async def _path(engine: EngineUnderTrial) -> None:
    for path in ("/khong-co", f"/declarations/{engine.setting.number()}/khong-co"):
        (await engine.get(path)).problem(404, "not_found")
        (await engine.post_to(path, {})).problem(404, "not_found")


@ENGINE.scenario(
    "method-unknown", "I8", "Phương thức lạ", "PUT, PATCH, DELETE không thay đổi gì: 404 hoặc 405"
)
async def _method(engine: EngineUnderTrial) -> None:
    target = f"{API}/declarations/{engine.setting.number()}"
    for method in ("PUT", "PATCH", "DELETE"):
        (await engine.raw(method, target, b"{}", engine.signed(b"{}", engine.message_id()))).expect(404, 405)


@ENGINE.scenario("description", "I1", "Mô tả OpenAPI", "mô tả 3.1 nêu mọi lệnh, mỗi lệnh gửi có ví dụ")
async def _description(engine: EngineUnderTrial) -> None:
    reply = await engine.raw("GET", f"{API}/openapi.json", b"", {})
    if reply.status == 404:
        raise SkippedError("mô tả không được mở ở hệ thống này")
    paths = reply.expect(200).json()["paths"]
    for path in ("/declarations", "/declarations/{number}/amendments", "/declarations/{number}/documents"):
        content = paths[API + path]["post"]["requestBody"]["content"]["application/json"]
        expect_that(content["examples"], f"{path} có ví dụ")


@ENGINE.scenario(
    "burst", "X3", "Gửi dồn dập", "quá mức cho phép là 429 kèm Retry-After; chờ rồi gửi lại thì được"
)
async def _burst(engine: EngineUnderTrial) -> None:
    reads = (engine.get("/dispositions?after=0", again=False) for _ in range(BURST))
    refused = [reply for reply in await asyncio.gather(*reads) if reply.status == 429]
    if not refused:
        raise SkippedError(f"giới hạn cao hơn {BURST} lệnh một lúc")
    for reply in refused:
        reply.problem(429, "too_many_requests")
        expect_that(int(reply.headers.get("retry-after", "0")) > 0, "429 có Retry-After tính bằng giây")
    (await engine.get("/dispositions?after=0")).expect(200)
