"""What stands on every form of a task? The case, the id of the form, what is wrong, the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from pydantic import TypeAdapter, ValidationError
from starlette.responses import Response

from models.goods import LongText
from portal.pages.forms.task_form import Attempt
from portal.pages.frame.desk import Desk
from portal.pages.frame.sent import Sent, new_token
from portal.pages.frame.words import FieldError, Line, Link

TOO_LONG_VI = "Nội dung dài quá 2.000 ký tự. Hãy rút gọn."
_LONG_TEXT: TypeAdapter[str] = TypeAdapter(LongText)


@dataclass(frozen=True, slots=True)
class FormFrame:
    """The frame of a form: `token` makes it one message, `seen_assessment` says what was on the screen."""

    heading: str
    action: str
    token: str
    seen_assessment: int
    summary: tuple[Line, ...]
    back: Link
    errors: tuple[FieldError, ...] = ()

    @property
    def messages(self) -> Mapping[str, str]:
        """The message of each field."""
        return {error.field: error.text for error in self.errors}


def form_frame(attempt: Attempt, heading: str) -> FormFrame:
    """A new form gets a new id; a form shown again keeps its own, unless intake has refused it."""
    sent, record = attempt.sent, attempt.assignment.record
    return FormFrame(
        heading=heading,
        action=attempt.desk.path,
        token=token_of(sent, attempt.errors),
        seen_assessment=sent.seen_assessment if sent else record.number,
        summary=attempt.assignment.summary(),
        back=attempt.assignment.case_link,
        errors=attempt.errors,
    )


def token_of(sent: Sent | None, errors: tuple[FieldError, ...]) -> str:
    """The id under which intake has refused a message is used up."""
    is_used_up = any(error.field == "form" for error in errors)
    return sent.token if sent and not is_used_up else new_token()


def show_form(desk: Desk, template: str, page: object, frame: FormFrame, status: HTTPStatus) -> Response:
    """The page, with "Lỗi: " before its title when something is wrong."""
    title = f"Lỗi: {frame.heading}" if frame.errors else frame.heading
    return desk.page(template, page, title, status)


def long_text(sent: Sent, name: str, *, required_vi: str = "") -> tuple[str | None, tuple[FieldError, ...]]:
    """The text of a field; `required_vi` is said when it must not be empty."""
    text = sent.text(name)
    if not text:
        return None, ((FieldError(name, required_vi),) if required_vi else ())
    try:
        return _LONG_TEXT.validate_python(text), ()
    except ValidationError:
        return None, (FieldError(name, TOO_LONG_VI),)
