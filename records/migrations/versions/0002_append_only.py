"""What was written down is never changed: the database itself refuses."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FROZEN = ("events", "assessments")
"""Neither changed nor deleted."""

KEPT = ("facts", "messages", "notices", "outbox")
"""Never deleted; their state moves on."""


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
    for table in (*FROZEN, *KEPT):
        for verb in ("UPDATE", "DELETE") if table in FROZEN else ("DELETE",):
            op.execute(_trigger(dialect, table, verb))


def downgrade() -> None:
    raise RuntimeError("the register is never taken back")


def _trigger(dialect: str, table: str, verb: str) -> str:
    head = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
    if dialect == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
