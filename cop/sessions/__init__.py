"""Sessions: when a circle meets, what is on the agenda, and who was there."""

from flask import Blueprint

bp = Blueprint("sessions", __name__)
