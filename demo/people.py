"""What do the scripted staff do? They sign in, read their lists and post the portal's real forms."""

import asyncio
import base64
from dataclasses import dataclass, field
from urllib.parse import unquote

import httpx

from demo.forms import Form, PageReader
from demo.installation import PEOPLE
from demo.sample import People
from models.vocabulary import Role, TaskKind

KINDS = {
    "reviews": TaskKind.REVIEW,
    "answers": TaskKind.ANSWER,
    "visit-reports": TaskKind.VISIT,
    "visit-confirmations": TaskKind.CONFIRM_VISIT,
    "signatures": TaskKind.SIGN,
}
WORKING = (Role.INSPECTOR, Role.REVIEWER, Role.SIGNATORY, Role.CUSTOMS_OFFICER)
SIGN_INS = 4
PAUSE_SECONDS = 0.4
SEEN = {"yes": "Nhãn máy khớp với tờ khai.", "no": "Nhãn máy không khớp với tờ khai."}
NAMEPLATE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAGElEQVR4nGNkYGD4z0ACYCJF8aiGUQ1DSgMAVNUBH3N7"
    "vM8AAAAASUVORK5CYII="
)
"""A gray picture; a demo has no camera."""


@dataclass
class Desk:
    """What may be done now: kinds of tasks by case number, set by the day's script."""

    allowed: dict[str, frozenset[TaskKind]] = field(default_factory=dict)
    scripts: dict[str, People] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)
    """Questions by case number, as they came up."""
    done: int = 0
    trouble: list[str] = field(default_factory=list)

    def may(self, case_number: str, kind: TaskKind) -> bool:
        """May a person do such a task of the case now?"""
        return kind in self.allowed.get(case_number, frozenset())

    def script(self, case_number: str) -> People:
        """What people find in this case."""
        return self.scripts.get(case_number.split("-", maxsplit=1)[0], People())


class Colleague:
    """One person with a browser of their own."""

    def __init__(self, url: str, username: str, password: str, desk: Desk) -> None:
        self._http = httpx.AsyncClient(
            base_url=url, headers={"origin": url}, timeout=60.0, follow_redirects=True
        )
        self._username = username
        self._password = password
        self._desk = desk

    async def work(self) -> None:
        """Until canceled: look at the list, do what may be done."""
        async with self._http:
            await self._sign_in()
            while True:
                page = await self._read("/")
                for form in page.forms:
                    await self._claim(form)
                for link in page.links:
                    await self._take(link)
                await asyncio.sleep(PAUSE_SECONDS)

    async def _sign_in(self) -> None:
        """Tried again where the portal was too busy to answer, as a person would."""
        for _ in range(SIGN_INS):
            form = (await self._read("/sign-in")).form("/sign-in")
            answers = {"username": self._username, "password": self._password}
            response = await self._http.post("/sign-in", data={**form.values, **answers})
            if "/sign-in" not in response.url.path:
                return
            await asyncio.sleep(PAUSE_SECONDS)
        raise RuntimeError(f"{self._username} không đăng nhập được")

    async def _claim(self, form: Form) -> None:
        """Take a task from the shared list before it is done."""
        case_number, _, rest = form.values.get("task", "").partition("/")
        kind = rest.split("/")[0]
        if form.action == "/task-claims" and self._desk.may(case_number, TaskKind(kind)):
            await self._http.post("/task-claims", data=form.values)

    async def _take(self, link: str) -> None:
        parts = unquote(link).split("/")
        if len(parts) < 5 or parts[1] != "cases" or parts[3] not in KINDS:
            return
        kind = KINDS[parts[3]]
        if self._desk.may(parts[2], kind):
            await self._do(link, parts[2])

    async def _do(self, link: str, case_number: str) -> None:
        page = await self._read(link)
        try:
            form = page.form(link)
        except LookupError as trouble:  # a colleague was faster, or the case moved on
            self._desk.trouble.append(f"{case_number}: {trouble}")
            return
        answers = self._answers(form, case_number, link)
        files = [("photos", ("nhan-may.png", NAMEPLATE, "image/png"))] if form.is_multipart else None
        response = await self._http.post(link, data={**form.values, **answers}, files=files)
        self._desk.done += 1
        if response.status_code >= 400:
            self._desk.trouble.append(f"{case_number}: {PageReader(response.text).heading.strip()}")

    def _answers(self, form: Form, case_number: str, link: str) -> dict[str, str]:
        script = self._desk.script(case_number)
        consistent = "yes" if script.visit == "consistent" else "no"
        said: dict[str, str] = {}
        for name in form.names:
            match name.split("_")[0]:
                case "agrees":
                    said[name] = "yes"
                case "outcome":
                    said[name] = script.answer(_question(link), self._desk.asked.setdefault(case_number, []))
                case "reason":
                    said[name] = "Đã đối chiếu giấy tờ gốc và quy định hiện hành."
                case "consistent":
                    said[name] = consistent
                case "remark":
                    said[name] = SEEN[consistent] if "consistent" in " ".join(form.names) else ""
        return said

    async def _read(self, path: str) -> PageReader:
        response = await self._http.get(path)
        return PageReader(response.text)


def _question(link: str) -> str:
    """The id of the question, after /cases/<number>/answers/."""
    return unquote(link).split("/", maxsplit=4)[4]


async def staff_at_work(url: str, passwords: dict[str, str], desk: Desk) -> None:
    """Everybody with a working role, until canceled."""
    working = [person for person in PEOPLE if person.role in WORKING]
    colleagues = [Colleague(url, each.username, passwords[each.username], desk) for each in working]
    async with asyncio.TaskGroup() as group:
        for colleague in colleagues:
            group.create_task(colleague.work())
