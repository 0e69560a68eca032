"""A forgotten password: whoever asks gets a link by mail, and the page does not say who is here."""

from __future__ import annotations

from flask import Response, current_app, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.kit import htmx
from cop.kit.problems import Refused, TooMany
from cop.kit.templating import page
from cop.people import actions, bp
from cop.people.forms import ForgottenForm


@bp.get("/password")
@open_to(Open.EVERYBODY)
def forgotten() -> Response:
    """Ask whose password it is; after that, say what happens now."""
    if request.args.get("state") == "asked":
        return page("people/wish_kept.html", hours=_hours())
    return _ask(ForgottenForm(formdata=None))


@bp.post("/password")
@open_to(Open.EVERYBODY)
def wish_for_link() -> Answer:
    """Keep the wish; the answer is the same whether or not there is such an account."""
    if not _sends_mail():
        raise Refused(_("This site sends no mail. Ask the person who looks after it for a link."))
    form = ForgottenForm()
    if not form.validate():
        return _ask(form, status=422)
    try:
        actions.wish_for_link(str(form.login.data), address=request.remote_addr or "")
    except TooMany as fault:
        form.form_errors.append(str(fault))
        answer = _ask(form, status=429)
        answer.headers["Retry-After"] = str(fault.retry_after)
        return answer
    return htmx.go(url_for("people.forgotten", state="asked"))


def _ask(form: ForgottenForm, *, status: int = 200) -> Response:
    sends = _sends_mail()
    return page("people/forgotten.html", status=status, form=form, sends=sends, hours=_hours())


def _hours() -> int:
    return int(actions.LINK_LASTS.total_seconds() // 3600)


def _sends_mail() -> bool:
    return bool(current_app.config["COP_SMTP_URL"])
