"""Where do files lie? Under their digest, in a folder by default: equal bytes are one file."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from models.base import Digest, digest_of


class FileStore:
    """Content-addressed files: written whole, synced, then named; a file is never changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> Digest:
        """Keep the bytes and return their SHA-256."""
        digest = digest_of(data)
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as part:
                part.write(data)
                part.flush()
                os.fsync(part.fileno())
            Path(part.name).replace(path)
        return digest

    def get(self, digest: Digest) -> bytes:
        """The bytes under a digest; ValueError when they no longer have it, FileNotFoundError when gone."""
        data = self._path(digest).read_bytes()
        if digest_of(data) != digest:
            raise ValueError(f"the file {digest} was changed")
        return data

    def _path(self, digest: Digest) -> Path:
        return self._folder / digest[:2] / digest
