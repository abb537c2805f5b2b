"""Which inspection, review, signature or word to customs did an amendment leave standing, and which not?

Told from two assessments of the same case, the last before the amendment and the first that contains it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from models.assessment import Assessment
from models.case_file import AcceptedFact, CaseFile
from models.facts import NoticeSigned, VisitConfirmed, VisitReported
from models.goods import DeclarationItem
from models.ids import IDENTITY_FIELDS, identity_digest
from models.versions.changes import FieldChange, change_vi, changes
from models.vocabulary import Disposition, NoticeKind, TaskKind

OPINIONS = (NoticeKind.APPROVAL, NoticeKind.REJECTION, NoticeKind.FORM_3)
UNTOUCHED_VI = "Không biên bản, soát xét, chữ ký hay kết quả nào bị ảnh hưởng."


class Judged(NamedTuple):
    """A case file and what was said of it."""

    file: CaseFile
    assessment: Assessment


def effects_vi(before: Judged, after: Judged) -> tuple[str, ...]:
    """One sentence for each thing that the amendment kept or overtook; never empty."""
    found = (
        *_inspections(before, after),
        *_work(before.assessment, after.assessment),
        *_signatures(before, after),
        *_dispositions(before.assessment, after.assessment),
    )
    return found or (UNTOUCHED_VI,)


def _inspections(before: Judged, after: Judged) -> Iterator[str]:
    """Each report that still counted, with the items for which it goes on counting."""
    old, new = _items(before.file), _items(after.file)
    contested = {said.report_digest for _, said in before.file.each(VisitConfirmed) if not said.agrees}
    for fact, report in before.file.each(VisitReported):
        seen = [one.item_number for one in report.observations if _is_of(one.identity, old, one.item_number)]
        if fact.digest in contested or not seen:
            continue
        kept = [number for number in seen if _identity(old, number) == _identity(new, number)]
        parts = [f"còn giá trị với {_numbers(kept)}"] if kept else []
        parts += [_fallen(number, before, after) for number in seen if number not in kept]
        yield f"Biên bản lần {report.round} {'; '.join(parts)}."


def _fallen(number: int, before: Judged, after: Judged) -> str:
    if number not in _items(after.file):
        return f"không còn giá trị với dòng {number} vì dòng ấy không còn trong tờ khai"
    reason = ", ".join(_without_place(one) for one in _identity_changes(number, before.file, after.file))
    wanted = after.assessment.visit_wanted
    is_again = wanted is not None and number in wanted.item_numbers
    again = f"dòng {number} phải kiểm tra lại" if is_again else f"không còn giá trị với dòng {number}"
    return f"{again} vì {reason}"


def _identity_changes(number: int, before: CaseFile, after: CaseFile) -> tuple[FieldChange, ...]:
    assert before.declaration
    assert after.declaration
    found = changes(before.declaration, after.declaration)
    return tuple(one for one in found if one.item_number == number and {*one.path} & IDENTITY_FIELDS)


def _without_place(change: FieldChange) -> str:
    return change_vi(change.model_copy(update={"item_number": None}))


def _work(before: Assessment, after: Assessment) -> Iterator[str]:
    """Reviews and signatures that were asked for and are not any more."""
    left = {task.key for task in after.tasks}
    for task in before.tasks:
        if task.key in left:
            continue
        if task.kind is TaskKind.REVIEW:
            yield "Việc soát xét trên phiên bản trước không còn cần."
        if task.kind is TaskKind.SIGN and task.notice_kind in OPINIONS:
            yield f"Kết luận đã soát xét trên phiên bản trước không ký được nữa ({_lower(task.what_vi)})."


def _signatures(before: Judged, after: Judged) -> Iterator[str]:
    """Signed opinions on which customs was told, and that no longer carry what customs is told."""
    told, tells = _told(before.assessment), _told(after.assessment)
    standing: dict[tuple[NoticeKind, int], AcceptedFact] = {}
    for fact, signed in before.file.each(NoticeSigned):
        if signed.notice_kind in OPINIONS:
            standing |= {(signed.notice_kind, item.item_number): fact for item in signed.items}
    for (kind, number), fact in standing.items():
        if told.get(number) in (Disposition.MAY_CLEAR, Disposition.REFUSED) and told[number] != tells.get(
            number
        ):
            day = f"{fact.fact.occurred_on:%d/%m/%Y}"
            yield f"Chữ ký ngày {day} trên {_lower(kind.label_vi)} không còn là căn cứ cho dòng {number}."


def _dispositions(before: Assessment, after: Assessment) -> Iterator[str]:
    tells = _told(after)
    for number, was in _told(before).items():
        now = tells.get(number)
        if now is not None and now is not was:
            yield f"Dòng {number}: từ {_lower(was.label_vi)} thành {_lower(now.label_vi)}."


def _told(assessment: Assessment) -> dict[int, Disposition]:
    return {item.item_number: item.disposition for item in assessment.items}


def _items(case_file: CaseFile) -> dict[int, DeclarationItem]:
    return {item.item_number: item for item in case_file.items}


def _identity(items: dict[int, DeclarationItem], number: int) -> str | None:
    return identity_digest(items[number]) if number in items else None


def _is_of(identity: str, items: dict[int, DeclarationItem], number: int) -> bool:
    return _identity(items, number) == identity


def _numbers(numbers: list[int]) -> str:
    return f"dòng {', '.join(map(str, numbers))}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
