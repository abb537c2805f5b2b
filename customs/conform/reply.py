"""What came back, and is it what was agreed?"""

import json
from dataclasses import dataclass
from typing import Any

from customs.conform.scenario import DifferenceError, expect, expect_that

PROBLEM_TYPE = "application/problem+json"
_PROBLEM_MEMBERS = ("type", "title", "status", "detail", "instance", "code")


@dataclass(frozen=True)
class Reply:
    """An answer, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON; DifferenceError when it is none."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            start = self.body[:60].decode("utf-8", "replace")
            raise DifferenceError(f"Câu trả lời HTTP {self.status} không phải JSON: {start}") from error

    def expect(self, *statuses: int) -> "Reply":
        """One of these statuses."""
        if self.status not in statuses:
            wanted = " hoặc ".join(map(str, statuses))
            said = self.body[:200].decode("utf-8", "replace")
            raise DifferenceError(f"Mã HTTP: mong đợi {wanted}, nhận được {self.status}: {said}")
        return self

    def problem(self, status: int, *codes: str) -> dict[str, Any]:
        """A refusal as problem+json with one of the codes; its members."""
        self.expect(status)
        expect("Content-Type", self.headers.get("content-type", "").split(";")[0], PROBLEM_TYPE)
        problem: dict[str, Any] = self.json()
        missing = [name for name in _PROBLEM_MEMBERS if name not in problem]
        expect("thành phần còn thiếu của problem+json", missing, [])
        expect("status trong problem+json", problem["status"], status)
        if codes:
            expect_that(problem["code"] in codes, f"code là {' hoặc '.join(codes)} (nhận {problem['code']})")
        return problem

    def names(self, field: str, status: int = 422) -> dict[str, Any]:
        """A refusal that names the field, with a reason and a next step; what it says of it."""
        errors = self.problem(status).get("errors", [])
        named = [error for error in errors if error["field"] == field]
        expect_that(named, f"errors nêu trường {field} (nêu {[error['field'] for error in errors]})")
        fault: dict[str, Any] = named[0]
        expect_that(fault["reason_vi"] and fault["action_vi"], f"trường {field} có lý do và cách sửa")
        return fault
