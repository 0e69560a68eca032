"""Adopted minutes in their versions, each at an address that stays."""

from __future__ import annotations

from flask import Response

from cop.access import Open, found, open_to
from cop.kit.templating import page
from cop.minutes import bp
from cop.minutes.comparing import changes_between
from cop.minutes.queries import versions_of
from cop.sessions.views.here import here

VERSION = "/groups/<slug>/sessions/<int:number>/minutes/<int:version>"


@bp.get(VERSION)
@open_to(Open.VISITORS)
def version(slug: str, number: int, version: int) -> Response:
    """Show one version of the minutes; an older one says by what it was replaced."""
    at = here(slug, number)
    versions = versions_of(at.person, at.session)
    minutes = found(next((one for one in versions if one.version == version), None))
    return page("minutes/version.html", session=at.session, minutes=minutes, versions=versions)


@bp.get(f"{VERSION}/changes")
@open_to(Open.VISITORS)
def changes(slug: str, number: int, version: int) -> Response:
    """Show what a version changed of the one before it, word by word."""
    at = here(slug, number)
    by_number = {one.version: one for one in versions_of(at.person, at.session)}
    newer, older = found(by_number.get(version)), found(by_number.get(version - 1))
    return page(
        "minutes/changes.html",
        session=at.session,
        older=older,
        newer=newer,
        changes=changes_between(older, newer),
    )
