"""Who may ask this of the machine face? Every route names its scope, or that it is public."""

from collections.abc import Callable, Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute

from models.vocabulary import ClientScope
from portal.api.receiving import Signed


class Public:
    """Open to everybody: the law, our public keys, the description, and what does not exist."""

    def __call__(self) -> None:
        """Nothing to ask here."""


def require_scopes(router: APIRouter) -> None:
    """Deny by default: a machine face with a route that names neither scope nor `Public` does not start."""
    nameless = [name for name, access in accesses(router) if access is None]
    if nameless:
        raise RuntimeError(f"routes without a scope: {', '.join(nameless)}")


def accesses(router: APIRouter) -> Iterator[tuple[str, ClientScope | type[Public] | None]]:
    """Each route with what it asks of its caller."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            calls = [dependency.call for dependency in route.dependant.dependencies]
            yield f"{'/'.join(sorted(route.methods or ()))} {route.path}", _access(calls)


def _access(calls: list[Callable[..., Any] | None]) -> ClientScope | type[Public] | None:
    for call in calls:
        if isinstance(call, Signed):
            return call.scope
        if isinstance(call, Public):
            return Public
    return None
