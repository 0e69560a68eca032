"""The review: those who were there confirm the minutes or propose other wording, until adopted."""

from flask import Blueprint

bp = Blueprint("review", __name__)
