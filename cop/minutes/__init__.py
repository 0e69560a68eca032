"""Notes while a session goes on, and the minutes that are adopted from them."""

from flask import Blueprint

bp = Blueprint("minutes", __name__)
