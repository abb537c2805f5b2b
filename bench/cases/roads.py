"""Who does what on each road, from the first message to the final word?"""

from collections.abc import Callable
from dataclasses import dataclass

from bench.cases import goods
from bench.cases.desk import Act, Desk
from models.facts import CustomsSpoke, DeclarationRegistered, ItemWord, PaperFiled
from models.goods import Declaration
from models.papers import Paper
from models.vocabulary import CustomsOutcome, NoticeKind

Doing = Callable[[Desk, str], Act]


@dataclass(frozen=True)
class Road:
    """Acts in order; each comes when the case has taken in all that followed from the one before."""

    name: str
    title_vi: str
    acts: tuple[Doing, ...]


def _declares(made: Callable[[str, int], Declaration]) -> Doing:
    return lambda desk, number: Act(DeclarationRegistered(declaration=made(number, desk.items)))


def _files(paper: Paper) -> Doing:
    return lambda _desk, _number: Act(PaperFiled(paper=paper))


def _signs(kind: NoticeKind) -> Doing:
    return lambda desk, number: desk.sign(number, kind)


def _clears(desk: Desk, _number: str) -> Act:
    items = range(1, desk.items + 1)
    words = tuple(ItemWord(item_number=item, outcome=CustomsOutcome.CLEARED) for item in items)
    return Act(CustomsSpoke(outcomes=words))


SHORT = Road("short", "tự động, 2 tin", (_declares(goods.new_machines), _clears))
AUTOMATIC = Road(
    "automatic",
    "tự động, 4 tin",
    (_declares(goods.a_declaration), _files(goods.CONFIRMATION), _files(goods.BUSINESS), _clears),
)
SIGNED = Road(
    "signed",
    "ký duyệt",
    (
        _declares(goods.chinese_machines),
        _files(goods.CERTIFICATE),
        _files(goods.BUSINESS),
        Desk.review,
        _signs(NoticeKind.APPROVAL),
        _clears,
    ),
)
VISIT = Road(
    "visit",
    "kiểm tra chung",
    (
        _declares(goods.a_line),
        _files(goods.LINE_CERTIFICATE),
        _files(goods.BUSINESS),
        _signs(NoticeKind.VISIT_SCHEDULE),
        Desk.report_visit,
        Desk.confirm_visit,
        Desk.review,
        _signs(NoticeKind.APPROVAL),
        _clears,
    ),
)
ROADS = (SHORT, AUTOMATIC, SIGNED, VISIT)
