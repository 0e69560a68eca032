"""The mails that leave the site and the jobs of its worker, for administrators.

What a mail says is the receiver's alone: it may tell of a circle that no administrator sees.
"""

from __future__ import annotations

from flask import Response, current_app, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.admin import actions, bp
from cop.jobs.queries import is_late, mail_with, mails_counted, runs
from cop.jobs.queries import mails as mails_in
from cop.jobs.words import Delivery
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in

ROWS = 50


@bp.get("/admin/mails")
@open_to(Open.ADMINISTRATORS)
def mails() -> Response:
    """Show what waits, what was sent and what failed, and how the worker is."""
    wanted, before = request.args.get("state", ""), request.args.get("before", "")
    delivery = Delivery(wanted) if wanted in set(Delivery) else None
    known = runs()
    return page(
        "admin/mails.html",
        mails=mails_in(delivery, before=before, size=ROWS),
        counts=mails_counted(),
        runs=known,
        late=is_late(known),
        sends=bool(current_app.config["COP_SMTP_URL"]),
        delivery=delivery,
        before=before,
    )


@bp.post("/admin/mails/<int:mail_id>/send-again")
@open_to(Open.ADMINISTRATORS)
def send_mail_again(mail_id: int) -> Answer:
    """Try a mail that was given up for another day."""
    actions.send_again(found(mail_with(mail_id)), by=signed_in())
    flash(_("The mail is sent as soon as the worker sweeps."), "done")
    return htmx.go(url_for("admin.mails"))
