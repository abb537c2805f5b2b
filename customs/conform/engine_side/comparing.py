"""Can customs read what was decided, in order and page by page, and compare it with what it holds?"""

import hashlib
from typing import Any

from customs.conform.bodies import a_message
from customs.conform.engine_side.partner import EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE
from customs.conform.scenario import expect, expect_that
from customs.wire import FeedMessage

PAGES = 3


async def _declared(engine: EngineUnderTrial) -> str:
    number = engine.setting.number()
    (await engine.post("declarations", a_message("declarations", number), number)).expect(202)
    await engine.result(number)
    return number


async def _digests(engine: EngineUnderTrial, after: str, limit: int) -> dict[str, Any]:
    page: dict[str, Any] = (
        (await engine.get(f"/dispositions/digests?after={after}&limit={limit}")).expect(200).json()
    )
    return page


def _before(number: str) -> str:
    return f"{int(number) - 1:012d}"


@ENGINE.scenario(
    "latest", "N10", "Kết quả mới nhất đã báo", "đọc được đúng bản đã gửi hải quan, có số kết quả"
)
async def _latest(engine: EngineUnderTrial) -> None:
    number = await _declared(engine)
    told = await engine.result(number, "/dispositions/latest")
    expect("so_to_khai", told["so_to_khai"], number)
    expect_that(told["so_ket_qua"] >= 1, "so_ket_qua từ 1 trở lên")
    expect_that(told["ket_qua"]["hang_hoa"], "bản kết quả nêu từng dòng hàng")


@ENGINE.scenario(
    "latest-unknown", "N10", "Chưa có kết quả nào", "trước bản đầu tiên là 404, không phải bản rỗng"
)
async def _latest_unknown(engine: EngineUnderTrial) -> None:
    reply = await engine.get(f"/declarations/{engine.setting.number()}/dispositions/latest")
    reply.problem(404, "not_found")


@ENGINE.scenario("latest-after-withdrawal", "N10", "Kết quả mới thay kết quả cũ", "số kết quả chỉ tăng")
async def _latest_rises(engine: EngineUnderTrial) -> None:
    number = await _declared(engine)
    before = await engine.result(number, "/dispositions/latest")
    (await engine.post("withdrawal", a_message("withdrawal", number), number)).expect(202)
    seen = [before["so_ket_qua"]]
    for _ in range(max(1, int(engine.setting.patience_seconds / 0.3))):
        told = await engine.result(number, "/dispositions/latest")
        seen.append(told["so_ket_qua"])
        if told["ket_qua"]["da_rut"]:
            break
    expect("các số kết quả đã đọc", seen, sorted(seen))
    expect_that(told["ket_qua"]["da_rut"], "bản mới nhất nói tờ khai đã rút")
    expect_that(seen[-1] > seen[0], "bản mới mang số lớn hơn")


@ENGINE.scenario("feed", "N10", "Đọc lần lượt các kết quả", "trang sau tiếp trang trước, vị trí không lùi")
async def _feed(engine: EngineUnderTrial) -> None:
    await _declared(engine)
    place, newest = 0, dict[str, int]()
    for _ in range(PAGES):
        reply = (await engine.get(f"/dispositions?after={place}")).expect(200)
        page = FeedMessage.model_validate_json(reply.body, extra="ignore")
        for told in page.ban_tin:
            before = newest.setdefault(told.so_to_khai, told.so_ket_qua)
            expect_that(told.so_ket_qua >= before, f"số kết quả của {told.so_to_khai} không lùi")
            newest[told.so_to_khai] = told.so_ket_qua
        expect_that(page.tiep_theo >= place, "tiep_theo không lùi")
        expect_that(not page.ban_tin or page.tiep_theo > place, "trang có tin thì tiep_theo tăng")
        place = page.tiep_theo
    expect_that(newest, "có ít nhất một bản kết quả")


@ENGINE.scenario("feed-bad-place", "I8", "Vị trí đọc sai", "after không phải số là 422, nêu tên tham số")
async def _bad_place(engine: EngineUnderTrial) -> None:
    for after in ("-1", "x", "1" * 40):
        (await engine.get(f"/dispositions?after={after}")).names("after")


@ENGINE.scenario(
    "digests-ordered", "N10", "Bản đối chiếu theo thứ tự", "các tờ khai theo số tăng, từng trang"
)
async def _ordered(engine: EngineUnderTrial) -> None:
    numbers = [await _declared(engine) for _ in range(3)]
    after, seen = _before(numbers[0]), list[str]()
    for number in numbers:
        page = await _digests(engine, after, 1)
        expect("số mục một trang", len(page["ban_doi_chieu"]), 1)
        expect("tờ khai kế tiếp", page["ban_doi_chieu"][0]["so_to_khai"], number)
        after = page["tiep_theo"] or number
        seen.append(number)
    page = await _digests(engine, _before(numbers[0]), 1000)
    listed = [each["so_to_khai"] for each in page["ban_doi_chieu"]]
    expect("thứ tự", listed, sorted(listed))
    expect_that(set(seen) <= set(listed), "trang lớn có đủ các tờ khai")


@ENGINE.scenario(
    "digests-count-messages", "N10", "Đối chiếu số thông điệp", "đúng số và mã băm của các webhook-id đã nhận"
)
async def _counted(engine: EngineUnderTrial) -> None:
    number, ids = engine.setting.number(), [engine.message_id() for _ in range(2)]
    for call, message_id in zip(("declarations", "arrival"), ids, strict=True):
        for _ in range(2):
            (await engine.post(call, a_message(call, number), number, message_id=message_id)).expect(202)
    (await engine.post("arrival", a_message("arrival", number, thoi_diem="x"), number)).expect(422)
    (entry,) = (await _digests(engine, _before(number), 1))["ban_doi_chieu"]
    expect("so_to_khai", entry["so_to_khai"], number)
    expect("so_thong_diep", entry["so_thong_diep"], 2)
    wanted = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()
    expect("ma_bam_thong_diep", entry["ma_bam_thong_diep"], wanted)


@ENGINE.scenario("digests-bad-query", "I8", "Tham số đối chiếu sai", "limit và after sai là 422")
async def _bad_query(engine: EngineUnderTrial) -> None:
    for query in ("limit=0", "limit=1001", "limit=x", "after=abc"):
        (await engine.get(f"/dispositions/digests?{query}")).problem(422)


@ENGINE.scenario(
    "acknowledgement-unknown", "X2", "Xác nhận thông điệp lạ", "mã thông điệp hệ thống chưa gửi là 404"
)
async def _acknowledgement(engine: EngineUnderTrial) -> None:
    message = {"ma_thong_diep": engine.message_id(), "ma_bam": "0" * 64, "trang_thai": "da_ap_dung"}
    (await engine.post_to("/acknowledgements", message)).problem(404, "not_found")


@ENGINE.scenario(
    "acknowledgement-invalid", "I8", "Xác nhận sai quy cách", "mã băm và trạng thái sai được nêu tên"
)
async def _acknowledgement_invalid(engine: EngineUnderTrial) -> None:
    message = {"ma_thong_diep": engine.message_id(), "ma_bam": "x", "trang_thai": "xong"}
    reply = await engine.post_to("/acknowledgements", message)
    reply.names("ma_bam")
    reply.names("trang_thai")


@ENGINE.scenario("resend-known", "N10", "Xin gửi lại bản mới nhất", "hải quan xin lại được bản đã mất")
async def _resend(engine: EngineUnderTrial) -> None:
    number = await _declared(engine)
    reply = await engine.post_to("/resend-requests", {"so_to_khai": number})
    expect_that(reply.status in (200, 202), f"trả lời 200 hoặc 202 (nhận {reply.status})")


@ENGINE.scenario("resend-unknown", "N10", "Xin gửi lại tờ khai lạ", "tờ khai lạ là 404")
async def _resend_unknown(engine: EngineUnderTrial) -> None:
    reply = await engine.post_to("/resend-requests", {"so_to_khai": engine.setting.number()})
    reply.problem(404, "not_found")
