"""where what the audit log tells of was done, and about whom"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OF_POINTS = """
UPDATE audit_entries SET
    group_id = (SELECT group_id FROM agenda_items WHERE agenda_items.id = audit_entries.ref),
    session_id = (SELECT session_id FROM agenda_items WHERE agenda_items.id = audit_entries.ref)
WHERE thing = 'point'
"""


def upgrade() -> None:
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("session_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_audit_entries_about_id"), ["about_id"], unique=False)
    op.execute(sa.text(OF_POINTS))  # of what is gone nobody knows any more where it was


def downgrade() -> None:
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entries_about_id"))
        batch_op.drop_column("about_id")
        batch_op.drop_column("session_id")
        batch_op.drop_column("group_id")
