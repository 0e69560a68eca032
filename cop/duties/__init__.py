"""Who leads and who writes next: suggested by turn, given, taken, passed on, told."""

from flask import Blueprint

bp = Blueprint("duties", __name__)
