"""With which key does the office sign? A configured one, else a self-made one that has no legal value."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

FILE_NAME = "signer.pem"
SELF_MADE_FROM = datetime(2020, 1, 1, tzinfo=UTC)
SELF_MADE_UNTIL = datetime(2049, 12, 31, tzinfo=UTC)
"""Fixed days, so that a demonstration at any set time accepts its own certificate."""


class OfficeSigner(NamedTuple):
    """The key, and whether notices must say that its certificate has no legal value."""

    signer: Signer
    is_self_made: bool


def load_or_create_signer(folder: Path, common_name: str) -> OfficeSigner:
    """Key and certificates of `signer.pem` in the folder; when there is none, a self-made P-256 one."""
    path = folder / FILE_NAME
    if not path.exists():
        _write_once(path, _self_made(common_name))
    return _load(path.read_bytes())


def _load(pem: bytes) -> OfficeSigner:
    key = load_pem_private_key(pem, password=None)
    certificates = x509.load_pem_x509_certificates(pem)
    own, *chain = [asn1_x509.Certificate.load(cert.public_bytes(Encoding.DER)) for cert in certificates]
    registry = SimpleCertificateStore.from_certs([own, *chain])  # type: ignore[no-untyped-call]
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(
        signing_cert=own, signing_key=keys.PrivateKeyInfo.load(private), cert_registry=registry
    )
    return OfficeSigner(signer, certificates[0].issuer == certificates[0].subject)


def _self_made(common_name: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SELF_MADE_FROM)
        .not_valid_after(SELF_MADE_UNTIL)
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + certificate.public_bytes(Encoding.PEM)


def _write_once(path: Path, pem: bytes) -> None:
    """Readable by the owner only; when two processes start at once, the first one's key stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pem)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
