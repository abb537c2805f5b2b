"""How is one side tried: with which partner, and which of the scenarios?"""

from collections.abc import Callable, Sequence

import httpx

from customs.conform.customs_side import CUSTOMS, CustomsUnderTrial
from customs.conform.engine_side import ENGINE, EngineUnderTrial
from customs.conform.running import Played, Trial, play
from customs.conform.scenario import Partner, Scenario, Side
from customs.conform.setting import Setting

_LIMITS = httpx.Limits(max_connections=20)


class UnknownScenarioError(Exception):
    """No scenario of the side has this name."""


async def try_side(
    side: Side, setting: Setting, only: Sequence[str] = (), tell: Callable[[Played], None] = lambda _: None
) -> Trial:
    """Every scenario of the side, or only those named; UnknownScenarioError for a name that is none."""
    async with httpx.AsyncClient(timeout=httpx.Timeout(30.0), limits=_LIMITS) as http:
        if side is Side.CUSTOMS:
            customs = CustomsUnderTrial(setting, http)
            return await play(side, setting.url, _chosen(CUSTOMS.scenarios, only), customs, tell)
        engine = EngineUnderTrial(setting, http)
        return await play(side, setting.url, _chosen(ENGINE.scenarios, only), engine, tell)


def _chosen(scenarios: Sequence[Scenario[Partner]], only: Sequence[str]) -> list[Scenario[Partner]]:
    unknown = set(only) - {scenario.name for scenario in scenarios}
    if unknown:
        raise UnknownScenarioError(f"Không có tình huống {', '.join(sorted(unknown))}")
    return [scenario for scenario in scenarios if not only or scenario.name in only]
