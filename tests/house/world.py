"""Two circles with everything in them, one open and one closed, and everybody who may come by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cop.chain import actions as chain
from cop.decisions.models import Decision
from cop.decisions.queries import decisions_of
from cop.discussions.models import Post
from cop.drafts.models import Draft
from cop.followups.models import FollowUp
from cop.groups.actions import ask_to_join
from cop.groups.models import Group
from cop.groups.words import Joining, Kind, Visibility
from cop.ideas.models import Idea
from cop.kit.clock import now
from cop.kit.slugs import slug_of
from cop.libraries.models import Library
from cop.outputs import actions as outputs
from cop.outputs.models import Output
from cop.people.models import Absence, Affiliation, Person
from cop.people.queries import affiliations_of
from cop.review.models import Wording
from cop.rounds.models import RoundText
from cop.series.addresses import stamp
from cop.series.models import Closure, Series
from cop.series.occurrences import held
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import attendance_of, points_of
from cop.sessions.words import Status
from cop.subjects.models import Subject
from tests.make import Make

ROLES = ("visitor", "outsider", "informed", "member", "scribe", "moderator", "administrator")


@dataclass(frozen=True)
class Place:
    """A circle, its sessions by state, and one of everything."""

    group: Group
    library: Library
    sessions: dict[str, Session]
    points: dict[str, AgendaItem]
    post: Post
    shy_post: Post
    round_text: RoundText
    draft: Draft
    decisions: dict[str, Decision]  # of the session in review, and of the live one
    follow_up: FollowUp
    output: Output
    draft_output: Output
    attendance_id: int
    subject: Subject
    wording: Wording
    affiliation: Affiliation
    absence: Absence
    series: Series
    closure: Closure
    elsewhere: dict[str, Post]  # in the discussions of the circle and of its output
    ideas: dict[str, Idea]  # Sari's, with and without her name

    def values(self, **chosen: str) -> dict[str, Any]:
        """Return a value for every word that stands in an address.

        `session`, `point` and `output` choose by the names in `sessions`, `points` and here.
        """
        session = self.sessions[chosen.get("session", "live")]
        decided = "reviewed" if chosen.get("session") == "reviewed" else "live"
        output = self.draft_output if chosen.get("output") == "draft" else self.output
        shy = chosen.get("post") == "shy"
        post = self.elsewhere.get(chosen.get("stand", ""), self.shy_post if shy else self.post)
        return {
            "slug": self._slug(chosen, output),
            "group_id": self.group.id,
            "number": 1 if "output" in chosen else session.number,
            "point_id": self.points[chosen.get("point", "live")].id,
            "thread_id": post.thread_id,
            "post_id": post.id,
            "kind": chosen.get("kind", "decision"),
            "outcome_id": self.decisions[decided].id,
            "mix": self.round_text.mix,
            "draft_id": self.draft.id,
            "attendance_id": self.attendance_id,
            "version": 2,
            "note_id": self.wording.note_id,
            "wording_id": self.wording.id,
            "follow_up_id": self.follow_up.id,
            "output_id": output.id,
            "subject_id": self.subject.id,
            "called": slug_of(f"Shelving {self.group.id}"),
            "affiliation_id": self.affiliation.id,
            "absence_id": self.absence.id,
            "login": chosen.get("login", "bayu"),
            "token": "worthless",
            "series_id": self.series.id,
            "closure_id": self.closure.id,
            "start": stamp(held(self.series, [], after=now(), most=2)[1].at),
            "device_id": 0,
            "invitation_id": 0,
            "visitor_id": 0,
            "mail_id": 0,
            "unsent_id": 0,
            "notice_id": 0,
            "idea_id": self.ideas[chosen.get("idea", "named")].id,
        }

    def _slug(self, chosen: dict[str, str], output: Output) -> str:
        if "library" in chosen:
            return self.library.slug
        return output.slug if "output" in chosen else self.group.slug


@dataclass(frozen=True)
class World:
    """The people by role, and the circles by visibility."""

    people: dict[str, Person | None]
    open: Place
    closed: Place
    public: Place


def build(make: Make) -> World:
    """Make it all, through the actions."""
    people = (None, make.maya, make.andi, make.sari, make.bayu, make.rina, make.dewi)
    return World(
        people=dict(zip(ROLES, people, strict=True)),
        open=place(make, "Obrolan Pagi", Visibility.SIGNED_IN),
        closed=place(make, "Lingkar Tertutup", Visibility.MEMBERS),
        public=place(make, "Lingkar Umum", Visibility.PUBLIC),
    )


def place(make: Make, name: str, visibility: Visibility) -> Place:
    """Make one circle with a session in every state and one of everything in the live one."""
    group = make.group(name, visibility=visibility, joining=Joining.ASK, informed=[make.andi])
    by_state = {
        "draft": make.session(group, state=Status.DRAFT),
        "open": make.session(group, state=Status.OPEN),
        "closed": make.session(group, state=Status.CLOSED),
        "live": make.session(group, state=Status.IN_PROGRESS, scribe=make.bayu),
    }
    chain.reopen(by_state["closed"], by=make.rina, reason="Tanggalnya keliru.")
    make.bring(by_state["closed"], Status.CLOSED)
    by_state["reviewed"] = reviewed(make, group)
    live = by_state["live"]
    point = make.point(live, "Buku yang hilang")
    make.note(live, point)
    make.note(live)
    asker = make.person("Tari Utami", login=f"tari{group.id}")
    ask_to_join(group, asker, "Saya ingin ikut.")
    output = published_twice(make, group)
    subject = make.subject(f"Penataan rak {group.id}", f"Shelving {group.id}")
    return Place(
        group=group,
        library=make.library(),
        sessions=by_state,
        points={
            "live": point,
            "proposed": make.point(live, "Usul Sari", by=make.sari, accepted=False),
            "shy": make.point(live, "Tanpa nama", by=make.sari, accepted=False, nameless=True),
            "backlog": make.point(group, "Menunggu"),
            "wished": make.point(group, "Usul untuk nanti", by=make.sari, accepted=False),
            "planned": make.point(by_state["open"], "Direncanakan"),
        },
        post=make.post(live),
        shy_post=make.post(live, nameless=True),
        round_text=make.round_text(point, make.sari),
        draft=make.draft(live, shown_to=make.bayu),
        decisions={
            "live": make.decision(point),
            "reviewed": decisions_of(make.rina, by_state["reviewed"])[0],
        },
        follow_up=make.follow_up(point, who=make.sari),
        output=output,
        draft_output=make.output(group, "Naskah", published=False),
        attendance_id=attendance_of(make.rina, live)[0].id,
        subject=subject,
        wording=make.wording(by_state["reviewed"], by=make.sari),
        affiliation=affiliations_of(make.sari)[0],
        absence=make.absence(make.sari),
        series=make.series(group),
        closure=make.closure(date(2026, 12, 25)),
        elsewhere={"circle": make.post(group), "output": make.post(output)},
        ideas={"named": make.idea(group), "shy": make.idea(group, "Denda", nameless=True)},
    )


def published_twice(make: Make, group: Group) -> Output:
    """Make an output of which two versions are published."""
    headings = [f"Shelving {group.id}"]
    output = make.output(group, subjects=headings)
    again = outputs.OutputText(output.title, output.type, "id", "Tetap rapi.", subjects=headings)
    outputs.save_output(output, again, revision=output.revision, by=make.rina)
    outputs.publish(output)
    return output


def reviewed(make: Make, group: Group) -> Session:
    """Make a session whose minutes went round while the circle was a study group."""
    kind, group.kind = group.kind, Kind.STUDY_GROUP
    session = make.session(group, state=Status.WRITING_UP, scribe=make.bayu)
    make.attend(session, make.bayu, make.sari)
    make.decision(points_of(make.rina, session)[0])
    make.bring(session, Status.IN_REVIEW)
    group.kind = kind
    return session
