"""Customs' systems that break one promise, and one that breaks none."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from fastapi import Response
from starlette.types import ASGIApp

from customs.conform.customs_side import CUSTOMS
from customs.simulator import Faults, Script, Simulator
from customs.simulator.server import app_of
from customs.wire import ResultMessage
from tests.engine import SECRET
from tests.integration.broken_engines import has_a_time
from tests.integration.meddling import Passing, meddling
from tests.integration.practice_ground import OLD


def a_customs(kind: type[Simulator] = Simulator, **more: Any) -> Simulator:
    simulator = kind("http://127.0.0.1:9", SECRET, script=Script(final_word=False), **more)
    simulator.old_secrets = (OLD,)
    return simulator


class OlderReplaces(Simulator):
    """Applies whatever is new to it, whatever its number."""

    def take(self, message_id: str, body: bytes, digest: str, met: Any = frozenset()) -> Any:
        record = self.journal.of(ResultMessage.model_validate_json(body, extra="ignore").so_to_khai)
        if message_id not in record.received and message_id not in self.journal.digests:
            record.result_number = 0
        return super().take(message_id, body, digest, met)


class RepeatReplaces(Simulator):
    """Applies what it has applied before once more."""

    def take(self, message_id: str, body: bytes, digest: str, met: Any = frozenset()) -> Any:
        if self.journal.digests.get(message_id) == digest:
            self.journal.of(ResultMessage.model_validate_json(body).so_to_khai).result_number = 0
            self.journal.applied(message_id, body.decode())
        return super().take(message_id, body, digest, met)


class KnowsNoLaterMember(Simulator):
    """Refuses what the release that it was written for did not know."""

    def take(self, message_id: str, body: bytes, digest: str, met: Any = frozenset()) -> Any:
        ResultMessage.model_validate_json(body)
        return super().take(message_id, body, digest, met)


class ReusesIds(Simulator):
    """Forgets which id came with which body."""

    def take(self, message_id: str, body: bytes, digest: str, met: Any = frozenset()) -> Any:
        self.journal.digests.pop(message_id, None)
        for record in self.journal.records.values():
            if message_id in record.applied and record.newest != body.decode():
                record.applied.remove(message_id)
        return super().take(message_id, body, digest, met)


class KeepsARowEachTime:
    """Lists a declaration as often as it applied one and the same message."""

    def __init__(self) -> None:
        self.applied: Counter[tuple[str, str]] = Counter()

    def __call__(self, passing: Passing, status: int, answer: Any) -> Any:
        if passing.target == "/dispositions" and answer["trang_thai"] == "da_ap_dung":
            self.applied[json.loads(passing.body)["so_to_khai"], passing.headers["webhook-id"]] += 1
        if "ban_doi_chieu" not in answer:
            return None
        rows = [row for row in answer["ban_doi_chieu"] for _ in range(self.times(row["so_to_khai"]))]
        return status, answer | {"ban_doi_chieu": rows}

    def times(self, number: str) -> int:
        return max((times for (of, _), times in self.applied.items() if of == number), default=1)


def signed_by_anybody(passing: Passing) -> None:
    if has_a_time(passing):
        passing.sign_again(SECRET)


def health_is_down(passing: Passing) -> Response | None:
    return Response(status_code=503) if passing.target == "/health" else None


BELIEVES_NO_ANSWER = {
    "signature-missing",
    "signature-wrong-key",
    "body-altered",
    "id-altered",
    "time-301-s-past",
    "time-301-s-future",
    "answer-signed",
    "no-result",
    "health",
    "digests-unsigned",
    "digests-replayed",
    "resend-unsigned",
    "resend-request",
    "resend-invalid",
}
"""What stands though no acknowledgement can be believed."""
BROKEN_CUSTOMS: dict[str, tuple[Callable[[], ASGIApp], set[str]]] = {
    "applies an older number": (lambda: app_of(a_customs(OlderReplaces)), {"older-never-replaces"}),
    "applies a repeat again": (lambda: app_of(a_customs(RepeatReplaces)), {"repeat-of-old"}),
    "applies a message twice": (
        lambda: meddling(app_of(a_customs()), after=KeepsARowEachTime()),
        {"repeat-applied-once", "copies-at-once", "repeat-of-old", "digests-ordered"},
    ),
    "echoes a wrong hash": (
        lambda: app_of(a_customs(faults=Faults(wrong_echo=True))),
        {one.name for one in CUSTOMS.scenarios} - BELIEVES_NO_ANSWER,
    ),
    "accepts a bad signature": (
        lambda: meddling(app_of(a_customs()), before=signed_by_anybody),
        {
            "signature-missing",
            "signature-wrong-key",
            "body-altered",
            "id-altered",
            "digests-unsigned",
            "digests-replayed",
            "resend-unsigned",
        },
    ),
    "refuses what it does not know": (lambda: app_of(a_customs(KnowsNoLaterMember)), {"unknown-member"}),
    "takes an id for other content": (lambda: app_of(a_customs(ReusesIds)), {"id-reused"}),
    "is not healthy": (lambda: meddling(app_of(a_customs()), before=health_is_down), {"health"}),
}
DEPENDS_ON_ARRIVAL = {"in-parallel-rising"}
"""Passes by luck when five copies happen to come in their order."""
