"""Drafts of one's own: kept on the server, and shown to one trusted colleague first."""

from flask import Blueprint

bp = Blueprint("drafts", __name__)
