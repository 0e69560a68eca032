"""The archive: finding what came out of past sessions."""

from flask import Blueprint

bp = Blueprint("archive", __name__)
