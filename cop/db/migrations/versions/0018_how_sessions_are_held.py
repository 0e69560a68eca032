"""how sessions are held"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TABLES = ("sessions", "series")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(
            table,
            sa.Column("mode", sa.String(length=24), nullable=False, server_default="on-site"),
        )
        _say_of_what_is_there(table)


def _say_of_what_is_there(table: str) -> None:
    its = sa.table(table, *(sa.column(name, sa.String) for name in ("mode", "place", "link")))
    mode = sa.case((its.c.place == "", "online"), else_="both")
    op.execute(its.update().where(its.c.link != "").values(mode=mode))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "mode")
