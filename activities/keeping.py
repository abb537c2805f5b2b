"""By which rulebook does this worker judge? Kept first, so that each decision can be read again."""

from datetime import datetime

from sqlalchemy import Engine

from models.base import canonical_json
from records import rulebooks
from records.engine import open_engine, writing
from rules.catalogue import catalogue


def open_register(url: str, at: datetime) -> Engine:
    """The register at the URL, in which the rulebook of this code is kept."""
    engine = open_engine(url)
    keep_rulebook(engine, at)
    return engine


def keep_rulebook(engine: Engine, at: datetime) -> None:
    """Keep the rulebook of this code, unless it is kept."""
    held = catalogue()
    content = canonical_json(held).decode()
    with writing(engine) as session:
        rulebooks.keep(session, held.digest, held.version, content, at)
