"""How often is the archive swept, and how long may each step take?"""

from datetime import timedelta

BATCH = 200
"""Histories that one activity keeps at most."""

BATCHES = 50
"""Batches that one sweep makes at most; the next sweep goes on."""

BATCH_TIMEOUT = timedelta(minutes=5)
HEARTBEAT_TIMEOUT = timedelta(seconds=30)
SWEEP_TIMEOUT = timedelta(hours=2)

SWEEP_EVERY = timedelta(hours=1)
CATCH_UP = timedelta(days=1)
