"""Messages that cannot be used, each with what its sender has to be told."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.unit.customs.messages import a_message, an_item, as_bytes

MANY = 51
MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Bad:
    """A message that cannot be used, and what its sender has to be told."""

    what: str
    body: bytes
    status: int = 422
    code: str = "invalid"
    told: tuple[tuple[str, str | None], ...] = ()
    """Field and value, in any order."""
    headers: dict[str, Any] = field(default_factory=dict)
    call: str = "declarations"

    def __str__(self) -> str:
        return self.what.replace(" ", "-")


def declaring(**overrides: Any) -> bytes:
    return as_bytes(a_message(**overrides))


def importing(**overrides: Any) -> bytes:
    return declaring(doanh_nghiep=a_message()["doanh_nghiep"] | overrides)


def with_item(**overrides: Any) -> bytes:
    return declaring(hang_hoa=[an_item(**overrides)])


def without(name: str) -> bytes:
    message = deepcopy(a_message())
    del message[name]
    return as_bytes(message)


def told(name: str, value: str | None = None) -> tuple[tuple[str, str | None], ...]:
    return ((name, value),)


def malformed(what: str, body: bytes) -> Bad:
    return Bad(what, body, 400, "malformed")


FIELDS = (
    Bad("an unknown field", declaring(mau_sac="xanh"), told=told("mau_sac", "xanh")),
    Bad("an unknown field of an item", with_item(mau="đỏ"), told=told("hang_hoa[0].mau", "đỏ")),
    Bad("a number of 11 digits", declaring(so_to_khai="1" * 11), told=told("so_to_khai", "1" * 11)),
    Bad("a number of 13 digits", declaring(so_to_khai="1" * 13), told=told("so_to_khai", "1" * 13)),
    Bad(
        "a number with letters", declaring(so_to_khai="10723456789A"), told=told("so_to_khai", "10723456789A")
    ),
    Bad(
        "a number that is no text",
        declaring(so_to_khai=107234567890),
        told=told("so_to_khai", "107234567890"),
    ),
    Bad("digits of another script", declaring(so_to_khai="١" * 12), told=told("so_to_khai", "١" * 12)),
    Bad(
        "a tax code of 9 digits",
        importing(ma_so_thue="040012345"),
        told=told("doanh_nghiep.ma_so_thue", "040012345"),
    ),
    Bad("an HS code of 4 digits", with_item(ma_hs="8458"), told=told("hang_hoa[0].ma_hs", "8458")),
    Bad("an HS code with dots", with_item(ma_hs="8458.11.10"), told=told("hang_hoa[0].ma_hs", "8458.11.10")),
    Bad(
        "an HS code of 10 digits", with_item(ma_hs="8458111000"), told=told("hang_hoa[0].ma_hs", "8458111000")
    ),
    Bad("30 February", declaring(ngay_dang_ky="2026-02-30"), told=told("ngay_dang_ky", "2026-02-30")),
    Bad(
        "29 February of no leap year",
        declaring(ngay_dang_ky="2026-02-29"),
        told=told("ngay_dang_ky", "2026-02-29"),
    ),
    Bad(
        "a day written as people write",
        declaring(ngay_dang_ky="20/08/2026"),
        told=told("ngay_dang_ky", "20/08/2026"),
    ),
    Bad(
        "an instant without a zone",
        declaring(thoi_diem="2026-08-20T09:00:00"),
        told=told("thoi_diem", "2026-08-20T09:00:00"),
    ),
    Bad(
        "a year of four thousand", with_item(nam_san_xuat=4000), told=told("hang_hoa[0].nam_san_xuat", "4000")
    ),
    Bad(
        "51 items",
        declaring(hang_hoa=[an_item(so_thu_tu=n % 50 + 1) for n in range(MANY)]),
        told=told("hang_hoa", str(MANY)),
    ),
    Bad("no items", declaring(hang_hoa=[]), told=told("hang_hoa", "[]")),
    Bad(
        "one item number twice",
        declaring(hang_hoa=[an_item(), an_item()]),
        told=told("hang_hoa.so_thu_tu", "1"),
    ),
    Bad("a missing field", without("ngay_dang_ky"), told=told("ngay_dang_ky", None)),
    Bad("a negative quantity", with_item(so_luong=-1), told=told("hang_hoa[0].so_luong", "-1")),
    Bad("a text where a list belongs", declaring(hang_hoa="không có"), told=told("hang_hoa", "không có")),
    Bad("a word outside its list", with_item(dac_tinh="cu_ky"), told=told("hang_hoa[0].dac_tinh", "cu_ky")),
    Bad("a country in lower case", with_item(xuat_xu="jp"), told=told("hang_hoa[0].xuat_xu", "jp")),
    Bad("control characters", with_item(kieu_loai="A\u0000B"), told=told("hang_hoa[0].kieu_loai", "A\x00B")),
)
BODIES = (
    malformed("broken UTF-8", declaring().replace("Hòa".encode(), b"H\xf2a")),
    malformed("UTF-16", a_message()["so_to_khai"].encode("utf-16")),
    malformed("nothing", b""),
    malformed("half a message", declaring()[:-1]),
    malformed("a list", b"[]"),
    malformed("a name twice", b'{"so_to_khai": "107234567890", "so_to_khai": "107234567891"}'),
    malformed("not a number", declaring().replace(b'"so_luong": 1', b'"so_luong": NaN')),
    *(
        Bad(
            f"{number.decode()[:20]} as a number",
            declaring().replace(b'"so_luong": 1', b'"so_luong": ' + number),
            400,
            "malformed",
            told("hang_hoa[0].so_luong", number.decode()[:79] + ("…" if len(number) > 80 else "")),
        )
        for number in (
            b"Infinity",
            b"-Infinity",
            b"NaN",
            b"1e400",
            b"-1e400",
            b"9007199254740992",
            b"-9007199254740992",
            b"9007199254740993.0",
            b"9" * 5000,
        )
    ),
    malformed("a byte order mark", b"\xef\xbb\xbf" + declaring()),
    malformed("a bare NUL", declaring(ma_loai_hinh="A12").replace(b"A12", b"A\x0012")),
    Bad(
        "a lone surrogate",
        declaring(ma_loai_hinh="A12").replace(b"A12", b"A\\ud800"),
        400,
        "malformed",
        told("ma_loai_hinh", "A?"),
    ),
    malformed("a lone surrogate in a name", b'{"\\udfff": 1}'),
    malformed(
        "a name twice deep inside", declaring().replace(b'"so_luong": 1', b'"so_luong": 1, "so_luong": 1')
    ),
    malformed("21 levels", b'{"a":' * 21 + b"1" + b"}" * 21),
    Bad("20 levels", b'{"a":' * 20 + b"1" + b"}" * 20),
    Bad("an escaped NUL", declaring(ma_loai_hinh="A\x0012"), told=told("ma_loai_hinh", "A\x0012")),
    Bad(
        "the largest safe number",
        with_item(so_luong=9007199254740991),
        told=told("hang_hoa[0].so_luong", "9007199254740991"),
    ),
    malformed("ten thousand brackets", b"[" * 10_000),
    malformed("XML", b"<?xml version='1.0'?><to_khai/>"),
    Bad("more than a mebibyte", declaring(so_van_don="v" * MEBIBYTE), 413, "too_large"),
    Bad(
        "another media type",
        declaring(),
        415,
        "unsupported_media_type",
        told("Content-Type", "application/xml"),
        {"content_type": "application/xml"},
    ),
    Bad(
        "another idempotency key",
        declaring(),
        400,
        "key_mismatch",
        told("Idempotency-Key", "khac"),
        {"idempotency_key": "khac"},
    ),
)
STRANGERS = (
    Bad(
        "a wrong signature",
        declaring(),
        401,
        "unauthenticated",
        told("webhook-signature", "v1,AAAA"),
        {"webhook_signature": "v1,AAAA"},
    ),
    Bad(
        "no signature",
        declaring(),
        401,
        "unauthenticated",
        told("webhook-signature", None),
        {"webhook_signature": ""},
    ),
    Bad(
        "an old signature",
        declaring(),
        401,
        "unauthenticated",
        told("webhook-timestamp", "1"),
        {"webhook_timestamp": "1"},
    ),
    Bad(
        "an unknown sender",
        declaring(),
        401,
        "unauthenticated",
        told("X-Client-Id", "ai-do"),
        {"x_client_id": "ai-do"},
    ),
)
OTHER_CALLS = tuple(
    Bad(f"an unknown field of {call}", as_bytes(a_message(call, la="x")), told=told("la", "x"), call=call)
    for call in ("amendments", "withdrawal", "documents", "arrival", "storage", "clearance")
)
ALL = (*FIELDS, *BODIES, *STRANGERS, *OTHER_CALLS)
