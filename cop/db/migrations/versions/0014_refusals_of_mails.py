"""refusals of mails"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_refusals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["groups.id"],
            name=op.f("fk_mail_refusals_group_id_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_mail_refusals_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_refusals")),
        sa.UniqueConstraint(
            "group_id", "person_id", name=op.f("uq_mail_refusals_group_id_person_id")
        ),
    )
    with op.batch_alter_table("mail_refusals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_refusals_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("mail_refusals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mail_refusals_person_id"))

    op.drop_table("mail_refusals")
