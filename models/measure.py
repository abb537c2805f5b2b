"""How does a number of the law read: seven working days, eighteen months, eighty-five per cent?"""

from typing import Self


class Measure(int):
    """A number with its unit. It counts like any number, and is read with its unit."""

    unit_vi: str

    def __new__(cls, number: int, unit_vi: str) -> Self:
        """A number without a unit says nothing to a reader."""
        measure = super().__new__(cls, number)
        measure.unit_vi = unit_vi
        return measure

    def __reduce__(self) -> tuple[type[Self], tuple[int, str]]:
        """A copy has the unit too."""
        return type(self), (int(self), self.unit_vi)

    @property
    def told_vi(self) -> str:
        """As the law writes it: "07 ngày làm việc", "85%"."""
        return f"{self:d}%" if self.unit_vi == "%" else f"{self:02d} {self.unit_vi}"


class Chapters(tuple[str, ...]):
    """Chapters of the HS."""

    __slots__ = ()

    @property
    def told_vi(self) -> str:
        """All of them after one word."""
        return f"Chương {', '.join(self)}"


def days(number: int) -> int:
    """Calendar days."""
    return Measure(number, "ngày")


def working_days(number: int) -> int:
    """Days on which the offices work."""
    return Measure(number, "ngày làm việc")


def working_hours(number: int) -> int:
    """Hours in which the offices work."""
    return Measure(number, "giờ làm việc")


def months(number: int) -> int:
    """Calendar months."""
    return Measure(number, "tháng")


def years(number: int) -> int:
    """Calendar years."""
    return Measure(number, "năm")


def percent(number: int) -> int:
    """A share of what was designed."""
    return Measure(number, "%")


def times(number: int) -> int:
    """How often."""
    return Measure(number, "lần")


def counted(number: int, unit_vi: str) -> int:
    """Pieces of anything else."""
    return Measure(number, unit_vi)
