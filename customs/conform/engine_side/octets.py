"""What if the bytes are no JSON as agreed: a refusal that can be read, never a crash?"""

import json
from collections.abc import AsyncIterator

from customs.conform.bodies import a_message, as_bytes
from customs.conform.engine_side.partner import API, EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import expect
from customs.wire import MAX_BODY_BYTES

WIRE = "I8"
TARGET = f"{API}/declarations"
_MALFORMED = (400, "malformed")


async def _malformed(engine: EngineUnderTrial, *bodies: bytes) -> None:
    for body in bodies:
        (await engine.post("declarations", body, "")).problem(*_MALFORMED)


def _with_quantity(engine: EngineUnderTrial, literal: str) -> bytes:
    body = as_bytes(a_message("declarations", engine.setting.number()))
    return body.replace(b'"so_luong": 1', b'"so_luong": ' + literal.encode())


@ENGINE.scenario("wire-nan", WIRE, "NaN và Infinity", "số không hữu hạn là 400, không phải 500")
async def _nan(engine: EngineUnderTrial) -> None:
    await _malformed(engine, *(_with_quantity(engine, word) for word in ("NaN", "Infinity", "-Infinity")))


@ENGINE.scenario("wire-huge-number", WIRE, "Số dài năm nghìn chữ số", "số quá dài là 4xx, không phải 500")
async def _huge(engine: EngineUnderTrial) -> None:
    reply = await engine.post("declarations", _with_quantity(engine, "9" * 5000), "")
    reply.expect(400, 422).problem(reply.status)


@ENGINE.scenario("wire-duplicate-key", WIRE, "Một trường hai lần", "không chọn hộ một trong hai giá trị")
async def _duplicate(engine: EngineUnderTrial) -> None:
    body = as_bytes(a_message("declarations", engine.setting.number()))
    reply = await engine.post("declarations", b'{"so_to_khai": "1", ' + body[1:], "")
    reply.problem(*_MALFORMED)
    reply.names("so_to_khai", 400)


@ENGINE.scenario("wire-depth", WIRE, "Lồng quá sâu", "JSON lồng sâu bị từ chối, không làm đổ máy chủ")
async def _depth(engine: EngineUnderTrial) -> None:
    await _malformed(engine, b'{"a":' * 21 + b"1" + b"}" * 21, b"[" * 100_000)


@ENGINE.scenario("wire-lone-surrogate", WIRE, "Nửa ký tự thay thế", "chuỗi \\ud800 là 4xx, không phải 500")
async def _surrogate(engine: EngineUnderTrial) -> None:
    body = as_bytes(a_message("declarations", engine.setting.number(), ma_loai_hinh="A12"))
    reply = await engine.post("declarations", body.replace(b'"A12"', b'"\\ud800"'), "")
    reply.expect(400, 422).problem(reply.status)


@ENGINE.scenario("wire-bom", WIRE, "Dấu BOM ở đầu", "BOM không phải là JSON")
async def _bom(engine: EngineUnderTrial) -> None:
    body = as_bytes(a_message("declarations", engine.setting.number()))
    await _malformed(engine, b"\xef\xbb\xbf" + body, json.dumps({}).encode("utf-16"))


@ENGINE.scenario("wire-not-utf-8", WIRE, "Byte không phải UTF-8", "bảng mã khác bị từ chối và nêu vị trí")
async def _not_utf_8(engine: EngineUnderTrial) -> None:
    body = as_bytes(a_message("declarations", engine.setting.number()))
    await _malformed(engine, body.replace(b"Mazak", b"Maz\xff\xfe"))


@ENGINE.scenario(
    "wire-no-object", WIRE, "Không phải một đối tượng", "rỗng, cụt, danh sách hay chữ đều là 400"
)
async def _no_object(engine: EngineUnderTrial) -> None:
    body = as_bytes(a_message("declarations", engine.setting.number()))
    await _malformed(engine, b"", b"[]", b'"x"', b"null", body[:-1], body + b"{}")


@ENGINE.scenario("wire-limit", WIRE, "Lớn hơn 1 MiB", "giới hạn được đếm trên nội dung nhận được")
async def _limit(engine: EngineUnderTrial) -> None:
    body = as_bytes(a_message("declarations", engine.setting.number(), so_van_don="v" * MAX_BODY_BYTES))
    (await engine.post("declarations", body, "")).problem(413, "too_large")


@ENGINE.scenario(
    "wire-limit-chunked", WIRE, "Lớn hơn 1 MiB, gửi từng đoạn", "không khai độ dài cũng không lọt"
)
async def _limit_chunked(engine: EngineUnderTrial) -> None:
    body = b" " * (MAX_BODY_BYTES + 1)
    headers = engine.signed(body, engine.message_id())
    (await engine.raw("POST", TARGET, _pieces(body), headers)).problem(413, "too_large")


@ENGINE.scenario("wire-chunked", WIRE, "Gửi từng đoạn", "nội dung gửi từng đoạn được nhận như thường")
async def _chunked(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    body = as_bytes(a_message("declarations", number))
    headers = engine.signed(body, engine.message_id())
    reply = await engine.raw("POST", TARGET, _pieces(body, 100), headers)
    expect("so_to_khai", reply.expect(202).json()["so_to_khai"], number)


@ENGINE.scenario(
    "wire-just-below-limit", WIRE, "Ngay dưới 1 MiB", "khoảng trắng tới sát giới hạn vẫn được nhận"
)
async def _below_limit(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    body = as_bytes(a_message("declarations", number)).ljust(MAX_BODY_BYTES)
    (await engine.post("declarations", body, number)).expect(202)


@ENGINE.scenario("wire-content-type", WIRE, "Sai Content-Type", "kiểu nội dung khác là 415")
async def _content_type(engine: EngineUnderTrial) -> None:
    number = engine.setting.number()
    message = a_message("declarations", number)
    for kind in ("text/xml", "text/plain", "application/x-www-form-urlencoded"):
        reply = await engine.post("declarations", message, number, headers={"content-type": kind})
        reply.problem(415, "unsupported_media_type")


@ENGINE.scenario(
    "wire-vietnamese", "I1", "Chữ Việt đi và về nguyên vẹn", "tên hàng có dấu trở lại đúng từng chữ"
)
async def _vietnamese(engine: EngineUnderTrial) -> None:
    number, name = engine.setting.number(), "Máy ép thủy lực “Đại Việt” – loại ≥ 100 tấn, đã qua sử dụng"
    message = a_message("declarations", number)
    message["hang_hoa"][0]["ten_hang"] = name
    (await engine.post("declarations", message, number)).expect(202)
    result = await engine.result(number)
    expect("ten_hang", result["ket_qua"]["hang_hoa"][0]["ten_hang"], name)


async def _pieces(body: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]
