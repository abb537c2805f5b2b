"""How many declarations does the rulebook decide in a second on one core, and how many a bare loop?"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from bench import bare_rules
from bench.cases import goods, mixed
from bench.cases.ground import BODY
from models.case_file import AcceptedFact, CaseFile, Lookups
from models.facts import DeclarationRegistered, Fact, FactContent, PaperFiled
from models.goods import Declaration
from models.ids import fact_digest, fact_id
from models.papers import Paper
from models.reference import DesignatedBody, Reference
from rules.policy.default import DEFAULT_POLICY
from rules.rulebook import assess

NUMBER = "107234567890"
ITEMS = 10
SECONDS = 0.2
ROUNDS = 9
WANTED_PER_SECOND = 2000
WANTED_RATIO = 0.5


class Case(NamedTuple):
    """A declaration of the bench, with its papers, on the day on which it is decided."""

    title_vi: str
    declaration: Declaration
    papers: tuple[Paper, ...]
    bodies: tuple[DesignatedBody, ...]

    @property
    def as_of(self) -> date:
        """Two weeks after the registration."""
        return self.declaration.registered_on + timedelta(days=14)

    def case_file(self) -> CaseFile:
        """As the workflow hands it to the rulebook."""
        day = self.declaration.registered_on
        noon = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
        contents: tuple[FactContent, ...] = (
            DeclarationRegistered(declaration=self.declaration),
            *(PaperFiled(paper=paper) for paper in self.papers),
        )
        facts = [Fact(declaration_number=NUMBER, occurred_at=noon, content=content) for content in contents]
        return CaseFile(
            case_number=NUMBER,
            facts=tuple(
                AcceptedFact(fact_id=fact_id(one), digest=fact_digest(one), fact=one) for one in facts
            ),
            lookups=Lookups(earlier_import_count=3),
            reference=Reference(version="bench", bodies=self.bodies),
            policy=DEFAULT_POLICY,
        )


LATHES = Case(
    "10 máy tiện đã qua sử dụng",
    goods.a_declaration(NUMBER, ITEMS),
    (goods.CONFIRMATION, goods.BUSINESS),
    (BODY,),
)
MIXED = Case(
    "10 dòng hàng của nhiều chế độ", mixed.mixed_declaration(NUMBER), mixed.PAPERS, (BODY, mixed.CERTIFIER)
)
CASES = (LATHES, MIXED)


class Speed(NamedTuple):
    """Decisions in a second, round by round: the rulebook, and the bare loop beside it."""

    title_vi: str
    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """What of the bare loop's speed is left, in each round."""
        return tuple(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True))

    @property
    def rate(self) -> float:
        """The rulebook's median."""
        return statistics.median(self.ours)

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)


def speed_of(case: Case, rounds: int = ROUNDS, seconds: float = SECONDS) -> Speed:
    """Both in turn in every round; each decision starts from a fresh case file."""
    case_file, as_of = case.case_file(), case.as_of
    pairs = [
        (
            _rate(lambda: assess(case_file.model_copy(), as_of), seconds),
            _rate(lambda: bare_rules.decide(case.declaration, case.papers), seconds),
        )
        for _ in range(rounds)
    ]
    ours, bare = zip(*pairs, strict=True)
    return Speed(case.title_vi, ours, bare)


def _rate(decide: Callable[[], object], seconds: float) -> float:
    done, started = 0, time.process_time()
    while (spent := time.process_time() - started) < seconds:
        decide()
        done += 1
    return done / spent
