"""How does one finding read? The sentence, its ground word for word, and the days for which that holds."""

from dataclasses import dataclass

from models.assessment import Finding
from models.days import ONE_DAY
from models.vocabulary import Consequence, Outcome, is_noted, is_outside
from portal.pages.frame.words import Line, Tag, Tone, answer_tag, day_vi
from records.views.case import CaseRecord

THREATENING = frozenset({Consequence.OUT_OF_SCOPE, Consequence.REFUSAL, Consequence.RISK})
UNDETERMINED_DAY_VI = "Chưa xác định được ngày áp dụng luật"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: the sentence first, then its ground word for word, then the day whose law was applied."""

    outcome: Tag
    sentence: str
    english: str
    marks: tuple[Tag, ...]
    ground: str
    words: str
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
        outcome=answer_tag(finding.outcome, finding.consequence),
        sentence=finding.sentence_vi,
        english=finding.sentence_en,
        marks=_marks(finding),
        ground=finding.citation.place_vi,
        words=finding.citation.words.told_vi,
        in_force=_in_force(finding),
        law_day=_law_day(finding),
        facts=tuple(Line(used.name_vi, used.value_vi) for used in finding.facts_used),
        missing=f"{missing.what_vi} ({missing.party.label_vi}{due})" if missing else "",
        remedy=_remedy(finding),
        question=finding.question.text_vi if finding.question else "",
        answered_by=record.name(finding.answered_by) if finding.answered_by else "",
    )


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
    return (*marks, *_meaning(finding))


def _meaning(finding: Finding) -> tuple[Tag, ...]:
    """What the answer means for the goods; of an open one, what a failure would mean."""
    label = finding.consequence.label_vi
    if finding.outcome is Outcome.UNDETERMINED and finding.consequence in THREATENING:
        return (Tag(f"Nếu không đạt: {label.lower()}"),)
    is_said = finding.outcome is Outcome.MET or is_noted(finding.outcome, finding.consequence)
    return () if is_said or is_outside(finding.outcome, finding.consequence) else (Tag(label),)


def _in_force(finding: Finding) -> str:
    """The last day is shown; the record holds the day after it."""
    begins = f"Quy định này áp dụng từ {day_vi(finding.in_force_from)}"
    if finding.in_force_until is None:
        return f"{begins}."
    return f"{begins} đến hết {day_vi(finding.in_force_until - ONE_DAY)}."


def _law_day(finding: Finding) -> str:
    day = f"Luật áp dụng tại ngày {day_vi(finding.law_day)}" if finding.law_day else UNDETERMINED_DAY_VI
    return f"{day} – {finding.law_day_rule_vi}" if finding.law_day_rule_vi else day
