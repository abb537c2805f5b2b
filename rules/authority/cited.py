"""How is a dated value shown to a reader who asks who is in charge?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from models.authority import CitedPlace
from models.law import Dated, in_force

Series = Iterable[Dated[Any]]


def cited(day: date, *series: Series) -> tuple[CitedPlace, ...]:
    """The places of the values in force on the day, in order; a series without one adds nothing."""
    values = (in_force(values, day) for values in series)
    return places(day, (value for value in values if value is not None))


def places(day: date, values: Iterable[Dated[Any]]) -> tuple[CitedPlace, ...]:
    """The places of the values, each once."""
    return tuple(dict.fromkeys(_place(day, value) for value in values))


def _place(day: date, value: Dated[Any]) -> CitedPlace:
    return CitedPlace(
        place_vi=value.citation.place_vi,
        quote_vi=value.citation.quote_vi,
        verification=value.verification,
        needs_legal_review=value.needs_review(day),
    )
