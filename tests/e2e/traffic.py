"""Fifty cases on every road: the samples again, under other numbers and with other machines."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from customs.simulator import Answer, Simulator
from demo.__main__ import now
from demo.installation import SAMPLES
from demo.people import Desk, staff_at_work
from demo.sample import Message, Sample, load
from models.days import vietnamese_day

AUTOMATIC = {"01": 6, "18": 4, "19": 4, "24": 2, "28": 6, "31": 4}
SIGNED = {"03": 4, "12": 4, "04": 3, "07": 2, "09": 2, "17": 1}
VISITED = {"06": 2, "08": 2, "23": 1}
INSPECTED = {"33": 1, "36": 1, "38": 1}
FIFTY = AUTOMATIC | SIGNED | VISITED | INSPECTED


def clone(template: str, number: int) -> Sample:
    """The sample that starts with these digits, as another declaration of another machine."""
    (path,) = Path(SAMPLES).glob(f"{template}-*.json")
    sample = load(path, vietnamese_day(now()))
    text = sample.model_dump_json().replace(sample.number, f"108{number:09d}")
    for own in sorted(_its_own(sample)):
        text = text.replace(f'"{own}"', f'"{own}-{number}"')
    return Sample.model_validate_json(text)


def fifty() -> tuple[Sample, ...]:
    """The mix, in an order that brings every road at once."""
    wanted = [(n, template) for template, count in FIFTY.items() for n in range(count)]
    return tuple(clone(template, number) for number, (_, template) in enumerate(sorted(wanted), 1))


def _its_own(sample: Sample) -> Iterable[str]:
    """Serial numbers and the bill of lading: a machine comes once."""
    for step in sample.steps:
        if isinstance(step, Message) and step.call == "declarations":
            body: dict[str, Any] = step.body
            yield body["so_van_don"]
            yield from (item["so_may"] for item in body["hang_hoa"] if item.get("so_may"))


@dataclass
class Taken:
    """A message that the engine answered with 2xx."""

    number: str
    message_id: str
    fact_id: str


class RememberingSimulator(Simulator):
    """Customs' voice that remembers every receipt."""

    def __init__(self, engine_url: str, secret: str) -> None:
        super().__init__(engine_url, secret, patience_seconds=90.0)
        self.taken: list[Taken] = []

    async def send(self, call: str, number: str, body: bytes, message_id: str, **more: Any) -> Answer:
        answer = await super().send(call, number, body, message_id, **more)
        if answer.status < 300:
            self.taken.append(Taken(number, message_id, answer.body["ma_su_kien"]))
        return answer


@dataclass
class Staff:
    """The scripted people; when the portal dies under their hands they sign in again."""

    desk: Desk = field(default_factory=Desk)
    returns: int = 0

    async def work(self, url: str, passwords: dict[str, str]) -> None:
        while True:
            try:
                await staff_at_work(url, passwords, self.desk)
            except* (httpx.HTTPError, LookupError):
                self.returns += 1
            await asyncio.sleep(0.5)
