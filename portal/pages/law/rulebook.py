"""What does the engine ask of imported goods, by which law, and how sure is each value?"""

import re
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
from rules.catalogue import RuleEntry, ValueEntry, catalogue
from rules.legal_basis import open_places

SHOWN_DIGITS = 16
FEW_FOUND = 5
"""So many rules that were found stand open."""
HS_DIGITS = re.compile(r"\d{4,8}")
LISTED = re.compile(r"mã hs (\d{4,8})\b", re.IGNORECASE)
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
    is_open: bool
    groups: tuple[RuleGroup, ...]
    passive: RuleGroup


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule with everything it rests on."""

    rule: RuleCard
    day: str
    version: str


@router.get("/rulebook")
def rulebook(
    request: Request, q: Annotated[str, Query(max_length=MAX_SOUGHT)] = "", all_open: bool = False
) -> Response:
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
        is_open=all_open or (bool(sought) and len(rules) <= FEW_FOUND),
        groups=rule_groups(rules, day, lambda value: bool(sought) and _tells_of(value, sought)),
        passive=passive_group(rules, day),
    )
    return public_page(request, "rulebook.html", page, "Bộ quy tắc")


def _speaks_of(rule: RuleEntry, sought: str) -> bool:
    """In question, name, value, place or words, without regard to accents and case."""
    named = folded(f"{rule.question_vi} {rule.question_en} {rule.name}")
    return folded(sought) in named or any(_tells_of(value, sought) for value in rule.values)


def _tells_of(value: ValueEntry, sought: str) -> bool:
    """An HS code also stands under each of its headings."""
    if HS_DIGITS.fullmatch(sought) and (listed := LISTED.search(value.value)):
        return sought.startswith(listed[1]) or listed[1].startswith(sought)
    told = (value.value, value.citation.place_vi, value.citation.words.text)
    return folded(sought) in folded(" ".join(told))


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
