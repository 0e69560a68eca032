"""The pattern page: every part that pages are made of, in every state, for whoever builds them."""

from flask import Blueprint

bp = Blueprint("patterns", __name__)
