"""Engines that break one promise which shows at the door, whoever works on what comes in."""

import secrets
from datetime import UTC, datetime
from typing import Any

from fastapi import Response

from customs.conform.engine_side import ENGINE
from customs.conform.scenario import Scenario
from tests.engine import SECRET
from tests.integration.meddling import After, Before, Passing
from tests.integration.practice_ground import CLIENT, READER, now

Spoilt = tuple[tuple[str, ...], Before, After, set[str]]


def topic_of(scenario: Scenario[Any]) -> str:
    return scenario.play.__module__.rsplit(".", 1)[-1]


def scenarios_of(*topics: str) -> list[str]:
    """Without the one whose result nobody makes, and the one that takes long to say nothing here."""
    left_out = ("wire-vietnamese", "burst")
    return [one.name for one in ENGINE.scenarios if topic_of(one) in topics and one.name not in left_out]


def passed_on(_: Passing) -> None:
    """Nothing is wrong with the request."""


def unchanged(*_: Any) -> None:
    """Nothing is wrong with the answer."""


def signature_unchecked(passing: Passing) -> None:
    if passing.headers.get("x-client-id") in (CLIENT, READER) and has_a_time(passing):
        passing.headers["x-client-id"] = CLIENT
        passing.sign_again(SECRET)


def clock_unchecked(passing: Passing) -> None:
    if passing.headers.get("x-client-id") == CLIENT and has_a_time(passing):
        at = datetime.fromtimestamp(int(passing.headers["webhook-timestamp"]), UTC)
        if abs((at - now()).total_seconds()) > 300:
            passing.sign_again(SECRET, now())


def has_a_time(passing: Passing) -> bool:
    return len(passing.headers.get("webhook-timestamp", "")) == 10 and "webhook-id" in passing.headers


def nan_crashes(passing: Passing) -> Response | None:
    return Response("Internal Server Error", 500) if b"NaN" in passing.body else None


def another_receipt(_: Passing, status: int, answer: Any) -> Any:
    return (202, answer | {"ma_su_kien": secrets.token_hex(8)}) if status == 202 else None


def an_id_taken_again(_: Passing, __: int, answer: Any) -> Any:
    return (202, {}) if answer.get("code") == "message_id_reused" else None


def a_field_kept_secret(_: Passing, status: int, answer: Any) -> Any:
    return (status, answer | {"errors": []}) if status in (400, 422) else None


FIELDS = {one.name for one in ENGINE.scenarios if one.name.startswith("field-")}
BROKEN_ENGINES: dict[str, Spoilt] = {
    "accepts a wrong signature": (
        ("signing", "reading"),
        signature_unchecked,
        unchanged,
        {
            "signature-missing",
            "signature-wrong-key",
            "signature-other-body",
            "signature-other-id",
            "signature-garbled",
            "stranger-uses-up-no-id",
            "read-empty-payload",
            "read-replayed-elsewhere",
            "read-other-query",
            "scope-missing",
            "client-with-other-key",
        },
    ),
    "accepts an old time": (
        ("signing",),
        clock_unchecked,
        unchanged,
        {"time-301-s-past", "time-301-s-future"},
    ),
    "gives 500 on NaN": (("octets",), nan_crashes, unchanged, {"wire-nan"}),
    "answers another receipt to a repeat": (
        ("repeating",),
        passed_on,
        another_receipt,
        {
            "repeat-same-receipt",
            "copies-at-once",
            "after-conflict",
            "same-under-other-id",
            "duplicate-of-each",
        },
    ),
    "forgets which ids were used": (
        ("repeating",),
        passed_on,
        an_id_taken_again,
        {"id-reused", "id-reused-other-number", "after-conflict"},
    ),
    "names no field": (("fields",), passed_on, a_field_kept_secret, FIELDS),
}
"""The topics that are played, what is spoilt before and after, and what has to be red."""
