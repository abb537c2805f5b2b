"""How long may each step take, and how is it tried again? Every number has a name here."""

from datetime import timedelta

from temporalio.common import RetryPolicy

WORKFLOW_TASK_TIMEOUT = timedelta(seconds=5)
"""After a worker's death its workflow task is given to another one after this."""

STICKY_TIMEOUT = timedelta(seconds=1)
"""How long a task waits for the worker that has the case in its cache."""

DELIVERY_RPC_TIMEOUT = timedelta(seconds=8)
"""Shorter than the time for which a message is held."""

LOOK_AGAIN = timedelta(days=30)
"""How long a case without a due day rests before its timer is set anew."""

ASSESSMENT_TIMEOUT = timedelta(seconds=5)
ISSUE_TIMEOUT = timedelta(seconds=8)
DELIVERY_TIMEOUT = timedelta(seconds=8)
"""Longer than the customs client's own time-outs."""

NEVER_RETRIED = ["PayloadsTooLarge"]

RETRY = RetryPolicy(
    initial_interval=timedelta(milliseconds=500),
    maximum_interval=timedelta(seconds=30),
    non_retryable_error_types=NEVER_RETRIED,
)
"""Register and document store come back by themselves; a case waits for them."""

DELIVERY_RETRY = RetryPolicy(
    initial_interval=timedelta(seconds=1),
    maximum_interval=timedelta(seconds=30),
    non_retryable_error_types=NEVER_RETRIED,
)
"""For what is no answer of customs: a worker that died, a register that is away, another courier at the row.

While customs is down the activity itself says when it is tried next, and after 72 hours that the row is dead.
"""

PAGE_TIMEOUT = timedelta(minutes=1)
REPAIR_TIMEOUT = timedelta(minutes=10)
HEARTBEAT_TIMEOUT = timedelta(seconds=30)
LOOKS = (timedelta(seconds=20), timedelta(seconds=40), timedelta(minutes=1))
"""When what a reconciliation has repaired is compared again."""

NIGHT = timedelta(hours=5)
"""How long a step of a reconciliation is tried while customs is down: from 01:00 until work begins."""

RECONCILIATION_TIMEOUT = timedelta(hours=20)
RECONCILIATION_CATCH_UP = timedelta(days=1)

NIGHTLY_RETRY = RetryPolicy(
    initial_interval=timedelta(seconds=10),
    backoff_coefficient=2.0,
    maximum_interval=timedelta(minutes=10),
    non_retryable_error_types=NEVER_RETRIED,
)
