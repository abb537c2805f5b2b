"""How does one finding read? The sentence, its ground word for word, and the days for which that holds."""

from dataclasses import dataclass

from models.assessment import Finding
from models.days import ONE_DAY
from models.vocabulary import Consequence, Outcome
from portal.pages.frame.words import Line, Tag, Tone, day_vi, outcome_tag
from records.views.case import CaseRecord

UNDETERMINED_DAY_VI = "Chưa xác định được ngày áp dụng luật"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: the sentence first, then its ground word for word, then the day whose law was applied."""

    outcome: Tag
    sentence: str
    english: str
    marks: tuple[Tag, ...]
    ground: str
    quote: str
    in_force: str
    law_day: str
    facts: tuple[Line, ...]
    missing: str
    remedy: str
    question: str
    answered_by: str


def finding_row(record: CaseRecord, finding: Finding) -> FindingRow:
    """One finding, in words."""
    missing = finding.missing
    due = f", hạn {day_vi(missing.due_on)}" if missing and missing.due_on else ""
    return FindingRow(
        outcome=_outcome(finding),
        sentence=finding.sentence_vi,
        english=finding.sentence_en,
        marks=_marks(finding),
        ground=finding.citation.place_vi,
        quote=finding.citation.quote_vi,
        in_force=_in_force(finding),
        law_day=_law_day(finding),
        facts=tuple(Line(used.name_vi, used.value_vi) for used in finding.facts_used),
        missing=f"{missing.what_vi} ({missing.party.label_vi}{due})" if missing else "",
        remedy=_remedy(finding),
        question=finding.question.text_vi if finding.question else "",
        answered_by=record.name(finding.answered_by) if finding.answered_by else "",
    )


def is_outside(finding: Finding) -> bool:
    """Does the finding say that this body of law has nothing to ask? That is no failure."""
    return finding.outcome is Outcome.NOT_MET and finding.consequence is Consequence.OUT_OF_SCOPE


def _outcome(finding: Finding) -> Tag:
    return Tag(finding.consequence.label_vi) if is_outside(finding) else outcome_tag(finding.outcome)


def _remedy(finding: Finding) -> str:
    """What only repeats what is missing is not said twice."""
    remedy = finding.remedy_vi or ""
    return "" if finding.missing and remedy == finding.missing.what_vi else remedy


def _marks(finding: Finding) -> tuple[Tag, ...]:
    marks = []
    if finding.needs_legal_review:
        marks.append(Tag("Cần thẩm tra pháp lý", Tone.WARN))
    if finding.is_provisional:
        marks.append(Tag("Tạm tính theo ngày dự kiến", Tone.INFO))
    if finding.outcome is not Outcome.MET and not is_outside(finding):
        marks.append(Tag(finding.consequence.label_vi))
    return tuple(marks)


def _in_force(finding: Finding) -> str:
    """The last day is shown; the record holds the day after it."""
    begins = f"Quy định này áp dụng từ {day_vi(finding.in_force_from)}"
    if finding.in_force_until is None:
        return f"{begins}."
    return f"{begins} đến hết {day_vi(finding.in_force_until - ONE_DAY)}."


def _law_day(finding: Finding) -> str:
    day = f"Luật áp dụng tại ngày {day_vi(finding.law_day)}" if finding.law_day else UNDETERMINED_DAY_VI
    return f"{day} – {finding.law_day_rule_vi}" if finding.law_day_rule_vi else day
