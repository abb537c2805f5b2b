"""Where is what? Addresses of pages, built in one place."""

from datetime import date
from urllib.parse import quote, urlencode

from models.vocabulary import Role, TaskKind
from records.tables import TaskRow

FORM_PATHS = {
    TaskKind.VISIT: "visit-reports",
    TaskKind.CONFIRM_VISIT: "visit-confirmations",
    TaskKind.ANSWER: "answers",
    TaskKind.REVIEW: "reviews",
    TaskKind.SIGN: "signatures",
}
FORM_ROLES = {
    TaskKind.VISIT: Role.INSPECTOR,
    TaskKind.CONFIRM_VISIT: Role.CUSTOMS_OFFICER,
    TaskKind.ANSWER: Role.INSPECTOR,
    TaskKind.REVIEW: Role.REVIEWER,
    TaskKind.SIGN: Role.SIGNATORY,
}


def case_href(case_number: str) -> str:
    """The case page."""
    return f"/cases/{quote(case_number)}"


def form_href(task: TaskRow) -> str:
    """The form in which the task is done; the tail of the key tells it from its siblings."""
    return f"{case_href(task.case_number)}/{FORM_PATHS[task.kind]}/{quote(what_of(task))}"


def preview_href(task: TaskRow) -> str:
    """The draft PDF of what a signing task signs."""
    return f"{case_href(task.case_number)}/signature-previews/{quote(what_of(task))}"


def what_of(task: TaskRow) -> str:
    """What the task's key adds to case and kind (`models.ids.task_key`)."""
    return task.key.removeprefix(f"{task.case_number}/{task.kind}/")


def rebooking_href(case_number: str, visit_round: int) -> str:
    """The form that moves a visit."""
    return f"{case_href(case_number)}/visit-rebookings/{visit_round}"


def receipt_href(case_number: str, fact_id: str) -> str:
    """The confirmation page of a fact that a person stated."""
    return f"{case_href(case_number)}/receipts/{quote(fact_id)}"


def document_href(case_number: str, digest: str) -> str:
    """A file of the case."""
    return f"{case_href(case_number)}/documents/{digest}"


def notice_href(key: str) -> str:
    """The PDF of an issued notice."""
    return f"/notices/{quote(key)}"


def notice_data_href(case_number: str, key: str) -> str:
    """What an issued notice says, as data."""
    return f"{case_href(case_number)}/notices/{quote(key)}.json"


def law_href(case_number: str, day: date | None = None) -> str:
    """The case under the law of another day."""
    return with_query(f"{case_href(case_number)}/law", day=day.isoformat() if day else None)


def ways_href(case_number: str, item_number: int) -> str:
    """What would have made the item of the case pass, and the items after it."""
    return f"{case_href(case_number)}/ways?item={item_number}"


def versions_href(case_number: str) -> str:
    """The versions of the declaration."""
    return f"{case_href(case_number)}/versions"


def form_1_href(case_number: str, kind: str, item_number: int) -> str:
    """Mẫu số 1 for an item, as PDF or as data."""
    return with_query(f"{case_href(case_number)}/forms/1.{kind}", item=item_number)


def with_query(path: str, **values: str | int | None) -> str:
    """The path with those values that are set."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{query}" if query else path
