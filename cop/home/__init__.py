"""Today: what a person has before them, and what the site is about."""

from flask import Blueprint

bp = Blueprint("home", __name__)
