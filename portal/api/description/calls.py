"""What is told of one call: who may make it, what goes in, and every answer that can come out?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel

from models.problems import ErrorCode
from models.vocabulary import ClientScope

JSON = "application/json"
PDF = "application/pdf"
TEXT = {"type": "string"}
NUMBER_TEXT = {"type": "string", "pattern": "^[0-9]{12}$"}


@dataclass(frozen=True, slots=True)
class Given:
    """A value beside the body: in the path, the query or a header."""

    name: str
    where: Literal["path", "query", "header"]
    what_vi: str
    schema: Mapping[str, Any]
    example: Any
    required: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer: its meaning, its body (none when it is no JSON) and its headers."""

    what_vi: str
    model: type[BaseModel] | None = None
    example: Any = None
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """One call; `name` is its operation id and never changes. A call without scope is public and unsigned."""

    name: str
    method: Literal["get", "post"]
    path: str
    title_vi: str
    answers: Mapping[int, Answer]
    codes: frozenset[ErrorCode]
    scope: ClientScope | None = None
    told_vi: str = ""
    given: tuple[Given, ...] = ()
    body: type[BaseModel] | None = None
    example: Any = None
    has_file: bool = False

    @property
    def is_signed(self) -> bool:
        """Does the sender sign it?"""
        return self.scope is not None


NUMBER = Given("number", "path", "Số tờ khai, 12 chữ số", NUMBER_TEXT, "107234567890", required=True)
