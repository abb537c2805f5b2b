"""Who plays customs here? The smallest server that believes only signed posts and signs its answer.

`python -m bench.processes.acknowledging PORT SECRET`. Its work is not ours to measure: it is kept tiny.
"""

import asyncio
import sys
from datetime import UTC, datetime

from bench.processes.pipe import READY, tell
from customs.signatures import sign, verify
from customs.wire import AcknowledgementMessage, body_digest


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    secret = sys.argv[2]
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lines = (line.partition(":") for line in head.split("\r\n")[1:] if line)
            headers = {name.lower(): value.strip() for name, _, value in lines}
            body = await reader.readexactly(int(headers["content-length"]))
            writer.write(_answer(headers, body, secret))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _answer(headers: dict[str, str], body: bytes, secret: str) -> bytes:
    now = datetime.now(UTC)  # noqa: TID251 - the partner's own clock
    message_id = verify(headers, body, now, [secret])
    message = AcknowledgementMessage(
        ma_thong_diep=message_id, ma_bam=body_digest(body), trang_thai="da_ap_dung"
    )
    answer = message.model_dump_json(exclude_none=True).encode()
    signed = sign(answer, message_id, now, secret) | {"content-type": "application/json"}
    head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
    return f"HTTP/1.1 200 OK\r\n{head}content-length: {len(answer)}\r\n\r\n".encode() + answer


async def _main() -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", int(sys.argv[1]))
    tell(READY)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
