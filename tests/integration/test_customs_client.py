"""Rows X1, X2: which answers of customs' system are believed, and what is made of all the others?"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import customs.client
from customs.client import (
    LONGEST_WISH,
    MAX_ANSWER_BYTES,
    CustomsClient,
    GoneError,
    NotDeliveredError,
    RefusedError,
    UnreachableError,
)
from customs.keys import PartnerKeys
from customs.signatures import sign, verify
from customs.wire import AcknowledgementMessage, body_digest, json_bytes
from models.exchange.answers import SignedAnswer
from models.vocabulary import OutboxState
from tests.integration.postbox import SECRET, wall_clock

NEXT = "whsec_TmV4dCBzZWNyZXQgb2YgdGhpcyB0ZXN0LCAzMiBieXRlcw=="
STRANGE = "whsec_d3Jvbmcgc2VjcmV0IG9mIHRoaXMgdGVzdA=="
BODY, ID = b'{"so_to_khai":"107234567890"}', "107234567890.1.0123456789ab"

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Partner:
    """A system that answers every post as a test says, and remembers what came."""

    answer: Callable[[], Answer]
    url: str = ""
    posts: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    connections: int = 0

    def send(self, *keys: str) -> SignedAnswer:
        client = CustomsClient(self.url, lambda: PartnerKeys.of(*(keys or (SECRET,))))
        try:
            return client.send(BODY, ID, wall_clock())
        finally:
            client.close()


@contextmanager
def a_partner(answer: Callable[[], Answer]) -> Iterator[Partner]:
    partner = Partner(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            partner.connections += 1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            partner.posts.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            status, headers, said = partner.answer()
            self.send_response(status)
            for name, value in ({"content-length": str(len(said))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    partner.url = f"http://127.0.0.1:{server.server_port}"
    yield partner
    server.shutdown()
    server.server_close()


def a_word(state: str = "da_ap_dung", *, key: str = SECRET, **other: str) -> Answer:
    members = {"ma_thong_diep": ID, "ma_bam": body_digest(BODY), "trang_thai": state} | other
    said = json_bytes(AcknowledgementMessage.model_validate(members))
    return 200, sign(said, members["ma_thong_diep"], wall_clock(), key), said


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("da_nhan", OutboxState.RECEIVED),
        ("da_ap_dung", OutboxState.ACKNOWLEDGED),
        ("tu_choi", OutboxState.REFUSED),
    ],
)
def test_row_x2_each_of_three_signed_answers_is_an_outcome_and_can_be_verified_again(
    word: str, state: OutboxState
) -> None:
    with a_partner(lambda: a_word(word, ly_do="Theo kịch bản")) as partner:
        answer = partner.send()

    assert (answer.state, answer.reason_vi) == (state, "Theo kịch bản")
    assert (answer.message_id, answer.body_digest) == (ID, body_digest(BODY))
    kept = {
        "webhook-id": answer.webhook_id,
        "webhook-timestamp": answer.timestamp,
        "webhook-signature": answer.signature,
    }
    assert verify(kept, answer.raw.encode(), wall_clock(), [SECRET]) == ID


@pytest.mark.parametrize("status", [301, 302, 307, 308, 408, 425, 429, 500, 502, 503, 504])
def test_row_x1_a_passing_fault_is_tried_again_and_no_redirect_is_followed(status: int) -> None:
    with a_partner(lambda: (status, {"location": "/elsewhere"}, b"")) as partner:
        with pytest.raises(UnreachableError, match=str(status)):
            partner.send()

        assert [path for path, _, _ in partner.posts] == ["/dispositions"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 422])
def test_row_x1_what_customs_does_not_take_is_told_apart_with_what_it_said(status: int) -> None:
    with (
        a_partner(lambda: (status, {}, "Sai quy cách".encode())) as partner,
        pytest.raises(RefusedError, match=f"HTTP {status}: Sai quy cách") as refused,
    ):
        partner.send()

    assert not isinstance(refused.value, GoneError)


def test_row_x1_an_address_that_is_gone_is_told_apart() -> None:
    with a_partner(lambda: (410, {}, b"")) as partner, pytest.raises(GoneError, match="410"):
        partner.send()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("999999999999", LONGEST_WISH.total_seconds()),
        (format_datetime(wall_clock() + timedelta(days=1)), LONGEST_WISH.total_seconds()),
        (format_datetime(wall_clock() - timedelta(days=1)), 0),
        ("-5", None),
        ("soon", None),
    ],
    ids=["seconds", "at-once", "too-long", "tomorrow", "yesterday", "negative", "no-time"],
)
def test_row_x1_the_pause_that_customs_asks_for_is_known_within_bounds(
    said: str, seconds: float | None
) -> None:
    with (
        a_partner(lambda: (503, {"retry-after": said}, b"")) as partner,
        pytest.raises(NotDeliveredError) as failed,
    ):
        partner.send()

    asked = failed.value.retry_after
    assert (asked is None) == (seconds is None)
    assert asked is None or asked.total_seconds() == seconds


@pytest.mark.parametrize(
    "answer",
    [
        lambda: (200, {}, a_word()[2]),
        lambda: a_word(key=STRANGE),
        lambda: a_word(ma_bam=body_digest(b"other bytes")),
        lambda: a_word(ma_thong_diep="107234567890.2.0123456789ab"),
        lambda: (200, sign(b"{}", ID, wall_clock(), SECRET), b"{}"),
        lambda: (200, sign(b"\xff", ID, wall_clock(), SECRET), b"\xff"),
        lambda: (204, {}, b""),
        lambda: (200, sign(a_word()[2], ID, wall_clock() - timedelta(hours=1), SECRET), a_word()[2]),
        lambda: (200, a_word()[1], a_word()[2] + b" "),
    ],
    ids=[
        "unsigned",
        "strange-key",
        "other-bytes",
        "other-id",
        "no-word",
        "no-text",
        "empty",
        "old",
        "altered",
    ],
)
def test_row_x2_an_answer_that_cannot_be_believed_is_no_answer(answer: Callable[[], Answer]) -> None:
    with a_partner(answer) as partner, pytest.raises(UnreachableError):
        partner.send()


def test_row_x1_an_answer_is_read_no_further_than_64_kib() -> None:
    with (
        a_partner(lambda: (200, {}, b"x" * (MAX_ANSWER_BYTES + 1))) as partner,
        pytest.raises(UnreachableError, match="64 KiB"),
    ):
        partner.send()


def test_row_x1_an_answer_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customs.client, "LONGEST_SECONDS", -1.0)

    with a_partner(a_word) as partner, pytest.raises(UnreachableError, match="kéo dài"):
        partner.send()


def test_row_x2_during_a_rotation_we_sign_with_both_keys_and_believe_either() -> None:
    with a_partner(lambda: a_word(key=NEXT)) as partner:
        assert partner.send(SECRET, NEXT).state is OutboxState.ACKNOWLEDGED
        (_, headers, body) = partner.posts[0]

    for key in (SECRET, NEXT):
        assert verify(headers, body, wall_clock(), [key]) == ID


def test_row_x2_without_a_key_that_is_valid_nothing_is_sent_and_it_is_said_so() -> None:
    with a_partner(a_word) as partner:
        client = CustomsClient(partner.url, lambda: PartnerKeys((), ()))
        with pytest.raises(UnreachableError, match="Chưa có khóa"):
            client.send(BODY, ID, wall_clock())

        assert partner.posts == []


def test_row_x1_posts_share_one_connection() -> None:
    with a_partner(a_word) as partner:
        client = CustomsClient(partner.url, SECRET)
        for _ in range(5):
            client.send(BODY, ID, wall_clock())
        client.close()

        assert (len(partner.posts), partner.connections) == (5, 1)
