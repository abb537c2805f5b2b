"""Does a signed read open what it names and nothing else, and a client only what it may?"""

from customs.conform.bodies import a_message, as_bytes
from customs.conform.engine_side.partner import API, EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import SkippedError, expect_that


@ENGINE.scenario("read-unsigned", "X3", "Đọc không ký", "kết quả chỉ mở cho bên đã đăng ký")
async def _unsigned(engine: EngineUnderTrial) -> None:
    for path in ("/dispositions", f"/declarations/{engine.setting.number()}", "/dispositions/digests"):
        (await engine.raw("GET", API + path, b"", {})).problem(401, "unauthenticated")


@ENGINE.scenario("read-empty-payload", "X3", "Đọc với chữ ký trên nội dung rỗng", "chữ ký phải nêu đường dẫn")
async def _empty_payload(engine: EngineUnderTrial) -> None:
    headers = engine.signed(b"", engine.message_id())
    (await engine.raw("GET", f"{API}/dispositions", b"", headers)).problem(401, "unauthenticated")


@ENGINE.scenario(
    "read-replayed-elsewhere", "X3", "Chữ ký đọc dùng cho đường dẫn khác", "một chữ ký, một đường dẫn"
)
async def _elsewhere(engine: EngineUnderTrial) -> None:
    headers = engine.signed_read(f"{API}/dispositions")
    other = f"{API}/declarations/{engine.setting.number()}"
    (await engine.raw("GET", other, b"", headers)).problem(401, "unauthenticated")


@ENGINE.scenario("read-other-query", "X3", "Chữ ký đọc dùng cho tham số khác", "tham số cũng được ký")
async def _other_query(engine: EngineUnderTrial) -> None:
    headers = engine.signed_read(f"{API}/dispositions?after=0")
    other = f"{API}/dispositions?after=1"
    (await engine.raw("GET", other, b"", headers)).problem(401, "unauthenticated")


@ENGINE.scenario("read-signed-query", "X3", "Đọc có tham số, ký đúng", "đường dẫn kèm tham số ký đúng thì mở")
async def _signed_query(engine: EngineUnderTrial) -> None:
    (await engine.get("/dispositions?after=0")).expect(200)


@ENGINE.scenario(
    "scope-missing", "X3", "Bên gửi không có quyền", "bên chỉ được đọc không gửi được tờ khai: 403"
)
async def _no_scope(engine: EngineUnderTrial) -> None:
    client_id, secret = engine.setting.limited_client_id, engine.setting.limited_secret
    if client_id is None or secret is None:
        raise SkippedError("không có --limited-client-id và --limited-secret-file")
    body = as_bytes(a_message("declarations", engine.setting.number()))
    headers = engine.signed(body, engine.message_id(), client_id=client_id, secret=secret)
    reply = await engine.raw("POST", f"{API}/declarations", body, headers)
    reply.problem(403, "forbidden_scope")


@ENGINE.scenario(
    "client-with-other-key", "X3", "Mã bên này, khóa bên kia", "mã bên gửi và khóa phải là một đôi"
)
async def _other_pair(engine: EngineUnderTrial) -> None:
    if engine.setting.limited_client_id is None:
        raise SkippedError("không có --limited-client-id")
    client_id = engine.setting.limited_client_id
    body = as_bytes(a_message("declarations", engine.setting.number()))
    headers = engine.signed(body, engine.message_id(), client_id=client_id)
    (await engine.raw("POST", f"{API}/declarations", body, headers)).problem(401, "unauthenticated")


@ENGINE.scenario("keys-public", "X3", "Khóa công khai của hệ thống", "ai cũng lấy được khóa để kiểm chữ ký")
async def _keys(engine: EngineUnderTrial) -> None:
    reply = (await engine.raw("GET", f"{API}/keys", b"", {})).expect(200)
    expect_that("whpk_" in reply.body.decode(), "câu trả lời chứa khóa công khai dạng whpk_…")
