"""What does the dossier of an inspection hold, and until when may each of its papers come (Điều 83.1, 83.2)?

Papers count from any day up to the limit of the last registration; a new registration opens a new dossier.
The decree gives the missing certificate of Điều 83.2 no day of its own: it is asked for with the rest of the
dossier, for goods brought to storage within the supplement limit not before the 30 days of storage have
passed; where it alone did not come in time, a person says what follows.
"""

from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from models.case_file import AcceptedFact, CaseFile
from models.days import Period
from models.goods import DeclarationItem
from models.law import in_force
from models.papers import (
    ConformityCertificate,
    DelayLetter,
    GoodsDescription,
    InspectionCertificate,
    Paper,
    QualityInspectionRegistration,
    SubLabel,
)
from models.vocabulary import StandardKind
from rules.checks.days import declared
from rules.evidence import filed, last_filed, stored_since
from rules.ground import Named, day_vi
from rules.law.customs.circular_38_2015 import STORAGE_RESULT_DAYS
from rules.law.quality.decree_37_2026 import (
    CONFORMITY_CERTIFICATE,
    DESCRIPTION,
    INCOMPLETE_NOTICE_WORKING_DAYS,
    SUPPLEMENT_WORKING_DAYS,
    SUPPLEMENTARY_LABEL,
)
from rules.rule import Values

P = TypeVar("P", bound=Paper)


class DossierPaper(NamedTuple):
    """A paper of the dossier: is it owed, when did it first come, and what is the last day in time?"""

    name_vi: str
    name_en: str
    is_owed: bool
    first_on: date | None
    limit: date

    @property
    def is_in_time(self) -> bool:
        """Did it come in time, or is it not owed?"""
        return not self.is_owed or (self.first_on is not None and self.first_on <= self.limit)


class Dossier(NamedTuple):
    """The dossier that the last registration opened. `letter` is the importer's word on the delay."""

    form: QualityInspectionRegistration
    received_on: date
    limit: date
    papers: tuple[DossierPaper, ...]
    letter: DelayLetter | None
    stored_on: date | None = None
    storage_ends_on: date | None = None

    @property
    def lacks_certificate_alone(self) -> bool:
        """Is the certificate, which Điều 83.2 lets come later, all that has not come in time?"""
        return self.failing == self.papers[:1]

    @property
    def road_facts(self) -> Named:
        """What a person is asked about when the certificate alone is late; storage asks nothing anew."""
        return (("Đăng ký kiểm tra", self.form.number), ("Tiếp nhận hồ sơ", day_vi(self.received_on)))

    @property
    def waiting_facts(self) -> Named:
        """What the person sees beside it."""
        stored_on, ends_on = self.stored_on, self.storage_ends_on
        return (
            ("Hạn bổ sung", day_vi(self.limit)),
            ("Ngày đưa về bảo quản", day_vi(stored_on) if stored_on else "Chưa đưa về bảo quản"),
            *((("Hết thời hạn nộp kết quả khi bảo quản", day_vi(ends_on)),) if ends_on else ()),
        )

    @property
    def failing(self) -> tuple[DossierPaper, ...]:
        """The papers that are owed and have not come in time."""
        return tuple(paper for paper in self.papers if not paper.is_in_time)

    @property
    def missing(self) -> tuple[DossierPaper, ...]:
        """The papers that are owed and have not come at all."""
        return tuple(paper for paper in self.papers if paper.is_owed and paper.first_on is None)

    @property
    def filled_on(self) -> date:
        """The day on which the last of the papers that are there came, in time or not."""
        return max(self.received_on, *(paper.first_on for paper in self.papers if paper.first_on))

    @property
    def late_facts(self) -> Named:
        """What a person is asked about when the importer's own day has passed (no legal limit was seen)."""
        assert self.letter is not None
        missing = ", ".join(paper.name_vi for paper in self.missing)
        return (
            ("Đăng ký kiểm tra", self.form.number),
            ("Văn bản về việc chậm bổ sung", f"{self.letter.number}, hẹn {day_vi(self.letter.expected_on)}"),
            ("Còn thiếu", missing or "Không"),
        )


def dossier_of(case_file: CaseFile, item: DeclarationItem) -> Dossier | None:
    """The dossier of the last registration; None without one, or under another law."""
    return case_file.once(_dossier_of, item)


def _dossier_of(case_file: CaseFile, item: DeclarationItem) -> Dossier | None:
    registrations = filed(case_file, item, QualityInspectionRegistration)
    days = in_force(SUPPLEMENT_WORKING_DAYS, declared(case_file).registered_on)
    if not registrations or days is None:
        return None
    fact, form = registrations[-1]
    received_on = fact.fact.occurred_on
    limit = case_file.reference.calendar.add_working_days(received_on, days.value)
    letter = _letter(case_file, item, received_on, limit)
    papers = _papers(case_file, item, limit, letter)
    stored_on, storage = stored_since(case_file, item), _storage_period(case_file, item)
    return Dossier(form, received_on, limit, papers, letter, stored_on, storage and storage.due_on)


def _papers(
    case_file: CaseFile, item: DeclarationItem, limit: date, letter: DelayLetter | None
) -> tuple[DossierPaper, ...]:
    description = last_filed(case_file, item, GoodsDescription)
    is_label_short = description is not None and description.is_main_label_complete is False
    certificate_on = _earliest(
        _first_on(filed(case_file, item, ConformityCertificate)), _alternative_on(case_file, item)
    )
    promised = letter.expected_on if letter else limit
    of_certificate = max(promised, _certificate_limit(case_file, item, limit))
    of_others = max(promised, limit)
    return (
        DossierPaper(
            CONFORMITY_CERTIFICATE, "the conformity certificate", True, certificate_on, of_certificate
        ),
        DossierPaper(
            DESCRIPTION,
            "the photo or description with the main label",
            True,
            _first_on(filed(case_file, item, GoodsDescription)),
            of_others,
        ),
        DossierPaper(
            SUPPLEMENTARY_LABEL,
            "the supplementary label",
            is_label_short,
            _first_on(filed(case_file, item, SubLabel)),
            of_others,
        ),
    )


def _certificate_limit(case_file: CaseFile, item: DeclarationItem, limit: date) -> date:
    period = waiting_period(case_file, item, limit)
    return max(limit, period.due_on) if period else limit


def waiting_period(case_file: CaseFile, item: DeclarationItem, limit: date) -> Period | None:
    """The 30 days for the certificate of goods that went to storage within the supplement limit."""
    stored_on = stored_since(case_file, item)
    return _storage_period(case_file, item) if stored_on and stored_on <= limit else None


def _storage_period(case_file: CaseFile, item: DeclarationItem) -> Period | None:
    """From the first day of storage, whenever that was."""
    stored_on = stored_since(case_file, item)
    days = in_force(STORAGE_RESULT_DAYS, stored_on) if stored_on else None
    if stored_on is None or days is None:
        return None
    return case_file.reference.calendar.period_to(stored_on + timedelta(days=days.value))


def _letter(case_file: CaseFile, item: DeclarationItem, received_on: date, limit: date) -> DelayLetter | None:
    """The last letter of this dossier that came before the notice of an incomplete dossier was due."""
    notice_due_on = last_day_after(case_file, limit, INCOMPLETE_NOTICE_WORKING_DAYS)
    letters = [
        letter
        for fact, letter in filed(case_file, item, DelayLetter)
        if received_on <= fact.fact.occurred_on <= notice_due_on
    ]
    return letters[-1] if letters else None


def _first_on(papers: tuple[tuple[AcceptedFact, P], ...]) -> date | None:
    return papers[0][0].fact.occurred_on if papers else None


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _alternative_on(case_file: CaseFile, item: DeclarationItem) -> date | None:
    papers = filed(case_file, item, InspectionCertificate)
    return _first_on(tuple((fact, paper) for fact, paper in papers if names_regulation(paper)))


def names_regulation(paper: InspectionCertificate) -> bool:
    """A certificate on a QCVN may stand in document 2; one on a used machine's age does not."""
    return paper.standard is not None and paper.standard.kind is StandardKind.QCVN


def alternative_of(case_file: CaseFile, item: DeclarationItem) -> InspectionCertificate | None:
    """The last chứng thư giám định that may stand in the place of the conformity certificate."""
    papers = [paper for _, paper in filed(case_file, item, InspectionCertificate) if names_regulation(paper)]
    return papers[-1] if papers else None


def last_day_after(case_file: CaseFile, day: date, working_days: Values) -> date:
    """The last of so many working days after a day; the number has had one value only."""
    (value,) = working_days
    return case_file.reference.calendar.add_working_days(day, value.value)
