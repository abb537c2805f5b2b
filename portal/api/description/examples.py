"""How does one answer of each kind look? Results as the rulebook gave them; the rest follows from them."""

import base64
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from customs.wire import (
    AcknowledgementMessage,
    FeedMessage,
    NotedMessage,
    ReceiptMessage,
    Replaced,
    WireError,
    body_digest,
    envelope,
    json_members,
    parse,
    result_message,
)
from customs.wire.comparing import DigestOut, DigestsMessage, ResendRequest
from customs.wire.declaration import DeclarationIn
from customs.wire.examples import EXAMPLES
from customs.wire.messages import AmendmentMessage, DeclarationMessage
from customs.wire.versions import VersionOut, VersionsMessage, field_change
from models.exchange.comparison import messages_digest
from models.exchange.keys import public_of
from models.problems import problem
from models.versions import changes
from models.versions.effects import UNTOUCHED_VI

EXAMPLE_SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
EXAMPLE_PRIVATE_KEY = "whsk_" + base64.b64encode(bytes(range(100, 132))).decode()
"""Keys that anybody can read here, for worked examples only."""

NUMBER: str = EXAMPLES["declarations"]["so_to_khai"]
THEIR_MESSAGE = "hq-2026-08-20-000117"
FIRST_AT = datetime(2026, 8, 20, 2, 15, 4, tzinfo=UTC)
SECOND_AT = datetime(2026, 8, 24, 3, 40, 0, tzinfo=UTC)


@cache
def kept() -> dict[str, Any]:
    """Taken down from a run: two results of a declaration, three findings of a draft, a question."""
    text = Path(__file__).with_name("examples.json").read_text("utf-8")
    whole: dict[str, Any] = json.loads(text)
    return whole


def result_body() -> bytes:
    """The bytes of a result that replaces another, as they are sent."""
    first, second = (json.dumps(each, ensure_ascii=False) for each in kept()["results"])
    return envelope(NUMBER, 2, SECOND_AT, second, Replaced(1, first))


def result() -> dict[str, Any]:
    """The second result."""
    told: dict[str, Any] = json.loads(result_body())
    return told


def our_message() -> str:
    """The webhook-id of the second result, as an acknowledgement names it."""
    return f"{NUMBER}.2.{body_digest(result_body())[:12]}"


def standing() -> dict[str, Any]:
    """The result as it stands now: without what it replaces, which only a told result says."""
    return {name: value for name, value in result().items() if name not in ("thay_the_so", "thay_doi")}


def feed() -> dict[str, Any]:
    """One result of the feed."""
    stored = json.dumps(kept()["results"][0], ensure_ascii=False)
    first = result_message(NUMBER, 1, FIRST_AT, stored)
    return json_members(FeedMessage(ban_tin=(first,), tiep_theo=41))


def receipt() -> dict[str, Any]:
    """A receipt."""
    return json_members(
        ReceiptMessage(
            ma_thong_diep=THEIR_MESSAGE,
            so_to_khai=NUMBER,
            ma_su_kien="0f4d2c7a9b31",
            thoi_diem_tiep_nhan=FIRST_AT,
        )
    )


def acknowledgement(state: Any = "da_ap_dung", reason: str | None = None) -> dict[str, Any]:
    """What is said of the second result."""
    return json_members(
        AcknowledgementMessage(
            ma_thong_diep=our_message(), ma_bam=body_digest(result_body()), trang_thai=state, ly_do=reason
        )
    )


def noted() -> dict[str, Any]:
    """What stands after a late word."""
    return json_members(NotedMessage(ma_thong_diep=our_message(), trang_thai="da_ap_dung"))


def digests() -> dict[str, Any]:
    """A last page with one declaration."""
    one = DigestOut(
        so_to_khai=NUMBER,
        so_ket_qua=2,
        ma_bam=body_digest(result_body()),
        so_thong_diep=1,
        ma_bam_thong_diep=messages_digest([THEIR_MESSAGE]),
    )
    return json_members(DigestsMessage(ban_doi_chieu=(one,)))


def versions() -> dict[str, Any]:
    """The declaration as registered, and an amendment of its serial number."""
    item = EXAMPLES["declarations"]["hang_hoa"][0] | {"so_may": "228413"}
    bodies = (EXAMPLES["declarations"] | {"hang_hoa": [item]}, EXAMPLES["amendments"])
    kinds: tuple[type[DeclarationMessage | AmendmentMessage], ...] = (DeclarationMessage, AmendmentMessage)
    messages = [kind.model_validate_json(json.dumps(body)) for kind, body in zip(kinds, bodies, strict=True)]
    first, second = (message.to_domain() for message in messages)
    changed = tuple(field_change(each) for each in changes(first, second))
    told = zip(
        (0, 1), (THEIR_MESSAGE, f"{THEIR_MESSAGE}-1"), messages, (first, second), ((), changed), strict=True
    )
    return json_members(
        VersionsMessage(
            so_to_khai=NUMBER,
            phien_ban=tuple(
                VersionOut(
                    lan_sua_doi=amendment,
                    so_thong_diep=message_id,
                    thoi_diem=message.thoi_diem,
                    thoi_diem_tiep_nhan=message.thoi_diem,
                    to_khai=DeclarationIn.from_domain(declaration),
                    thay_doi=differing,
                    tac_dong=(UNTOUCHED_VI,) if differing else (),
                )
                for amendment, message_id, message, declaration, differing in told
            ),
        )
    )


def will_resend() -> dict[str, Any]:
    """The engine will send the newest result again."""
    asked = json.dumps(resend_request()).encode()
    return json_members(
        AcknowledgementMessage(
            ma_thong_diep="hq-2026-08-25-000004", ma_bam=body_digest(asked), trang_thai="da_nhan"
        )
    )


def resend_request() -> dict[str, Any]:
    """Asking the engine for the newest result."""
    return {"so_to_khai": NUMBER}


def resend_request_of_ours() -> dict[str, Any]:
    """Asking customs for what we lack."""
    return json_members(ResendRequest(so_to_khai=NUMBER, ma_thong_diep_da_co=(THEIR_MESSAGE,)))


def resend_accepted() -> dict[str, Any]:
    """Customs will send again what we lack."""
    asked = json.dumps(resend_request_of_ours()).encode()
    return json_members(
        AcknowledgementMessage(
            ma_thong_diep="doi-chieu-2026-08-25-0001", ma_bam=body_digest(asked), trang_thai="da_nhan"
        )
    )


def keys() -> dict[str, Any]:
    """Our public key; this one is made for the example."""
    return {"khoa": [{"loai": "ed25519", "khoa_cong_khai": public_of(EXAMPLE_PRIVATE_KEY)}]}


def refusal() -> dict[str, Any]:
    """A problem with one field at fault."""
    item = EXAMPLES["declarations"]["hang_hoa"][0] | {"ma_hs": "8458"}
    try:
        parse("declarations", json.dumps(EXAMPLES["declarations"] | {"hang_hoa": [item]}).encode())
    except WireError as error:
        told = problem(error.code, instance="/api/v1/declarations", errors=error.errors)
    return told.model_dump(mode="json", exclude_none=True)
