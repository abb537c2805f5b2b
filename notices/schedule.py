"""When and where do both offices look at the goods, and who comes? Lịch kiểm tra chung."""

from datetime import date
from typing import Literal

from models.base import Record
from models.vocabulary import NoticeKind, Office
from notices.parts import Notice
from notices.source import Source
from notices.wording import PREPARE, PROCEDURE

OPENING = "Sở Khoa học và Công nghệ và cơ quan hải quan kiểm tra chung các dòng hàng nêu dưới đây như sau:"
REBOOK = (
    "Nếu không thể có mặt, đề nghị doanh nghiệp báo sớm cho Sở Khoa học và Công nghệ hoặc cơ quan hải quan"
    " để đổi lịch."
)


class Attendee(Record):
    """Who comes, for which office."""

    office_vi: str
    name: str


class VisitScheduleContent(Notice):
    """Lịch kiểm tra chung of one round."""

    kind: Literal[NoticeKind.VISIT_SCHEDULE] = NoticeKind.VISIT_SCHEDULE
    opening_vi: str
    round: int
    day: date
    part_vi: str
    place: str
    attendees: tuple[Attendee, ...]
    prepare_vi: tuple[str, ...]


def visit_schedule(source: Source) -> VisitScheduleContent:
    """The booked half-day; the visit rests on the policy, so no law is cited for it."""
    context = source.context
    booking = context.booking
    if booking is None:
        raise ValueError("a visit schedule needs a booking; the context has none")
    frame = source.frame(
        bases=(f"Theo {source.policy_vi}",),
        closing=(
            PROCEDURE.format(policy=source.policy_vi),
            REBOOK,
        ),
    )
    visit = {
        "opening_vi": OPENING,
        "round": booking.round,
        "day": booking.half_day.day,
        "part_vi": booking.half_day.part.label_vi,
        "place": booking.place,
        "attendees": (
            Attendee(office_vi=Office.DOST.label_vi, name=context.inspector_name or booking.inspector_id),
            Attendee(
                office_vi=context.customs_office,
                name=context.customs_officer_name or booking.customs_officer_id,
            ),
        ),
        "prepare_vi": PREPARE,
    }
    return VisitScheduleContent.model_validate({**visit, **frame})
