"""When did the dossier of an inspection come, what does it hold, and what is the result?

Papers count from any day up to the limit of the last registration; a new registration opens a new dossier.
The decree gives the missing certificate of Điều 83.2 no day of its own: it is owed with the rest of the
dossier, but for goods brought to storage within the supplement limit not before the 30 days of storage have
passed.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from models.assessment import Finding
from models.case_file import AcceptedFact, CaseFile
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
from models.vocabulary import Consequence, InspectionResult, Outcome, StandardKind
from rules.checks.days import declared
from rules.evidence import filed, last_filed, storages
from rules.ground import Named, day_vi, last_answer, question_id
from rules.law.customs.circular_38_2015 import STORAGE_RESULT_DAYS
from rules.law.quality.decree_37_2026 import (
    CONFORMITY_CERTIFICATE,
    DESCRIPTION,
    INCOMPLETE_NOTICE_WORKING_DAYS,
    PASS_NOTICE_WORKING_DAYS,
    SUPPLEMENT_WORKING_DAYS,
    SUPPLEMENTARY_LABEL,
)

P = TypeVar("P", bound=Paper)

DOSSIER_RULE = "quality_dossier"
LABEL_RULE = "quality_label"
NEEDED_FOR_PASS = frozenset({"quality_registration", DOSSIER_RULE, "quality_certificate", LABEL_RULE})
QUALITY_RULES = frozenset(
    {"quality_certificate", "quality_fit", "quality_quantity", "quality_signs", "quality_rework"}
)


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
    return Dossier(form, received_on, limit, papers, letter)


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
    stored_on = stored_since(case_file, item)
    days = in_force(STORAGE_RESULT_DAYS, stored_on or limit)
    if stored_on is None or days is None or stored_on > limit:
        return limit
    return max(limit, case_file.reference.calendar.add_days(stored_on, days.value))


def stored_since(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The first day of storage; nobody extends the period by moving the goods."""
    return min((storage.stored_on for storage in storages(case_file, item)), default=None)


def _letter(case_file: CaseFile, item: DeclarationItem, received_on: date, limit: date) -> DelayLetter | None:
    """The last letter of this dossier that came before the notice of an incomplete dossier was due."""
    notice_due_on = _after(case_file, limit, INCOMPLETE_NOTICE_WORKING_DAYS)
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


def _after(case_file: CaseFile, day: date, working_days: Iterable[object]) -> date:
    (value,) = working_days
    return case_file.reference.calendar.add_working_days(day, value.value)  # type: ignore[attr-defined]


def received_on(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The day on which the dossier was received: that of the last registration."""
    dossier = dossier_of(case_file, item)
    return dossier.received_on if dossier else None


def complete_on(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The day on which the dossier became complete; None while it is not, or when that came too late."""
    dossier = dossier_of(case_file, item)
    if dossier is None or dossier.missing:
        return None
    if not dossier.failing:
        return dossier.filled_on
    if dossier.letter is None:
        return None
    answer = last_answer(case_file, question_id(DOSSIER_RULE, item.item_number, dossier.late_facts))
    return dossier.filled_on if answer and answer[1].outcome is Outcome.MET else None


def result_due_on(case_file: CaseFile, item: DeclarationItem, result: InspectionResult) -> date | None:
    """The last day of Mẫu số 3 in time; the decree gives no day for a misfit, a fraud or a label."""
    dossier = dossier_of(case_file, item)
    complete = complete_on(case_file, item)
    if result is InspectionResult.CONFORMS and complete is not None:
        return _after(case_file, complete, PASS_NOTICE_WORKING_DAYS)
    if result is InspectionResult.INCOMPLETE and dossier is not None and dossier.failing:
        limit = min(paper.limit for paper in dossier.failing)
        return _after(case_file, limit, INCOMPLETE_NOTICE_WORKING_DAYS)
    return None


def inspection_result(findings: Iterable[Finding]) -> InspectionResult | None:
    """Which of the four results of Mẫu số 3 the findings of an item amount to; None while they are open."""
    found = {finding.rule: finding for finding in findings}
    refused = {
        rule
        for rule, finding in found.items()
        if finding.outcome is Outcome.NOT_MET and finding.consequence is Consequence.REFUSAL
    }
    if refused & QUALITY_RULES:
        return InspectionResult.DOES_NOT_CONFORM
    if LABEL_RULE in refused:
        return InspectionResult.LABEL_FAILS
    if DOSSIER_RULE in refused:
        return InspectionResult.INCOMPLETE
    judged = {rule for rule in found if rule in NEEDED_FOR_PASS | QUALITY_RULES}
    all_met = all(found[rule].outcome is Outcome.MET for rule in judged)
    return InspectionResult.CONFORMS if all_met and judged >= NEEDED_FOR_PASS else None
