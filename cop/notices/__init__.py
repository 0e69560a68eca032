"""Notices: what happened that somebody should know, told once, read in one list."""

from flask import Blueprint

bp = Blueprint("notices", __name__)
