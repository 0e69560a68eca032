"""Circles: what they are for, who belongs to them, and how one joins."""

from flask import Blueprint

bp = Blueprint("groups", __name__)
