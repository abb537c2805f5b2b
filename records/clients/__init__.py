"""The registered senders: who may send to the machine face, with which keys, scopes and rate."""

from records.clients.registering import (
    EVERY_SCOPE,
    NewKey,
    RegistrationRefused,
    add,
    every,
    give_key,
    keys_of,
    revoke,
    take_up,
)
from records.clients.registry import ClientKey, RegisteredClient, Registry

__all__ = [
    "EVERY_SCOPE",
    "ClientKey",
    "NewKey",
    "RegisteredClient",
    "RegistrationRefused",
    "Registry",
    "add",
    "every",
    "give_key",
    "keys_of",
    "revoke",
    "take_up",
]
