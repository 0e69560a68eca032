"""Importing: old minutes and articles become a chain of closed sessions, and outputs."""

from flask import Blueprint

bp = Blueprint("importing", __name__)
