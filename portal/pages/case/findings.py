"""How does an assessed item read? What was declared, what was found, on which ground, of which day."""

from dataclasses import dataclass

from models.assessment import Assessment, Finding, ItemAssessment
from models.goods import DeclarationItem
from models.vocabulary import Outcome
from portal.pages.frame.words import (
    Line,
    Tag,
    Tone,
    day_vi,
    disposition_tag,
    lane_tag,
    money_vi,
    outcome_tag,
    text_vi,
)
from records.views.case import CaseRecord

UNDETERMINED_DAY_VI = "Chưa xác định được ngày áp dụng luật"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: the sentence first, then its ground word for word, then the day whose law was applied."""

    outcome: Tag
    sentence: str
    marks: tuple[Tag, ...]
    ground: str
    quote: str
    law_day: str
    facts: tuple[Line, ...]
    missing: str
    remedy: str
    question: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item with all that is said of it; what needs a look stands before what is met."""

    number: int
    title: str
    subtitle: str
    disposition: Tag
    disposition_ground: str
    lane: Tag
    lane_reasons: str
    declared: tuple[Line, ...]
    findings: tuple[FindingRow, ...]
    met: tuple[FindingRow, ...]
    met_label: str
    tally: str
    is_open: bool


def item_cards(record: CaseRecord, assessment: Assessment) -> tuple[ItemCard, ...]:
    """The items in order; what needs a look is unfolded."""
    declared = {item.item_number: item for item in record.file.items}
    return tuple(
        _card(record, item, declared.get(item.item_number), is_open=_needs_a_look(item))
        for item in assessment.items
    )


def finding_row(record: CaseRecord, finding: Finding) -> FindingRow:
    """One finding, in words."""
    missing = finding.missing
    due = f", hạn {day_vi(missing.due_on)}" if missing and missing.due_on else ""
    return FindingRow(
        outcome=outcome_tag(finding.outcome),
        sentence=finding.sentence_vi,
        marks=_marks(finding),
        ground=finding.citation.place_vi,
        quote=finding.citation.quote_vi,
        law_day=_law_day(finding),
        facts=tuple(Line(used.name_vi, used.value_vi) for used in finding.facts_used),
        missing=f"{missing.what_vi} ({missing.party.label_vi}{due})" if missing else "",
        remedy=finding.remedy_vi or "",
        question=finding.question.text_vi if finding.question else "",
        answered_by=record.name(finding.answered_by) if finding.answered_by else "",
    )


def declared_lines(item: DeclarationItem) -> tuple[Line, ...]:
    """What was declared of an item; what the declarant left open is a dash."""
    values: tuple[tuple[str, object], ...] = (
        ("Mã HS", item.hs_code),
        ("Số lượng", f"{item.quantity} {item.unit}"),
        ("Tình trạng", item.condition),
        ("Mục đích", item.purpose),
        ("Hãng sản xuất", item.maker),
        ("Nhãn hiệu", item.brand),
        ("Kiểu loại", item.model_code),
        ("Số máy", item.serial_number),
        ("Năm sản xuất", item.year_of_manufacture),
        ("Nước sản xuất", item.manufacture_country),
        ("Xuất xứ", item.origin_country),
        ("Trị giá", money_vi(item.value_vnd)),
        ("Dây chuyền", item.line_code),
        ("Công nghệ", item.technology_status),
    )
    optional = {"Dây chuyền", "Công nghệ", "Nhãn hiệu"}
    return tuple(Line(name, text_vi(value)) for name, value in values if value or name not in optional)


def _card(
    record: CaseRecord, item: ItemAssessment, declared: DeclarationItem | None, *, is_open: bool
) -> ItemCard:
    citation = item.disposition_citation
    return ItemCard(
        number=item.item_number,
        title=declared.description if declared else "Không còn trong tờ khai",
        subtitle=_subtitle(declared),
        disposition=disposition_tag(item.disposition),
        disposition_ground=citation.place_vi if citation else "",
        lane=lane_tag(item.lane),
        lane_reasons=" ".join(reason.text_vi for reason in item.lane_reasons),
        declared=declared_lines(declared) if declared else (),
        findings=tuple(finding_row(record, each) for each in item.findings if not _is_met(each)),
        met=tuple(finding_row(record, each) for each in item.findings if _is_met(each)),
        met_label=f"{sum(map(_is_met, item.findings))} tiêu chí đạt",
        tally=_tally(item),
        is_open=is_open,
    )


def _subtitle(item: DeclarationItem | None) -> str:
    if item is None:
        return ""
    parts = (item.maker, item.model_code, str(item.year_of_manufacture or ""), f"HS {item.hs_code}")
    return " · ".join(part for part in parts if part)


def _tally(item: ItemAssessment) -> str:
    counted = ((outcome, sum(f.outcome is outcome for f in item.findings)) for outcome in Outcome)
    return ", ".join(f"{count} {outcome.label_vi.lower()}" for outcome, count in counted if count)


def _is_met(finding: Finding) -> bool:
    return finding.outcome is Outcome.MET


def _needs_a_look(item: ItemAssessment) -> bool:
    return not all(map(_is_met, item.findings))


def _marks(finding: Finding) -> tuple[Tag, ...]:
    marks = []
    if finding.needs_legal_review:
        marks.append(Tag("Cần thẩm tra pháp lý", Tone.WARN))
    if finding.is_provisional:
        marks.append(Tag("Tạm tính theo ngày dự kiến", Tone.INFO))
    if finding.outcome is not Outcome.MET:
        marks.append(Tag(finding.consequence.label_vi))
    return tuple(marks)


def _law_day(finding: Finding) -> str:
    day = f"Luật áp dụng tại ngày {day_vi(finding.law_day)}" if finding.law_day else UNDETERMINED_DAY_VI
    return f"{day} – {finding.law_day_rule_vi}" if finding.law_day_rule_vi else day
