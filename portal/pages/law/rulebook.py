"""What does the engine ask of imported goods, by which law, and how sure is each value?"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from models.folding import folded
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Link, day_vi
from portal.pages.law.public import public_page, public_router, today
from portal.pages.law.review import open_tally
from portal.pages.law.rows import RuleCard, RuleGroup, passive_group, rule_card, rule_groups
from rules.catalogue import RuleEntry, catalogue
from rules.legal_basis import open_places

SHOWN_DIGITS = 16
MAX_SOUGHT = 100
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
    sought: str
    found: str
    groups: tuple[RuleGroup, ...]
    passive: RuleGroup


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule with everything it rests on."""

    rule: RuleCard
    day: str
    version: str


@router.get("/rulebook")
def rulebook(request: Request, q: Annotated[str, Query(max_length=MAX_SOUGHT)] = "") -> Response:
    """Every rule, with the values of every day; or those in which the words sought stand."""
    held, day, sought = catalogue(), today(request), q.strip()
    rules = tuple(rule for rule in held.rules if _speaks_of(rule, sought))
    passive = sum(rule.is_passive for rule in held.rules)
    page = RulebookPage(
        version=held.version,
        short_digest=held.digest[:SHOWN_DIGITS],
        digest=held.digest,
        day=day_vi(day),
        tally=f"{len(held.rules) - passive} quy tắc được tính vào kết luận, {passive} quy tắc đang theo dõi",
        open_tally=open_tally(open_places(held)),
        sought=sought,
        found=f"{len(rules)} trong {len(held.rules)} quy tắc có “{sought}”." if sought else "",
        groups=rule_groups(rules, day),
        passive=passive_group(rules, day),
    )
    return public_page(request, "rulebook.html", page, "Bộ quy tắc")


def _speaks_of(rule: RuleEntry, sought: str) -> bool:
    """In question, name, value, place or words, without regard to accents and case."""
    values = (
        text for one in rule.values for text in (one.value, one.citation.place_vi, one.citation.quote_vi)
    )
    return folded(sought) in folded(" ".join((rule.question_vi, rule.question_en, rule.name, *values)))


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
