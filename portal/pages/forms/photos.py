"""Which of the files sent are photos, and where are they kept?"""

from models.base import Digest
from portal.pages.frame.desk import Desk
from portal.pages.frame.sent import Sent, Upload
from portal.pages.frame.words import FieldError
from records.engine import writing
from records.tables import DocumentRow

MAX_PHOTO_BYTES = 10 * 1024 * 1024
KEPT_FIELD = "kept_photos"
NONE_VI = "Hãy gửi ít nhất một ảnh nhãn máy (JPEG hoặc PNG)."


def media_type(content: bytes) -> str | None:
    """By the file's own first and last bytes, never by its name."""
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-64:]:
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and b"IEND" in content[-64:]:
        return "image/png"
    return None


def photo_errors(sent: Sent, kept: tuple[Digest, ...]) -> tuple[FieldError, ...]:
    """What is wrong with the photos."""
    errors = tuple(FieldError("photos", text) for file in sent.files if (text := _problem(file)))
    if not errors and not sent.files and not kept:
        return (FieldError("photos", NONE_VI),)
    return errors


def kept_photos(desk: Desk, sent: Sent) -> tuple[Digest, ...]:
    """Photos that came with an earlier try of the same form; each is read again."""
    digests = sent.text(KEPT_FIELD).split()
    return tuple(digest for digest in digests if _is_photo(desk, digest))


def keep_photos(desk: Desk, sent: Sent, kept: tuple[Digest, ...]) -> tuple[Digest, ...]:
    """All photos of the form by digest, without doubles; only what is a photo is stored."""
    stored = [desk.deps.files.put(file.content) for file in sent.files if not _problem(file)]
    return tuple(dict.fromkeys([*kept, *stored]))


def file_photos(desk: Desk, declaration_number: str, digests: tuple[Digest, ...]) -> None:
    """The photos are documents of the declaration."""
    with writing(desk.deps.engine) as session:
        for number, digest in enumerate(digests, 1):
            if session.get(DocumentRow, (declaration_number, digest)) is None:
                content = desk.deps.files.get(digest)
                session.add(
                    DocumentRow(
                        declaration_number=declaration_number,
                        digest=digest,
                        title=f"Ảnh kiểm tra chung {number}",
                        media_type=media_type(content) or "application/octet-stream",
                        size_bytes=len(content),
                        received_at=desk.now,
                        source=desk.user.staff_id,
                    )
                )


def _problem(file: Upload) -> str | None:
    name = file.name[:60] or "Tệp"
    if len(file.content) > MAX_PHOTO_BYTES:
        return f"{name}: ảnh lớn hơn 10 MB. Hãy chụp hoặc lưu lại ở cỡ nhỏ hơn."
    if media_type(file.content) is None:
        return f"{name}: không phải ảnh JPEG hoặc PNG."
    return None


def _is_photo(desk: Desk, digest: str) -> bool:
    if len(digest) != 64 or not digest.isalnum():
        return False
    try:
        return media_type(desk.deps.files.get(digest)) is not None
    except (FileNotFoundError, ValueError):
        return False
