"""Does customs say what it holds, page by page, and send again what the engine lacks?"""

from customs.conform.bodies import as_bytes
from customs.conform.customs_side.partner import STRANGE_KEY, CustomsUnderTrial
from customs.conform.customs_side.results import a_result
from customs.conform.customs_side.suite import CUSTOMS
from customs.conform.scenario import expect, expect_that
from customs.conform.setting import now
from customs.signatures import read_target


@CUSTOMS.scenario("health", "X4", "Kiểm tra kết nối", "GET /health trả lời 200 không cần ký")
async def _health(customs: CustomsUnderTrial) -> None:
    (await customs.ask("/health", {})).expect(200)


@CUSTOMS.scenario(
    "digests-ordered", "N10", "Bản đối chiếu theo thứ tự", "các tờ khai theo số tăng, từng trang, có chữ ký"
)
async def _ordered(customs: CustomsUnderTrial) -> None:
    numbers = [customs.setting.number() for _ in range(3)]
    for number in reversed(numbers):
        await customs.tell(a_result(number, 1, now()))
    after = f"{int(numbers[0]) - 1:012d}"
    for number in numbers:
        page = await customs.page(after, 1)
        expect("tờ khai của trang", [one.so_to_khai for one in page.ban_doi_chieu], [number])
        after = page.tiep_theo or number
    listed = [one.so_to_khai for one in (await customs.page("", 1000)).ban_doi_chieu]
    expect("thứ tự", listed, sorted(set(listed)))


@CUSTOMS.scenario(
    "digests-equal", "N10", "Bản đối chiếu đúng điều đã báo", "từng tờ khai đúng số kết quả và mã băm"
)
async def _equal(customs: CustomsUnderTrial) -> None:
    for result_number in (1, 3):
        number = customs.setting.number()
        message = a_result(number, result_number, now())
        await customs.tell(message)
        await customs.expect_held(number, message)


@CUSTOMS.scenario("digests-unsigned", "X3", "Đọc đối chiếu không ký", "bản đối chiếu chỉ mở cho bên ký đúng")
async def _unsigned(customs: CustomsUnderTrial) -> None:
    path = "/dispositions/digests?after=&limit=1"
    (await customs.ask(path, {})).expect(401)
    strange = customs.signed(read_target("GET", path), customs.message_id(), keys=[STRANGE_KEY])
    (await customs.ask(path, strange)).expect(401)


@CUSTOMS.scenario(
    "digests-replayed", "X3", "Chữ ký đọc dùng cho tham số khác", "đường dẫn và tham số đều được ký"
)
async def _replayed(customs: CustomsUnderTrial) -> None:
    signed = read_target("GET", "/dispositions/digests?after=&limit=1")
    headers = customs.signed(signed, customs.message_id())
    (await customs.ask("/dispositions/digests?after=&limit=1000", headers)).expect(401)


@CUSTOMS.scenario(
    "resend-request", "N10", "Xin gửi lại thông điệp", "hải quan xác nhận yêu cầu gửi lại, có chữ ký"
)
async def _resend(customs: CustomsUnderTrial) -> None:
    message_id = customs.message_id()
    body = as_bytes({"so_to_khai": customs.setting.number(), "ma_thong_diep_da_co": []})
    reply = await customs.send(body, customs.signed(body, message_id), "/resend-requests")
    customs.believed(reply, message_id, body, ("da_nhan", "da_ap_dung"))


@CUSTOMS.scenario("resend-unsigned", "X3", "Xin gửi lại, ký sai", "kẻ lạ không bắt hải quan gửi lại được")
async def _resend_unsigned(customs: CustomsUnderTrial) -> None:
    body = as_bytes({"so_to_khai": customs.setting.number(), "ma_thong_diep_da_co": []})
    headers = customs.signed(body, customs.message_id(), keys=[STRANGE_KEY])
    (await customs.send(body, headers, "/resend-requests")).expect(401)


@CUSTOMS.scenario(
    "resend-invalid", "I8", "Yêu cầu gửi lại sai quy cách", "yêu cầu hỏng là 4xx, không phải 500"
)
async def _resend_invalid(customs: CustomsUnderTrial) -> None:
    for body in (b"{}", b"[", b'{"so_to_khai": "1"}'):
        reply = await customs.send(body, customs.signed(body, customs.message_id()), "/resend-requests")
        expect_that(400 <= reply.status < 500, f"trả lời 4xx (nhận {reply.status})")
