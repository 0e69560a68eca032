"""Libraries: the institutions that take part, with their names, codes and places."""

from flask import Blueprint

bp = Blueprint("libraries", __name__)
