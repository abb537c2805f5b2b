"""How many units does a certificate speak of, and by which key is it known wherever it is filed?"""

from models.base import Digest, Record, digest_of
from models.folding import folded
from models.papers.quality import ConformityCertificate
from models.papers.used_machinery import InspectionCertificate

Certificate = InspectionCertificate | ConformityCertificate


class _Identity(Record):
    kind: str
    body_code: str
    number: str


def certificate_key(paper: Certificate) -> Digest:
    """Kind, issuing body and number, in any case and form: one certificate in every declaration."""
    return digest_of(
        _Identity(kind=paper.kind, body_code=folded(paper.body_code), number=folded(paper.number))
    )


def stated_quantity(paper: object) -> int | None:
    """The units that the paper was issued for; None when it is no such certificate, or one of a type."""
    match paper:
        case InspectionCertificate():
            return paper.quantity
        case ConformityCertificate(is_batch=True):
            return paper.quantity
    return None
