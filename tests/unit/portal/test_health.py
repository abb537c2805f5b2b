"""What machines ask of the portal."""

from sqlalchemy import text

from records.engine import writing
from tests.unit.portal.seed import Portal


async def test_a_portal_with_its_register_is_ready(empty_portal: Portal) -> None:
    async with empty_portal.browser() as probe:
        alive, ready = await probe.get("/livez"), await probe.get("/readyz")

    assert (alive.status_code, alive.text) == (200, "ok")
    assert (ready.status_code, ready.text) == (200, "ok")


async def test_a_register_that_cannot_be_used_is_alive_but_not_ready(empty_portal: Portal) -> None:
    with writing(empty_portal.engine) as session:
        session.execute(text("ALTER TABLE staff RENAME TO elsewhere"))
    async with empty_portal.browser() as probe:
        alive, ready = await probe.get("/livez"), await probe.get("/readyz")

    assert alive.status_code == 200
    assert (ready.status_code, ready.text) == (503, "register")
