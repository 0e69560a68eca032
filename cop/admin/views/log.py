"""The front page of the administrators, and the audit log."""

from __future__ import annotations

from flask import Response, request

from cop.access import Open, open_to
from cop.admin import bp
from cop.admin.named import names_of
from cop.audit.queries import entries
from cop.audit.words import ACTS, TOLD
from cop.kit.templating import page
from cop.people.queries import signed_in

ROWS = 50


@bp.get("/admin")
@open_to(Open.ADMINISTRATORS)
def index() -> Response:
    """Show what there is to look after."""
    return page("admin/index.html")


@bp.get("/admin/audit")
@open_to(Open.ADMINISTRATORS)
def audit() -> Response:
    """Show what was changed or removed, and by whom; the newest first."""
    act, by = request.args.get("act", ""), request.args.get("by", "")
    before = request.args.get("before", "")
    lines = entries(act=act if act in ACTS else "", by=by, before=before, size=ROWS)
    return page(
        "admin/audit.html",
        lines=lines,
        names=names_of(signed_in(), lines.items),
        told=TOLD,
        act=act,
        by=by,
        before=before,
    )
