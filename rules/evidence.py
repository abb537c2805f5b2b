"""Which papers speak of an item, what is wrong with them, and which one is relied on?"""

from datetime import date
from itertools import compress
from typing import TypeVar

from models.case_file import AcceptedFact, CaseFile
from models.facts import GoodsStored
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import (
    ImportPermission,
    InspectionCertificate,
    InspectionRegistration,
    ManufacturerConfirmation,
    Paper,
)
from models.vocabulary import StandardKind
from rules.checks.days import Days, arrival_day, declared
from rules.checks.papers.certificate_age import is_stale
from rules.checks.papers.old_bodies import is_old_body, may_be_old_body
from rules.law.common.countries import G7_AND_KOREA
from rules.law.machinery.annex_i import age_limit
from rules.law.machinery.decision_18_2019 import MACHINE_CERTIFICATE_MONTHS

P = TypeVar("P", bound=Paper)
Evidence = ManufacturerConfirmation | InspectionCertificate
Flaws = tuple[Said, ...]


_CONFIRMATION_FLAWS: Flaws = (
    Said("không phải bản chính", "it is not the original"),
    Said("chưa hợp pháp hóa lãnh sự", "it has no consular legalization"),
    Said("thiếu bản dịch tiếng Việt", "the Vietnamese translation is missing"),
    Said("không nêu năm sản xuất", "it states no year of manufacture"),
    Said("không nêu tiêu chuẩn theo Điều 6", "it names no standard of Article 6"),
    Said(
        "nước sản xuất không thuộc G7, Hàn Quốc",
        "the country of manufacture is not a G7 country or Korea",
    ),
    Said("nước sản xuất khác với tờ khai", "its country of manufacture differs from the declaration"),
)
"""In the order in which `confirmation_flaws` looks for them."""


def filed(case_file: CaseFile, item: DeclarationItem, kind: type[P]) -> tuple[tuple[AcceptedFact, P], ...]:
    """The papers of a kind that cover the item, with the facts that filed them, in order."""
    papers = case_file.papers_of(kind)
    return tuple([one for one in papers if one[1].covers(item.item_number)]) if papers else ()


def last_filed(case_file: CaseFile, item: DeclarationItem, kind: type[P]) -> P | None:
    """The last paper of a kind that covers the item; a later one stands in the place of an earlier one."""
    for _, paper in reversed(case_file.papers_of(kind)):
        if paper.covers(item.item_number):
            return paper
    return None


def last_registration(
    case_file: CaseFile, item: DeclarationItem, *, is_after_installation: bool
) -> InspectionRegistration | None:
    """The last registration of an inspection of the one kind, or of the other."""
    papers = [paper for _, paper in filed(case_file, item, InspectionRegistration)]
    of_kind = [paper for paper in papers if paper.is_after_installation is is_after_installation]
    return of_kind[-1] if of_kind else None


def confirmation_flaws(item: DeclarationItem, paper: ManufacturerConfirmation) -> Flaws:
    """Why the maker's confirmation does not count (Điều 8.1.b); a paper with a flaw is as if absent."""
    country = item.manufacture_country
    names_standard = paper.standard is not None and paper.standard.kind is not StandardKind.NONE
    is_flawed = (
        not paper.is_original,
        not paper.is_legalized,
        not paper.has_translation,
        paper.year_of_manufacture is None,
        not names_standard,
        country is not None and country not in G7_AND_KOREA,
        country not in (None, paper.manufacture_country),
    )
    return tuple(compress(_CONFIRMATION_FLAWS, is_flawed)) if True in is_flawed else ()


def is_designated(case_file: CaseFile, body_code: str, day: date) -> bool:
    """Was the inspection body designated or recognized on the day?"""
    bodies = [body for body in case_file.reference.bodies if body.body_code == body_code]
    return any(body.is_designated(day) for body in bodies)


def may_inspect(case_file: CaseFile, body_code: str, day: date) -> bool:
    """Was the body designated on the day, or one of the old rules that went on for a time (Điều 16.4)?"""
    return is_designated(case_file, body_code, day) or is_old_body(case_file, body_code, day)


def certificate_flaws(case_file: CaseFile, paper: InspectionCertificate) -> Flaws:
    """Why the inspection certificate does not count (Điều 8.1.c, 10.1, 11)."""
    flaws = {
        Said(
            "tổ chức giám định không được chỉ định vào ngày cấp",
            "its inspection body was not designated on the day of issue",
        ): not may_inspect(case_file, paper.body_code, paper.issued_on),
        Said("không có kết luận", "it has no conclusion"): paper.conclusion is None,
    }
    return tuple(flaw for flaw, is_there in flaws.items() if is_there)


def listed(flaws: Flaws) -> Said:
    """Several flaws in one breath."""
    return Said(", ".join(flaw.vi for flaw in flaws), "; ".join(flaw.en for flaw in flaws))


def good_confirmation(case_file: CaseFile, item: DeclarationItem) -> ManufacturerConfirmation | None:
    """The last maker's confirmation, if it counts."""
    paper = last_filed(case_file, item, ManufacturerConfirmation)
    if paper is None or item.manufacture_country is None or confirmation_flaws(item, paper):
        return None
    return paper


def good_certificate(case_file: CaseFile, item: DeclarationItem) -> InspectionCertificate | None:
    """The last inspection certificate, if it counts; its age is a question of its own.

    One that states a quantity speaks of its own units: where it does not count, the earlier ones still do.
    """
    for _, paper in reversed(case_file.papers_of(InspectionCertificate)):
        if not paper.covers(item.item_number):
            continue
        if not certificate_flaws(case_file, paper):
            return paper
        if paper.quantity is None:
            return None
    return None


def evidence_of(case_file: CaseFile, item: DeclarationItem) -> Evidence | None:
    """What the machine's conformity rests on: the maker's word where it counts, else the certificate."""
    return case_file.once(_evidence_of, item)


def _evidence_of(case_file: CaseFile, item: DeclarationItem) -> Evidence | None:
    return good_confirmation(case_file, item) or good_certificate(case_file, item)


def of_a_doubtful_body(case_file: CaseFile, item: DeclarationItem) -> InspectionCertificate | None:
    """The last certificate, where the item rests on nothing else and only its body is open (Điều 16.4)."""
    paper = last_filed(case_file, item, InspectionCertificate)
    if paper is None or paper.conclusion is None or evidence_of(case_file, item) is not None:
        return None
    return paper if may_be_old_body(case_file, paper.body_code, paper.issued_on) else None


def wanted_paper_vi(item: DeclarationItem) -> str:
    """What the importer of a machine has to file; one paper settles every gap, so in the same words."""
    if item.manufacture_country in G7_AND_KOREA:
        return "Nộp xác nhận của nhà sản xuất, hoặc chứng thư giám định, hợp lệ và đủ nội dung."
    return "Nộp chứng thư giám định hợp lệ, đủ nội dung."


def storages(case_file: CaseFile, item: DeclarationItem) -> tuple[GoodsStored, ...]:
    """The times the item was brought to storage."""
    return tuple(
        storage
        for _, storage in case_file.each(GoodsStored)
        if not storage.items or item.item_number in storage.items
    )


def stored_since(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The first day of storage; nobody extends the period by moving the goods."""
    return min((storage.stored_on for storage in storages(case_file, item)), default=None)


def relied_permission(case_file: CaseFile, item: DeclarationItem, days: Days) -> ImportPermission | None:
    """The last permission of Điều 9.4 from before the declaration, where the machine is over its sure age."""
    if not case_file.papers_of(ImportPermission):
        return None
    arrived_on = arrival_day(case_file)
    if arrived_on is None or item.year_of_manufacture is None:
        return None
    limit = age_limit(item.hs_code, days.law_day or arrived_on)
    if limit is None or arrived_on.year - item.year_of_manufacture <= limit.value.sure_years:
        return None
    registered_on = declared(case_file).registered_on
    papers = [paper for _, paper in filed(case_file, item, ImportPermission)]
    return next((paper for paper in reversed(papers) if paper.issued_on <= registered_on), None)


def paper_filed_on(case_file: CaseFile, item: DeclarationItem, law_day: date) -> date | None:
    """The day on which the machine's first good and fresh paper was filed; None while there is none."""
    months = in_force(MACHINE_CERTIFICATE_MONTHS, law_day)
    confirmation = good_confirmation(case_file, item)
    papers = [
        (fact.fact.occurred_on, paper)
        for kind in (InspectionCertificate, ManufacturerConfirmation)
        for fact, paper in filed(case_file, item, kind)
    ]
    return min(
        (
            filed_on
            for filed_on, paper in papers
            if paper == confirmation
            or (
                isinstance(paper, InspectionCertificate)
                and not certificate_flaws(case_file, paper)
                and months is not None
                and not is_stale(case_file, paper, case_file.arrived_on, months.value)
            )
        ),
        default=None,
    )
