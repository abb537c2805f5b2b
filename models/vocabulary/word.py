"""What is a word of a closed set?"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A value of a closed set: stored and sent as its text, shown as its Vietnamese label."""

    label_vi: str

    def __new__(cls, value: str, label_vi: str = "") -> Self:
        """A word cannot be made without its label; by its value alone an existing one is found."""
        if not label_vi:
            raise TypeError(f"{cls.__name__}.{value} has no label")
        word = str.__new__(cls, value)
        word._value_ = value
        word.label_vi = label_vi
        return word
