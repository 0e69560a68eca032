"""what came of ideas"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

A_GROUND = "ck_builds_on_a_ground"
GROUNDS = "coalesce(output_id, decision_id, follow_up_id{}) IS NOT NULL"


def upgrade() -> None:
    with op.batch_alter_table("builds_on", schema=None) as batch_op:
        batch_op.add_column(sa.Column("idea_id", sa.Integer(), nullable=True))
        batch_op.drop_constraint(op.f(A_GROUND), type_="check")
        batch_op.create_check_constraint(op.f(A_GROUND), GROUNDS.format(", idea_id"))
        batch_op.create_foreign_key(
            batch_op.f("fk_builds_on_idea_id_ideas"),
            "ideas",
            ["idea_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_builds_on_point_id_idea_id"), ["point_id", "idea_id"]
        )
        batch_op.create_index(batch_op.f("ix_builds_on_idea_id"), ["idea_id"], unique=False)


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM builds_on WHERE idea_id IS NOT NULL"))
    with op.batch_alter_table("builds_on", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_builds_on_idea_id"))
        batch_op.drop_constraint(batch_op.f("uq_builds_on_point_id_idea_id"), type_="unique")
        batch_op.drop_constraint(batch_op.f("fk_builds_on_idea_id_ideas"), type_="foreignkey")
        batch_op.drop_constraint(op.f(A_GROUND), type_="check")
        batch_op.create_check_constraint(op.f(A_GROUND), GROUNDS.format(""))
        batch_op.drop_column("idea_id")
