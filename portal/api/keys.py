"""With which public keys does the office sign? Open to everybody: they prove who sent a result."""

from typing import Literal

from fastapi import APIRouter, Depends, Response

from customs.wire import json_bytes
from customs.wire.translated import WireModel
from portal.api.access import Public
from portal.api.deps import ApiDeps


class PublicKeyOut(WireModel):
    """A key as Standard Webhooks writes it; signatures by it begin with `v1a,`."""

    loai: Literal["ed25519"] = "ed25519"
    khoa_cong_khai: str


class KeysMessage(WireModel):
    """Every key with which results to customs are signed now."""

    khoa: tuple[PublicKeyOut, ...]


def add_key_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One call: our public keys."""
    message = KeysMessage(khoa=tuple(PublicKeyOut(khoa_cong_khai=key) for key in deps.public_keys))

    @router.get("/keys", name="keys", dependencies=[Depends(Public())])
    async def keys() -> Response:
        return Response(json_bytes(message), media_type="application/json")
