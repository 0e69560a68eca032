"""notices"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("told", sa.String(length=24), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("read_at", cop.db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("mail_key", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_notices_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_notices_person_id_key")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index("ix_notices_mail_key_read_at", ["mail_key", "read_at"], unique=False)
        batch_op.create_index(
            "ix_notices_person_id_read_at", ["person_id", "read_at"], unique=False
        )
        batch_op.create_index("ix_notices_session_id_told", ["session_id", "told"], unique=False)

    op.add_column(
        "memberships",
        sa.Column("level", sa.String(length=24), nullable=False, server_default="sessions"),
    )
    with op.batch_alter_table("outbox_mails", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_mails_sent_at"))
        batch_op.create_index(
            batch_op.f("ix_outbox_mails_created_at"), ["created_at"], unique=False
        )

    op.add_column(
        "people", sa.Column("digest", sa.String(length=24), nullable=False, server_default="daily")
    )


def downgrade() -> None:
    op.drop_column("people", "digest")

    with op.batch_alter_table("outbox_mails", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_mails_created_at"))
        batch_op.create_index(batch_op.f("ix_outbox_mails_sent_at"), ["sent_at"], unique=False)

    op.drop_column("memberships", "level")

    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index("ix_notices_person_id_read_at")
        batch_op.drop_index("ix_notices_mail_key_read_at")
        batch_op.drop_index("ix_notices_session_id_told")

    op.drop_table("notices")
