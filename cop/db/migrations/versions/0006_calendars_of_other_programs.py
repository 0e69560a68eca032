"""calendars of other programs"""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

LONG_AGO = sa.text("'1970-01-01 00:00:00+00:00'")  # until the row says better
sessions = sa.table("sessions", sa.column("id"), sa.column("uid"))


def upgrade() -> None:
    op.create_table(
        "calendar_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_calendar_tokens_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_tokens")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendar_tokens_person_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_tokens_token_hash")),
    )
    changed_at = cop.db.types.UtcDateTime(timezone=True)
    for column in (
        sa.Column("changed_at", changed_at, nullable=False, server_default=LONG_AGO),
        sa.Column("uid", sa.String(length=36), nullable=False, server_default=""),
        sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"),
    ):
        op.add_column("sessions", column)
    op.execute("UPDATE sessions SET changed_at = created_at")
    _give_names()


def _give_names() -> None:
    """Give every session the name by which calendars know it from now on."""
    connection = op.get_bind()
    naming = sa.update(sessions).where(sessions.c.id == sa.bindparam("one"))
    named = [
        {"one": one, "uid": str(uuid4())} for one in connection.scalars(sa.select(sessions.c.id))
    ]
    if named:
        connection.execute(naming.values(uid=sa.bindparam("uid")), named)


def downgrade() -> None:
    for name in ("sequence", "uid", "changed_at"):
        op.drop_column("sessions", name)
    op.drop_table("calendar_tokens")
