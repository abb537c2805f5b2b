"""How does customs send here? Signed posts over connections that are kept."""

import time
from itertools import count

import httpx

from bench.cases import goods
from bench.cases.ground import SECRET
from bench.processes.portal import CLIENT
from customs.signatures import sign
from customs.wire import json_bytes
from customs.wire.messages import DeclarationMessage, DocumentMessage
from models.facts import DeclarationRegistered, Fact, FactContent, PaperFiled
from worker import now

_NUMBERS = count(1)


class Sender:
    """Posts declarations and papers of used lathes; answers the milliseconds until the receipt."""

    def __init__(self, url: str, items: int) -> None:
        self._http = httpx.AsyncClient(base_url=f"{url}/api/v1", timeout=30.0)
        self._items = items

    @staticmethod
    def number() -> str:
        """A declaration number that nobody has used."""
        return f"3{next(_NUMBERS):011d}"

    def declaration(self, number: str) -> bytes:
        """The declaration as it is sent."""
        declared = DeclarationRegistered(declaration=goods.a_declaration(number, self._items))
        return json_bytes(DeclarationMessage.from_fact(_fact(number, declared)))

    @staticmethod
    def papers(number: str) -> tuple[bytes, ...]:
        """The two papers with which the goods may clear."""
        filed = (PaperFiled(paper=goods.CONFIRMATION), PaperFiled(paper=goods.BUSINESS))
        return tuple(json_bytes(DocumentMessage.from_fact(_fact(number, paper))) for paper in filed)

    async def declare(self, number: str, body: bytes) -> float:
        """Until the receipt of a declaration."""
        return await self._post("/declarations", body, f"{number}.0")

    async def file(self, number: str, body: bytes, position: int) -> float:
        """Until the receipt of a paper."""
        return await self._post(f"/declarations/{number}/documents", body, f"{number}.{position}")

    async def close(self) -> None:
        """Give the connections back."""
        await self._http.aclose()

    async def _post(self, path: str, body: bytes, message_id: str) -> float:
        started = time.perf_counter()
        headers = sign(body, message_id, now(), SECRET)
        headers |= {"content-type": "application/json", "x-client-id": CLIENT}
        answer = await self._http.post(path, content=body, headers=headers)
        if answer.status_code != httpx.codes.ACCEPTED:
            raise RuntimeError(f"{path}: {answer.status_code} {answer.text[:300]}")
        return (time.perf_counter() - started) * 1000


def _fact(number: str, content: FactContent) -> Fact:
    return Fact(declaration_number=number, occurred_at=now(), content=content)
