"""Invitations: links that let somebody into the site, a circle, or one session."""

from flask import Blueprint

bp = Blueprint("invitations", __name__)
