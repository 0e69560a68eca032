"""duties by turn"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "passed_duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "duty",
            sa.Enum("lead", "write", name="duty", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_passed_duties_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_passed_duties_session_id_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passed_duties")),
        sa.UniqueConstraint(
            "session_id",
            "person_id",
            "duty",
            name=op.f("uq_passed_duties_session_id_person_id_duty"),
        ),
    )
    with op.batch_alter_table("passed_duties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passed_duties_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("leads_by_turn", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("writes_by_turn", sa.Boolean(), server_default=sa.true(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_column("writes_by_turn")
        batch_op.drop_column("leads_by_turn")

    with op.batch_alter_table("passed_duties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passed_duties_person_id"))

    op.drop_table("passed_duties")
