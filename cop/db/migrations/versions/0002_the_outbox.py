"""the outbox"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("created_at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("since", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", cop.db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", cop.db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mails")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_mails_key")),
    )
    with op.batch_alter_table("outbox_mails", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_mails_sent_at"), ["sent_at"], unique=False)
        batch_op.create_index(
            "ix_outbox_mails_waiting", ["sent_at", "given_up_at", "next_try_at"], unique=False
        )

    op.create_table(
        "password_wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("typed", sa.String(length=254), nullable=False),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_wishes")),
    )


def downgrade() -> None:
    op.drop_table("password_wishes")
    with op.batch_alter_table("outbox_mails", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_mails_waiting")
        batch_op.drop_index(batch_op.f("ix_outbox_mails_sent_at"))

    op.drop_table("outbox_mails")
