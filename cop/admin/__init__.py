"""Looking after the site: accounts, what was done in the audit log, and what others add."""

from flask import Blueprint

bp = Blueprint("admin", __name__)
