"""The application that servers and the command line load."""

import multiprocessing
import signal

from cop import create_app, text

worker = multiprocessing.parent_process() is not None
if worker:  # of the server, which alone says when it ends
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl+C is said to all of them
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # until it serves, it can end at once
app = create_app(commands=not worker)
text.prepare()  # so that the first text of the day need not wait for its helper process
