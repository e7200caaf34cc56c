"""Remarks (quotations, silences), links between claims, and what a person adds to a finding or judgement."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables and columns."""
    op.create_table(
        "remark",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("report", sa.String(length=24), nullable=False),
        sa.Column("coder", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("learned", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_remark_report_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index(op.f("ix_remark_report"), "remark", ["report"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("left_claim", sa.String(length=24), nullable=False),
        sa.Column("right_claim", sa.String(length=24), nullable=False),
        sa.Column("linked_by", sa.String(length=80), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("learned", sa.DateTime(), nullable=False),
        sa.Column("withdrawn", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["left_claim"], ["claim.id"], name=op.f("fk_link_left_claim_claim")),
        sa.ForeignKeyConstraint(["right_claim"], ["claim.id"], name=op.f("fk_link_right_claim_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_left_claim"), "link", ["left_claim"], unique=False)
    op.create_index(op.f("ix_link_right_claim"), "link", ["right_claim"], unique=False)
    op.add_column("finding", sa.Column("note", sa.Text(), nullable=True))
    op.add_column("finding", sa.Column("withdrawn", sa.DateTime(), nullable=True))
    op.add_column("judgement", sa.Column("note", sa.Text(), nullable=True))
