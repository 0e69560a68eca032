"""The shared list of subjects: one word for each, so that what is alike is found together."""

from flask import Blueprint

bp = Blueprint("subjects", __name__)
