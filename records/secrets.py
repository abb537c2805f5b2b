"""Which secrets does an installation have, and how are they made?"""

import base64
import secrets
from pathlib import Path


def make_secrets(folder: Path) -> None:
    """Random secrets, readable by the owner only; existing ones stay."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    for name, value in {"customs": f"whsec_{key}", "draw-seed": secrets.token_urlsafe(32)}.items():
        path = folder / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(value, encoding="utf-8")
