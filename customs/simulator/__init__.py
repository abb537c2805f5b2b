"""The other side for demo and tests: customs' system with faults."""

from customs.simulator.faults import Direction, Fault, Faults
from customs.simulator.journal import Journal, Known, SentMessage
from customs.simulator.script import Script
from customs.simulator.server import serve, serving
from customs.simulator.simulator import Simulator
from customs.simulator.voice import Answer

__all__ = [
    "Answer",
    "Direction",
    "Fault",
    "Faults",
    "Journal",
    "Known",
    "Script",
    "SentMessage",
    "Simulator",
    "serve",
    "serving",
]
