"""Does customs believe only what the engine signed now, and can its own answer be believed?"""

from typing import Any

from customs.conform.bodies import as_bytes
from customs.conform.customs_side.partner import STRANGE_KEY, CustomsUnderTrial
from customs.conform.customs_side.results import a_result
from customs.conform.customs_side.suite import CUSTOMS
from customs.conform.scenario import SkippedError, expect
from customs.conform.setting import now
from customs.signatures import SIGNATURE_HEADER


def _first(customs: CustomsUnderTrial) -> tuple[str, dict[str, Any], bytes]:
    number = customs.setting.number()
    message = a_result(number, 1, now())
    return number, message, as_bytes(message)


async def _refused(customs: CustomsUnderTrial, number: str, body: bytes, headers: dict[str, str]) -> None:
    (await customs.send(body, headers)).expect(401)
    expect("bản kết quả hải quan giữ sau khi từ chối", await _held_number(customs, number), 0)


async def _held_number(customs: CustomsUnderTrial, number: str) -> int:
    one = await customs.held(number)
    return one.so_ket_qua if one else 0


@CUSTOMS.scenario(
    "result-acknowledged", "X2", "Nhận một bản kết quả", "trả lời lặp đúng mã thông điệp và mã băm"
)
async def _acknowledged(customs: CustomsUnderTrial) -> None:
    _, message, _ = _first(customs)
    await customs.tell(message)


@CUSTOMS.scenario("answer-signed", "X2", "Câu trả lời có chữ ký", "xác nhận ký trên đúng từng byte trả lời")
async def _answer_signed(customs: CustomsUnderTrial) -> None:
    _, _, body = _first(customs)
    message_id = customs.message_id()
    reply = (await customs.send(body, customs.signed(body, message_id))).expect(200)
    customs.signed_by_customs(reply, message_id)


@CUSTOMS.scenario(
    "signature-missing", "X3", "Kết quả không có chữ ký", "thông điệp không ký là 401, không giữ"
)
async def _missing(customs: CustomsUnderTrial) -> None:
    number, _, body = _first(customs)
    headers = customs.signed(body, customs.message_id())
    del headers[SIGNATURE_HEADER]
    await _refused(customs, number, body, headers)


@CUSTOMS.scenario("signature-wrong-key", "X3", "Kết quả ký bằng khóa lạ", "khóa lạ là 401, không giữ")
async def _wrong_key(customs: CustomsUnderTrial) -> None:
    number, _, body = _first(customs)
    await _refused(customs, number, body, customs.signed(body, customs.message_id(), keys=[STRANGE_KEY]))


@CUSTOMS.scenario("body-altered", "X3", "Kết quả bị sửa trên đường", "đổi một chữ là 401, không giữ")
async def _altered(customs: CustomsUnderTrial) -> None:
    number, _, body = _first(customs)
    headers = customs.signed(body, customs.message_id())
    await _refused(customs, number, body.replace(b"cho_xu_ly", b"co_the_thong_quan"), headers)


@CUSTOMS.scenario("id-altered", "X3", "Mã thông điệp bị đổi sau khi ký", "chữ ký gắn với webhook-id")
async def _id_altered(customs: CustomsUnderTrial) -> None:
    number, _, body = _first(customs)
    headers = customs.signed(body, customs.message_id()) | {"webhook-id": customs.message_id()}
    await _refused(customs, number, body, headers)


@CUSTOMS.scenario("time-301-s-past", "X3", "Ký từ hơn 300 giây trước", "bản cũ không phát lại được")
async def _too_old(customs: CustomsUnderTrial) -> None:
    number, _, body = _first(customs)
    await _refused(customs, number, body, customs.signed(body, customs.message_id(), seconds_off=-302))


@CUSTOMS.scenario("time-301-s-future", "X3", "Ký cho hơn 300 giây sau", "không ký sẵn cho tương lai được")
async def _too_early(customs: CustomsUnderTrial) -> None:
    number, _, body = _first(customs)
    await _refused(customs, number, body, customs.signed(body, customs.message_id(), seconds_off=303))


@CUSTOMS.scenario("time-299-s", "X3", "Đồng hồ lệch dưới 300 giây", "lệch 298 giây hai phía vẫn nhận")
async def _slightly_off(customs: CustomsUnderTrial) -> None:
    for seconds in (-298, 298):  # a second for the way
        _, _, body = _first(customs)
        message_id = customs.message_id()
        reply = await customs.send(body, customs.signed(body, message_id, seconds_off=seconds))
        customs.believed(reply, message_id, body, ("da_ap_dung", "da_nhan"))


@CUSTOMS.scenario("signed-by-two-keys", "X3", "Hai chữ ký trong thời gian đổi khóa", "một chữ ký đúng là đủ")
async def _two_keys(customs: CustomsUnderTrial) -> None:
    for keys in ([STRANGE_KEY, customs.setting.secret], [customs.setting.secret, STRANGE_KEY]):
        _, _, body = _first(customs)
        message_id = customs.message_id()
        reply = await customs.send(body, customs.signed(body, message_id, keys=keys))
        customs.believed(reply, message_id, body, ("da_ap_dung", "da_nhan"))


@CUSTOMS.scenario(
    "signed-by-old-key", "X3", "Khóa cũ trong thời gian đổi khóa", "khóa cũ còn hạn vẫn được tin"
)
async def _old_key(customs: CustomsUnderTrial) -> None:
    if customs.setting.old_secret is None:
        raise SkippedError("không có --old-secret-file")
    _, _, body = _first(customs)
    message_id = customs.message_id()
    reply = await customs.send(body, customs.signed(body, message_id, keys=[customs.setting.old_secret]))
    customs.believed(reply, message_id, body, ("da_ap_dung", "da_nhan"))


@CUSTOMS.scenario(
    "evidence-signature", "X3", "Có thêm chữ ký v1a", "chữ ký bằng chứng đi kèm không làm hỏng v1"
)
async def _evidence(customs: CustomsUnderTrial) -> None:
    _, _, body = _first(customs)
    message_id = customs.message_id()
    headers = customs.signed(body, message_id)
    headers[SIGNATURE_HEADER] += " v1a," + "A" * 86 + "=="
    customs.believed(await customs.send(body, headers), message_id, body, ("da_ap_dung", "da_nhan"))
