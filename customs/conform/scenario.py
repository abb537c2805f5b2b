"""What is a scenario of the kit: a name, what it proves, and steps that end well or say what differs?"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar


class Traced(Protocol):
    """A partner that notes what is said to it, for the report."""

    steps: list[str]


Partner = TypeVar("Partner", bound=Traced)


class Side(StrEnum):
    """Who is tried."""

    ENGINE = "engine"
    """The kit plays customs."""
    CUSTOMS = "customs"
    """The kit plays the engine."""


class Verdict(StrEnum):
    """How a scenario ended."""

    PASSED = "dat"
    FAILED = "khong_dat"
    SKIPPED = "bo_qua"


class DifferenceError(Exception):
    """The first thing that is not as agreed, in Vietnamese."""


class SkippedError(Exception):
    """Why the scenario could not be tried here, in Vietnamese."""


@dataclass(frozen=True)
class Scenario(Generic[Partner]):
    """One promise of the agreement; `row` names the requirement it belongs to."""

    name: str
    row: str
    title_vi: str
    proves_vi: str
    play: Callable[[Partner], Awaitable[None]]


@dataclass
class Suite(Generic[Partner]):
    """The scenarios of one side, in the order in which they are played."""

    side: Side
    scenarios: list[Scenario[Partner]] = field(default_factory=list)

    def scenario(
        self, name: str, row: str, title_vi: str, proves_vi: str
    ) -> Callable[[Callable[[Partner], Awaitable[None]]], Callable[[Partner], Awaitable[None]]]:
        """Register the function below as the next scenario."""

        def register(play: Callable[[Partner], Awaitable[None]]) -> Callable[[Partner], Awaitable[None]]:
            if any(each.name == name for each in self.scenarios):
                raise ValueError(f"two scenarios are named {name}")
            self.scenarios.append(Scenario(name, row, title_vi, proves_vi, play))
            return play

        return register


def expect(what_vi: str, got: Any, wanted: Any) -> None:
    """`got` is `wanted`; DifferenceError says both."""
    if got != wanted:
        raise DifferenceError(f"{what_vi}: mong đợi {_shown(wanted)}, nhận được {_shown(got)}")


def expect_that(holds: object, what_vi: str) -> None:
    """The sentence is true; DifferenceError says that it is not."""
    if not holds:
        raise DifferenceError(f"Không đúng: {what_vi}")


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 160 else text[:159] + "…"
