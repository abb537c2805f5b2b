"""The other side for demo and tests: customs' system with faults."""

from customs.simulator.faults import Faults
from customs.simulator.journal import Journal, Known
from customs.simulator.script import Script
from customs.simulator.server import serve, serving
from customs.simulator.simulator import Answer, Simulator

__all__ = ["Answer", "Faults", "Journal", "Known", "Script", "Simulator", "serve", "serving"]
