"""How does an assessed item read? What was declared, and what each body of law says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.assessment import Assessment, Finding, ItemAssessment
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Disposition, Outcome, Regime, is_outside
from portal.pages.case.declared import declared_lines
from portal.pages.case.fates import fate_vi
from portal.pages.case.finding_rows import FindingRow, finding_row
from portal.pages.frame.links import form_1_href, ways_href
from portal.pages.frame.words import Line, Link, Tag, disposition_tag, lane_tag
from records.views.case import CaseRecord
from rules.policy.standing import INSPECTION_RULE

ASIDE = frozenset({Consequence.NOTE, Consequence.AFTER_CLEARANCE})
"""What is told apart from the findings that decide."""
MAY_BE_MENDED = frozenset({Disposition.HELD, Disposition.STORAGE_ALLOWED, Disposition.REFUSED})


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind; what needs a look stands before what is met."""

    title: str
    tally: str
    findings: tuple[FindingRow, ...]
    met: tuple[FindingRow, ...] = ()
    met_label: str = ""


@dataclass(frozen=True, slots=True)
class PartLine:
    """Some units of an item, and what customs is told of them."""

    quantity: str
    disposition: Tag


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item: what decides by body of law, then what is owed later, what is noted, what is only watched."""

    number: int
    title: str
    subtitle: str
    disposition: Tag
    disposition_ground: str
    parts: tuple[PartLine, ...]
    fate: str
    lane: Tag
    lane_reasons: str
    declared: tuple[Line, ...]
    groups: tuple[FindingGroup, ...]
    aside: tuple[FindingGroup, ...]
    links: tuple[Link, ...]
    is_open: bool


def item_cards(record: CaseRecord, assessment: Assessment) -> tuple[ItemCard, ...]:
    """The items in order; what needs a look is unfolded."""
    declared = {item.item_number: item for item in record.file.items}
    return tuple(_card(record, item, declared.get(item.item_number)) for item in assessment.items)


def _card(record: CaseRecord, item: ItemAssessment, declared: DeclarationItem | None) -> ItemCard:
    citation = item.disposition_citation
    return ItemCard(
        number=item.item_number,
        title=declared.description if declared else "Không còn trong tờ khai",
        subtitle=_subtitle(declared),
        disposition=disposition_tag(item.disposition),
        disposition_ground=citation.place_vi if citation else "",
        parts=_parts(item, declared),
        fate=fate_vi(record, item),
        lane=lane_tag(item.lane),
        lane_reasons=" ".join(reason.text_vi for reason in item.lane_reasons),
        declared=declared_lines(declared) if declared else (),
        groups=_groups(record, item),
        aside=_aside(record, item),
        links=_links(record, item),
        is_open=any(map(_holds, item.findings)),
    )


def _parts(item: ItemAssessment, declared: DeclarationItem | None) -> tuple[PartLine, ...]:
    unit = declared.unit if declared else "đơn vị"
    return tuple(PartLine(f"{one.quantity} {unit}", disposition_tag(one.disposition)) for one in item.parts)


def _groups(record: CaseRecord, item: ItemAssessment) -> tuple[FindingGroup, ...]:
    """One group for each body of law that has something to decide, in the order of the rulebook."""
    said = _said(item)
    inside = {regime: findings for regime, findings in said.items() if not any(map(_is_outside, findings))}
    return tuple(_group(record, regime.label_vi, found) for regime, found in (inside or said).items())


def _said(item: ItemAssessment) -> dict[Regime, list[Finding]]:
    said: dict[Regime, list[Finding]] = {}
    for finding in item.findings:
        if finding.consequence not in ASIDE:
            said.setdefault(finding.regime, []).append(finding)
    return said


def _group(record: CaseRecord, title: str, findings: list[Finding]) -> FindingGroup:
    met = tuple(finding_row(record, each) for each in findings if _is_met(each))
    return FindingGroup(
        title=title,
        tally=_tally(findings),
        findings=tuple(finding_row(record, each) for each in findings if not _is_met(each)),
        met=met,
        met_label=f"{len(met)} tiêu chí đạt",
    )


def _aside(record: CaseRecord, item: ItemAssessment) -> tuple[FindingGroup, ...]:
    said = _said(item)
    outside = {regime: found for regime, found in said.items() if any(map(_is_outside, found))}
    not_asked = outside if len(outside) < len(said) else {}
    kinds = (
        *((f"{regime.label_vi}: ngoài phạm vi", tuple(found)) for regime, found in not_asked.items()),
        ("Nghĩa vụ sau thông quan", _of(item.findings, Consequence.AFTER_CLEARANCE)),
        ("Lưu ý", _of(item.findings, Consequence.NOTE)),
        ("Đang theo dõi, chưa tính vào kết luận", item.passive),
    )
    return tuple(
        FindingGroup(title, "", tuple(finding_row(record, each) for each in found))
        for title, found in kinds
        if found
    )


def _of(findings: Iterable[Finding], consequence: Consequence) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.consequence is consequence)


def _links(record: CaseRecord, item: ItemAssessment) -> tuple[Link, ...]:
    """The way on for what is held or refused; the form of an item under state quality inspection."""
    case_number, number = record.case.case_number, item.item_number
    links = []
    if item.disposition in MAY_BE_MENDED and any(map(_holds, item.findings)):
        links.append(Link("Điều gì sẽ làm mặt hàng này đạt?", ways_href(case_number, number)))
    if any(finding.rule == INSPECTION_RULE for finding in item.findings):
        links.append(Link("Mẫu số 1 (PDF)", form_1_href(case_number, "pdf", number)))
        links.append(Link("Mẫu số 1 (JSON)", form_1_href(case_number, "json", number)))
    return tuple(links)


def _subtitle(item: DeclarationItem | None) -> str:
    if item is None:
        return ""
    parts = (item.maker, item.model_code, str(item.year_of_manufacture or ""), f"HS {item.hs_code}")
    return " · ".join(part for part in parts if part)


def _tally(findings: list[Finding]) -> str:
    asked = [one for one in findings if not _is_outside(one)]
    counted = ((outcome, sum(one.outcome is outcome for one in asked)) for outcome in Outcome)
    return ", ".join(f"{count} {outcome.label_vi.lower()}" for outcome, count in counted if count)


def _holds(finding: Finding) -> bool:
    """Does the finding stand in the way?"""
    return not (_is_met(finding) or _is_outside(finding) or finding.consequence in ASIDE)


def _is_met(finding: Finding) -> bool:
    return finding.outcome is Outcome.MET


def _is_outside(finding: Finding) -> bool:
    return is_outside(finding.outcome, finding.consequence)
