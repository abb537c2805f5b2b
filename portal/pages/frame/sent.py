"""What did the browser send? Fields of a form, each at most once, none that we did not ask for."""

import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

MAX_FILES = 20
MAX_FIELDS = 400
TOKEN = re.compile(r"^[0-9a-f]{32}$")
TOKEN_FIELD = "form_token"  # noqa: S105 - the name of a field
SEEN_FIELD = "seen_assessment"
CONTROL_FIELDS = frozenset({TOKEN_FIELD, SEEN_FIELD})
STRANGE_VI = "Biểu mẫu gửi lên không đúng. Hãy mở lại trang và gửi lại."


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, whole."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields and files of one form."""

    fields: Mapping[str, str]
    files: tuple[Upload, ...] = ()

    def text(self, name: str) -> str:
        """A field without blanks around it; empty when it was not sent."""
        return self.fields.get(name, "").strip()

    def only(self, allowed: Collection[str]) -> "Sent":
        """Refuse fields that the form does not have."""
        if not set(self.fields) <= CONTROL_FIELDS.union(allowed):
            raise HTTPException(HTTPStatus.BAD_REQUEST, STRANGE_VI)
        return self

    @property
    def token(self) -> str:
        """The one-time id of the form, which becomes the message id."""
        token = self.text(TOKEN_FIELD)
        if not TOKEN.match(token):
            raise HTTPException(HTTPStatus.BAD_REQUEST, STRANGE_VI)
        return token

    @property
    def seen_assessment(self) -> int:
        """The number of the assessment on the person's screen."""
        seen = self.text(SEEN_FIELD)
        if not seen.isdecimal():
            raise HTTPException(HTTPStatus.BAD_REQUEST, STRANGE_VI)
        return int(seen)


def new_token() -> str:
    """128 random bits: a form sent twice is one message."""
    return secrets.token_hex(16)


async def read_sent(request: Request) -> Sent:
    """Read the form; sizes are limited by the route."""
    async with request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS) as form:
        pairs = form.multi_items()
        texts = [(name, value) for name, value in pairs if isinstance(value, str)]
        uploads = [value for _, value in pairs if isinstance(value, UploadFile)]
        files = [Upload(upload.filename or "", await upload.read()) for upload in uploads]
    if len({name for name, _ in texts}) != len(texts):
        raise HTTPException(HTTPStatus.BAD_REQUEST, STRANGE_VI)
    return Sent(dict(texts), tuple(file for file in files if file.name or file.content))
