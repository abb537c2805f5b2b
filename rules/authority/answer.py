"""Who is in charge, put together: used machinery, quality inspection, and the lists of other ministries?"""

from datetime import date

from models.authority import AuthorityAnswer, AuthorityNote
from models.goods import Ratings
from models.language import Said
from models.vocabulary import Condition, Purpose
from rules.authority.cited import places
from rules.authority.quality import of_quality
from rules.authority.used import Part, of_used_machinery
from rules.checks.elsewhere.other_authority import other_en, other_vi, others_on
from rules.law.machinery.decision_18_2019 import SCOPE_HS_CHAPTERS
from rules.law.quality.other_lists import UNREAD_LISTS

MACHINERY_CHAPTERS = SCOPE_HS_CHAPTERS[0].value


def who_is_in_charge(
    hs_code: str,
    condition: Condition | None,
    purpose: Purpose | None,
    day: date,
    ratings: Ratings | None = None,
) -> AuthorityAnswer:
    """The bodies in order, and everything that is open, said plainly; pure, also for a public page."""
    used = _of_condition(hs_code, condition, purpose, day)
    quality = of_quality(hs_code, ratings, day)
    others = _of_others(hs_code, day)
    parts = (used, quality, others)
    bodies = tuple(body for part in parts for body in part.bodies)
    doubts = tuple(dict.fromkeys(doubt for part in parts for doubt in part.doubts))
    notes = tuple(note for part in parts for note in part.notes)
    if not bodies and not doubts:
        doubts, notes = (_nothing_known(day),), (*notes, *_unread(day))
    return AuthorityAnswer(
        hs_code=hs_code,
        condition=condition,
        purpose=purpose,
        day=day,
        bodies=bodies,
        doubts=doubts,
        notes=notes,
    )


def _of_condition(hs_code: str, condition: Condition | None, purpose: Purpose | None, day: date) -> Part:
    if hs_code[:2] not in MACHINERY_CHAPTERS or condition is Condition.NEW:
        return Part()
    if condition is Condition.USED:
        return of_used_machinery(hs_code, purpose, day)
    if condition is Condition.REMANUFACTURED:
        return Part(
            doubts=(
                Said(
                    "Hàng tân trang không đương nhiên là hàng đã qua sử dụng; một người phải xem xét.",
                    "Remanufactured goods are not used goods as a matter of course; a person has to judge.",
                ),
            )
        )
    return Part(
        doubts=(
            Said(
                "Chưa rõ hàng mới, đã qua sử dụng hay tân trang.",
                "It is not clear whether the goods are new, used or remanufactured.",
            ),
        )
    )


def _of_others(hs_code: str, day: date) -> Part:
    """Another ministry may be in charge too; its list was seen second-hand, so it is named and left open."""
    rows = others_on(hs_code, day)
    if not rows:
        return Part()
    said = Said(
        f"Mã này có trong danh mục của bộ khác (cần thẩm tra pháp lý): {'; '.join(map(other_vi, rows))}.",
        f"The code stands on another ministry's list (needs legal review): {'; '.join(map(other_en, rows))}.",
    )
    return Part(doubts=(said,), notes=(AuthorityNote(said=said, citations=places(day, rows)),))


def _nothing_known(day: date) -> Said:
    return Said(
        f"Không biết chế độ kiểm tra chuyên ngành nào cho mã này vào ngày {day:%d/%m/%Y}. Hải quan làm thủ "
        "tục như hàng thông thường, trừ khi một danh mục chưa đọc có nêu.",
        f"No specialized inspection is known for this code on {day:%d/%m/%Y}. Customs clears the goods as "
        "usual, unless a list that has not been read names them.",
    )


def _unread(day: date) -> tuple[AuthorityNote, ...]:
    rows = tuple(row for row in UNREAD_LISTS.values() if row.is_in_force(day))
    if not rows:
        return ()
    names = "; ".join(f"{row.value.ministry}, {row.value.instrument}" for row in rows)
    said = Said(f"Danh mục chưa đọc được: {names}.", f"Lists that have not been read: {names}.")
    return (AuthorityNote(said=said, citations=places(day, rows)),)
