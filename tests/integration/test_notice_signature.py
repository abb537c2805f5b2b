"""Is the signature of a notice good, and only while nothing changes?"""

from pathlib import Path

import pytest

from notices.signature import check_signature, sign_pdf
from notices.signers import OfficeSigner, load_or_create_signer
from tests.integration.printed import a_pdf, text_of
from tests.unit.notices.notice_builders import (
    an_approval,
)


def certificate_of(office: OfficeSigner) -> bytes:
    certificate = office.signer.signing_cert
    assert certificate is not None
    return bytes(certificate.dump())


def test_a_signature_is_good_and_leaves_the_pages_as_they_were(tmp_path: Path) -> None:
    signer = load_or_create_signer(tmp_path, "Sở KH&CN (thử nghiệm)")
    pdf = a_pdf(an_approval(), demo_note=signer.is_self_made)

    signed = sign_pdf(pdf, signer.signer)
    check = check_signature(signed)
    assert signed.startswith(pdf + b"\n")
    assert check.is_good
    assert "Sở KH&CN (thử nghiệm)" in check.signer_name
    assert text_of(signed) == text_of(pdf)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_one_flipped_byte_breaks_the_signature(tmp_path: Path, place: float) -> None:
    pdf = a_pdf(an_approval())
    signed = bytearray(sign_pdf(pdf, load_or_create_signer(tmp_path, "x").signer))
    streams = [at for at in range(int(len(pdf) * place), len(pdf)) if signed[at] > 127]
    signed[streams[0]] ^= 1

    assert not check_signature(bytes(signed)).is_good


def test_an_addition_after_the_signature_is_seen(tmp_path: Path) -> None:
    signed = sign_pdf(a_pdf(an_approval()), load_or_create_signer(tmp_path, "x").signer)

    assert not check_signature(signed + b"\n% added").is_good


def test_an_unsigned_file_is_refused() -> None:
    with pytest.raises(ValueError, match="has 0"):
        check_signature(a_pdf(an_approval()))


def test_the_self_made_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = load_or_create_signer(tmp_path, "x")
    again = load_or_create_signer(tmp_path, "y")

    assert first.is_self_made
    assert certificate_of(first) == certificate_of(again)
    assert [path.name for path in tmp_path.iterdir()] == ["signer.pem"]
    assert (tmp_path / "signer.pem").stat().st_mode & 0o777 == 0o600
