"""What does the machine face need from the engine?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from intake.door import Door
from portal.api.limits import Limits
from records.clients import Registry
from records.files import FileStore

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class ApiDeps:
    """Built by the door of the portal; `public_keys` are the office's own, which customs believes."""

    engine: Engine
    door: Door
    files: FileStore
    clients: Registry
    now: Callable[[], datetime]
    openapi_enabled: bool = True
    public_keys: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
