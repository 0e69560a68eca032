"""Write-first rounds: on a point everybody writes before anybody reads."""

from flask import Blueprint

bp = Blueprint("rounds", __name__)
