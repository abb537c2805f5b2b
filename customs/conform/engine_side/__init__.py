"""Does the engine keep its side? The kit plays customs; the modules in the order in which they are played."""

from customs.conform.engine_side import (  # isort: skip
    signing,
    reading,
    repeating,
    order,
    fields,
    octets,
    comparing,
    answers,
)
from customs.conform.engine_side.partner import EngineUnderTrial
from customs.conform.engine_side.suite import ENGINE

MODULES = (signing, reading, repeating, order, fields, octets, comparing, answers)

__all__ = ["ENGINE", "MODULES", "EngineUnderTrial"]
