"""The helper process: one stands, it can be ended at any time, and nothing is left of it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from cop.text import render
from cop.text.helper import Converter, Unconverted

HOSTILE = "[" * 20_000
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def converter() -> Iterator[Converter]:
    converter = Converter()
    yield converter
    converter.end()


def helper_of(converter: Converter) -> int:
    assert converter._helper is not None
    return converter._helper._process.pid


def state_of(pid: int) -> str:
    """Return the letter of a process's state, Z for a zombie; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


def comes_to(pid: int, *states: str) -> bool:
    deadline = monotonic() + 5
    while state_of(pid) not in states and monotonic() < deadline:
        sleep(0.02)
    return state_of(pid) in states


def test_one_helper_serves_many_texts(converter: Converter) -> None:
    converter.convert("satu", seconds=5)
    first = helper_of(converter)
    converter.convert("dua", seconds=5)
    assert helper_of(converter) == first


def test_a_prepared_helper_serves_the_first_text(converter: Converter) -> None:
    converter.prepare()
    prepared = helper_of(converter)
    converter.convert("satu", seconds=5)
    assert helper_of(converter) == prepared


def test_a_helper_gives_a_text_up_and_serves_the_next(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop.text.helper._GRACE_SECONDS", 5)
    before = converter.convert("1. satu\n   - dua", seconds=5)
    first = helper_of(converter)
    with pytest.raises(Unconverted):
        converter.convert("> - " + HOSTILE, seconds=0.1)
    assert converter.convert("1. satu\n   - dua", seconds=5) == before
    assert helper_of(converter) == first


def test_a_helper_that_does_not_answer_is_ended_and_leaves_no_zombie(converter: Converter) -> None:
    converter.convert("satu", seconds=5)
    first = helper_of(converter)
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(Unconverted):
        converter.convert("dua", seconds=0.1)
    assert state_of(first) == ""
    assert converter.convert("tiga", seconds=5) == "<p>tiga</p>"


def test_an_orphaned_helper_ends_though_it_is_at_work(converter: Converter) -> None:
    converter.convert("satu", seconds=5)
    helper = converter._helper
    assert helper is not None
    helper._channel.sendall(json.dumps({"source": HOSTILE, "seconds": 0.2}).encode() + b"\n")
    helper._channel.close()
    assert helper._process.wait(timeout=5) is not None


def test_a_helper_that_was_killed_is_replaced(converter: Converter) -> None:
    converter.convert("satu", seconds=5)
    os.kill(helper_of(converter), signal.SIGKILL)
    sleep(0.1)
    assert converter.convert("dua", seconds=5) == "<p>dua</p>"


def test_a_helper_that_grew_makes_room_for_another(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    converter.convert("satu", seconds=5)
    first = helper_of(converter)
    monkeypatch.setattr("cop.text.helper.RETIRE_AT_KILOBYTES", 1)
    assert converter.convert("dua", seconds=5) == "<p>dua</p>"
    assert helper_of(converter) != first
    assert state_of(first) == ""


def test_many_threads_are_served_at_once(converter: Converter) -> None:
    made: dict[int, str] = {}

    def convert(number: int) -> None:
        made[number] = converter.convert(f"teks *{number}*", seconds=10)

    threads = [threading.Thread(target=convert, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {number: f"<p>teks <em>{number}</em></p>" for number in range(40)}


def test_hostile_texts_in_many_threads_cost_each_of_them_no_more(converter: Converter) -> None:
    converter.convert("satu", seconds=5)
    waits: list[float] = []

    def convert() -> None:
        started = monotonic()
        with pytest.raises(Unconverted):
            converter.convert(HOSTILE, seconds=0.3)
        waits.append(monotonic() - started)

    threads = [threading.Thread(target=convert) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == 6
    assert max(waits) < 3  # one after the other, with a new helper for each, it would be more


def test_a_forked_process_has_a_helper_of_its_own() -> None:
    assert render("induk").html == "<p>induk</p>"
    child = os.fork()
    if child == 0:
        os._exit(0 if render("anak").html == "<p>anak</p>" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert render("induk lagi").html == "<p>induk lagi</p>"


@pytest.mark.parametrize("ending", ["", "os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_the_helper_goes_when_its_process_goes(ending: str) -> None:
    program = (
        "import os; from cop.text import render; from cop.text.helper import converter\n"
        "render('halo'); print(converter._helper._process.pid, flush=True)\n" + ending
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    # Where no init process takes the exit status of orphans, a zombie is all that stays.
    assert comes_to(int(ended.stdout), "", "Z")


def test_without_a_helper_a_text_is_shown_as_typed(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop.text.helper._PROGRAM", "raise SystemExit(1)")
    monkeypatch.setattr("cop.text.rendering.converter", converter)
    rendered = render("a < b\n\nc  d\ne")
    assert rendered.as_typed
    assert rendered.html == '<div class="as-typed"><p>a &lt; b</p><p>c  d<br>e</p></div>'
