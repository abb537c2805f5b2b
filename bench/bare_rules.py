"""How fast would the same questions be as a bare loop: hard-coded values, no choice of law, no regime?

A floor is fair when it gives the same: each finding of the declarations of this bench equals the rulebook's,
field by field, with its citation, its facts and its sentences in both languages, and so do lanes and
dispositions; a test compares them. What a loop of hard-coded values need not do is left out: no value is
looked up by day, no paper or answer that the bench does not file is thought of, no part, notice, task,
obligation or state follows.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bench.bare_elsewhere import elsewhere
from bench.bare_findings import AGE_RULE, ASKED, MET, NOT_MET, Seen, finding, judged, stem_of
from bench.bare_quality import YOUNG_LISTS_FROM, quality
from models.assessment import Finding
from models.goods import Declaration, DeclarationItem
from models.papers import BusinessRegistration, ManufacturerConfirmation, Paper
from models.vocabulary import Condition, Consequence, Disposition, Purpose, ReviewLane
from rules.law.machinery import decision_18_2019 as law
from rules.law.machinery.importer import BUSINESS_REGISTRATION_COPY

G7_AND_KOREA = frozenset({"CA", "DE", "FR", "GB", "IT", "JP", "KR", "US"})
DISCARDED: tuple[str, ...] = ()
OUT, REFUSAL, LACK = Consequence.OUT_OF_SCOPE, Consequence.REFUSAL, Consequence.EVIDENCE_MISSING

SCOPE = stem_of("scope_chapter", law.SCOPE_HS_CHAPTERS, OUT)
USED = stem_of("used_condition", law.USED_MEANS_OPERATED, OUT)
PURPOSE = stem_of("production_purpose", law.PRODUCTION_PURPOSE, REFUSAL)
EXCLUSIONS = stem_of("exclusions", law.EXCLUSIONS, OUT)
COMPLETE = stem_of("complete_machine", law.COMPLETE_STRUCTURE, OUT)
DISCARD = stem_of("discarded_list", law.DISCARDED_TYPES, REFUSAL)
AGE = stem_of(AGE_RULE, law.MAX_MACHINE_AGE_YEARS, REFUSAL)
STANDARD = stem_of("machine_standard", law.MACHINE_STANDARD, REFUSAL)
EVIDENCE = stem_of("machine_evidence", law.MAKER_CONFIRMATION, LACK)
BUSINESS = stem_of("business_registration", BUSINESS_REGISTRATION_COPY.machine, LACK)


class Bare(NamedTuple):
    """What is said of an item."""

    findings: tuple[Finding, ...]
    lane: ReviewLane
    disposition: Disposition


def decide(declaration: Declaration, papers: tuple[Paper, ...]) -> list[Bare]:
    """The findings of each item, how closely it is looked at, and whether it may go."""
    return [_decide(declaration, item, papers) for item in declaration.items]


def _decide(declaration: Declaration, item: DeclarationItem, papers: tuple[Paper, ...]) -> Bare:
    own = {type(paper): paper for paper in papers if not paper.items or item.item_number in paper.items}
    seen = Seen(declaration, item, own)
    findings = [*_used(seen)]
    is_used = len(findings) > 2
    if declaration.registered_on >= YOUNG_LISTS_FROM:
        findings += quality(seen)
    outside = [one for one in findings if one.consequence is OUT and one.outcome is NOT_MET]
    is_ours = is_used or len(outside) < len({one.regime for one in findings})
    if not is_ours:
        findings.append(elsewhere(seen))
    asked = [one for one in findings if one.outcome is ASKED]
    lane = ReviewLane.YELLOW if asked else ReviewLane.GREEN
    if is_used and _is_risky(seen):
        lane = ReviewLane.RED
    if not is_ours:
        return Bare(tuple(findings), lane, Disposition.NOT_OURS)
    return Bare(tuple(findings), lane, Disposition.HELD if asked else Disposition.MAY_CLEAR)


def _is_risky(seen: Seen) -> bool:
    """Near its limit of age, or of another year on its paper."""
    year = seen.item.year_of_manufacture
    assert year is not None
    stated = seen.papers[ManufacturerConfirmation].year_of_manufacture
    return _age(seen) * 100 > 10 * 80 or stated != year


def _used(seen: Seen) -> Iterator[Finding]:
    """The questions of the law of used machinery, until one puts the goods out of its scope."""
    item, code = seen.item, seen.item.hs_code
    of_code = (("Mã HS", code),)
    if code[:2] not in ("84", "85"):
        vi = f"Mã HS {code} thuộc chương {code[:2]}, ngoài chương 84, 85."
        en = f"HS code {code} belongs to chapter {code[:2]}, outside chapters 84, 85."
        yield finding(SCOPE, seen, NOT_MET, vi, en, of_code)
        return
    vi, en = f"Mã HS {code} thuộc chương 84, 85.", f"HS code {code} belongs to chapters 84, 85."
    yield finding(SCOPE, seen, MET, vi, en, of_code)
    if item.condition is not Condition.USED or item.was_operated is False:
        vi, en = "Hàng khai là mới.", "The goods are declared as new."
        yield finding(USED, seen, NOT_MET, vi, en, (("Tình trạng", "Mới"), ("Vận hành", "Không khai")))
        return
    vi, en = "Hàng khai là đã qua sử dụng.", "The goods are declared as used."
    ran = (("Tình trạng", "Đã qua sử dụng"), ("Vận hành", "Đã vận hành"))
    yield finding(USED, seen, MET, vi, en, ran)
    yield from _goods(seen)
    yield from _machine(seen)


def _goods(seen: Seen) -> Iterator[Finding]:
    item, country = seen.item, seen.declaration.exporting_country
    vi, en = "Hàng khai nhập khẩu để phục vụ sản xuất.", "The goods are declared to serve production."
    is_met = item.purpose is Purpose.PRODUCTION
    yield judged(PURPOSE, seen, is_met, vi, en, ("Mục đích", "Phục vụ sản xuất"))
    vi = "Tờ khai không nêu trường hợp nào được loại trừ."
    en = "The declaration names no case to which the decision does not apply."
    yield judged(EXCLUSIONS, seen, item.exclusion is None, vi, en, ("Loại trừ", "Không khai"))
    vi, en = "Hàng khai là một kết cấu hoàn chỉnh.", "The goods are declared as one complete structure."
    yield judged(COMPLETE, seen, item.is_complete_machine is True, vi, en, ("Kết cấu hoàn chỉnh", "Có"))
    vi = "Không có công bố loại bỏ nào của nước xuất khẩu về loại máy này."
    en = "The exporting country has announced no such type of machine as discarded."
    facts = ("Nước xuất khẩu", country or "Không khai"), ("Mã HS", item.hs_code)
    yield judged(DISCARD, seen, not item.hs_code.startswith(DISCARDED), vi, en, *facts)


def _age(seen: Seen) -> int:
    arrived_on, year = seen.declaration.arrived_on, seen.item.year_of_manufacture
    assert arrived_on is not None
    assert year is not None
    return arrived_on.year - year


def _machine(seen: Seen) -> Iterator[Finding]:
    item, age, arrived_on = seen.item, _age(seen), seen.declaration.arrived_on
    assert arrived_on is not None
    vi = f"Tuổi thiết bị {age} năm, không vượt quá 10 năm."
    en = f"The machine is {age} years old, not over 10 years."
    years = ("Năm sản xuất", str(item.year_of_manufacture)), ("Năm hàng về cửa khẩu", str(arrived_on.year))
    yield judged(AGE, seen, age <= 10, vi, en, *years, ("Mã HS", item.hs_code))
    paper = seen.papers[ManufacturerConfirmation]
    kind, number, of_paper = paper.standard.kind, paper.standard.number, "Xác nhận của nhà sản xuất"
    vi, en = f"Giấy tờ nêu {kind.label_vi} {number}.", f"The paper names the standard {number}."
    facts = ("Tiêu chuẩn", f"{kind.label_vi} {number}"), (of_paper, paper.number)
    yield judged(STANDARD, seen, number is not None, vi, en, *facts)
    vi = f"{of_paper} số {paper.number} có đủ nội dung."
    en = f"The manufacturer's confirmation no. {paper.number} has all it has to state."
    facts = ("Nước sản xuất", item.manufacture_country or "Không khai"), (of_paper, paper.number)
    yield judged(EVIDENCE, seen, _counts(item, paper), vi, en, *facts)
    business = seen.papers[BusinessRegistration]
    vi = "Có bản sao Giấy chứng nhận đăng ký doanh nghiệp."
    en = "There is a copy of the business registration certificate."
    fact = ("Giấy chứng nhận đăng ký doanh nghiệp", business.number)
    yield finding(BUSINESS, seen, MET, vi, en, (fact,))


def _counts(item: DeclarationItem, paper: ManufacturerConfirmation) -> bool:
    return (
        paper.is_original is True
        and paper.is_legalized is True
        and paper.has_translation is True
        and paper.year_of_manufacture is not None
        and item.manufacture_country in G7_AND_KOREA
        and item.manufacture_country == paper.manufacture_country
    )
