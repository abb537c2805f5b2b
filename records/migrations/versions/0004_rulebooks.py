"""The rulebooks that have decided cases, kept whole and never changed."""

import sqlalchemy as sa
from alembic import op

import records.tables.columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rulebooks",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("kept_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    dialect = op.get_bind().dialect.name
    for verb in ("UPDATE", "DELETE"):
        op.execute(_trigger(dialect, verb))


def downgrade() -> None:
    raise RuntimeError("the register is never taken back")


def _trigger(dialect: str, verb: str) -> str:
    head = f"CREATE TRIGGER rulebooks_no_{verb.lower()} BEFORE {verb} ON rulebooks"
    if dialect == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    return f"{head} BEGIN SELECT RAISE(ABORT, 'rulebooks is append-only'); END"
