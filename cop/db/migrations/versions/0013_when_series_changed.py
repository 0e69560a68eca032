"""when series changed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

LONG_AGO = "1970-01-01 00:00:00+00:00"


def upgrade() -> None:
    moment = cop.db.types.UtcDateTime(timezone=True)
    op.add_column(
        "series", sa.Column("changed_at", moment, nullable=False, server_default=LONG_AGO)
    )
    op.execute("UPDATE series SET changed_at = created_at")


def downgrade() -> None:
    op.drop_column("series", "changed_at")
