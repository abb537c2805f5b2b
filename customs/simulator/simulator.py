"""What does customs' system do with what it is told, and what does it say?"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import httpx

from customs.simulator.faults import Fault, Faults
from customs.simulator.journal import Journal, SentMessage, Word
from customs.simulator.reading import read_result
from customs.simulator.script import Script
from customs.simulator.voice import Answer, Request, Voice
from customs.wire import AcknowledgementMessage, json_bytes
from customs.wire.messages import ClearanceMessage, Message, StorageMessage
from models.problems import ErrorCode
from models.vocabulary import CustomsOutcome

CLIENT_ID = "hai-quan-da-nang"
ACKNOWLEDGED_AFTER_SECONDS = 0.2
_TRIES = 5
_SUPERSEDED_VI = "Đã áp dụng bản kết quả mới hơn"
_REFUSED_VI = "Hệ thống hải quan từ chối theo kịch bản"


def _wall_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # the partner's own clock, not ours


class Simulator:
    """Customs' system: registers declarations, takes results once, gives its final word."""

    def __init__(  # noqa: PLR0913  # each is a fault or a neighbor that a test replaces
        self,
        engine_url: str,
        secret: str,
        *,
        client_id: str = CLIENT_ID,
        script: Script | None = None,
        faults: Faults | None = None,
        journal: Journal | None = None,
        http: httpx.AsyncClient | None = None,
        now: Callable[[], datetime] = _wall_clock,
        patience_seconds: float = 120.0,
    ) -> None:
        self.secret = secret
        self.old_secrets: tuple[str, ...] = ()
        self.script = script or Script()
        self.scripts: dict[str, Script] = {}
        """What customs does with one declaration, where it differs from the rest."""
        self.faults = faults or Faults()
        self.journal = journal or Journal()
        self.now = now
        self._voice = Voice(
            http or httpx.AsyncClient(timeout=15.0),
            engine_url,
            client_id,
            lambda: self.secret,
            lambda: self.now(),  # noqa: PLW0108  # a test may set another clock
        )
        self._patience_seconds = patience_seconds
        self._speaking: dict[str, asyncio.Task[None]] = {}

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every key by which the engine may sign: the newest and, during a rotation, the old one."""
        return (self.secret, *self.old_secrets)

    async def send(  # the parts of one request
        self,
        call: str,
        number: str,
        body: bytes,
        message_id: str,
        *,
        content_type: str = "application/json",
        prefer: str | None = None,
    ) -> Answer:
        """Send a message until the engine answers, through whatever goes wrong on the way."""
        headers = {"content-type": content_type} | ({"prefer": prefer} if prefer else {})
        request = Request("POST", _path(call, number), body, message_id, headers)
        answer = await self._voice.say(request, number, self.faults, self._patience_seconds)
        if answer.status < 300:
            self.journal.sent(number, message_id, SentMessage.of(call, body, content_type))
        return answer

    async def get(self, path: str, message_id: str = "get") -> Answer:
        """Read from the engine, signed."""
        return await self._voice.ask(Request("GET", path, b"", message_id), self._patience_seconds)

    def take(
        self, message_id: str, body: bytes, digest: str, met: frozenset[Fault] = frozenset()
    ) -> tuple[str, str | None]:
        """Apply a result once; returns the state and, if refused, the reason."""
        known = self.journal.digests.get(message_id)
        if known is not None and known != digest:
            return "tu_choi", "Mã thông điệp đã dùng cho nội dung khác"
        result = read_result(body)
        self.journal.received(message_id, digest, result.so_to_khai)
        record = self.journal.of(result.so_to_khai)
        if message_id in record.applied and record.is_other(result.so_ket_qua, body):
            self.journal.applied(message_id, body.decode())
        if message_id in record.applied or message_id in record.acknowledged:
            return "da_ap_dung", None
        if Fault.REFUSE in met:
            return "tu_choi", _REFUSED_VI
        if result.so_ket_qua > record.result_number and Fault.ANSWER_RECEIVED not in met:
            self.journal.applied(message_id, body.decode())
            return "da_ap_dung", None
        if message_id not in record.kept:
            self.journal.kept(message_id, body.decode())
        return "da_nhan", None

    def speak_soon(self, number: str) -> None:
        """Say what is due on a declaration, in the background; one voice a declaration."""
        before = self._speaking.get(number)
        task = asyncio.get_running_loop().create_task(self._speak(number, before))
        self._speaking[number] = task

    def resume(self) -> None:
        """After a start: say what was due when the process died."""
        for number in tuple(self.journal.records):
            self.speak_soon(number)

    async def settle(self) -> None:
        """Wait until everything that was due is said."""
        while pending := [task for task in self._speaking.values() if not task.done()]:
            await asyncio.wait(pending)

    async def close(self) -> None:
        """Fall silent."""
        for task in self._speaking.values():
            task.cancel()
        await asyncio.gather(*self._speaking.values(), return_exceptions=True)
        await self._voice.close()

    async def _speak(self, number: str, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        record = self.journal.of(number)
        for message_id, body in tuple(record.kept.items()):
            await self._acknowledge(number, message_id, body)
        script = self.scripts.get(number, self.script)
        while (result := record.result()) is not None:
            due = script.words_for(result, record.final_words, record.units, self.now())
            if not due:
                return
            for call, message_id, message in due:
                if not await self._say(number, call, message_id, message):
                    return

    async def _acknowledge(self, number: str, message_id: str, body: str) -> None:
        """Apply what was only kept, and tell the engine so; an older result is told as superseded."""
        await asyncio.sleep(ACKNOWLEDGED_AFTER_SECONDS)
        raw, record = body.encode(), self.journal.of(number)
        is_newest = read_result(raw).so_ket_qua > record.result_number
        if is_newest:
            self.journal.applied(message_id, body)
        message = AcknowledgementMessage(
            ma_thong_diep=message_id,
            ma_bam=self.journal.digests[message_id],
            trang_thai="da_ap_dung",
            ly_do=None if is_newest or message_id in record.applied else _SUPERSEDED_VI,
        )
        headers = {"content-type": "application/json"}
        request = Request(
            "POST", "/acknowledgements", json_bytes(message), f"{message_id[:119]}.applied", headers
        )
        for attempt in range(_TRIES):  # the engine may still be noting down that we keep it
            if (await self._voice.say(request, number, self.faults)).status < 300:
                break
            await asyncio.sleep(0.2 * (attempt + 1))
        self.journal.acknowledged(number, message_id)

    async def _say(self, number: str, call: str, message_id: str, message: Message) -> bool:
        """Say it for as long as it takes; an id already used was taken before we were killed."""
        body = json_bytes(message)
        request = Request("POST", _path(call, number), body, message_id, {"content-type": "application/json"})
        answer = await self._voice.say(request, number, self.faults)
        if answer.status >= 300 and answer.body.get("code") != ErrorCode.MESSAGE_ID_REUSED:
            return False
        self.journal.sent(number, message_id, SentMessage.of(call, body))
        self.journal.said(number, _said(message))
        return True


def _path(call: str, number: str) -> str:
    return "/declarations" if call == "declarations" else f"/declarations/{number}/{call}"


def _said(message: Message) -> list[Word]:
    match message:
        case ClearanceMessage():
            return [(word.so_thu_tu, word.ket_qua.value, word.so_luong) for word in message.ket_qua]
        case StorageMessage():
            return [(item, CustomsOutcome.STORED.value, None) for item in message.so_thu_tu_hang]
        case _:
            return []
