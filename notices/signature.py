"""Who signed the PDF, and is it still what was signed? PAdES B-B: no time stamp, no revocation data."""

import io
from typing import NamedTuple

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

FIELD_NAME = "ChuKy"


class SignatureCheck(NamedTuple):
    """Are the signed bytes as they were, does the key fit, and is every byte of the file signed?"""

    is_intact: bool
    is_valid: bool
    covers_whole_file: bool
    signer_name: str

    @property
    def is_good(self) -> bool:
        """All three."""
        return self.is_intact and self.is_valid and self.covers_whole_file


def sign_pdf(pdf: bytes, signer: Signer) -> bytes:
    """The PDF with one invisible signature, added as an increment so that the signed pages stay as they are.

    Typst ends its file without a newline; without one the increment breaks PDF/A (6.1.9).
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf + b"\n"))
    metadata = PdfSignatureMetadata(
        field_name=FIELD_NAME, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    out = io.BytesIO()
    PdfSigner(metadata, signer).sign_pdf(writer, output=out)
    return out.getvalue()


def check_signature(pdf: bytes) -> SignatureCheck:
    """The one signature of a notice. Whether to trust the certificate is for the reader to decide."""
    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    if len(signatures) != 1:
        raise ValueError(f"a notice bears one signature; this file has {len(signatures)}")
    signature = signatures[0]
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(signature, context)
    return SignatureCheck(
        is_intact=status.intact,
        is_valid=status.valid,
        covers_whole_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        signer_name=signature.signer_cert.subject.human_friendly,
    )
