"""Where a person is signed in, and ending it elsewhere."""

from __future__ import annotations

from typing import Any

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.kit import htmx
from cop.kit.templating import page
from cop.people import actions, bp
from cop.people.queries import device_of, devices_of, signed_in
from cop.people.sign_in import this_device


def shown_devices() -> dict[str, Any]:
    """Return what `people/_devices.html` needs."""
    return {"devices": devices_of(signed_in()), "this": this_device()}


@bp.post("/me/devices/<int:device_id>/sign-out")
@open_to(Open.PEOPLE)
def sign_out_device(device_id: int) -> Answer:
    """Sign one device out, such as a telephone that was lost."""
    actions.sign_out(found(device_of(signed_in(), device_id)).id)
    return _shown_again(_("That device is signed out."))


@bp.post("/me/devices/sign-out")
@open_to(Open.PEOPLE)
def sign_out_elsewhere() -> Answer:
    """Sign the person's other devices out, such as the one at the desk that was left open."""
    actions.sign_out_elsewhere(signed_in(), this_device())
    return _shown_again(_("Your other devices are signed out."))


def _shown_again(done: str) -> Answer:
    """Answer an action: the list as it is now for htmx, else the settings with a sentence."""
    if htmx.wants_fragment():
        return page("people/_devices.html", **shown_devices())
    flash(done, "done")
    return htmx.go(url_for("people.settings", _anchor="devices"))
