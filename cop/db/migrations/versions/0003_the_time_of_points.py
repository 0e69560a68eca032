"""the time of points"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("spent", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("extra", sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("point_since", cop.db.types.UtcDateTime(timezone=True), nullable=True)
        )
        batch_op.add_column(
            sa.Column("began_at", cop.db.types.UtcDateTime(timezone=True), nullable=True)
        )


def downgrade() -> None:
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_column("began_at")
        batch_op.drop_column("point_since")

    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_column("extra")
        batch_op.drop_column("spent")
