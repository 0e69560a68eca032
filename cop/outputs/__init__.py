"""Outputs: what sessions made, in versions, kept for those who look for it."""

from flask import Blueprint

bp = Blueprint("outputs", __name__)
