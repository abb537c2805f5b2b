"""What must a lawyer still read, place by place, and which questions hang on each?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from portal.pages.frame.words import Link
from portal.pages.law.public import public_page, public_router, today
from portal.pages.law.rows import ValueRow, rule_link, value_row
from rules.catalogue import catalogue
from rules.legal_basis import OpenPlace, has_unread, open_places

router = public_router()


@dataclass(frozen=True, slots=True)
class HangingRow:
    """A value to be confirmed, and the questions that hang on it."""

    row: ValueRow
    rules: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place of the law that a lawyer has to read."""

    anchor: str
    place: str
    instrument: str
    is_unread: bool
    is_over: bool
    values: tuple[HangingRow, ...]


@dataclass(frozen=True, slots=True)
class TextLink:
    """A legal text with open places, and the way to the first of them."""

    title: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """Places that are open for the same reason."""

    anchor: str
    title: str
    explanation: str
    texts: tuple[TextLink, ...]
    places: tuple[PlaceCard, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What was never read, and what was read and has to be read again."""

    tally: str
    sections: tuple[ReviewSection, ...]


@router.get("/rulebook/review")
def review(request: Request) -> Response:
    """The list for a lawyer, by place of the law."""
    places = open_places(catalogue())
    cards = [_card(number, place, today(request)) for number, place in enumerate(places, 1)]
    unread = _section(
        "unread",
        "Chưa đối chiếu văn bản",
        "Giá trị lấy từ nguồn gián tiếp hoặc bản lược ý. Hệ thống không tự kết luận theo các giá trị này: "
        "mỗi lần dùng đến, một người phải trả lời.",
        (card for card in cards if card.is_unread),
    )
    again = _section(
        "again",
        "Đã đối chiếu, cần xem lại từ một ngày",
        "Giá trị đã đối chiếu văn bản. Từ ngày ghi tại cột thẩm tra, văn bản mới có thể thay đổi giá trị, "
        "nên cần một người xác nhận lại.",
        (card for card in cards if not card.is_unread),
    )
    page = ReviewPage(open_tally(places), (unread, again))
    return public_page(request, "rulebook_review.html", page, "Cần thẩm tra pháp lý")


def open_tally(places: tuple[OpenPlace, ...]) -> str:
    """How much is open."""
    unread = sum(has_unread(place) for place in places)
    return f"{unread} điểm của văn bản chưa đối chiếu, {len(places) - unread} điểm cần xem lại từ một ngày"


def _card(number: int, place: OpenPlace, day: date) -> PlaceCard:
    return PlaceCard(
        anchor=f"place-{number}",
        place=place.citation.place_vi,
        instrument=place.citation.instrument.title_vi,
        is_unread=has_unread(place),
        is_over=all(value.valid_until is not None and value.valid_until <= day for value, _ in place.values),
        values=tuple(
            HangingRow(value_row(value, day), tuple(rule_link(rule) for rule in rules))
            for value, rules in place.values
        ),
    )


def _by_text(cards: Iterable[PlaceCard]) -> tuple[TextLink, ...]:
    """The texts in the order of the cards, each with its number of places and the way to the first."""
    found: dict[str, list[PlaceCard]] = {}
    for card in cards:
        found.setdefault(card.instrument, []).append(card)
    return tuple(TextLink(text, f"#{of[0].anchor}", len(of)) for text, of in found.items())


def _section(anchor: str, title: str, explanation: str, cards: Iterable[PlaceCard]) -> ReviewSection:
    """What is in force or will be comes first; what is over binds old dossiers only."""
    ordered = tuple(sorted(cards, key=lambda card: card.is_over))
    return ReviewSection(anchor, title, explanation, _by_text(ordered), ordered)
