"""Does a paper or a designation cover the QCVN that are owed?"""

import re
from collections.abc import Iterable
from functools import lru_cache

from models.folding import folded

_NUMBER = re.compile(r"qcvn\s*0*(\d+)\s*:\s*(\d{4})")


def uncovered(owed: Iterable[str], named: Iterable[str], *, of_any_year: bool) -> tuple[str, ...]:
    """The QCVN owed that nothing named covers: by number and year, by number alone for old papers."""
    known = {_key(one, of_any_year=of_any_year) for one in named}
    return tuple(one for one in owed if _key(one, of_any_year=of_any_year) not in known)


@lru_cache(maxsize=1024)
def _key(regulation: str, *, of_any_year: bool) -> tuple[str, ...]:
    """One regulation however written: "QCVN 4:2009/BKHCN+SĐ1:2016", "QCVN 04:2009/BKHCN"."""
    text = folded(regulation)
    found = _NUMBER.match(text)
    if found is None:
        return (text,)
    number, year = found.groups()
    return (number,) if of_any_year else (number, year)
