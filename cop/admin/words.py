"""What administrators read: the places from which they look after the site, what it does by itself.

The places stand in the order of the list. A room joins with a line here; its pages extend
`layouts/admin.html` and set `admin_here` to the name.
"""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import lazy_gettext as _l


class Place(NamedTuple):
    """A page of the administrators: its name, the endpoint of its view, its title, what it does."""

    name: str
    endpoint: str
    title: object
    about: object


PLACES = (
    Place(
        "people",
        "admin.people",
        _l("People"),
        _l("Give somebody an account, a role or a new password; close an account."),
    ),
    Place(
        "invitations",
        "invitations.to_site",
        _l("Invitations"),
        _l("Let people make an account by themselves, by a link that ends."),
    ),
    Place(
        "unlisted",
        "libraries.unlisted",
        _l("Names of libraries"),
        _l("Names that people wrote and the list of libraries does not have yet."),
    ),
    Place(
        "closures",
        "series.closed_days",
        _l("Holidays and closed days"),
        _l("Days on which a library, or every one, is closed: series skip them."),
    ),
    Place(
        "circles",
        "admin.circles",
        _l("Circles without a moderator"),
        _l("Make a member the moderator of a circle that has none any more."),
    ),
    Place(
        "mails",
        "admin.mails",
        _l("Mails and jobs"),
        _l("What the site sends and does by itself: what waits, what failed, and why."),
    ),
    Place(
        "audit",
        "admin.audit",
        _l("Audit log"),
        _l("What moderators and administrators changed or removed, and when."),
    ),
    Place(
        "patterns",
        "patterns.show",
        _l("Patterns"),
        _l("Every part that pages are made of, in every state, for those who build them."),
    ),
)

JOBS = {  # what the clock does, by the names of the jobs
    "settle-reviews": _l("Adopt minutes whose review is over"),
    "prepare-sessions": _l("Make the next sessions of series"),
    "renew-subjects": _l("Find texts by headings that changed"),
    "renew-names": _l("Find texts by names that changed"),
    "answer-wishes": _l("Mail links to those who forgot their password"),
    "remind": _l("Remind of what comes, is due or is missing"),
    "open-and-close": _l("Open and close sessions in writing"),
    "remind-to-write": _l("Remind who has not written before a session in writing closes"),
    "tell-invited": _l("Tell invited people without an account what changed"),
    "mail-notices": _l("Write mails of what cannot wait"),
    "forget-unsent": _l("Forget replies that were begun and not sent for 90 days"),
    "forget-notices": _l("Forget notices of half a year ago"),
    "mail-summaries": _l("Write summaries of notices"),
    "send-mails": _l("Send mails"),
}
MAILS = {  # what a mail is about, by the beginning of its key: its words are the receiver's alone
    "password": _l("Link to set a password"),
    "invitation": _l("Invitation"),
    "notice": _l("Notice"),
    "digest": _l("Summary of notices"),
}
