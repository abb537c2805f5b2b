"""Which day does a sample mean that names its days relative to today?

"$today", "$today-29" are days, "$today-29T08:00" an instant at UTC+07:00, "$now" the instant of sending.
"""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

NOW = "$now"

_RELATIVE = re.compile(r"\$today(?P<days>[+-]\d+)?(?:T(?P<time>\d{2}:\d{2}))?")


def days_resolved(value: Any, today: date) -> Any:
    """JSON values with their days as of the day; "$now" is left."""
    if isinstance(value, dict):
        return {name: days_resolved(each, today) for name, each in value.items()}
    if isinstance(value, list):
        return [days_resolved(each, today) for each in value]
    match = _RELATIVE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    day = today + timedelta(days=int(match["days"] or 0))
    return f"{day.isoformat()}T{match['time']}:00+07:00" if match["time"] else day.isoformat()


def as_sent(body: dict[str, Any], now: datetime | None) -> bytes:
    """The bytes of a message that is sent now; "$now" stays where no instant is given."""
    text = json.dumps(body, ensure_ascii=False)
    return (text.replace(f'"{NOW}"', f'"{now.isoformat()}"') if now else text).encode()
