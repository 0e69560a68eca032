"""The calendar: what happens when, of one's own circles or of all that one sees."""

from flask import Blueprint

bp = Blueprint("calendar", __name__)
