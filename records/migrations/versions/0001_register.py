"""The register"""

import sqlalchemy as sa
from alembic import op

import records.tables.columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessments",
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("assessed_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("fact_ids", sa.Text(), nullable=False),
        sa.Column("lookups", sa.Text(), nullable=False),
        sa.Column("reference_version", sa.String(), nullable=False),
        sa.Column("policy_version", sa.String(), nullable=False),
        sa.Column("rulebook_version", sa.String(), nullable=False),
        sa.Column("rulebook_digest", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_number", "number"),
    )
    op.create_table(
        "bookings",
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("half_day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("case_number", "round", "staff_id"),
        sa.UniqueConstraint("staff_id", "half_day"),
    )
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_worked", sa.Boolean(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "verification",
            sa.Enum(
                "verified",
                "unverified",
                name="verification",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "case_machines",
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("item_number", sa.Integer(), nullable=False),
        sa.Column("maker_folded", sa.String(), nullable=False),
        sa.Column("serial_folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("declaration_number", "item_number"),
    )
    with op.batch_alter_table("case_machines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_machines_maker_folded"), ["maker_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_machines_serial_folded"), ["serial_folded"], unique=False)

    op.create_table(
        "case_roles",
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "inspector",
                "reviewer",
                "signatory",
                "customs_officer",
                "auditor",
                "supervisor",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("fact_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("case_number", "staff_id"),
    )
    op.create_table(
        "cases",
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("opened_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("importer_name", sa.String(), nullable=True),
        sa.Column("importer_tax_code", sa.String(), nullable=True),
        sa.Column("customs_office", sa.String(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("item_count", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column(
            "lane",
            sa.Enum(
                "green",
                "yellow",
                "red",
                name="reviewlane",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "awaiting_declaration",
                "awaiting_arrival",
                "awaiting_papers",
                "awaiting_visit",
                "awaiting_answer",
                "awaiting_review",
                "awaiting_signature",
                "decided",
                "obligations_left",
                "awaiting_reexport",
                "closed",
                "withdrawn",
                name="casestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "result_state",
            sa.Enum(
                "accepted",
                "refused",
                "supplement_requested",
                "in_progress",
                name="resultstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("assessment_number", sa.Integer(), nullable=False),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("has_open_work", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("case_number"),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_declaration_number"), ["declaration_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_importer_tax_code"), ["importer_tax_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_is_closed"), ["is_closed"], unique=False)

    op.create_table(
        "discarded_types",
        sa.Column("exporting_country", sa.String(), nullable=False),
        sa.Column("hs_prefix", sa.String(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("source_vi", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("exporting_country", "hs_prefix"),
    )
    op.create_table(
        "documents",
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("received_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("declaration_number", "digest"),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_digest"), ["digest"], unique=False)

    op.create_table(
        "events",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=True),
        sa.Column("at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "received",
                "refused",
                "assessed",
                "task",
                "visit",
                "notice",
                "outbox",
                "closed",
                "staff",
                name="eventkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("text_vi", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("event_id"),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_case_number"), ["case_number"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_events_declaration_number"), ["declaration_number"], unique=False
        )

    op.create_table(
        "facts",
        sa.Column("fact_id", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "declaration",
                "amendment",
                "paper",
                "arrival",
                "storage",
                "visit_report",
                "visit_confirmation",
                "rebooking",
                "answer",
                "review",
                "signature",
                "customs_word",
                "withdrawal",
                name="factkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("occurred_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("received_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=True),
        sa.Column("seen_assessment", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "received",
                "accepted",
                "refused",
                name="factstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("refused_reason", sa.String(), nullable=True),
        sa.Column("first_assessment", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("fact_id"),
        sa.UniqueConstraint("declaration_number", "digest"),
    )
    with op.batch_alter_table("facts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_facts_declaration_number"), ["declaration_number"], unique=False)

    op.create_table(
        "importer_history",
        sa.Column("tax_code", sa.String(), nullable=False),
        sa.Column("import_count", sa.Integer(), nullable=False),
        sa.Column("violation_count", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tax_code"),
    )
    op.create_table(
        "inspection_bodies",
        sa.Column("body_code", sa.String(), nullable=False),
        sa.Column("designated_from", sa.Date(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("designated_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("body_code", "designated_from"),
    )
    op.create_table(
        "messages",
        sa.Column("message_key", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "declaration",
                "amendment",
                "paper",
                "arrival",
                "storage",
                "visit_report",
                "visit_confirmation",
                "rebooking",
                "answer",
                "review",
                "signature",
                "customs_word",
                "withdrawal",
                name="factkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("declaration_number", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_digest", sa.String(), nullable=False),
        sa.Column("received_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "delivered",
                "refused",
                "rejected",
                name="messagestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("fact_id", sa.String(), nullable=True),
        sa.Column("leased_until", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("message_key"),
        sa.UniqueConstraint("source", "message_id"),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_messages_declaration_number"), ["declaration_number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_messages_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_received_at"), ["received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_state"), ["state"], unique=False)

    op.create_table(
        "notice_counters",
        sa.Column("office_code", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office_code", "series", "year"),
    )
    op.create_table(
        "notices",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "approval",
                "rejection",
                "supplement",
                "visit_schedule",
                name="noticekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("office_code", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(), nullable=False),
        sa.Column("item_numbers", sa.String(), nullable=False),
        sa.Column("content_digest", sa.String(), nullable=False),
        sa.Column("pdf_digest", sa.String(), nullable=True),
        sa.Column("signature_fact_id", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "numbered",
                "issued",
                "replaced",
                "revoked",
                name="noticestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("replaces", sa.String(), nullable=True),
        sa.Column("numbered_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("issued_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("revoked_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("revoked_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("office_code", "series", "year", "number"),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notices_case_number"), ["case_number"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_notices_declaration_number"), ["declaration_number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_notices_notice_number"), ["notice_number"], unique=False)

    op.create_table(
        "obligations",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "report_arrival",
                "file_evidence",
                "file_certificate_after_storage",
                "obtain_permission",
                "state_fact",
                "reexport",
                "send_declaration",
                "send_amendment",
                name="obligationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "party",
            sa.Enum(
                "importer",
                "city_customs",
                "dost",
                "inspection_body",
                name="party",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("item_number", sa.Integer(), nullable=True),
        sa.Column("what_vi", sa.Text(), nullable=False),
        sa.Column("ground_vi", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("opened_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("closed_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_obligations_case_number"), ["case_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_obligations_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_obligations_is_open"), ["is_open"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("result_number", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("result_digest", sa.String(), nullable=False),
        sa.Column("created_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "acknowledged",
                "dropped",
                "dead",
                name="outboxstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("last_attempt_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("alive_since", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("leased_by", sa.String(), nullable=True),
        sa.Column("leased_until", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("acknowledged_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("acknowledgement", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("outbox_id"),
        sa.UniqueConstraint("declaration_number", "number"),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_created_at"), ["created_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outbox_declaration_number"), ["declaration_number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_outbox_state"), ["state"], unique=False)

    op.create_table(
        "policies",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    with op.batch_alter_table("policies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_policies_valid_from"), ["valid_from"], unique=False)

    op.create_table(
        "reference_versions",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("loaded_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "dost", "city_customs", name="office", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id"),
    )
    op.create_table(
        "tasks",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "visit",
                "confirm_visit",
                "answer",
                "review",
                "sign",
                name="taskkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "office",
            sa.Enum(
                "dost", "city_customs", name="office", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "inspector",
                "reviewer",
                "signatory",
                "customs_officer",
                "auditor",
                "supervisor",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("what_vi", sa.Text(), nullable=False),
        sa.Column("item_number", sa.Integer(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.String(), nullable=True),
        sa.Column(
            "notice_kind",
            sa.Enum(
                "approval",
                "rejection",
                "supplement",
                "visit_schedule",
                name="noticekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "done",
                "closed",
                name="taskstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("assignee_id", sa.String(), nullable=True),
        sa.Column("claimed_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("opened_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("ended_at", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tasks_assignee_id"), ["assignee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_case_number"), ["case_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_office"), ["office"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_state"), ["state"], unique=False)

    op.create_table(
        "visits",
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "morning", "afternoon", name="daypart", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("inspector_id", sa.String(), nullable=False),
        sa.Column("customs_officer_id", sa.String(), nullable=False),
        sa.Column("reason_vi", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "booked",
                "done",
                "released",
                name="visitstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("booked_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("ended_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("case_number", "round"),
    )
    op.create_table(
        "accounts",
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("is_disabled", sa.Boolean(), nullable=False),
        sa.Column("failed_count", sa.Integer(), nullable=False),
        sa.Column("locked_until", records.tables.columns.UtcInstant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
        ),
        sa.PrimaryKeyConstraint("username"),
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "leave_days",
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
        ),
        sa.PrimaryKeyConstraint("staff_id", "day"),
    )
    op.create_table(
        "staff_roles",
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "inspector",
                "reviewer",
                "signatory",
                "customs_officer",
                "auditor",
                "supervisor",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
        ),
        sa.PrimaryKeyConstraint("staff_id", "role", "valid_from"),
    )
    op.create_table(
        "sessions",
        sa.Column("id_digest", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("created_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.Column("seen_at", records.tables.columns.UtcInstant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["username"],
            ["accounts.username"],
        ),
        sa.PrimaryKeyConstraint("id_digest"),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_username"), ["username"], unique=False)


def downgrade() -> None:
    raise RuntimeError("the register is never taken back")
