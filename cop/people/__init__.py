"""People: who they are, how they sign in, and the page that shows them."""

from flask import Blueprint

bp = Blueprint("people", __name__)
