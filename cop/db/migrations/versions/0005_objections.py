"""objections to what came out of a point"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("objection", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.alter_column("objection", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.drop_column("objection")
