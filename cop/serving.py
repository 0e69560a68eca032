"""Serving the site: the database made ready, the demo on first use, then the server itself."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from functools import partial

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server as Granian

from cop import text
from cop.config import ROOT
from cop.db import db
from cop.demo.cli import print_sign_ins
from cop.demo.keeping import SignIn, fill, is_for_this_machine_alone, kept_sign_ins
from cop.people.queries import anybody_has_an_account

WORKERS = 2
THREADS = 120  # a slow connection holds one; with so many, 200 slow ones keep nobody waiting


@click.command()
@with_appcontext
def run() -> None:
    """Serve the site at COP_HOST and COP_PORT.

    Makes the database ready first. A site without people is filled with the demo, whose
    sign-ins are printed: only where it is reached from this machine alone.

    Example: COP_PORT=8080 flask --app wsgi cop run
    """
    upgrade()
    sign_ins = _demo()
    host, port = current_app.config["COP_HOST"], current_app.config["COP_PORT"]
    _refuse_a_taken_port(host, port)
    if sign_ins:
        print_sign_ins(sign_ins)
    elif not anybody_has_an_account():
        click.echo("Nobody can sign in yet: flask --app wsgi cop init --admin EMAIL")
    click.echo(f"Lingkar is at {_address(host, port)} (Ctrl+C stops it).")
    _let_go()
    _start_the_worker()
    _serve(host, port)


def _demo() -> list[SignIn]:
    """Return the demo's sign-ins, telling its story first if the site is empty.

    Raises ClickException where a demo would be served to other machines: its passwords
    are known.
    """
    kept, alone = kept_sign_ins(), is_for_this_machine_alone()
    if kept and not alone:
        raise click.ClickException(
            "This instance holds the demo, which is served on a loopback address only. "
            "Choose another folder with COP_INSTANCE."
        )
    if anybody_has_an_account() or not alone:
        return kept
    click.echo("Nobody is here yet. Filling the site with the demo …")
    return fill()


def _refuse_a_taken_port(host: str, port: int) -> None:
    """Raise ClickException where nothing can listen there.

    The workers share their port, and would share it with another server just as well.
    """
    try:
        with socket.create_server((host, port), family=_family(host)):
            pass
    except OSError as fault:
        reason = os.strerror(fault.errno or 0)
        raise click.ClickException(
            f"The site cannot listen on {_address(host, port)} ({reason}). "
            "Choose another place with COP_PORT or COP_HOST."
        ) from None


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _let_go() -> None:
    """Close what no worker may share with the process that it is forked from."""
    db.session.remove()
    db.engine.dispose()
    text.rest()


def _start_the_worker() -> None:
    """Keep a worker running as long as this process does."""
    flask = [sys.executable, "-m", "flask", "--app", "wsgi", "cop", "worker"]
    beside = [sys.executable, "-I", str(ROOT / "cop" / "beside.py"), str(os.getpid())]
    subprocess.Popen(
        [*beside, *flask],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        process_group=0,  # Ctrl+C is for the server, with which it ends
    )


def _serve(host: str, port: int) -> None:
    """Serve until a signal says stop; the workers are forked, so that nothing is loaded twice."""
    multiprocessing.set_start_method("fork", force=True)
    sys.stdout.flush()
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    server = Granian(
        "wsgi:app",
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=WORKERS,
        blocking_threads=THREADS,
        workers_kill_timeout=10,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.error,  # it warns of so many threads, which are meant
    )
    gc.freeze()  # what is loaded stays, and is shared with the workers
    server.serve(target_loader=partial(_in_a_worker, app), wrap_loader=False)


def _in_a_worker(app: Flask) -> Flask:
    """Return the application to a worker that was just forked; the server says when it ends."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl+C is said to all of them
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # until it serves, it can end at once
    text.prepare()  # so that the first text of the day need not wait for its helper process
    return app
