"""The table of what pages may cost; a room adds a row for each page that lists something."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Page:
    """A page, who looks at it, and the most statements that it may send.

    `after`: how many more follow the answer, to remember that posts were seen which are new.
    """

    endpoint: str
    role: str
    most: int
    chosen: dict[str, str] = field(default_factory=dict)
    after: int = 0


PAGES = (
    Page("home.today", "member", 15),
    Page("archive.search", "member", 15),
    Page("calendar.show", "member", 15),
    Page("calendar.of_group", "member", 15),
    Page("libraries.index", "member", 15),
    Page("libraries.show", "member", 15, {"library": "cempaka"}),
    Page("libraries.unlisted", "administrator", 15),
    Page("people.index", "member", 15),
    Page("people.show", "member", 15),
    Page("people.absences", "member", 15),
    Page("subjects.index", "administrator", 15),
    Page("subjects.show", "member", 15),
    Page("subjects.waiting", "administrator", 15),
    Page("followups.mine", "member", 15),
    Page("notices.index", "member", 15),
    Page("notices.settings", "member", 15),
    Page("admin.people", "administrator", 15),
    Page("admin.person", "administrator", 15),
    Page("admin.audit", "administrator", 15),
    Page("admin.mails", "administrator", 15),
    Page("admin.circles", "administrator", 15),
    Page("groups.index", "member", 15),
    Page("groups.show", "moderator", 15),
    Page("groups.show", "outsider", 15),
    Page("groups.sessions", "member", 15),
    Page("groups.members", "moderator", 15),
    Page("invitations.of_group", "moderator", 15),
    Page("series.index", "member", 15),
    Page("series.occurrence", "member", 15),
    Page("series.edit", "moderator", 15),
    Page("series.closed_days", "administrator", 15),
    Page("sessions.backlog", "moderator", 15),
    Page("sessions.show", "moderator", 20, after=2),
    Page("sessions.show", "member", 20, after=2),
    Page("sessions.show", "moderator", 20, {"session": "reviewed"}),
    Page("sessions.show", "member", 20, {"session": "reviewed"}),
    Page("minutes.version", "outsider", 15, {"session": "closed"}),
    Page("minutes.changes", "outsider", 15, {"session": "closed"}),
    Page("sessions.show", "moderator", 20, {"session": "open"}),
    Page("duties.roster", "moderator", 15),
    Page("duties.choosing", "moderator", 15, {"session": "open"}),
    Page("review.show", "member", 15, {"session": "reviewed"}),
    Page("sessions.show", "outsider", 20, {"session": "closed"}),
    Page("sessions.on_paper", "member", 20, {"session": "closed"}),
    Page("sessions.ending", "moderator", 20),
    Page("sessions.live", "moderator", 20),
    Page("sessions.live", "member", 20),
    Page("sessions.projector", "moderator", 15),
    Page("discussions.show", "member", 15, after=2),
    Page("discussions.of_circle_show", "member", 15),
    Page("discussions.of_output_show", "outsider", 15),
    Page("discussions.history", "member", 15),
    Page("chain.becoming", "moderator", 15),
    Page("rounds.show", "member", 15),
    Page("drafts.index", "member", 15),
    Page("drafts.show", "scribe", 15),
    Page("ideas.index", "member", 15),
    Page("ideas.of_group", "moderator", 15),
    Page("ideas.show", "moderator", 15),
    Page("outputs.show", "outsider", 15, {"output": "published"}),
    Page("outputs.changes", "outsider", 15, {"output": "published"}),
    Page("outputs.on_paper", "outsider", 15, {"output": "published"}),
)
