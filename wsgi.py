"""The application that servers and the command line load."""

import gc

from cop import create_app

gc.disable()  # all that is loaded stays: to look for garbage among it would slow down the start
app = create_app()
gc.freeze()
gc.enable()
