"""The list to which every module of scenarios for customs adds its own."""

from customs.conform.customs_side.partner import CustomsUnderTrial
from customs.conform.scenario import Side, Suite

CUSTOMS: Suite[CustomsUnderTrial] = Suite(Side.CUSTOMS)
