"""Which messages does the kit send? The examples of the description, about declarations of its own."""

import copy
import json
from typing import Any

from customs.wire.examples import EXAMPLES


def a_message(call: str, number: str, **changed: Any) -> dict[str, Any]:
    """The example of a call, about this declaration; its machine is one that only this declaration has."""
    message = copy.deepcopy(EXAMPLES[call]) | {"so_to_khai": number}
    for item in message.get("hang_hoa", []):
        item["so_may"] = f"CF-{number}"
    if "so_van_don" in message:
        message["so_van_don"] = f"CF-{number}"
    if "so_may" in message.get("giay_to", {}):
        message["giay_to"] |= {"so_may": f"CF-{number}", "so": f"CF-{number}"}
    return message | changed


def a_declaration(number: str, **changed_in_item: Any) -> dict[str, Any]:
    """A declaration whose one item differs from the example so."""
    message = a_message("declarations", number)
    message["hang_hoa"][0] |= changed_in_item
    return message


def as_bytes(message: Any) -> bytes:
    """JSON as it is sent."""
    return json.dumps(message, ensure_ascii=False).encode()
