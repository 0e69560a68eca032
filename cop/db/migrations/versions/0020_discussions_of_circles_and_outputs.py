"""discussions of circles and outputs"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

OWNERS = ("groups", "outputs")


def upgrade() -> None:
    for name in OWNERS:
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(sa.Column("thread_id", sa.Integer(), nullable=True))
            batch_op.create_index(batch_op.f(f"ix_{name}_thread_id"), ["thread_id"], unique=False)
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{name}_thread_id_threads"), "threads", ["thread_id"], ["id"]
            )
        _give_a_thread_to_each(name)


def downgrade() -> None:
    for name in reversed(OWNERS):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"fk_{name}_thread_id_threads"), type_="foreignkey")
            batch_op.drop_index(batch_op.f(f"ix_{name}_thread_id"))
            batch_op.drop_column("thread_id")


def _give_a_thread_to_each(name: str) -> None:
    owners = sa.table(name, sa.column("id", sa.Integer), sa.column("thread_id", sa.Integer))
    threads = sa.table("threads", sa.column("id", sa.Integer), sa.column("version", sa.Integer))
    bind = op.get_bind()
    for owner_id in bind.scalars(sa.select(owners.c.id)).all():
        made = bind.scalars(sa.insert(threads).values(version=0).returning(threads.c.id)).one()
        bind.execute(owners.update().where(owners.c.id == owner_id).values(thread_id=made))
