"""What notices tell, and how much of a circle somebody is told."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Told(StrEnum):
    """What somebody is told of."""

    OPENED = "opened"
    INVITED = "invited"
    MOVED = "moved"
    CANCELLED = "cancelled"
    PROLONGED = "prolonged"
    SOON = "soon"
    SOON_LEADS = "soon-leads"
    SOON_WRITES = "soon-writes"
    BEGUN = "begun"
    CLOSING = "closing"
    MISSED = "missed"
    WRITTEN = "written"
    STILL_DRAFT = "still-draft"
    LEADS = "leads"
    LEADS_NOT = "leads-not"
    WRITES = "writes"
    WRITES_NOT = "writes-not"
    DUTY_PASSED = "duty-passed"
    DUTY_EMPTY = "duty-empty"
    DUTY_AWAY = "duty-away"
    CLOSED = "closed"
    NOTES_MISSING = "notes-missing"
    OUTPUT_MISSING = "output-missing"
    REVIEW = "review"
    ADOPTED = "adopted"
    GIVEN = "given"
    TAKEN = "taken"
    RELIEVED = "relieved"
    DUE = "due"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NAMED = "named"
    POSTED = "posted"
    CIRCLE_NAMED = "circle-named"
    THANKED = "thanked"
    HIDDEN = "hidden"
    JOIN_ASKED = "join-asked"
    JOIN_ACCEPTED = "join-accepted"
    JOIN_DECLINED = "join-declined"
    IDEA_NOTED = "idea-noted"
    IDEA_POINT = "idea-point"
    IDEA_SESSION = "idea-session"
    IDEA_CIRCLE = "idea-circle"
    IDEA_DECLINED = "idea-declined"
    IDEA_DONE = "idea-done"
    IDEA_MERGED = "idea-merged"
    IDEA_REMOVED = "idea-removed"


class Level(StrEnum):
    """How much of a circle somebody is told."""

    ALL = "all"
    SESSIONS = "sessions"
    DIGEST = "digest"
    NONE = "none"


THE_SITE = 0  # in the place of a circle: told of something that is for the whole site
QUIET = {Told.IDEA_NOTED}  # never among one's notices, only in the summary by mail
AT_ONCE = {  # by mail, where one wants mail
    Told.INVITED,
    Told.MOVED,
    Told.PROLONGED,
    Told.CANCELLED,
    Told.CLOSING,
    Told.REVIEW,
    Told.DUE,
}
WHILE_OPEN = {Told.BEGUN, Told.CLOSING}  # no mail tells so once a session in writing is over
SENTENCES = {
    Told.OPENED: _l("%(session)s is open: read the agenda and propose points."),
    Told.INVITED: _l("You are a guest of %(session)s. It begins %(when)s. %(held)s %(place)s"),
    Told.MOVED: _l("%(session)s has another time or place: %(when)s %(held)s %(place)s"),
    Told.CANCELLED: _l("%(session)s is cancelled. %(reason)s"),
    Told.PROLONGED: _l("%(session)s closes at another time: %(until)s."),
    Told.SOON: _l("%(session)s begins %(when)s."),
    Told.SOON_LEADS: _l("%(session)s begins %(when)s, and you lead it."),
    Told.SOON_WRITES: _l("%(session)s begins %(when)s, and you write its notes."),
    Told.LEADS: _l("You lead %(session)s, %(when)s."),
    Told.LEADS_NOT: _l("You do not lead %(session)s any more."),
    Told.WRITES: _l("You write the notes of %(session)s, %(when)s."),
    Told.WRITES_NOT: _l("You do not write the notes of %(session)s any more."),
    Told.DUTY_PASSED: _l("%(by)s cannot take their duty in %(session)s: %(heir)s has it now."),
    Told.DUTY_EMPTY: _l("%(by)s cannot take their duty in %(session)s: nobody has it now."),
    Told.DUTY_AWAY: _l("%(by)s has a duty in %(session)s, %(when)s, and is away that day."),
    Told.BEGUN: _l("%(session)s is open for writing until %(until)s."),
    Told.CLOSING: _l("%(session)s closes %(until)s, and you have not written yet."),
    Told.MISSED: _l(
        "%(session)s was not opened before its closing, %(until)s: set another one or cancel it."
    ),
    Told.WRITTEN: _l("%(session)s is closed: what was written waits for its minutes."),
    Told.STILL_DRAFT: _l("%(session)s begins %(when)s and is still a draft: open it."),
    Told.CLOSED: _l(
        "%(session)s, %(when)s, falls on closed days: %(reason)s. It is held unless you cancel it."
    ),
    Told.NOTES_MISSING: _l("%(session)s is over: its minutes wait to be finished."),
    Told.OUTPUT_MISSING: _l("%(session)s waits for its output, or the reason why there is none."),
    Told.REVIEW: _l("Please read the minutes of %(session)s and confirm them until %(until)s."),
    Told.ADOPTED: _l("The minutes of %(session)s are adopted."),
    Told.GIVEN: _l("%(by)s noted for you: %(what)s"),
    Told.TAKEN: _l("%(by)s takes on what you noted: %(what)s"),
    Told.RELIEVED: _l("This is not noted for you any more: %(what)s %(who)s"),
    Told.DUE: _l("Your follow-up is due %(due)s: %(what)s"),
    Told.ACCEPTED: _l("Your proposal was accepted: %(point)s"),
    Told.DECLINED: _l("Your proposal was declined: %(point)s. %(reason)s"),
    Told.NAMED: _l("%(by)s named you in the discussion of %(session)s."),
    Told.POSTED: _l("%(by)s wrote in the discussion of %(session)s."),
    Told.CIRCLE_NAMED: _l("%(by)s named the circle in the discussion of %(session)s."),
    Told.THANKED: _l("%(by)s %(others)s thanked you for what you wrote about %(session)s."),
    Told.HIDDEN: _l("%(by)s hid your post in the discussion of %(session)s: %(reason)s"),
    Told.JOIN_ASKED: _l("%(by)s asks to join the circle."),
    Told.JOIN_ACCEPTED: _l("You are a member of the circle now. %(reason)s"),
    Told.JOIN_DECLINED: _l("Your request to join was declined. %(reason)s"),
    Told.IDEA_NOTED: _l("%(by)s noted an idea: %(idea)s"),
    Told.IDEA_POINT: _l("An idea that you want became a point: %(idea)s"),
    Told.IDEA_SESSION: _l("An idea that you want became a session: %(idea)s"),
    Told.IDEA_CIRCLE: _l("An idea that you want became a circle: %(idea)s"),
    Told.IDEA_DECLINED: _l("An idea that you want was declined: %(idea)s. %(reason)s"),
    Told.IDEA_DONE: _l("An idea that you want is done already: %(idea)s. %(reason)s"),
    Told.IDEA_MERGED: _l("An idea that you want is counted with another: %(idea)s. %(reason)s"),
    Told.IDEA_REMOVED: _l("Your idea was removed: %(idea)s. %(reason)s"),
}
LEVELS = {
    Level.ALL: _l("Everything"),
    Level.SESSIONS: _l("Sessions, and what concerns me"),
    Level.DIGEST: _l("Only in the summary by mail"),
    Level.NONE: _l("Nothing"),
}
SUBJECTS = {  # of the mails that are sent at once
    Told.OPENED: _l("invitation to %(session)s"),
    Told.INVITED: _l("invitation to %(session)s"),
    Told.MOVED: _l("%(session)s has another time or place"),
    Told.PROLONGED: _l("%(session)s closes at another time"),
    Told.CANCELLED: _l("%(session)s is cancelled"),
    Told.CLOSING: _l("%(session)s closes soon"),
    Told.REVIEW: _l("minutes of %(session)s to confirm"),
    Told.DUE: _l("your follow-up is due"),
}
