"""Who is in charge, put together: used machinery, quality inspection, and the lists of other ministries?"""

from datetime import date

from models.authority import AuthorityAnswer, AuthorityNote
from models.goods import Ratings
from models.language import Said
from models.vocabulary import Condition, Purpose
from rules.authority.cited import places
from rules.authority.names import customs_name
from rules.authority.nomenclature import not_in_the_list
from rules.authority.quality import of_quality
from rules.authority.used import Part, of_used_elsewhere, of_used_machinery
from rules.checks.elsewhere.other_authority import (
    MACHINERY_CHAPTERS,
    other_en,
    other_vi,
    others_on,
    told,
    unread_on,
)


def who_is_in_charge(
    hs_code: str,
    condition: Condition | None,
    purpose: Purpose | None,
    day: date,
    ratings: Ratings | None = None,
) -> AuthorityAnswer:
    """The bodies in order, and everything that is open, said plainly; pure, also for a public page."""
    unlisted = not_in_the_list(hs_code)
    if unlisted is not None:
        return AuthorityAnswer(
            hs_code=hs_code, condition=condition, purpose=purpose, day=day, bodies=(), doubts=(unlisted,)
        )
    used = _of_condition(hs_code, condition, purpose, day)
    quality = of_quality(hs_code, ratings, day)
    others = _of_others(hs_code, day)
    parts = (used, quality, others)
    bodies = tuple(body for part in parts for body in part.bodies)
    doubts = tuple(dict.fromkeys(doubt for part in parts for doubt in part.doubts))
    notes = tuple(note for part in parts for note in part.notes)
    if not bodies and not doubts:
        doubts = (_nothing_known(day),)
    return AuthorityAnswer(
        hs_code=hs_code,
        condition=condition,
        purpose=purpose,
        day=day,
        bodies=bodies,
        doubts=doubts,
        notes=(*notes, *_unread(day)),
    )


def _of_condition(hs_code: str, condition: Condition | None, purpose: Purpose | None, day: date) -> Part:
    if hs_code[:2] not in MACHINERY_CHAPTERS:
        return of_used_elsewhere(day) if condition is Condition.USED else Part()
    if condition is Condition.NEW:
        return Part()
    if condition is Condition.USED:
        return of_used_machinery(hs_code, purpose, day)
    if condition is Condition.REMANUFACTURED:
        return Part(
            doubts=(
                Said(
                    "Hàng tân trang không đương nhiên là hàng đã qua sử dụng; một người phải xem xét. Chọn "
                    "“Đã qua sử dụng” để xem trường hợp được coi là đã qua sử dụng.",
                    "Remanufactured goods are not used goods as a matter of course; a person has to judge. "
                    "Choose “used” to see what follows if they are.",
                ),
            )
        )
    return Part(
        doubts=(
            Said(
                "Chưa rõ hàng mới, đã qua sử dụng hay tân trang. Hàng đã qua sử dụng của chương 84, 85 theo "
                "Quyết định 18/2019/QĐ-TTg; hàng mới thì không.",
                "It is not clear whether the goods are new, used or remanufactured. Used goods of chapters "
                "84 and 85 fall under Decision 18/2019/QĐ-TTg; new goods do not.",
            ),
        )
    )


def _of_others(hs_code: str, day: date) -> Part:
    """Another ministry may be in charge too; its list was seen second-hand, so it is named and left open."""
    rows = others_on(hs_code, day)
    if not rows:
        return Part()
    said = Said(
        f"Mã này có trong danh mục của bộ khác (cần thẩm tra pháp lý): {told(rows, other_vi)}.",
        f"The code stands on another ministry's list (needs legal review): {told(rows, other_en)}.",
    )
    return Part(doubts=(said,), notes=(AuthorityNote(said=said, citations=places(day, rows)),))


def _nothing_known(day: date) -> Said:
    name = customs_name(day)
    customs = name.value if name else "Hải quan"
    return Said(
        f"Không biết chế độ kiểm tra chuyên ngành nào cho mã này vào ngày {day:%d/%m/%Y}. {customs} làm thủ "
        "tục như hàng thông thường, trừ khi một danh mục chưa đọc có nêu.",
        f"No specialized inspection is known for this code on {day:%d/%m/%Y}. Customs ({customs}) clears the "
        "goods as usual, unless a list that has not been read names them.",
    )


def _unread(day: date) -> tuple[AuthorityNote, ...]:
    rows = unread_on(day)
    if not rows:
        return ()
    said = Said(
        f"Bộ khác cũng có thể quản lý, vì các danh mục sau chưa đọc được bảng mã HS: {told(rows, other_vi)}.",
        "Another ministry may be in charge too, because the HS codes of these lists have not been read: "
        f"{told(rows, other_en)}.",
    )
    return (AuthorityNote(said=said, citations=places(day, rows)),)
