"""The only reader and writer of htmx's headers."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as Answer


def wants_fragment() -> bool:
    """Say whether the request replaces a part of a page rather than the page."""
    headers = request.headers
    return (
        headers.get("HX-Request-Type") == "partial" and "HX-History-Restore-Request" not in headers
    )


def came_from(path: str) -> bool:
    """Say whether the page that asks stands at the path, as its browser tells."""
    told = request.headers.get("HX-Current-URL") or request.referrer or ""
    return urlsplit(told).path == path


def go(address: str) -> Answer:
    """Send the browser to a page of the site: 303, or for htmx a header that leaves the page."""
    if not wants_fragment():
        return redirect(address, 303)
    return Response(status=204, headers={"HX-Redirect": address})


def to_sign_in(address: str) -> Answer:
    """Send somebody whose sign-in is gone to the sign-in page (401 for htmx)."""
    if not wants_fragment():
        return redirect(address, 303)
    return Response(status=401, headers={"HX-Redirect": address})


def into_alerts(answer: Response) -> Response:
    """Show the answer in the page's alert region instead of where the request aimed."""
    return instead(answer, "#alerts", "innerHTML")


def instead(answer: Response, target: str, swap: str = "outerHTML") -> Response:
    """Put the answer at another place of the page than the request aimed at."""
    answer.headers["HX-Retarget"] = target
    answer.headers["HX-Reswap"] = swap
    return answer


def with_event(answer: Response, name: str) -> Response:
    """Let the browser fire the event on the element that asked, for scripts and other parts."""
    answer.headers["HX-Trigger"] = name
    return answer


def init_app(app: Flask) -> None:
    """Mark every page as differing between full and partial requests."""

    @app.after_request
    def vary(response: Response) -> Response:
        if response.mimetype == "text/html":
            response.vary.update(("HX-Request", "HX-Request-Type"))
        return response
