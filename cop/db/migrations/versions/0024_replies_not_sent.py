"""replies not sent"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unsent_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("nameless", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_unsent_posts_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"],
            ["threads.id"],
            name=op.f("fk_unsent_posts_thread_id_threads"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unsent_posts")),
        sa.UniqueConstraint(
            "person_id", "thread_id", name=op.f("uq_unsent_posts_person_id_thread_id")
        ),
    )
    with op.batch_alter_table("unsent_posts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unsent_posts_saved_at"), ["saved_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_unsent_posts_thread_id"), ["thread_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("unsent_posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unsent_posts_thread_id"))
        batch_op.drop_index(batch_op.f("ix_unsent_posts_saved_at"))

    op.drop_table("unsent_posts")
