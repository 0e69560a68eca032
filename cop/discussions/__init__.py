"""Discussions: threads and posts, under whatever they are about."""

from flask import Blueprint

bp = Blueprint("discussions", __name__)
