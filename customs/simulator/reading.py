"""What does a result say to a partner who may know less than the engine? Strange members are left aside."""

from customs.wire import ResultMessage


def read_result(body: bytes | str) -> ResultMessage:
    """The result; members that a later release added are ignored. ValidationError when it is none."""
    return ResultMessage.model_validate_json(body, extra="ignore")
