"""Alembic's entrance: migrations run on the connection that `records.migrate` gives."""

from alembic import context
from sqlmodel import SQLModel

import records.tables  # noqa: F401 - fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
