"""What does the engine ask of imported goods, by which law, and how sure is each value?"""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Link, day_vi
from portal.pages.law.public import public_page, public_router, today
from portal.pages.law.review import open_tally
from portal.pages.law.rows import RuleCard, RuleGroup, passive_group, rule_card, rule_groups
from rules.catalogue import catalogue
from rules.legal_basis import open_places

SHOWN_DIGITS = 16
ALL_RULES = Link("Về bộ quy tắc", "/rulebook")

router = public_router()


@dataclass(frozen=True, slots=True)
class RulebookPage:
    """The whole rulebook, by regime."""

    version: str
    short_digest: str
    digest: str
    day: str
    tally: str
    open_tally: str
    groups: tuple[RuleGroup, ...]
    passive: RuleGroup


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule with everything it rests on."""

    rule: RuleCard
    day: str
    version: str


@router.get("/rulebook")
def rulebook(request: Request) -> Response:
    """Every rule, with the values of every day."""
    held, day = catalogue(), today(request)
    passive = passive_group(held.rules, day)
    counted = len(held.rules) - len(passive.rules)
    page = RulebookPage(
        version=held.version,
        short_digest=held.digest[:SHOWN_DIGITS],
        digest=held.digest,
        day=day_vi(day),
        tally=f"{counted} quy tắc được tính vào kết luận, {len(passive.rules)} quy tắc đang theo dõi",
        open_tally=open_tally(open_places(held)),
        groups=rule_groups(held.rules, day),
        passive=passive,
    )
    return public_page(request, "rulebook.html", page, "Bộ quy tắc")


@router.get("/rulebook/{name}")
def rule_page(request: Request, name: str) -> Response:
    """One rule, under an address that can be cited."""
    held, day = catalogue(), today(request)
    entry = next((rule for rule in held.rules if rule.name == name), None)
    if entry is None:
        raise PageRefusal(
            "Không có quy tắc này",
            "Bộ quy tắc hiện hành không có quy tắc mang tên này. Quy tắc có thể đã được thay hoặc đổi tên; "
            "hãy tìm trong danh sách.",
            HTTPStatus.NOT_FOUND,
            ALL_RULES,
        )
    page = RulePage(rule_card(entry, day), day_vi(day), held.version)
    return public_page(request, "rulebook_rule.html", page, entry.question_vi)
