"""mails for calendars"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "outbox_mails", sa.Column("calendar", sa.Text(), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("outbox_mails", "calendar")
