"""Does customs keep its side? The kit plays the engine; the modules in the order in which they are played."""

from customs.conform.customs_side import (  # isort: skip
    believing,
    applying,
    contents,
    comparing,
)
from customs.conform.customs_side.partner import CustomsUnderTrial
from customs.conform.customs_side.suite import CUSTOMS

MODULES = (believing, applying, contents, comparing)

__all__ = ["CUSTOMS", "MODULES", "CustomsUnderTrial"]
