"""what posts become"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "posts_became",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_posts_became_by_id_people"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["posts.id"],
            name=op.f("fk_posts_became_post_id_posts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts_became")),
        sa.UniqueConstraint(
            "post_id", "kind", "ref", name=op.f("uq_posts_became_post_id_kind_ref")
        ),
    )
    with op.batch_alter_table("posts_became", schema=None) as batch_op:
        batch_op.create_index("ix_posts_became_kind_ref", ["kind", "ref"], unique=False)

    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_items_thread_id"), ["thread_id"], unique=False)

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_thread_id"), ["thread_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_thread_id"))

    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_items_thread_id"))

    with op.batch_alter_table("posts_became", schema=None) as batch_op:
        batch_op.drop_index("ix_posts_became_kind_ref")

    op.drop_table("posts_became")
