"""The list to which every module of scenarios for the engine adds its own."""

from customs.conform.engine_side.partner import EngineUnderTrial
from customs.conform.scenario import Side, Suite

ENGINE: Suite[EngineUnderTrial] = Suite(Side.ENGINE)
