"""ideas"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import cop.db.types

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ideas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("unmet-need", "topic", name="ideakind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("renderer", sa.SmallInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "adopted",
                "declined",
                "merged",
                "done",
                "withdrawn",
                "removed",
                name="ideastatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("nameless", sa.Boolean(), nullable=False),
        sa.Column("nameless_by_id", sa.Integer(), nullable=True),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", cop.db.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("output_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("circle_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["people.id"], name=op.f("fk_ideas_answered_by_id_people")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_ideas_by_id_people")),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["groups.id"],
            name=op.f("fk_ideas_circle_id_groups"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_ideas_group_id_groups"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["ideas.id"],
            name=op.f("fk_ideas_merged_into_id_ideas"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["nameless_by_id"], ["people.id"], name=op.f("fk_ideas_nameless_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["output_id"],
            ["outputs.id"],
            name=op.f("fk_ideas_output_id_outputs"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_ideas_session_id_sessions"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ideas")),
    )
    with op.batch_alter_table("ideas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ideas_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ideas_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index("ix_ideas_group_id_status", ["group_id", "status"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_ideas_merged_into_id"), ["merged_into_id"], unique=False
        )

    op.create_table(
        "idea_asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("many", sa.SmallInteger(), nullable=False),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_idea_asks_by_id_people")),
        sa.ForeignKeyConstraint(
            ["idea_id"], ["ideas.id"], name=op.f("fk_idea_asks_idea_id_ideas"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_asks")),
    )
    with op.batch_alter_table("idea_asks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idea_asks_idea_id"), ["idea_id"], unique=False)

    op.create_table(
        "idea_seconds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", cop.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["idea_id"],
            ["ideas.id"],
            name=op.f("fk_idea_seconds_idea_id_ideas"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_idea_seconds_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_seconds")),
        sa.UniqueConstraint("idea_id", "person_id", name=op.f("uq_idea_seconds_idea_id_person_id")),
    )
    with op.batch_alter_table("idea_seconds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idea_seconds_person_id"), ["person_id"], unique=False)

    op.create_table(
        "idea_subjects",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["idea_id"],
            ["ideas.id"],
            name=op.f("fk_idea_subjects_idea_id_ideas"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_idea_subjects_subject_id_subjects")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_subjects")),
        sa.UniqueConstraint(
            "idea_id", "subject_id", name=op.f("uq_idea_subjects_idea_id_subject_id")
        ),
    )
    with op.batch_alter_table("idea_subjects", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_idea_subjects_subject_id"), ["subject_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("idea_subjects", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idea_subjects_subject_id"))

    op.drop_table("idea_subjects")
    with op.batch_alter_table("idea_seconds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idea_seconds_person_id"))

    op.drop_table("idea_seconds")
    with op.batch_alter_table("idea_asks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idea_asks_idea_id"))

    op.drop_table("idea_asks")
    with op.batch_alter_table("ideas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ideas_merged_into_id"))
        batch_op.drop_index("ix_ideas_group_id_status")
        batch_op.drop_index(batch_op.f("ix_ideas_circle_id"))
        batch_op.drop_index(batch_op.f("ix_ideas_by_id"))

    op.drop_table("ideas")
