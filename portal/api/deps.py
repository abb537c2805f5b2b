"""What does the machine face need from the engine?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from intake.door import Door
from records.files import FileStore

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class ApiDeps:
    """Built by the door of the portal; `secrets` holds every valid secret of each client, newest first."""

    engine: Engine
    door: Door
    files: FileStore
    secrets: Mapping[str, tuple[str, ...]]
    now: Callable[[], datetime]
    openapi_enabled: bool = True
