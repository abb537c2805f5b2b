"""Is only what was signed, lately, with a valid secret, believed?"""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from customs.signatures import (
    ID_HEADER,
    SIGNATURE_HEADER,
    SignatureRefusedError,
    read_target,
    sign,
    verify,
)
from models.exchange.keys import private_text, public_from, public_key, public_of

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
OLD = "whsec_" + base64.b64encode(b"another secret, valid for a month").decode()
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
BODY = '{"so_to_khai":"107234567890","ten":"Máy tiện"}'.encode()


def test_our_signature_is_that_of_the_standard_package() -> None:
    theirs = Webhook(SECRET).sign("msg_1", AT, BODY.decode())

    assert sign(BODY, "msg_1", AT, SECRET)[SIGNATURE_HEADER] == theirs


def test_the_published_vector_holds() -> None:
    at = datetime.fromtimestamp(1614265330, UTC)
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    headers = sign(b'{"test": 2432232314}', "msg_p5jXN8AQM9LWM0D4loKWxJek", at, secret)

    assert headers[SIGNATURE_HEADER] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@given(st.integers(0, len(BODY) * 8 - 1))
def test_one_flipped_bit_of_the_body_is_refused(bit: int) -> None:
    headers = sign(BODY, "m1", AT, SECRET)
    body = bytearray(BODY)
    body[bit // 8] ^= 1 << (bit % 8)

    with pytest.raises(SignatureRefusedError):
        verify(headers, bytes(body), AT, [SECRET])


@given(st.integers(3, 46), st.integers(0, 6))
def test_one_flipped_bit_of_the_signature_is_refused(position: int, bit: int) -> None:
    headers = sign(BODY, "m1", AT, SECRET)
    signature = headers[SIGNATURE_HEADER]
    flipped = chr(ord(signature[position]) ^ (1 << bit))
    headers[SIGNATURE_HEADER] = signature[:position] + flipped + signature[position + 1 :]

    with pytest.raises(SignatureRefusedError):
        verify(headers, BODY, AT, [SECRET])


def test_another_id_is_refused() -> None:
    headers = sign(BODY, "m1", AT, SECRET) | {ID_HEADER: "m2"}

    with pytest.raises(SignatureRefusedError):
        verify(headers, BODY, AT, [SECRET])


def test_old_and_new_secret_are_valid_during_a_rotation() -> None:
    assert verify(sign(BODY, "m1", AT, OLD), BODY, AT, [SECRET, OLD]) == "m1"
    assert verify(sign(BODY, "m1", AT, SECRET), BODY, AT, [SECRET, OLD]) == "m1"
    with pytest.raises(SignatureRefusedError):
        verify(sign(BODY, "m1", AT, OLD), BODY, AT, [SECRET])


def test_one_of_several_signatures_is_enough() -> None:
    headers = sign(BODY, "m1", AT, SECRET)
    headers[SIGNATURE_HEADER] = "v1,bm8= v2,x " + headers[SIGNATURE_HEADER]

    assert verify(headers, BODY, AT, [SECRET]) == "m1"


@pytest.mark.parametrize(("seconds", "is_believed"), [(299, True), (-299, True), (301, False), (-301, False)])
def test_a_signature_is_believed_for_300_seconds_either_way(seconds: int, is_believed: bool) -> None:
    headers = sign(BODY, "m1", AT, SECRET)
    now = AT + timedelta(seconds=seconds)

    if is_believed:
        assert verify(headers, BODY, now, [SECRET]) == "m1"
    else:
        with pytest.raises(SignatureRefusedError, match="300"):
            verify(headers, BODY, now, [SECRET])


@pytest.mark.parametrize("header", ["webhook-id", "webhook-timestamp", "webhook-signature"])
@pytest.mark.parametrize("value", [None, "", "é", "a b", "١٢٣"])
def test_a_missing_or_odd_header_is_refused_in_vietnamese(header: str, value: str | None) -> None:
    headers = sign(BODY, "m1", AT, SECRET)
    headers = {name: text for name, text in headers.items() if name != header}
    if value is not None:
        headers[header] = value

    with pytest.raises(SignatureRefusedError) as refused:
        verify(headers, BODY, AT, [SECRET])

    assert refused.value.header == header
    assert refused.value.reason_vi


def test_an_empty_secret_is_never_used() -> None:
    with pytest.raises(ValueError, match="empty"):
        sign(BODY, "m1", AT, "whsec_")


OWN = private_text(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


def test_an_own_key_signs_v1a_and_its_public_half_believes_it() -> None:
    headers = sign(BODY, "m1", AT, OWN)

    assert headers[SIGNATURE_HEADER].startswith("v1a,")
    assert verify(headers, BODY, AT, [public_of(OWN)]) == "m1"
    with pytest.raises(SignatureRefusedError):
        verify(headers, BODY + b" ", AT, [public_of(OWN)])


def test_a_message_is_signed_with_every_key_and_any_of_them_is_enough() -> None:
    headers = sign(BODY, "m1", AT, (SECRET, OLD, OWN))

    assert [part.split(",")[0] for part in headers[SIGNATURE_HEADER].split(" ")] == ["v1", "v1", "v1a"]
    for key in (SECRET, OLD, public_of(OWN)):
        assert verify(headers, BODY, AT, [key]) == "m1"


def test_a_signature_of_one_kind_is_never_taken_for_the_other() -> None:
    shared, own = sign(BODY, "m1", AT, SECRET), sign(BODY, "m1", AT, OWN)

    for headers, key in ((shared, public_of(OWN)), (own, SECRET)):
        with pytest.raises(SignatureRefusedError):
            verify(headers, BODY, AT, [key])
    forged = shared | {SIGNATURE_HEADER: shared[SIGNATURE_HEADER].replace("v1,", "v1a,")}
    with pytest.raises(SignatureRefusedError):
        verify(forged, BODY, AT, [SECRET, public_of(OWN)])


def test_a_public_key_is_no_shared_secret() -> None:
    """Who knows a public key, as everybody does, cannot sign with it."""
    public = public_of(OWN)
    as_secret = "whsec_" + public.removeprefix("whpk_")

    with pytest.raises(SignatureRefusedError):
        verify(sign(BODY, "m1", AT, as_secret), BODY, AT, [public])
    with pytest.raises(ValueError, match="public"):
        sign(BODY, "m1", AT, public)


def test_a_read_is_signed_over_its_target_alone() -> None:
    headers = sign(read_target("GET", "/api/v1/declarations/107234560101?x=1"), "r1", AT, SECRET)

    assert verify(headers, b"GET /api/v1/declarations/107234560101?x=1", AT, [SECRET]) == "r1"
    for other in ("/api/v1/declarations/107234560102?x=1", "/api/v1/declarations/107234560101"):
        with pytest.raises(SignatureRefusedError):
            verify(headers, read_target("GET", other), AT, [SECRET])


def test_a_public_key_comes_as_text_or_as_pem() -> None:
    key = public_key(public_of(OWN))
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    assert public_from(pem) == public_from(public_of(OWN)) == public_of(OWN)
    for odd in ("", "whpk_AAAA", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "whpk_é"):
        with pytest.raises(ValueError, match=r"."):
            public_from(odd)


def test_nothing_is_sent_unsigned() -> None:
    with pytest.raises(ValueError, match="nothing to sign with"):
        sign(BODY, "m1", AT, ())
