"""Which file came with a paper? One part `tep`, one part `du_lieu`, kept under its digest."""

import json
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from sqlalchemy.exc import IntegrityError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from customs.wire import MAX_BODY_BYTES, read_object, shown
from models.base import Digest, digest_of
from models.language import Said
from models.problems import ErrorCode, FieldProblem
from portal.api.answers import Refusal
from portal.api.deps import ApiDeps
from records.engine import writing
from records.tables import DocumentRow

_MAGIC = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
_TWO_PARTS = Said("Gửi đúng hai phần: tep và du_lieu", "Send exactly two parts: tep and du_lieu")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file with the message it came with."""

    message: bytes
    name: str
    media_type: str
    data: bytes

    @property
    def digest(self) -> Digest:
        """Where its bytes lie."""
        return digest_of(self.data)

    def raw(self) -> bytes:
        """What is kept as the received message: the same for the same content, whatever the boundary."""
        file = {"ten": self.name, "loai": self.media_type, "ma_bam": self.digest}
        whole = {"du_lieu": read_object(self.message), "tep": file}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()


async def attachment_in(request: Request, body: bytes) -> Attachment:
    """The two parts of a multipart body."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(
        request.headers, stream(), max_files=1, max_fields=1, max_part_size=MAX_BODY_BYTES
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        reason = Said("Nội dung multipart không đọc được", "The multipart content cannot be read")
        raise _refused("", reason) from error
    message, file = form.get("du_lieu"), form.get("tep")
    if not isinstance(message, str) or not isinstance(file, UploadFile):
        raise _refused("tep", Said("Thiếu phần tep hoặc phần du_lieu", "The part tep or du_lieu is missing"))
    data = await file.read()
    await form.close()
    return _attachment(message, file.filename or "", data)


def list_file(deps: ApiDeps, number: str, attachment: Attachment, source: str, at: datetime) -> None:
    """List the stored file with the declaration, once; a repeat lists what a crash left out."""
    digest = attachment.digest
    try:
        with writing(deps.engine) as session:
            if session.get(DocumentRow, (number, digest)) is None:
                session.add(
                    DocumentRow(
                        declaration_number=number,
                        digest=digest,
                        title=attachment.name,
                        media_type=attachment.media_type,
                        size_bytes=len(attachment.data),
                        received_at=at,
                        source=source,
                    )
                )
    except IntegrityError:
        return  # another copy of the message listed it first


def _attachment(message: str, name: str, data: bytes) -> Attachment:
    media_type = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if media_type is None:
        fault = FieldProblem.of(
            "tep",
            shown(name),
            "contentMediaType=application/pdf,image/jpeg,image/png",
            Said("Tệp không phải PDF, JPEG hay PNG", "The file is no PDF, JPEG or PNG"),
            Said("Chuyển tệp sang PDF, JPEG hoặc PNG", "Convert the file to PDF, JPEG or PNG"),
        )
        raise Refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, errors=(fault,))
    return Attachment(message.encode(), _UNSAFE.sub("_", name)[-200:] or "tep", media_type, data)


def _refused(field: str, reason: Said) -> Refusal:
    fault = FieldProblem.of(field, None, "multipart", reason, _TWO_PARTS)
    return Refusal(ErrorCode.MALFORMED, errors=(fault,))
