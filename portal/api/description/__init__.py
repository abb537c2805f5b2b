"""How is the machine face described to those who connect to it? OpenAPI 3.1, and the guide in docs/api.md."""

from portal.api.description.openapi import description

__all__ = ["description"]
