"""What the clock tells of what comes, is due or missing; the mails in which notices leave."""

from flask import Blueprint

bp = Blueprint("reminders", __name__)
