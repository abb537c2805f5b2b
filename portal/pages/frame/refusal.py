"""Why can this not be done? A page that says what happened, why, and what to do next."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Self

from models.vocabulary import Role
from portal.pages.frame.words import Link

HOME = Link("Về danh sách việc", "/")


class PageRefusal(Exception):  # noqa: N818 - an answer of the page, not an error of ours
    """The page cannot do what was asked; shown in full words instead of it."""

    def __init__(
        self, title: str, text: str, status: HTTPStatus = HTTPStatus.CONFLICT, next_step: Link = HOME
    ) -> None:
        super().__init__(title)
        self.page = RefusalPage(title, text, next_step)
        self.status = status

    @classmethod
    def four_eyes(cls, held: Role, wanted: Role) -> Self:
        """Nobody has two roles in one case (row T6)."""
        return cls(
            f"Bốn mắt: bạn đã là {held.label_vi.lower()} của hồ sơ này",
            "Một người không giữ hai vai trò trong cùng một hồ sơ. "
            f"Việc này cần một {wanted.label_vi.lower()} khác; hãy trả lại việc hoặc đề nghị lãnh đạo phòng "
            "giao cho người khác.",
            HTTPStatus.FORBIDDEN,
        )


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """What happened, why, and the way on."""

    title: str
    text: str
    next_step: Link
    reference: str = ""
