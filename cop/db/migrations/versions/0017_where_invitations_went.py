"""where invitations went"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "invitations",
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
    )
    op.add_column(
        "invitations",
        sa.Column("told_sequence", sa.Integer(), server_default="0", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("invitations", "told_sequence")
    op.drop_column("invitations", "email")
