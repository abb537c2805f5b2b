"""What does the portal need from outside? Everything that its factory is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from sqlalchemy import Engine
from starlette.requests import HTTPConnection

from intake.door import Door
from notices.signers import OfficeSigner
from records.files import FileStore


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """The names of the two offices as pages and notices print them; an office is renamed by setting."""

    city: str = "Đà Nẵng"
    parent_office: str = "Ủy ban nhân dân thành phố Đà Nẵng"
    office_name: str = "Sở Khoa học và Công nghệ"
    office_code: str = "SKHCN"
    customs_office_name: str = "Chi cục Hải quan khu vực XII"


@dataclass(frozen=True, slots=True)
class PortalDeps:
    """`now` is one of the three doors of time; `api` is the router for customs, when it is served here."""

    engine: Engine
    door: Door
    files: FileStore
    now: Callable[[], datetime]
    office: OfficeProfile = OfficeProfile()
    secure_cookies: bool = True
    api: APIRouter | None = None
    signer: OfficeSigner | None = None


def portal_deps(connection: HTTPConnection) -> PortalDeps:
    """What the app of this request was built with."""
    deps: PortalDeps = connection.app.state.deps
    return deps
