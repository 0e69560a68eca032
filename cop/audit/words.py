"""What the lines of the audit log say, and which of them tell of more than that it happened."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

ACTS = {  # by verb and thing, as they are recorded
    "add person": _l("Account made"),
    "change role person": _l("Role changed"),
    "deactivate person": _l("Account closed"),
    "reactivate person": _l("Account opened again"),
    "make password link person": _l("Password link made"),
    "make invitation": _l("Invitation made"),
    "withdraw invitation": _l("Invitation withdrawn"),
    "remove guest": _l("Guest removed from a session"),
    "change status group": _l("Circle woken, laid to rest or concluded"),
    "change name group": _l("Circle renamed"),
    "change kind group": _l("Kind of a circle changed"),
    "change charter group": _l("Charter of a circle changed"),
    "change visibility group": _l("Who sees a circle changed"),
    "change joining group": _l("How one joins a circle changed"),
    "change format group": _l("Format of a circle changed"),
    "appoint moderator group": _l("Moderator of a circle appointed"),
    "remove membership": _l("Member removed from a circle"),
    "decline join request": _l("Request to join declined"),
    "edit post": _l("Reply changed"),
    "remove post": _l("Reply removed"),
    "restore post": _l("Reply restored"),
    "withdraw point": _l("Proposal withdrawn"),
    "decide point": _l("Carried point decided"),
    "add library": _l("Library added"),
    "change library": _l("Library changed"),
    "merge library": _l("Libraries merged"),
    "remove library": _l("Library removed"),
    "merge point": _l("Points merged"),
    "call off round": _l("Round of writing called off"),
    "name library": _l("Library given a name"),
    "remove round text": _l("Text of a round removed"),
    "reopen session": _l("Session opened again"),
    "untie output": _l("Output taken off a session"),
    "add affiliation": _l("Affiliation added"),
    "change affiliation": _l("Affiliation changed"),
    "end affiliation": _l("Affiliation ended"),
    "remove affiliation": _l("Affiliation removed"),
    "remove decision": _l("Decision removed"),
    "remove information": _l("Information removed"),
    "remove follow-up": _l("Follow-up removed"),
}
PLAIN = {
    "change name group",
    "change kind group",
    "change visibility group",
    "change joining group",
    "change status group",
}  # said of a circle by itself: told to those who see it
TOLD = {
    "person",
    "library",
    "affiliation",
}  # of other things the text belongs to a circle and is not shown to outsiders
