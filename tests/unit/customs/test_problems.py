"""Does every error code say what happened and what to do, in Vietnamese?"""

import pytest

from models.problems import ADVICE, STATUS, ErrorCode, problem


@pytest.mark.parametrize("code", ErrorCode)
def test_every_code_has_title_status_and_advice(code: ErrorCode) -> None:
    told = problem(code, instance="/api/v1/declarations")

    assert told.title == code.label_vi
    assert 400 <= told.status == STATUS[code] < 600
    assert ADVICE[code].fact_vi in told.detail
    assert ADVICE[code].action_vi in told.detail
    assert told.type == f"/problems/{code.value.replace('_', '-')}"
