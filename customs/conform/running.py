"""How are scenarios played: in order, each to its end, whatever the one before did?"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import httpx
from pydantic import ValidationError

from customs.conform.scenario import DifferenceError, Partner, Scenario, Side, SkippedError, Verdict


@dataclass(frozen=True)
class Played:
    """One scenario and how it ended; `reason_vi` is the first difference, or why it was left out."""

    name: str
    row: str
    title_vi: str
    proves_vi: str
    verdict: Verdict
    reason_vi: str | None
    steps: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Trial:
    """Everything played against one side."""

    side: Side
    url: str
    played: tuple[Played, ...]
    seconds: float

    def count(self, verdict: Verdict) -> int:
        """How many ended so."""
        return sum(each.verdict is verdict for each in self.played)

    @property
    def is_passed(self) -> bool:
        """Nothing failed, and something was tried."""
        return self.count(Verdict.FAILED) == 0 and self.count(Verdict.PASSED) > 0


async def play(
    side: Side,
    url: str,
    scenarios: Iterable[Scenario[Partner]],
    partner: Partner,
    tell: Callable[[Played], None] = lambda _: None,
) -> Trial:
    """Play each scenario; `tell` hears of each as it ends."""
    start = time.perf_counter()
    played: list[Played] = []
    for scenario in scenarios:
        partner.steps = []
        began = time.perf_counter()
        verdict, reason = await _ending(scenario, partner)
        seconds = time.perf_counter() - began
        one = Played(
            name=scenario.name,
            row=scenario.row,
            title_vi=scenario.title_vi,
            proves_vi=scenario.proves_vi,
            verdict=verdict,
            reason_vi=reason,
            steps=tuple(partner.steps),
            seconds=round(seconds, 3),
        )
        played.append(one)
        tell(one)
    return Trial(side, url, tuple(played), round(time.perf_counter() - start, 2))


async def _ending(scenario: Scenario[Partner], partner: Partner) -> tuple[Verdict, str | None]:
    try:
        await scenario.play(partner)
    except SkippedError as skipped:
        return Verdict.SKIPPED, str(skipped)
    except DifferenceError as difference:
        return Verdict.FAILED, str(difference)
    except httpx.HTTPError as error:
        return Verdict.FAILED, f"Không có câu trả lời: {type(error).__name__} {error}".strip()
    except (ValidationError, KeyError, TypeError, ValueError) as error:  # an answer of another shape
        return Verdict.FAILED, f"Câu trả lời không đúng cấu trúc: {type(error).__name__}: {error}"[:300]
    return Verdict.PASSED, None
