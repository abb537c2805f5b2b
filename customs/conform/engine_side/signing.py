"""Does the engine believe a message only when its sender signed these bytes, now?"""

import secrets
from base64 import b64encode

from customs.conform.bodies import a_message, as_bytes
from customs.conform.engine_side.partner import API, EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import SkippedError, expect
from customs.signatures import SIGNATURE_HEADER, TIMESTAMP_HEADER

TARGET = f"{API}/declarations"
_STRANGE_KEY = "whsec_" + b64encode(secrets.token_bytes(32)).decode()


async def _refused(engine: EngineUnderTrial, body: bytes, headers: dict[str, str]) -> None:
    reply = await engine.raw("POST", TARGET, body, headers)
    reply.problem(401, "unauthenticated")


def _body(engine: EngineUnderTrial) -> bytes:
    return as_bytes(a_message("declarations", engine.setting.number()))


@ENGINE.scenario("signature-missing", "X3", "Không có chữ ký", "thông điệp không ký bị từ chối 401")
async def _missing(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    headers = engine.signed(body, engine.message_id())
    del headers[SIGNATURE_HEADER]
    await _refused(engine, body, headers)


@ENGINE.scenario("signature-wrong-key", "X3", "Ký bằng khóa lạ", "chỉ khóa đã đăng ký mới được tin")
async def _wrong_key(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    await _refused(engine, body, engine.signed(body, engine.message_id(), secret=_STRANGE_KEY))


@ENGINE.scenario("signature-other-body", "X3", "Nội dung bị sửa sau khi ký", "chữ ký gắn với từng byte")
async def _other_body(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    await _refused(engine, body + b" ", engine.signed(body, engine.message_id()))


@ENGINE.scenario("signature-other-id", "X3", "Mã thông điệp bị đổi sau khi ký", "chữ ký gắn với webhook-id")
async def _other_id(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    headers = engine.signed(body, engine.message_id()) | {"webhook-id": engine.message_id()}
    await _refused(engine, body, headers)


@ENGINE.scenario("signature-garbled", "X3", "Chữ ký không đọc được", "chữ ký hỏng là 401, không phải lỗi 500")
async def _garbled(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    for signature in ("v1,", "v1,!!!", "v2,AAAA", "v1a,AAAA", "x" * 2000):
        headers = engine.signed(body, engine.message_id()) | {SIGNATURE_HEADER: signature}
        await _refused(engine, body, headers)


@ENGINE.scenario(
    "signature-among-several", "X3", "Hai chữ ký, một đúng", "khi đổi khóa, bên gửi ký bằng cả hai khóa"
)
async def _among_several(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    headers = engine.signed(body, engine.message_id())
    strange = engine.signed(body, headers["webhook-id"], secret=_STRANGE_KEY)[SIGNATURE_HEADER]
    headers[SIGNATURE_HEADER] = f"{strange} {headers[SIGNATURE_HEADER]}"
    (await engine.raw("POST", TARGET, body, headers)).expect(202)


@ENGINE.scenario(
    "signature-old-key", "X3", "Khóa cũ trong thời gian đổi khóa", "khóa cũ còn hạn vẫn được tin"
)
async def _old_key(engine: EngineUnderTrial) -> None:
    if engine.setting.old_secret is None:
        raise SkippedError("không có --old-secret-file")
    body = _body(engine)
    headers = engine.signed(body, engine.message_id(), secret=engine.setting.old_secret)
    (await engine.raw("POST", TARGET, body, headers)).expect(202)


@ENGINE.scenario("time-299-s", "X3", "Đồng hồ lệch dưới 300 giây", "lệch 298 giây hai phía vẫn được nhận")
async def _slightly_off(engine: EngineUnderTrial) -> None:
    for seconds in (-298, 298):  # a second for the way
        body = _body(engine)
        headers = engine.signed(body, engine.message_id(), seconds_off=seconds)
        (await engine.raw("POST", TARGET, body, headers)).expect(202)


@ENGINE.scenario("time-301-s-past", "X3", "Ký từ hơn 300 giây trước", "thông điệp cũ không phát lại được")
async def _too_old(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    await _refused(engine, body, engine.signed(body, engine.message_id(), seconds_off=-302))


@ENGINE.scenario("time-301-s-future", "X3", "Ký cho hơn 300 giây sau", "không ký sẵn cho tương lai được")
async def _too_early(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    await _refused(engine, body, engine.signed(body, engine.message_id(), seconds_off=303))


@ENGINE.scenario(
    "time-no-number", "X3", "Thời điểm ký không phải số giây", "tiêu đề hỏng là 401, không phải 500"
)
async def _no_time(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    for text in ("", "hom-nay", "9" * 40, "-1", "1e9"):
        headers = engine.signed(body, engine.message_id()) | {TIMESTAMP_HEADER: text}
        await _refused(engine, body, headers)


@ENGINE.scenario("client-unknown", "X3", "Mã bên gửi lạ", "bên chưa đăng ký không mở được hồ sơ")
async def _unknown(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    await _refused(engine, body, engine.signed(body, engine.message_id(), client_id="chua-dang-ky"))


@ENGINE.scenario("client-missing", "X3", "Thiếu mã bên gửi", "thiếu X-Client-Id là 401")
async def _nameless(engine: EngineUnderTrial) -> None:
    body = _body(engine)
    headers = engine.signed(body, engine.message_id())
    del headers["x-client-id"]
    await _refused(engine, body, headers)


@ENGINE.scenario(
    "stranger-uses-up-no-id", "X3", "Kẻ lạ không chiếm mã thông điệp", "mã bị ký sai vẫn dùng được"
)
async def _no_id_used_up(engine: EngineUnderTrial) -> None:
    body, message_id = _body(engine), engine.message_id()
    await _refused(engine, body, engine.signed(body, message_id, secret=_STRANGE_KEY))
    reply = await engine.raw("POST", TARGET, body, engine.signed(body, message_id))
    expect("ma_thong_diep", reply.expect(202).json()["ma_thong_diep"], message_id)
