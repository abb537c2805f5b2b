"""How many declarations does the rulebook decide in a second on one core?"""

import statistics
import time
from datetime import UTC, date, datetime

from bench.cases import goods
from bench.cases.ground import BODY
from models.case_file import AcceptedFact, CaseFile, Lookups
from models.facts import DeclarationRegistered, Fact, FactContent, PaperFiled
from models.ids import fact_digest, fact_id
from models.reference import Reference
from rules.policy.default import DEFAULT_POLICY
from rules.rulebook import assess

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
AS_OF = date(2026, 3, 16)
NUMBER = "107234567890"
ITEMS = 10
SECONDS = 0.4
ROUNDS = 5


def a_case_file(items: int = ITEMS) -> CaseFile:
    """A declaration with the two papers of the automatic road."""
    contents: tuple[FactContent, ...] = (
        DeclarationRegistered(declaration=goods.a_declaration(NUMBER, items)),
        PaperFiled(paper=goods.CONFIRMATION),
        PaperFiled(paper=goods.BUSINESS),
    )
    facts = [Fact(declaration_number=NUMBER, occurred_at=NOON, content=content) for content in contents]
    return CaseFile(
        case_number=NUMBER,
        facts=tuple(AcceptedFact(fact_id=fact_id(one), digest=fact_digest(one), fact=one) for one in facts),
        lookups=Lookups(earlier_import_count=3),
        reference=Reference(version="bench", bodies=(BODY,)),
        policy=DEFAULT_POLICY,
    )


def decisions_per_second(items: int = ITEMS) -> tuple[float, float, float]:
    """Median, least and most over the rounds; each decision starts from a fresh case file."""
    rates = [_round(a_case_file(items)) for _ in range(ROUNDS)]
    return statistics.median(rates), min(rates), max(rates)


def _round(case_file: CaseFile) -> float:
    done, started = 0, time.perf_counter()
    while (spent := time.perf_counter() - started) < SECONDS:
        assess(case_file.model_copy(), AS_OF)
        done += 1
    return done / spent
