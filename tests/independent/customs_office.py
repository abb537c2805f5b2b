"""What does a customs office need, written by somebody who has read docs/api.md and nothing else?"""

import asyncio
import base64
import hashlib
import hmac
import json
import re
import sqlite3
import uuid
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI, HTTPException, Request, Response

Json = dict[str, Any]

LARGEST_SKEW_SECONDS = 300
ATTEMPTS = 6
LARGEST_PAGE = 1000
TRY_AGAIN = frozenset({408, 429})
APPLIED, KEPT, REFUSED = "da_ap_dung", "da_nhan", "tu_choi"
UNREADABLE = "Không đọc được bản kết quả theo quy ước."

SCHEMA = """
CREATE TABLE IF NOT EXISTS sent (
    message_id TEXT PRIMARY KEY, number TEXT NOT NULL, path TEXT NOT NULL, content_type TEXT NOT NULL,
    body BLOB NOT NULL, accepted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS received (
    message_id TEXT PRIMARY KEY, number TEXT, result INTEGER, body BLOB NOT NULL, digest TEXT NOT NULL,
    state TEXT NOT NULL);
"""


def clock() -> int:
    return int(datetime.now(UTC).timestamp())  # noqa: TID251 - this office has a clock of its own


def digest_of(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def encoded(message: object) -> bytes:
    return json.dumps(message, ensure_ascii=False).encode()


def signature(secret: str, message_id: str, timestamp: str, content: bytes) -> str:
    """Section 3: `v1,` and the HMAC over id, time and content."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + content
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


class Keys:
    """The shared keys of the two offices; more than one during a change of keys."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = secrets

    def sign(self, message_id: str, content: bytes) -> dict[str, str]:
        now = str(clock())
        signatures = " ".join(signature(secret, message_id, now, content) for secret in self._secrets)
        return {"webhook-id": message_id, "webhook-timestamp": now, "webhook-signature": signatures}

    def trusts(self, headers: Mapping[str, str], content: bytes) -> bool:
        message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        is_time = bool(message_id) and timestamp.isascii() and timestamp.isdigit()
        if not is_time or abs(clock() - int(timestamp)) > LARGEST_SKEW_SECONDS:
            return False
        given = headers.get("webhook-signature", "").encode().split()
        known = [signature(secret, message_id, timestamp, content).encode() for secret in self._secrets]
        return any(hmac.compare_digest(one, other) for one in given for other in known)


class Book:
    """What this office has sent and received. Each statement is one transaction."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.executescript(SCHEMA)
        self.close = self._db.close

    def keep_sent(self, *row: str | bytes) -> None:
        """Id, number, path, content type, bytes."""
        self._db.execute("INSERT INTO sent VALUES (?, ?, ?, ?, ?, 0)", row)

    def mark_accepted(self, message_id: str) -> None:
        self._db.execute("UPDATE sent SET accepted = 1 WHERE message_id = ?", (message_id,))

    def sent_message(self, message_id: str) -> Any:
        query = "SELECT path, content_type, body FROM sent WHERE message_id = ?"
        return self._db.execute(query, (message_id,)).fetchone()

    def sent_ids(self, number: str, *, accepted_only: bool = False) -> list[str]:
        query = "SELECT message_id FROM sent WHERE number = ? AND accepted >= ? ORDER BY rowid"
        return [row[0] for row in self._db.execute(query, (number, int(accepted_only)))]

    def known(self, message_id: str) -> Any:
        """Digest and state of a result, if it came before."""
        query = "SELECT digest, state FROM received WHERE message_id = ?"
        return self._db.execute(query, (message_id,)).fetchone()

    def applied(self, number: str) -> tuple[int, bytes | None]:
        query = "SELECT result, body FROM received WHERE number = ? AND state = ? ORDER BY result DESC"
        row = self._db.execute(query, (number, APPLIED)).fetchone()
        return (row[0], row[1]) if row else (0, None)

    def take(self, message_id: str, body: bytes, *, at_once: bool) -> str:
        """Section 9: keep the bytes, apply when newer; what became of them."""
        number, result, state = None, 0, KEPT
        try:
            message = json.loads(body)
            number, result = str(message["so_to_khai"]), int(message["so_ket_qua"])
            message["ket_qua"]["trang_thai"]
        except (ValueError, KeyError, TypeError):
            state = REFUSED
        else:
            if at_once and result > self.applied(number)[0]:
                state = APPLIED
        row = (message_id, number, result, body, digest_of(body), state)
        self._db.execute("INSERT INTO received VALUES (?, ?, ?, ?, ?, ?)", row)
        return state

    def apply_kept(self, number: str) -> Json | None:
        """Apply the newest kept result if it is newer than the one in force; returns what to acknowledge."""
        query = "SELECT message_id, digest FROM received WHERE number = ? AND state = ? AND result > ?"
        held = (number, KEPT, self.applied(number)[0])
        row = self._db.execute(f"{query} ORDER BY result DESC LIMIT 1", held).fetchone()
        if row is None:
            return None
        self._db.execute("UPDATE received SET state = ? WHERE message_id = ?", (APPLIED, row[0]))
        return {"ma_thong_diep": row[0], "ma_bam": row[1], "trang_thai": APPLIED}

    def digests(self, after: str, limit: int) -> Json:
        """Section 10: one row per declaration with an accepted message or an applied result, in order."""
        query = """SELECT number FROM (SELECT number FROM sent WHERE accepted UNION
            SELECT number FROM received WHERE state = ?) WHERE number > ? ORDER BY number LIMIT ?"""
        numbers = [row[0] for row in self._db.execute(query, (APPLIED, after, limit + 1))]
        page: Json = {"ban_doi_chieu": [self._digest(number) for number in numbers[:limit]]}
        if len(numbers) > limit:
            page["tiep_theo"] = numbers[limit - 1]
        return page

    def _digest(self, number: str) -> Json:
        result, body = self.applied(number)
        ids = sorted(one.encode() for one in self.sent_ids(number, accepted_only=True))
        row: Json = {"ma_bam": digest_of(body)} if body else {}
        row |= {"so_to_khai": number, "so_ket_qua": result}
        return row | {"so_thong_diep": len(ids), "ma_bam_thong_diep": digest_of(b"\n".join(ids))}


class RefusedError(Exception):
    """The authority refused; `problem` is its RFC 9457 body."""

    def __init__(self, status: int, problem: Json) -> None:
        super().__init__(f"{status} {problem}")
        self.status, self.problem = status, problem


class Client:
    """Speaks to the authority: sends every message until it is answered, reads results."""

    def __init__(self, http: httpx.AsyncClient, client_id: str, keys: Keys, book: Book) -> None:
        self._http, self._client_id, self._keys, self._book = http, client_id, keys, book

    async def declare(self, message_id: str, declaration: Json) -> Json:
        return await self._new(message_id, declaration["so_to_khai"], "/declarations", encoded(declaration))

    async def report(self, message_id: str, what: str, message: Json) -> Json:
        """Send amendments, withdrawal, documents, arrival, storage or clearance of a declaration."""
        number = message["so_to_khai"]
        return await self._new(message_id, number, f"/declarations/{number}/{what}", encoded(message))

    async def file(self, message_id: str, document: Json, scan: tuple[str, bytes, str]) -> Json:
        parts = {"du_lieu": (None, encoded(document), "application/json"), "tep": scan}
        request = self._http.build_request("POST", "/", files=parts)
        number, kind = document["so_to_khai"], request.headers["content-type"]
        return await self._new(
            message_id, number, f"/declarations/{number}/documents", await request.aread(), kind
        )

    async def tell(self, message_id: str, what: str, message: Json) -> Json:
        """Acknowledge a result, or ask for it again; neither is a message about a declaration."""
        return await self._new(message_id, "", f"/{what}", encoded(message))

    async def send_again(self, message_id: str) -> Json:
        """Deliver a message of the book: same id, same bytes, new time and signature."""
        path, content_type, body = self._book.sent_message(message_id)
        answer = await self._deliver("POST", path, message_id, body, {"content-type": content_type})
        self._book.mark_accepted(message_id)
        return dict(answer.json())

    async def read(self, path: str) -> bytes:
        return (await self._deliver("GET", path, f"doc-{uuid.uuid4()}", None, {})).content

    async def digests(self) -> list[Json]:
        rows: list[Json] = []
        after: str | None = ""
        while after is not None:
            page = json.loads(await self.read(f"/dispositions/digests?after={after}&limit={LARGEST_PAGE}"))
            rows += page["ban_doi_chieu"]
            after = page.get("tiep_theo")
        return rows

    async def _new(
        self, message_id: str, number: str, path: str, body: bytes, content_type: str = "application/json"
    ) -> Json:
        self._book.keep_sent(message_id, number, path, content_type, body)
        return await self.send_again(message_id)

    async def _deliver(
        self, method: str, path: str, message_id: str, body: bytes | None, headers: Mapping[str, str]
    ) -> httpx.Response:
        """Signed anew at each attempt; raises RefusedError, or the last failure when every attempt failed."""
        for attempt in range(ATTEMPTS):
            last = attempt == ATTEMPTS - 1
            request = self._http.build_request(method, f"/api/v1{path}", content=body, headers=headers)
            content = f"{method} ".encode() + request.url.raw_path if body is None else body
            request.headers.update(self._keys.sign(message_id, content) | {"x-client-id": self._client_id})
            pause = 0.2 * 2**attempt
            try:
                answer = await self._http.send(request)
            except httpx.TransportError:
                if last:
                    raise
            else:
                if answer.is_success:
                    return answer
                if last or not (answer.status_code in TRY_AGAIN or answer.is_server_error):
                    raise RefusedError(answer.status_code, answer.json())
                pause = float(answer.headers.get("retry-after", pause))
            await asyncio.sleep(pause)
        raise AssertionError


class Receiver:
    """The calls that section 9 asks of customs. Without `at_once` results are only kept and applied later."""

    def __init__(self, keys: Keys, book: Book, client: Client, *, at_once: bool = True) -> None:
        self._keys, self._book, self._client, self._at_once = keys, book, client, at_once
        self._resending: set[asyncio.Task[None]] = set()
        self.app = FastAPI(openapi_url=None)
        self.app.post("/dispositions")(self.take_result)
        self.app.get("/dispositions/digests")(self.digests)
        self.app.post("/resend-requests")(self.take_resend_request)
        self.app.get("/health", response_class=Response)(lambda: None)

    async def take_result(self, request: Request) -> Response:
        body = self._trusted(request, await request.body())
        message_id = request.headers["webhook-id"]
        digest, state = self._book.known(message_id) or (digest_of(body), None)
        if digest != digest_of(body):
            raise HTTPException(409)
        state = state or self._book.take(message_id, body, at_once=self._at_once)
        return self._acknowledged(request, body, state)

    async def digests(self, request: Request, after: str = "", limit: int = LARGEST_PAGE) -> Response:
        query: bytes = request.scope["query_string"]
        self._trusted(request, b"GET " + request.scope["raw_path"] + (b"?" + query if query else b""))
        return self._signed(request, encoded(self._book.digests(after, max(1, min(limit, LARGEST_PAGE)))))

    async def take_resend_request(self, request: Request) -> Response:
        body = self._trusted(request, await request.body())
        try:
            asked = json.loads(body)
            number, known = asked["so_to_khai"], frozenset(asked.get("ma_thong_diep_da_co", ()))
            is_number = re.fullmatch(r"[0-9]{12}", number) is not None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise HTTPException(422) from error
        if not is_number:
            raise HTTPException(422)
        task = asyncio.create_task(self._resend(number, known))
        self._resending.add(task)
        task.add_done_callback(self._resending.discard)
        return self._acknowledged(request, body, KEPT)

    async def _resend(self, number: str, known: frozenset[str]) -> None:
        for message_id in self._book.sent_ids(number):
            if message_id not in known:
                with suppress(RefusedError, httpx.TransportError):
                    await self._client.send_again(message_id)

    def _trusted(self, request: Request, content: bytes) -> bytes:
        if not self._keys.trusts(request.headers, content):
            raise HTTPException(401)
        return content

    def _acknowledged(self, request: Request, body: bytes, state: str) -> Response:
        """Section 8: which message, which bytes, and what has become of them."""
        message_id = request.headers["webhook-id"]
        answer = {"ma_thong_diep": message_id, "ma_bam": digest_of(body), "trang_thai": state}
        return self._signed(request, encoded(answer | ({"ly_do": UNREADABLE} if state == REFUSED else {})))

    def _signed(self, request: Request, body: bytes) -> Response:
        headers = self._keys.sign(request.headers["webhook-id"], body)
        return Response(body, media_type="application/json", headers=headers)
