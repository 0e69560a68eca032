"""Series: the rhythm in which a circle meets, and the days on which libraries are closed."""

from flask import Blueprint

bp = Blueprint("series", __name__)
