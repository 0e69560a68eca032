"""The table of who gets which answer at which address; a room adds a row for each of its views.

The letters stand for visitor, outsider, informed, member, scribe, moderator, administrator:
`+` it is done or shown, or refused for a reason of the moment; `l` sign in first; `x` 403; `-` 404.
They say what happens in a circle that everybody signed in may see. A row that is `bound` to a
circle follows from it in a closed one: there outsider and administrator find nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.house.world import ROLES


@dataclass(frozen=True)
class Row:
    """One view, for one choice of what the address names."""

    endpoint: str
    method: str
    answers: str
    bound: bool = True
    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def is_page(self) -> bool:
        """Say whether it reads and belongs to a circle."""
        return self.bound and self.method == "GET"

    def answer_to(self, role: str) -> str:
        """Return the letter of the role."""
        return self.answers[ROLES.index(role)]

    def __str__(self) -> str:
        chosen = " ".join(f"{name}={value}" for name, value in self.chosen.items())
        return f"{self.method} {self.endpoint} {chosen} should be {self.answers} and is"


def get(endpoint: str, answers: str, **chosen: str) -> Row:
    """Return a row for a page of a circle; `session`, `point`, `output`, `login` choose."""
    return Row(endpoint, "GET", answers, chosen=chosen)


def post(endpoint: str, answers: str, **chosen: str) -> Row:
    """Return a row for an action in a circle."""
    return Row(endpoint, "POST", answers, chosen=chosen)


def free(method: str, endpoint: str, answers: str, **chosen: str) -> Row:
    """Return a row for a view that belongs to no circle."""
    return Row(endpoint, method, answers, bound=False, chosen=chosen)


ROWS = (
    # invitations
    free("GET", "invitations.to_site", "lxxxxx+"),
    free("POST", "invitations.invite_to_site", "lxxxxx+"),
    free("GET", "invitations.accepting", "-------"),
    free("POST", "invitations.accept", "l------"),
    free("POST", "invitations.sign_up", "-------"),
    free("POST", "invitations.visit", "-------"),
    free("GET", "invitations.visitor", "-------"),
    free("POST", "invitations.answer", "-------"),
    free("POST", "invitations.check_in_visitor", "-------"),
    free("POST", "invitations.withdraw", "l------"),
    get("invitations.of_group", "lxxxx+x"),
    post("invitations.invite_to_group", "lxxxx+x"),
    get("invitations.removing_guest", "lxxxx-x"),
    post("invitations.remove_guest", "lxxxx-x"),
    get("invitations.removing_visitor", "lxxxx-x"),
    post("invitations.remove_visitor", "lxxxx-x"),
    # home, archive
    free("GET", "home.health", "+++++++"),
    free("GET", "home.today", "+++++++"),
    free("GET", "archive.search", "l++++++"),
    free("GET", "archive.suggest", "l++++++"),
    # calendar
    free("GET", "calendar.show", "l++++++"),
    get("calendar.of_group", "l++++++"),
    get("calendar.of_series", "l++++++"),
    get("calendar.of_session", "l++++++"),
    get("calendar.of_session", "l----+-", session="draft"),
    free("GET", "calendar.of_library", "l++++++", library="cempaka"),
    free("GET", "calendar.own", "-------"),
    free("GET", "calendar.secret", "l++++++"),
    free("POST", "calendar.renew", "l++++++"),
    free("POST", "calendar.revoke", "l++++++"),
    # libraries
    free("GET", "libraries.index", "l++++++"),
    free("GET", "libraries.show", "l++++++", library="cempaka"),
    free("GET", "libraries.new", "lxxxxx+"),
    free("POST", "libraries.add", "lxxxxx+"),
    free("GET", "libraries.edit", "lxxxxx+", library="cempaka"),
    free("POST", "libraries.change", "lxxxxx+", library="cempaka"),
    free("GET", "libraries.merging", "lxxxxx+", library="cempaka"),
    free("POST", "libraries.merge", "lxxxxx-", library="cempaka"),  # with nothing named
    free("GET", "libraries.removing", "lxxxxx+", library="cempaka"),
    free("POST", "libraries.remove", "lxxxxx+", library="cempaka"),
    # subjects
    free("GET", "subjects.index", "l++++++"),
    free("GET", "subjects.show", "l++++++"),
    free("GET", "subjects.suggest", "l++++++"),
    free("GET", "subjects.waiting", "lxxxxx+"),
    free("POST", "subjects.begin", "lxxxxx+"),
    free("GET", "subjects.new", "lxxxxx+"),
    free("POST", "subjects.add", "lxxxxx+"),
    free("GET", "subjects.edit", "lxxxxx+"),
    free("POST", "subjects.change", "lxxxxx+"),
    free("GET", "subjects.merging", "lxxxxx+"),
    free("POST", "subjects.merge", "lxxxxx+"),
    free("POST", "subjects.decline", "lxxxxx+"),
    free("GET", "subjects.retiring", "lxxxxx+"),
    free("POST", "subjects.retire", "lxxxxx+"),
    free("POST", "subjects.restore", "lxxxxx+"),
    free("GET", "libraries.unlisted", "lxxxxx+"),
    free("POST", "libraries.add_unlisted", "lxxxxx+"),
    free("POST", "libraries.tie_unlisted", "lxxxxx+"),
    # people
    free("GET", "people.sign_in", "+++++++"),
    free("POST", "people.sign_in_now", "+++++++"),
    free("POST", "people.sign_out", "lllllll"),  # which leads to the door
    free("GET", "people.forgotten", "+++++++"),
    free("POST", "people.wish_for_link", "+++++++"),
    free("GET", "people.password_by_link", "-------"),
    free("POST", "people.set_password_by_link", "-------"),
    free("GET", "people.password", "l++++++"),
    free("POST", "people.change_password", "l++++++"),
    free("GET", "people.settings", "l++++++"),
    free("POST", "people.change_settings", "l++++++"),
    free("POST", "people.sign_out_elsewhere", "l++++++"),
    free("POST", "people.sign_out_device", "l------"),  # of somebody else
    free("GET", "people.absences", "l++++++"),
    free("POST", "people.say_absence", "l++++++"),
    free("GET", "people.edit_absence", "l--+---"),  # of Sari
    free("POST", "people.correct_absence", "l--+---"),
    free("POST", "people.remove_absence", "l--+---"),
    free("POST", "people.choose_language", "+++++++"),
    free("POST", "people.choose_theme", "+++++++"),
    free("GET", "people.index", "l++++++"),
    free("GET", "people.show", "l++++++"),
    free("GET", "people.knowledge", "l++++++"),
    free("POST", "people.claim", "l++++++"),
    free("GET", "notices.index", "l++++++"),
    free("GET", "notices.show", "l------"),  # of nobody
    free("POST", "notices.read", "l------"),
    free("POST", "notices.read_all", "l++++++"),
    free("GET", "notices.settings", "l++++++"),
    free("POST", "notices.change_settings", "l++++++"),
    free("GET", "reminders.asking", "-------"),
    free("POST", "reminders.stop", "-------"),
    free("POST", "reminders.take_back", "-------"),
    # admin
    free("GET", "admin.index", "lxxxxx+"),
    free("GET", "admin.audit", "lxxxxx+"),
    free("GET", "admin.mails", "lxxxxx+"),
    free("POST", "admin.send_mail_again", "lxxxxx-"),  # there is none
    free("GET", "admin.people", "lxxxxx+"),
    free("GET", "admin.new_person", "lxxxxx+"),
    free("POST", "admin.add_person", "lxxxxx+"),
    free("GET", "admin.person", "lxxxxx+"),
    free("POST", "admin.change_role", "lxxxxx+"),
    free("POST", "admin.make_link", "lxxxxx+"),
    free("GET", "admin.deactivating", "lxxxxx+"),
    free("POST", "admin.deactivate", "lxxxxx+"),
    free("POST", "admin.reactivate", "lxxxxx+"),
    free("GET", "admin.circles", "lxxxxx+"),
    free("POST", "admin.appoint", "lxxxxx-"),  # it has a moderator
    free("GET", "people.new_affiliation", "lxx+xx+", login="sari"),
    free("POST", "people.add_affiliation", "lxx+xx+", login="sari"),
    free("GET", "people.edit_affiliation", "lxx+xx+", login="sari"),
    free("POST", "people.change_affiliation", "lxx+xx+", login="sari"),
    free("POST", "people.end_affiliation", "lxx+xx+", login="sari"),
    free("GET", "people.removing_affiliation", "lxx+xx+", login="sari"),
    free("POST", "people.remove_affiliation", "lxx+xx+", login="sari"),
    # groups
    free("GET", "groups.index", "l++++++"),
    free("GET", "groups.new", "l++++++"),
    free("POST", "groups.make", "l++++++"),
    get("groups.show", "l++++++"),
    get("groups.sessions", "l++++++"),
    get("groups.members", "l++++++"),
    get("groups.edit", "lxxxx+x"),
    post("groups.change", "lxxxx+x"),
    post("groups.add_member", "lxxxx+x"),
    post("groups.change_role", "lxxxx+x"),
    get("groups.removing", "lxxxx+x"),
    post("groups.remove", "lxxxx+x"),
    post("groups.accept", "lxxxx+x"),
    post("groups.decline", "lxxxx+x"),
    post("groups.join", "l++++++"),
    get("groups.asking", "l++++++"),
    post("groups.ask", "l++++++"),
    post("groups.withdraw", "l++++++"),
    post("groups.put_away", "l++++++"),
    get("groups.own_format", "lxxxx+x"),
    post("groups.change_own_format", "lxxxx+x"),
    get("groups.status", "lxxxx+x"),
    post("groups.change_status", "lxxxx+x"),
    get("groups.leaving", "lx++++x"),
    post("groups.leave", "l++++++"),
    # series
    get("series.index", "l++++++"),
    get("series.new", "lxxxx+x"),
    post("series.dates", "lxxxx+x"),
    post("series.make", "lxxxx+x"),
    get("series.edit", "lxxxx+x"),
    post("series.new_dates", "lxxxx+x"),
    post("series.change", "lxxxx+x"),
    get("series.ending", "lxxxx+x"),
    post("series.end", "lxxxx+x"),
    get("series.occurrence", "l++++++"),
    post("series.prepare", "lxx+++x"),
    post("series.reply", "lxx+++x"),
    get("series.cancelling", "lxxxx+x"),
    post("series.cancel", "lxxxx+x"),
    free("GET", "series.closed_days", "lxxxxx+"),
    free("POST", "series.add_closure", "lxxxxx+"),
    free("POST", "series.remove_closure", "lxxxxx+"),
    # sessions
    get("sessions.show", "l++++++"),
    get("sessions.show", "l----+-", session="draft"),
    get("sessions.on_paper", "l++++++"),
    get("sessions.on_paper", "l----+-", session="draft"),
    get("sessions.new", "lxxxx+x"),
    post("sessions.create", "lxxxx+x"),
    get("sessions.edit", "lxxxx+x", session="open"),
    post("sessions.update", "lxxxx+x", session="open"),
    get("sessions.reading", "lxxxx+x", session="open"),
    post("sessions.set_readers", "lxxxx+x", session="open"),
    post("sessions.open_session", "l----+-", session="draft"),
    post("sessions.start", "lxxxx+x", session="open"),
    post("sessions.advance", "lxxxx+x"),
    post("sessions.take", "lxxxx+x"),
    post("sessions.extend", "lxxxx+x"),
    get("sessions.live", "l++++++"),
    get("sessions.live_now", "l++++++"),
    get("sessions.agenda_now", "l++++++"),
    get("sessions.projector", "lxxx++x"),
    get("sessions.projected", "lxxx++x"),
    free("GET", "sessions.checking_in", "l++++++"),
    free("POST", "sessions.check_in_by_code", "l++++++"),
    get("sessions.ending", "lxxxx+x"),
    post("sessions.end", "lxxxx+x"),
    get("sessions.cancelling", "lxxxx+x", session="open", point="planned"),
    post("sessions.cancel", "lxxxx+x", session="open"),
    get("sessions.new_point", "lxx+++x"),
    post("sessions.add_point", "lxx+++x"),
    get("sessions.edit_point", "lxxxx+x"),
    get("sessions.edit_point", "lxx+x+x", point="proposed"),
    post("sessions.change_point", "lxxxx+x"),
    post("sessions.change_point", "lxx+x+x", point="proposed"),
    post("sessions.accept", "lxxxx+x", point="proposed"),
    get("sessions.declining", "lxxxx+x", point="proposed"),
    post("sessions.decline", "lxxxx+x", point="proposed"),
    get("sessions.dropping", "lxxxx+x"),
    post("sessions.drop", "lxxxx+x"),
    post("sessions.move_to", "lxxxx+x"),
    post("sessions.move_up", "lxxxx+x"),
    post("sessions.move_down", "lxxxx+x"),
    post("sessions.to_backlog", "lxxxx+x"),
    post("sessions.check_in", "lxx+++x"),
    post("sessions.reply", "lxx+++x", session="open"),
    post("sessions.record", "lxxx++x"),
    post("sessions.forget", "lxxx++x"),
    get("sessions.edit_point", "lxx+x+x", point="shy"),
    get("sessions.rewording", "l--+---", point="shy"),
    get("sessions.rewording", "l--+---", point="proposed"),
    get("sessions.rewording", "l--+---", point="wished"),
    post("sessions.reword", "l--+---", point="wished"),
    get("sessions.withdrawing", "l--+---", point="shy"),
    post("sessions.withdraw", "l--+---", point="shy"),
    get("sessions.withdrawing", "l--+---", point="wished"),
    get("sessions.naming", "l--+---", point="shy"),
    post("sessions.name", "l--+---", point="shy"),
    post("sessions.name", "l--x---", point="proposed"),
    get("sessions.backlog", "l++++++"),
    post("sessions.add_to_backlog", "lxx+++x"),
    post("sessions.accept_to_backlog", "lxxxx+x", point="wished"),
    get("sessions.declining_on_backlog", "lxxxx+x", point="wished"),
    post("sessions.decline_on_backlog", "lxxxx+x", point="wished"),
    post("sessions.backlog_move", "lxxxx+x"),
    post("sessions.backlog_up", "lxxxx+x", point="backlog"),
    post("sessions.backlog_down", "lxxxx+x", point="backlog"),
    post("sessions.schedule", "lxxxx+x", point="backlog"),
    # discussions
    get("discussions.show", "l++++++"),
    get("discussions.posts", "l++++++"),
    get("discussions.post", "l++++++"),
    post("discussions.write", "lxx+++x"),
    get("discussions.quote", "lxx+++x"),
    get("discussions.editing", "lxx+xxx"),
    post("discussions.edit", "lxx+xxx"),
    get("discussions.naming", "lxx+xxx", post="shy"),
    get("discussions.naming", "lxxxxxx"),
    post("discussions.name", "lxx+xxx", post="shy"),
    get("discussions.removing", "lxx+x+x"),
    post("discussions.remove", "lxx+x+x"),
    post("discussions.restore", "lxx+x+x"),
    get("discussions.quote", "lxx+++x", post="shy"),
    get("discussions.editing", "lxx+xxx", post="shy"),
    post("discussions.remove", "lxx+x+x", post="shy"),
    post("discussions.tell_typing", "lxx+++x"),
    # the discussion of the circle, and of an output of it; everybody may join no circle at once
    get("discussions.of_circle_show", "l++++++"),
    get("discussions.of_circle_posts", "l++++++"),
    get("discussions.of_circle_post", "l------"),  # it stands in another discussion
    post("discussions.of_circle_write", "lxx+++x"),
    get("discussions.of_circle_quote", "lxx---x"),
    get("discussions.of_circle_editing", "l------"),
    post("discussions.of_circle_edit", "l------"),
    get("discussions.of_circle_naming", "l------"),
    post("discussions.of_circle_name", "l------"),
    get("discussions.of_circle_removing", "l------"),
    post("discussions.of_circle_remove", "l------"),
    post("discussions.of_circle_restore", "l------"),
    post("discussions.of_circle_tell_typing", "lxx+++x"),
    get("chain.of_circle_becoming", "l------"),
    post("chain.of_circle_become", "l------", kind="point"),
    post("chain.of_circle_undo", "l------", kind="point"),
    get("discussions.of_output_show", "l++++++"),
    get("discussions.of_output_show", "l-++++-", output="draft"),
    get("discussions.of_output_posts", "l++++++"),
    get("discussions.of_output_post", "l------"),
    post("discussions.of_output_write", "lxx+++x"),
    get("discussions.of_output_quote", "lxx---x"),
    get("discussions.of_output_editing", "l------"),
    post("discussions.of_output_edit", "l------"),
    get("discussions.of_output_naming", "l------"),
    post("discussions.of_output_name", "l------"),
    get("discussions.of_output_removing", "l------"),
    post("discussions.of_output_remove", "l------"),
    post("discussions.of_output_restore", "l------"),
    post("discussions.of_output_tell_typing", "lxx+++x"),
    get("chain.of_output_becoming", "l------"),
    post("chain.of_output_become", "l------", kind="point"),
    post("chain.of_output_undo", "l------", kind="point"),
    get("chain.becoming", "lxx+++x"),
    post("chain.become", "lxx+++x", kind="point"),
    post("chain.become", "lxxx++x", kind="note"),
    post("chain.become", "lxxx++x", kind="follow-up"),
    post("chain.undo", "lxx---x", kind="point"),  # nobody made one a moment ago
    post("discussions.thank", "lxxx++x"),
    post("discussions.unthank", "lxxx++x"),
    post("discussions.thank", "lxxx++x", post="shy"),
    # minutes
    post("minutes.type_note", "lxxx++x"),
    post("minutes.type_summary", "lxxx++x"),
    post("minutes.save", "lxxx++x"),
    post("minutes.save_summary", "lxxx++x"),
    post("minutes.summarise", "lxxx++x"),
    get("minutes.history", "l-++++-"),
    get("minutes.version", "l++++++", session="closed"),
    get("minutes.changes", "l++++++", session="closed"),
    get("minutes.summary_history", "l-++++-"),
    post("minutes.restore", "l-xx---"),  # no such text
    post("minutes.restore_summary", "l-xx---"),
    post("minutes.add_outcome", "lxxx++x"),
    post("minutes.remove_outcome", "l-xx++-"),
    # followups
    free("GET", "followups.mine", "l++++++"),
    post("followups.done", "l-x+x+-"),
    post("followups.take", "lxx---x"),  # with nothing named
    post("followups.cancel", "l-x+x+-"),
    post("followups.reopen", "l-x+x+-"),
    # outputs
    post("outputs.start", "lxxx++x"),
    get("outputs.show", "l++++++", output="published"),
    get("outputs.show", "l-++++-", output="draft"),
    get("outputs.version", "l++++++", output="published"),
    get("outputs.version", "l-++++-", output="draft"),
    get("outputs.changes", "l++++++", output="published"),
    get("outputs.download", "l++++++", output="published"),
    get("outputs.download", "l-++++-", output="draft"),
    get("outputs.on_paper", "l++++++", output="published"),
    get("outputs.on_paper", "l-++++-", output="draft"),
    get("outputs.edit", "lxx+++x"),
    post("outputs.save", "lxx+++x"),
    post("outputs.publish", "lxxxx+x"),
    # review
    get("review.show", "l-++++-", session="reviewed"),
    get("review.calling_back", "lxxx++x", session="reviewed"),
    post("review.call_back", "lxxx++x", session="reviewed"),
    post("review.send", "lxxx++x"),
    post("review.confirm", "lxx+++x", session="reviewed"),
    post("review.propose", "l-x+++-", session="reviewed"),
    post("review.propose_outcome", "l-x+++-", session="reviewed"),
    post("review.object_to", "l-x+++-", session="reviewed"),
    post("review.strike", "l-xx++-", session="reviewed"),
    post("review.withdraw", "l-x+xx-", session="reviewed"),
    post("review.take", "l-xx++-", session="reviewed"),
    post("review.keep", "l-xx++-", session="reviewed"),
    post("review.ask", "l-xx++-", session="reviewed"),
    # rounds: one that is opened, in which the member has written
    get("rounds.new", "lxxxx+x", session="open", point="planned"),
    post("rounds.start", "lxxxx+x"),
    get("rounds.show", "l-++++-"),
    get("rounds.progress_of", "l-++++-"),
    post("rounds.save", "l-x+++-"),
    post("rounds.open_round", "l-xxx+-"),
    post("rounds.call_off", "l-xxx+-"),
    post("rounds.take_into_notes", "l-xx++-"),
    get("rounds.taking_off", "l-xxx+-"),
    post("rounds.take_off", "l-xxx+-"),
    # drafts: the member's own, shown to the scribe
    free("GET", "drafts.index", "l++++++"),
    free("GET", "drafts.show", "l--++--"),
    free("POST", "drafts.save", "l--+x--"),
    free("POST", "drafts.show_to", "l--+x--"),
    free("POST", "drafts.withdraw", "l--+x--"),
    free("POST", "drafts.comment", "l--++--"),
    free("POST", "drafts.publish", "l--+x--"),
    free("GET", "drafts.removing", "l--+x--"),
    free("POST", "drafts.remove", "l--+x--"),
    get("drafts.new", "lxx+++x"),
    post("drafts.begin", "lxx+++x"),
    post("drafts.begin_post", "lxx+++x"),
    get("outputs.choosing", "lxxx++x"),
    post("outputs.tie", "lxxx++x"),
    post("outputs.untie", "lxxx++x"),
    # chain
    post("chain.raise_follow_up", "l-x+++-"),
    post("chain.raise_decision", "l-x+++-"),
    get("chain.raising", "l++++++", output="published"),
    get("chain.raising", "l-++++-", output="draft"),
    post("chain.raise_output", "lxx+++x", output="published"),
    post("chain.raise_output", "l-x+++-", output="draft"),
    post("chain.adopt", "lxxxx+x"),
    post("chain.close", "lxxxx+x"),
    post("chain.no_output", "lxxx++x"),
    get("chain.reopening", "lxxxx+x", session="closed"),
    post("chain.reopen", "lxxxx+x", session="closed"),
    post("chain.next_session", "lxxxx+x"),
    get("chain.deciding", "lxxxx+x"),
    post("chain.decide", "lxxxx+x"),
    get("chain.splitting", "lxxxx+x"),
    post("chain.split", "lxxxx+x"),
    post("chain.merge", "lxxxx+x"),
    # importing: nothing in these circles was imported
    get("importing.source", "l------"),
    # patterns
    free("GET", "patterns.show", "lxxxxx+"),
    free("POST", "patterns.press", "lxxxxx+"),
)
