"""Partners: clients and keys, alarms, reconciliation, contingency, repairs, certificates by quantity."""

import sqlalchemy as sa
from alembic import op

import records.tables.columns
from records.tables.rewording import reword

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OUTBOX = ("pending", "received", "acknowledged", "refused", "dropped", "dead")
EVENTS = (
    "received",
    "refused",
    "assessed",
    "task",
    "visit",
    "notice",
    "outbox",
    "closed",
    "staff",
    "alarm",
    "contingency",
)
KEPT = (
    "alarms",
    "outbox_repairs",
    "contingency_sheets",
    "contingency_entries",
    "differences",
    "reconciliations",
)
"""Never deleted."""


def upgrade() -> None:
    connection = op.get_bind()
    reword(connection, "outbox", "state", "outboxstate", OUTBOX)
    reword(connection, "events", "kind", "eventkind", EVENTS)
    op.create_table(
        "alarms",
        sa.Column("alarm_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "customs_down",
                "no_acknowledgement",
                "refused_by_customs",
                "dead_letter",
                "missing_amendment",
                "release_against_hold",
                "undelivered_message",
                "unissued_number",
                "difference",
                "no_reconciliation",
                name="alarmkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=True),
        sa.Column("text_vi", sa.Text(), nullable=False),
        sa.Column("since", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("raised_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("ended_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("seen_by", sa.String(), nullable=True),
        sa.Column("seen_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("seen_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("alarm_id"),
    )
    op.create_index(
        "open_alarms",
        "alarms",
        ["kind", "subject"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("ix_alarms_declaration_number"), "alarms", ["declaration_number"], unique=False)
    op.create_index(op.f("ix_alarms_ended_at"), "alarms", ["ended_at"], unique=False)
    op.create_index(op.f("ix_alarms_kind"), "alarms", ["kind"], unique=False)
    op.create_index(op.f("ix_alarms_subject"), "alarms", ["subject"], unique=False)
    op.create_table(
        "certificate_uses",
        sa.Column("certificate_key", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("item_number", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("changed_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("certificate_key", "declaration_number", "item_number"),
    )
    op.create_table(
        "certificates",
        sa.Column("certificate_key", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used >= 0 AND used <= quantity", name="quantity_left"),
        sa.PrimaryKeyConstraint("certificate_key"),
    )
    op.create_table(
        "client_keys",
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("hmac", "ed25519", name="keykind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("public_key", sa.Text(), nullable=True),
        sa.Column("valid_from", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("valid_until", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key_id"),
    )
    op.create_index(op.f("ix_client_keys_client_id"), "client_keys", ["client_id"], unique=False)
    op.create_table(
        "clients",
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("rate_per_minute", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "contingency_entries",
        sa.Column("fact_id", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("sheet_number", sa.String(), nullable=True),
        sa.Column("paper_reference", sa.String(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("reconciled_fact_id", sa.String(), nullable=True),
        sa.Column("reconciled_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("fact_id"),
    )
    op.create_index(
        op.f("ix_contingency_entries_declaration_number"),
        "contingency_entries",
        ["declaration_number"],
        unique=False,
    )
    op.create_table(
        "contingency_sheets",
        sa.Column("sheet_number", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("result_number", sa.Integer(), nullable=False),
        sa.Column("result_digest", sa.String(), nullable=False),
        sa.Column("pdf_digest", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("printed_by", sa.String(), nullable=False),
        sa.Column("printed_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("reconciled_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("sheet_number"),
        sa.UniqueConstraint("declaration_number", "revision"),
        sa.UniqueConstraint("declaration_number", "result_digest"),
    )
    op.create_index(
        op.f("ix_contingency_sheets_declaration_number"),
        "contingency_sheets",
        ["declaration_number"],
        unique=False,
    )
    op.create_table(
        "differences",
        sa.Column("difference_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "they_lack",
                "they_are_behind",
                "they_are_ahead",
                "other_content",
                "we_lack_messages",
                "they_lack_messages",
                "unknown_to_us",
                name="differencekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ours_vi", sa.Text(), nullable=False),
        sa.Column("theirs_vi", sa.Text(), nullable=False),
        sa.Column("found_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("repair_vi", sa.Text(), nullable=True),
        sa.Column("repaired_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("difference_id"),
    )
    op.create_index(
        op.f("ix_differences_declaration_number"), "differences", ["declaration_number"], unique=False
    )
    op.create_index(op.f("ix_differences_repaired_at"), "differences", ["repaired_at"], unique=False)
    op.create_index(op.f("ix_differences_run_id"), "differences", ["run_id"], unique=False)
    op.create_table(
        "outbox_repairs",
        sa.Column("repair_id", sa.Integer(), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "resend",
                "renew",
                "drop",
                name="repairact",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("confirmed_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("declined_by", sa.String(), nullable=True),
        sa.Column("declined_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("repair_id"),
    )
    op.create_index(op.f("ix_outbox_repairs_outbox_id"), "outbox_repairs", ["outbox_id"], unique=False)
    op.create_table(
        "partners",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("asked_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("answered_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("down_since", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "reconciliations",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("started_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("ended_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("compared_count", sa.Integer(), nullable=False),
        sa.Column("difference_count", sa.Integer(), nullable=False),
        sa.Column("repaired_count", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("run_id"),
    )
    op.create_index(op.f("ix_reconciliations_started_at"), "reconciliations", ["started_at"], unique=False)
    op.create_index(op.f("ix_notices_state"), "notices", ["state"], unique=False)
    op.add_column("tasks", sa.Column("ground_vi", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("body", sa.LargeBinary(), nullable=True))
    op.add_column("outbox", sa.Column("body_digest", sa.String(), nullable=True))
    op.add_column(
        "outbox", sa.Column("received_at", records.tables.columns.UtcInstant(timezone=True), nullable=True)
    )
    for table in KEPT:
        op.execute(_trigger(connection.dialect.name, table))


def downgrade() -> None:
    raise RuntimeError("the register is never taken back")


def _trigger(dialect: str, table: str) -> str:
    head = f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}"
    if dialect == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
