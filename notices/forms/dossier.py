"""Which papers does a dossier of state quality inspection hold, who issued them, and when did they come?"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from models.base import Record
from models.case_file import CaseFile
from models.days import WorkingCalendar
from models.facts import PaperFiled
from models.papers import (
    ConformityCertificate,
    FiledPaper,
    InspectionCertificate,
    Paper,
    QualityInspectionRegistration,
)
from models.reference import DesignatedBody
from models.vocabulary import StandardKind
from notices.parts import items_in_words
from notices.wording import LEGAL_REVIEW

P = TypeVar("P", bound=FiledPaper)
Certificate = ConformityCertificate | InspectionCertificate


class FiledOn(Record):
    """A paper, and the Vietnamese day on which it was filed."""

    paper: Paper
    filed_on: date


class QualityDossier(Record):
    """All filed papers in the order in which they came, and what is needed to read them."""

    papers: tuple[FiledOn, ...]
    bodies: tuple[DesignatedBody, ...] = ()
    calendar: WorkingCalendar = WorkingCalendar()
    arrived_on: date | None = None

    def newest(self, kind: type[P], item_number: int) -> P | None:
        """The last paper of the kind that covers the item."""
        found = [filed.paper for filed in self.papers if isinstance(filed.paper, kind)]
        return next((paper for paper in reversed(found) if paper.covers(item_number)), None)

    def certificate(self, item_number: int) -> Certificate | None:
        """Giấy chứng nhận hợp quy; without one, chứng thư giám định on a QCVN, which the forms also name.

        A certificate on a used machine's age is no paper of this dossier.
        """
        papers = [filed.paper for filed in self.papers if filed.paper.covers(item_number)]
        others = [one for one in papers if isinstance(one, InspectionCertificate) and _names_regulation(one)]
        return self.newest(ConformityCertificate, item_number) or (others[-1] if others else None)

    def registration(self, items: Iterable[int] = ()) -> QualityInspectionRegistration | None:
        """The last registration that covers one of the items, or the last of all."""
        wanted = tuple(items)
        found = [f.paper for f in self.papers if isinstance(f.paper, QualityInspectionRegistration)]
        return next(
            (paper for paper in reversed(found) if not wanted or any(paper.covers(n) for n in wanted)), None
        )

    def filed_on(self, paper: FiledPaper | None) -> date | None:
        """The day the paper was last filed."""
        return next((filed.filed_on for filed in reversed(self.papers) if filed.paper == paper), None)

    def body_vi(self, body_code: str) -> str:
        """The name of a body; its code where the register does not know it."""
        return next((body.name_vi for body in self.bodies if body.body_code == body_code), body_code)


class CertificateLine(Record):
    """A certificate as the forms name it: number, issued by, day; and for which items it stands."""

    label_vi: str
    number: str
    body_vi: str
    issued_on: date
    item_numbers: tuple[int, ...]
    items_vi: str
    marks_vi: tuple[str, ...]


def dossier_of(case_file: CaseFile) -> QualityDossier:
    """The papers of a case."""
    return QualityDossier(
        papers=tuple(
            FiledOn(paper=content.paper, filed_on=fact.fact.occurred_on)
            for fact, content in case_file.each(PaperFiled)
        ),
        bodies=case_file.reference.bodies,
        calendar=case_file.reference.calendar,
        arrived_on=case_file.arrived_on,
    )


def _names_regulation(certificate: InspectionCertificate) -> bool:
    return certificate.standard is not None and certificate.standard.kind is StandardKind.QCVN


def certificate_label(certificate: Certificate) -> str:
    """What the paper is called."""
    return (
        "Giấy chứng nhận hợp quy"
        if isinstance(certificate, ConformityCertificate)
        else "Chứng thư giám định chất lượng"
    )


def certificate_marks(certificate: Certificate | None) -> tuple[str, ...]:
    """The forms name chứng thư giám định, Điều 83.1.a does not: whether it will do is for a lawyer."""
    return (LEGAL_REVIEW,) if isinstance(certificate, InspectionCertificate) else ()


def certificate_lines(dossier: QualityDossier, items: Iterable[int]) -> tuple[CertificateLine, ...]:
    """Each certificate of the items once, in the order of the items."""
    of_items: list[tuple[Certificate, list[int]]] = []
    for number in items:
        certificate = dossier.certificate(number)
        same = next((found for known, found in of_items if known == certificate), None)
        if same is not None:
            same.append(number)
        elif certificate is not None:
            of_items.append((certificate, [number]))
    return tuple(
        CertificateLine(
            label_vi=certificate_label(certificate),
            number=certificate.number,
            body_vi=dossier.body_vi(certificate.body_code),
            issued_on=certificate.issued_on,
            item_numbers=tuple(numbers),
            items_vi=items_in_words(numbers),
            marks_vi=certificate_marks(certificate),
        )
        for certificate, numbers in of_items
    )
