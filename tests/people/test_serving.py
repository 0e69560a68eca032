"""The command that serves the site."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from time import monotonic, sleep
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

from cop.config import ROOT

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "cop"]
PATIENCE = 120  # seconds until the server must answer, on a busy machine too


@pytest.fixture
def settings(tmp_path, new_database):
    """Give the environment of a site of its own on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: value for name, value in os.environ.items() if not name.startswith("COP_")}
    own |= {"COP_INSTANCE": str(tmp_path), "COP_DATABASE_URL": new_database()}
    return own | {"COP_PORT": str(port)}


def answer_of(server, port):
    """Wait until the server answers; give the status of the sign-in page."""
    until = monotonic() + PATIENCE
    while monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/login", timeout=5) as answer:
                return answer.status
        except URLError:
            sleep(0.1)
    raise AssertionError("the server did not answer")


def test_run_makes_the_database_ready_and_serves(settings):
    subprocess.run([*COMMAND, "init", "--admin", "a@b.example"], env=settings, check=True, cwd=ROOT)
    server = subprocess.Popen([*COMMAND, "run"], env=settings, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert answer_of(server, settings["COP_PORT"]) == 200
    finally:
        server.send_signal(signal.SIGTERM)
        said = server.communicate(timeout=PATIENCE)[0].decode()
    assert f"Lingkar is at http://127.0.0.1:{settings['COP_PORT']}" in said


def test_a_worker_writes_on_connections_of_its_own(settings):
    subprocess.run([*COMMAND, "init", "--admin", "a@b.example"], env=settings, check=True, cwd=ROOT)
    server = subprocess.Popen([*COMMAND, "run"], env=settings, cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{settings['COP_PORT']}/login"
    try:
        answer_of(server, settings["COP_PORT"])
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(address) as page:
            token = re.search(rb'name="csrf_token"[^>]* value="([^"]+)"', page.read())
        form = {"csrf_token": token[1].decode(), "login": "a@b.example", "password": "salah"}
        with pytest.raises(HTTPError) as refused:  # which is counted, so it is written
            browser.open(address, urlencode(form).encode(), timeout=PATIENCE)
        refused.value.close()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)
    assert refused.value.code == 422


def test_a_port_that_another_site_listens_on_is_refused_in_words(settings):
    with socket.create_server(("127.0.0.1", int(settings["COP_PORT"])), reuse_port=True):
        subprocess.run(
            [*COMMAND, "init", "--admin", "a@b.example"], env=settings, check=True, cwd=ROOT
        )
        second = subprocess.run(
            [*COMMAND, "run"],
            env=settings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert second.returncode == 1
    assert "Choose another place with COP_PORT" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_key_that_ends_the_server_ends_its_workers_at_once(settings):
    subprocess.run([*COMMAND, "init", "--admin", "a@b.example"], env=settings, check=True, cwd=ROOT)
    server = subprocess.Popen(
        [*COMMAND, "run"], env=settings, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    )
    answer_of(server, settings["COP_PORT"])
    os.killpg(server.pid, signal.SIGINT)  # as Ctrl+C does: to all processes of the terminal
    assert server.communicate(timeout=30)[1] == b""


@pytest.mark.parametrize(
    "open_to_others", [{"COP_HOST": "0.0.0.0"}, {"COP_BASE_URL": "https://lingkar.example"}]
)
def test_the_demo_is_served_to_this_machine_alone(
    app, database, tmp_path, monkeypatch, open_to_others
):
    (tmp_path / "demo.json").write_text(json.dumps([["rina", "known to all", "Rina"]]))
    for name, value in {"INSTANCE": tmp_path, **open_to_others}.items():
        monkeypatch.setitem(app.config, name, value)
    result = app.test_cli_runner().invoke(args=["cop", "run"])
    assert result.exit_code == 1
    assert "loopback address only" in result.output
