"""What did the two offices see of each item? The fields of a visit report, item by item."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.facts import ItemObservation
from models.goods import MAX_ITEMS, DeclarationItem
from models.ids import identity_digest
from models.vocabulary import ReviewLane
from portal.pages.forms.guard import Assignment
from portal.pages.frame.sent import Sent
from portal.pages.frame.words import NOTHING, Choice, FieldError

FIELDS = frozenset(
    f"{name}_{number}"
    for name in ("year", "serial", "consistent", "remark")
    for number in range(1, MAX_ITEMS + 1)
)
TOO_LONG_VI = "Nội dung dài quá mức cho phép. Hãy rút gọn."


@dataclass(frozen=True, slots=True)
class ObservedItem:
    """The fields of one item beside what was declared."""

    number: int
    title: str
    declared_year: str
    declared_serial: str
    year: str
    serial: str
    remark: str
    choices: tuple[Choice, ...]


def visited_items(assignment: Assignment) -> tuple[DeclarationItem, ...]:
    """The items that the visit is for: those wanted, else those in the red lane, else all."""
    assessment = assignment.assessment
    wanted = set(assessment.visit_wanted.item_numbers) if assessment.visit_wanted else set()
    red = {item.item_number for item in assessment.items if item.lane is ReviewLane.RED}
    chosen = wanted or red
    items = assignment.declaration.items
    return tuple(item for item in items if item.item_number in chosen) or items


def observed_items(assignment: Assignment, sent: Sent | None) -> tuple[ObservedItem, ...]:
    """Empty fields, or what was written."""
    return tuple(_fields(item, sent or Sent({})) for item in visited_items(assignment))


def read_observations(
    assignment: Assignment, sent: Sent
) -> tuple[tuple[ItemObservation, ...], tuple[FieldError, ...]]:
    """The observations, or what is wrong with which field."""
    items = visited_items(assignment)
    errors = tuple(error for item in items for error in _errors(item.item_number, sent))
    if errors:
        return (), errors
    return tuple(_observation(item, sent) for item in items), ()


def _fields(item: DeclarationItem, sent: Sent) -> ObservedItem:
    number = item.item_number
    chosen = sent.text(f"consistent_{number}")
    return ObservedItem(
        number=number,
        title=item.description,
        declared_year=str(item.year_of_manufacture or NOTHING),
        declared_serial=item.serial_number or NOTHING,
        year=sent.text(f"year_{number}"),
        serial=sent.text(f"serial_{number}"),
        remark=sent.text(f"remark_{number}"),
        choices=(
            Choice("yes", "Phù hợp với tờ khai", chosen == "yes"),
            Choice("no", "Không phù hợp", chosen == "no"),
        ),
    )


def _errors(number: int, sent: Sent) -> Iterator[FieldError]:
    year = sent.text(f"year_{number}")
    consistent = sent.text(f"consistent_{number}")
    if year and not (year.isdecimal() and 1900 <= int(year) <= 2100):
        yield FieldError(f"year_{number}", f"Dòng {number}: năm trên nhãn phải là bốn chữ số, ví dụ 2018.")
    if consistent not in {"yes", "no"}:
        yield FieldError(f"consistent_{number}", f"Dòng {number}: hãy chọn phù hợp hoặc không phù hợp.")
    if consistent == "no" and not sent.text(f"remark_{number}"):
        yield FieldError(f"remark_{number}", f"Dòng {number}: hãy ghi rõ điểm không phù hợp.")
    if not any(sent.text(f"{what}_{number}") for what in ("year", "serial", "remark")):
        text = f"Dòng {number}: hãy ghi năm hoặc số máy trên nhãn, hoặc nhận xét vì sao không đọc được."
        yield FieldError(f"year_{number}", text)
    if len(sent.text(f"serial_{number}")) > 300 or len(sent.text(f"remark_{number}")) > 2000:
        yield FieldError(f"remark_{number}", f"Dòng {number}: {TOO_LONG_VI.lower()}")


def _observation(item: DeclarationItem, sent: Sent) -> ItemObservation:
    number = item.item_number
    year = sent.text(f"year_{number}")
    return ItemObservation(
        item_number=number,
        identity=identity_digest(item),
        nameplate_year=int(year) if year else None,
        nameplate_serial=sent.text(f"serial_{number}") or None,
        is_consistent=sent.text(f"consistent_{number}") == "yes",
        remark=sent.text(f"remark_{number}") or None,
    )
