"""What does the published description allow? For tests that hold bodies and answers to it."""

from functools import cache
from typing import Any

import jsonschema_rs

from portal.api.description import description

DOCUMENT = description()


@cache
def validator(name: str) -> jsonschema_rs.Validator:
    """Of an object of the description."""
    components = {"components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", **components}, validate_formats=True
    )


def faults(schema: dict[str, str], body: Any) -> list[str]:
    """What in the body the schema forbids."""
    found = validator(schema["$ref"].rsplit("/", 1)[-1]).iter_errors(body)
    return [f"{error.instance_path}: {error.message}" for error in found]


def misfits(operation: dict[str, Any], status: int, media_type: str, body: Any) -> list[str]:
    """Why the answer is none that the description names; empty when it is one."""
    answer = operation["responses"].get(str(status))
    if answer is None:
        return [f"status {status} is not documented"]
    content = answer.get("content")
    if content is None:
        return []
    if media_type not in content:
        return [f"{status} {media_type} is not documented"]
    schema = content[media_type].get("schema")
    return faults(schema, body) if schema else []
