"""Follow-ups: who does what by when, across all circles."""

from flask import Blueprint

bp = Blueprint("followups", __name__)
