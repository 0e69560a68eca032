"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l

MOST_REVIEW_DAYS = 30
LONGEST_WORDS = 500  # letters of what somebody says when asking to join, and of the answer


class Kind(StrEnum):
    """What kind of circle it is; each has its format."""

    MORNING_TALK = "morning-talk"
    WRITING_CIRCLE = "writing-circle"
    STUDY_GROUP = "study-group"
    TREND_WATCH = "trend-watch"
    TRAINING = "training"
    RESEARCH_CIRCLE = "research-circle"
    PROJECT = "project"


class Visibility(StrEnum):
    """Who sees the circle and what comes out of it."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    MEMBERS = "members"


class Joining(StrEnum):
    """How one becomes a member."""

    OPEN = "open"
    ASK = "ask"
    INVITED = "invited"


class GroupStatus(StrEnum):
    """Whether a circle meets."""

    ACTIVE = "active"
    DORMANT = "dormant"  # rests; plans nothing until it is woken
    CONCLUDED = "concluded"  # is read, and not changed any more


class Answer(StrEnum):
    """What a moderator answered to somebody who asked to join."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class MemberRole(StrEnum):
    """What somebody is to a circle."""

    MEMBER = "member"
    MODERATOR = "moderator"
    INFORMED = "informed"


class Succession(StrEnum):
    """What may become of a circle without a moderator, besides naming one of its members."""

    LONGEST = "longest"  # the member who has been there longest, whom one need not know
    REST = "rest"


KINDS = {
    Kind.MORNING_TALK: _l("Morning talk"),
    Kind.WRITING_CIRCLE: _l("Writing circle"),
    Kind.STUDY_GROUP: _l("Study group"),
    Kind.TREND_WATCH: _l("Trend watch"),
    Kind.TRAINING: _l("Training"),
    Kind.RESEARCH_CIRCLE: _l("Research circle"),
    Kind.PROJECT: _l("Project"),
}
PURPOSES = {
    Kind.MORNING_TALK: _l("A short talk before the doors open."),
    Kind.WRITING_CIRCLE: _l("Colleagues write, and read each other’s drafts."),
    Kind.STUDY_GROUP: _l("A few people read and learn about one subject."),
    Kind.TREND_WATCH: _l("Looking out for what is changing in the field."),
    Kind.TRAINING: _l("Learning by doing, with a trainer."),
    Kind.RESEARCH_CIRCLE: _l("Librarians who support researchers."),
    Kind.PROJECT: _l("People who carry one thing through together."),
}
VISIBILITIES = {
    Visibility.SIGNED_IN: _l("Everybody who is signed in"),
    Visibility.MEMBERS: _l("Members only"),
    Visibility.PUBLIC: _l("Everybody, where the site is public"),
}
JOININGS = {
    Joining.OPEN: _l("Anybody may join"),
    Joining.ASK: _l("People ask, a moderator answers"),
    Joining.INVITED: _l("By invitation only"),
}
STATUSES = {
    GroupStatus.ACTIVE: _l("Active: meets and plans sessions"),
    GroupStatus.DORMANT: _l("Dormant: rests, and plans no session until it is woken"),
    GroupStatus.CONCLUDED: _l("Concluded: stays readable, and nothing in it changes any more"),
}
MEMBER_ROLES = {
    MemberRole.MEMBER: _l("Member"),
    MemberRole.MODERATOR: _l("Moderator"),
    MemberRole.INFORMED: _l("Informed: gets the minutes"),
}
