"""The chain: how one session leads to the next, from closing to carrying over."""

from flask import Blueprint

bp = Blueprint("chain", __name__)
