"""What does customs remember of each declaration, also after it was killed?"""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from customs.wire import ResultMessage


@dataclass
class Known:
    """One declaration as customs knows it."""

    number: str
    sent: list[str] = field(default_factory=list)
    """Ids of messages that the engine took."""
    received: list[str] = field(default_factory=list)
    """webhook-ids as they came, repeats included."""
    applied: list[str] = field(default_factory=list)
    """webhook-ids that changed something, each once."""
    result_number: int = 0
    dispositions: dict[int, str] = field(default_factory=dict)
    final_words: dict[int, str] = field(default_factory=dict)
    newest: str | None = None
    """The newest result, as received."""

    def result(self) -> ResultMessage | None:
        """The newest result."""
        return ResultMessage.model_validate_json(self.newest) if self.newest else None


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

    def sent(self, number: str, message_id: str) -> None:
        """Note that the engine took a message of ours."""
        self._write({"event": "sent", "number": number, "id": message_id})

    def said(self, number: str, words: dict[int, str]) -> None:
        """Note customs' words per item."""
        self._write({"event": "said", "number": number, "words": {str(i): w for i, w in words.items()}})

    def of(self, number: str) -> Known:
        """The record of a declaration."""
        return self.records.setdefault(number, Known(number))

    def state(self) -> dict[str, Any]:
        """Everything, for a person or a test to look at."""
        return {number: asdict(record) for number, record in sorted(self.records.items())}

    def _open(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                if line.endswith("}"):
                    self._apply(json.loads(line))
        self._file = path.open("a", encoding="utf-8")

    def _write(self, event: dict[str, Any]) -> None:
        if self._file is not None:
            self._file.write(json.dumps(event, ensure_ascii=False) + "\n")
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
            case "sent":
                self.of(event["number"]).sent.append(event["id"])
            case "said":
                words = {int(item): word for item, word in event["words"].items()}
                self.of(event["number"]).final_words.update(words)

    def _apply_result(self, message_id: str, body: str) -> None:
        result = ResultMessage.model_validate_json(body)
        record = self.of(result.so_to_khai)
        record.applied.append(message_id)
        record.result_number = result.so_ket_qua
        record.newest = body
        record.dispositions = {item.so_thu_tu: item.xu_ly.value for item in result.ket_qua.hang_hoa}
