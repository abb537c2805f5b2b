"""Quality inspection: new obligations and notices, earlier results, regulations of certification bodies."""

import sqlalchemy as sa
from alembic import op

from records.tables.rewording import reword

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OBLIGATIONS = (
    "report_arrival",
    "file_evidence",
    "file_certificate_after_storage",
    "obtain_permission",
    "state_fact",
    "reexport",
    "send_declaration",
    "send_amendment",
    "register_inspection",
    "supplement_dossier",
    "fix_label",
    "file_result_after_clearance",
    "inspect_after_installation",
    "remedy",
)
NOTICES = ("approval", "rejection", "supplement", "visit_schedule", "form_2", "form_3")


def upgrade() -> None:
    connection = op.get_bind()
    reword(connection, "obligations", "kind", "obligationkind", OBLIGATIONS)
    reword(connection, "notices", "kind", "noticekind", NOTICES)
    reword(connection, "tasks", "notice_kind", "noticekind", NOTICES)
    op.add_column(
        "inspection_bodies", sa.Column("regulations", sa.JSON(), nullable=False, server_default="[]")
    )
    op.create_table(
        "quality_results",
        sa.Column("declaration_number", sa.String(), nullable=False),
        sa.Column("item_number", sa.Integer(), nullable=False),
        sa.Column("importer_tax_code", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("result_on", sa.Date(), nullable=False),
        sa.Column("conformity_on", sa.Date(), nullable=True),
        sa.Column("conforms", sa.Boolean(), nullable=False),
        sa.Column("notice_key", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("declaration_number", "item_number"),
    )
    op.create_index(op.f("ix_quality_results_identity"), "quality_results", ["identity"], unique=False)


def downgrade() -> None:
    raise RuntimeError("the register is never taken back")
