"""How do findings become grounds? Each article is quoted once, with every item to which it applies."""

from collections.abc import Iterable

from models.assessment import Finding
from models.law import Citation
from notices.parts import Ground, GroundRow, items_in_words
from notices.wording import LEGAL_REVIEW, MARKED, PROVISIONAL


def grounds_of(findings: Iterable[Finding]) -> tuple[Ground, ...]:
    """Findings by article and law day, in the order in which each first stands."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        citation = finding.citation
        key = (citation.place_vi, citation.quote_vi, finding.law_day, finding.law_day_rule_vi)
        groups.setdefault(key, []).append(finding)
    return tuple(_ground(group) for group in groups.values())


def bases_of(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Each instrument once: "Căn cứ Quyết định số …"."""
    return tuple(dict.fromkeys(f"Căn cứ {citation.instrument.title_vi}" for citation in citations))


def marks(finding: Finding) -> tuple[str, ...]:
    """What the reader has to know of the finding's standing."""
    return tuple(
        mark
        for mark, is_due in (
            (LEGAL_REVIEW, finding.needs_legal_review),
            (PROVISIONAL, finding.is_provisional),
        )
        if is_due
    )


def marked_note(all_marks: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The sentence that explains "cần thẩm tra pháp lý", where it stands."""
    return (MARKED,) if any(LEGAL_REVIEW in found for found in all_marks) else ()


def marks_in(grounds: Iterable[Ground]) -> Iterable[tuple[str, ...]]:
    """The marks of all rows."""
    return (row.marks_vi for ground in grounds for row in ground.rows)


def _ground(group: list[Finding]) -> Ground:
    first = group[0]
    return Ground(
        place_vi=first.citation.place_vi,
        quote_vi=first.citation.quote_vi,
        law_day=first.law_day,
        law_day_rule_vi=first.law_day_rule_vi,
        rows=_rows(group),
    )


def _rows(group: list[Finding]) -> tuple[GroundRow, ...]:
    same: dict[tuple[str, str | None, tuple[str, ...]], list[int]] = {}
    for finding in group:
        said = (finding.sentence_vi, _needed(finding), marks(finding))
        same.setdefault(said, []).append(finding.item_number)
    return tuple(
        GroundRow(items_vi=items_in_words(numbers), sentence_vi=sentence, needed_vi=needed, marks_vi=found)
        for (sentence, needed, found), numbers in same.items()
    )


def _needed(finding: Finding) -> str | None:
    return finding.remedy_vi or (finding.missing.what_vi if finding.missing else None)
