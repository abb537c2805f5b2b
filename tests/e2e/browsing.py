"""People of both offices in a real browser: each signs in, finds their work and fills in its form."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from demo.people import NAMEPLATE
from tests.e2e.engine_processes import EngineProcesses

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
IS_MISSING = not Path(CHROMIUM).exists()
MISSING = f"no browser at {CHROMIUM}; name one in CHROMIUM"
needs_a_browser = pytest.mark.skipif(IS_MISSING and os.environ.get("REQUIRE_BROWSER") != "1", reason=MISSING)
"""Skipped without a browser; failed without one when REQUIRE_BROWSER=1."""
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK, PHONE = (1280, 900), (390, 844)
PATIENCE_MS = 20_000


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Chromium of this machine."""
    if IS_MISSING:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Camera:
    """Pictures for whoever wants to look, when E2E_SCREENSHOTS names a folder."""

    road: str
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def take(self, page: Page, what: str) -> None:
        folder = os.environ.get("E2E_SCREENSHOTS")
        if folder:
            path = Path(folder) / f"{self.road}-{next(self.numbers):02d}-{what}.png"
            page.screenshot(path=path, full_page=True)


@dataclass
class Person:
    """Somebody with a browser of their own, at a desk or on a phone."""

    username: str
    page: Page
    camera: Camera

    def open(self, path: str, picture: str = "") -> None:
        self.page.goto(path)
        self.look(picture)

    def look(self, picture: str = "") -> None:
        """No page scrolls sideways, whatever the width."""
        self.page.wait_for_load_state()
        wide = "[document.scrollingElement.scrollWidth, innerWidth, location.pathname]"
        content, window, path = self.page.evaluate(wide)
        if picture:
            self.camera.take(self.page, picture)
        assert content <= window, f"{path} is {content} px wide in a window of {window} px"

    def press(self, where: Locator, picture: str = "") -> None:
        """A link or a button that leads to another page."""
        with self.page.expect_navigation():
            where.click()
        self.look(picture)

    def sign_in(self, password: str) -> None:
        self.open("/sign-in", "sign-in")
        self.page.get_by_label("Tên đăng nhập").fill(self.username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.press(self.page.get_by_role("button", name="Đăng nhập"))

    def has_work(self, case: str, kind: str) -> bool:
        """Is a task of the kind in the list of work, to be claimed or to be done?"""
        self.open("/")
        return bool(self._link(case, kind).count() or self._claim(case, kind).count())

    def begin(self, case: str, kind: str) -> None:
        """Claim the task in the list when it is nobody's, and open its form."""
        self.open("/", f"work-{self.username}")
        if self._claim(case, kind).count():
            self.press(self._claim(case, kind).locator("button"))
            self.open("/")
        self.press(self._link(case, kind).first, kind)

    def finish(self, kind: str, photo: Path | None = None) -> None:
        """Yes to every question, a photo where one is asked for, and send."""
        form = self.page.locator(f"form[action*='/{kind}/']").last
        for yes in form.locator("input[type=radio]:is([value=yes], [value=met])").all():
            yes.check()
        for reason in form.locator("textarea[name=reason]").all():
            reason.fill("Đã đối chiếu giấy tờ gốc và quy định hiện hành.")
        for remark in form.locator("textarea[name^=remark_]").all():
            remark.fill("Nhãn máy khớp với tờ khai.")
        if photo is not None:
            form.locator("input[type=file]").set_input_files(photo)
        self.press(form.locator("button").last, f"{kind}-sent")

    def reads(self, text: str) -> bool:
        return bool(text in self.page.locator("main").inner_text())

    def _link(self, case: str, kind: str) -> Locator:
        return self.page.locator(f"main a[href^='/cases/{case}/{kind}/']")

    def _claim(self, case: str, kind: str) -> Locator:
        value = f"{case}/{TASKS[kind]}/"
        return self.page.locator(f"form[action='/task-claims']:has(input[value^='{value}'])")


TASKS = {
    "answers": "answer",
    "reviews": "review",
    "visit-reports": "visit",
    "visit-confirmations": "confirm_visit",
    "signatures": "sign",
}


@dataclass
class House:
    """The two offices at work in one browser."""

    engine: EngineProcesses
    browser: Browser
    camera: Camera
    size: tuple[int, int] = DESK
    has_javascript: bool = True
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, username: str) -> Person:
        """Signed in at the first mention."""
        if username not in self.people:
            person = Person(username, self._context().new_page(), self.camera)
            person.sign_in(self.engine.passwords[username])
            self.people[username] = person
        return self.people[username]

    def do(self, case: str, kind: str, *candidates: str, photo: Path | None = None) -> Person:
        """The one of the candidates whose list shows the task does it."""
        for _ in range(40):
            for username in candidates:
                person = self.person(username)
                if person.has_work(case, kind):
                    person.begin(case, kind)
                    person.finish(kind, photo)
                    return person
            self.people[candidates[0]].page.wait_for_timeout(250)
        raise AssertionError(f"none of {candidates} has {kind} of {case} to do")

    def _context(self) -> BrowserContext:
        width, height = self.size
        context = self.browser.new_context(
            base_url=self.engine.portal_url,
            java_script_enabled=self.has_javascript,
            viewport={"width": width, "height": height},
            locale="vi-VN",
        )
        context.set_default_timeout(PATIENCE_MS)
        return context


def a_photo(folder: Path) -> Path:
    path = folder / "nhan-may.png"
    path.write_bytes(NAMEPLATE)
    return path
