"""The machine face: customs posts what happened and reads what was decided."""

from portal.api.deps import ApiDeps
from portal.api.router import api_router

__all__ = ["ApiDeps", "api_router"]
