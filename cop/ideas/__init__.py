"""Ideas: a topic in a few words, or a reader's unmet need, noted where somebody stands."""

from flask import Blueprint

bp = Blueprint("ideas", __name__)
