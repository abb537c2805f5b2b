"""What does customs remember of each declaration, also after it was killed?"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from customs.simulator.reading import read_result
from customs.wire import ResultMessage


@dataclass(frozen=True)
class SentMessage:
    """A message of customs as the engine took it: enough to send the same again."""

    call: str
    body: str
    """The bytes as text; a byte that is no UTF-8 (an attached file) is kept by `surrogateescape`."""
    content_type: str = "application/json"

    @classmethod
    def of(cls, call: str, body: bytes, content_type: str = "application/json") -> "SentMessage":
        """The message with these bytes."""
        return cls(call, body.decode("utf-8", "surrogateescape"), content_type)

    def raw(self) -> bytes:
        """The body, byte by byte as it was sent."""
        return self.body.encode("utf-8", "surrogateescape")


@dataclass
class Known:
    """One declaration as customs knows it."""

    number: str
    sent: list[str] = field(default_factory=list)
    """Ids of messages that the engine took."""
    messages: dict[str, SentMessage] = field(default_factory=dict)
    """The same messages whole, by id."""
    received: list[str] = field(default_factory=list)
    """webhook-ids as they came, repeats included."""
    applied: list[str] = field(default_factory=list)
    """webhook-ids that changed something, each once."""
    kept: dict[str, str] = field(default_factory=dict)
    """Results received and not yet acknowledged as applied, by webhook-id."""
    acknowledged: list[str] = field(default_factory=list)
    """webhook-ids of which the engine was told later, by a message of customs' own."""
    result_number: int = 0
    dispositions: dict[int, str] = field(default_factory=dict)
    final_words: dict[int, str] = field(default_factory=dict)
    units: dict[int, dict[str, int]] = field(default_factory=dict)
    """Units of an item of which customs spoke apart from the rest, by outcome."""
    newest: str | None = None
    """The newest result, as received."""

    def result(self) -> ResultMessage | None:
        """The newest result."""
        return read_result(self.newest) if self.newest else None

    def is_other(self, result_number: int, body: bytes) -> bool:
        """Is the newest result of this number, with other bytes than these?"""
        return result_number == self.result_number and self.newest != body.decode()


Word = tuple[int, str, int | None]
_WITH_BODIES = ("messages", "kept")


class Journal:
    """Records by declaration number; every change is a line of a file, if one is given."""

    def __init__(self, path: Path | None = None) -> None:
        self.records: dict[str, Known] = {}
        self.digests: dict[str, str] = {}
        """Body digest by webhook-id."""
        self._file: IO[str] | None = None
        if path is not None:
            self._open(path)

    def received(self, message_id: str, digest: str, number: str) -> None:
        """Note a message."""
        self._write({"event": "received", "id": message_id, "digest": digest, "number": number})

    def applied(self, message_id: str, body: str) -> None:
        """Note that a result was applied."""
        self._write({"event": "applied", "id": message_id, "body": body})

    def kept(self, message_id: str, body: str) -> None:
        """Note that a result was taken and is not applied yet."""
        self._write({"event": "kept", "id": message_id, "body": body})

    def acknowledged(self, number: str, message_id: str) -> None:
        """Note that the engine was told what became of a kept result."""
        self._write({"event": "acknowledged", "number": number, "id": message_id})

    def sent(self, number: str, message_id: str, message: SentMessage) -> None:
        """Note that the engine took a message of ours."""
        self._write({"event": "sent", "number": number, "id": message_id, **asdict(message)})

    def said(self, number: str, words: Sequence[Word]) -> None:
        """Note customs' words: item, outcome, and the units where not of the whole item."""
        self._write({"event": "said", "number": number, "words": list(words)})

    def of(self, number: str) -> Known:
        """The record of a declaration."""
        return self.records.setdefault(number, Known(number))

    def state(self) -> dict[str, Any]:
        """Everything but whole messages, for a person or a test to look at."""
        return {
            number: {name: value for name, value in asdict(record).items() if name not in _WITH_BODIES}
            for number, record in sorted(self.records.items())
        }

    def _open(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                if line.endswith("}"):
                    self._apply(json.loads(line))
        self._file = path.open("a", encoding="utf-8")

    def _write(self, event: dict[str, Any]) -> None:
        if self._file is not None:
            self._file.write(json.dumps(event) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        self._apply(event)

    def _apply(self, event: dict[str, Any]) -> None:
        match event["event"]:
            case "received":
                self.digests.setdefault(event["id"], event["digest"])
                self.of(event["number"]).received.append(event["id"])
            case "applied":
                self._apply_result(event["id"], event["body"])
            case "kept":
                self.of(read_result(event["body"]).so_to_khai).kept[event["id"]] = event["body"]
            case "acknowledged":
                self.of(event["number"]).kept.pop(event["id"], None)
                self.of(event["number"]).acknowledged.append(event["id"])
            case "sent":
                self._apply_sent(event)
            case "said":
                self._apply_said(self.of(event["number"]), event["words"])

    @staticmethod
    def _apply_said(record: Known, words: Any) -> None:
        if isinstance(words, dict):  # a journal of an earlier release knows whole items only
            words = [(int(item), outcome, None) for item, outcome in words.items()]
        for item, outcome, units in words:
            if units is None:
                record.units.pop(item, None)
                record.final_words[item] = outcome
            else:
                of_item = record.units.setdefault(item, {})
                of_item[outcome] = of_item.get(outcome, 0) + units

    def _apply_sent(self, event: dict[str, Any]) -> None:
        record = self.of(event["number"])
        record.sent.append(event["id"])
        if "body" in event:  # a journal of an earlier release knows the id only
            record.messages[event["id"]] = SentMessage(event["call"], event["body"], event["content_type"])

    def _apply_result(self, message_id: str, body: str) -> None:
        result = read_result(body)
        record = self.of(result.so_to_khai)
        record.applied.append(message_id)
        if result.so_ket_qua < record.result_number:
            return
        record.result_number = result.so_ket_qua
        record.newest = body
        record.dispositions = {item.so_thu_tu: item.xu_ly.value for item in result.ket_qua.hang_hoa}
