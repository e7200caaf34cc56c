"""Blocks by which claims are found, which codings are linked, and indices for what has changed since."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables and indices."""
    op.create_table(
        "block",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("claim", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_block_claim_claim")),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_block")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_block_claim"), "block", ["claim"], unique=False)
    op.create_table(
        "linking",
        sa.Column("report", sa.String(length=24), nullable=False),
        sa.Column("coder", sa.String(length=80), nullable=False),
        sa.Column("linker", sa.String(length=80), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_linking_report_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_linking")),
    )
    op.create_index(op.f("ix_linking_made"), "linking", ["made"], unique=False)
    op.create_index(op.f("ix_coding_learned"), "coding", ["learned"], unique=False)
    op.create_index(op.f("ix_judgement_made"), "judgement", ["made"], unique=False)
    op.create_index(op.f("ix_judgement_withdrawn"), "judgement", ["withdrawn"], unique=False)
