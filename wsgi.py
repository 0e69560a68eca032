"""The application that servers and the command line load."""

from cop import create_app

app = create_app()
