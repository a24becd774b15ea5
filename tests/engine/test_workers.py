from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.workers import aside, in_processes

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the work is done by the process itself"
)


def test_several_processes_give_what_one_gives_in_its_order() -> None:
    numbers = list(range(1000))
    assert list(in_processes(lambda n: n * n, numbers, least=0, chunk=7)) == [
        n * n for n in numbers
    ]


_LARGE_THINGS = """
from pathlib import Path
from paperweave.engine.workers import give_back_at_once

def taken():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if {asked}:
    give_back_at_once()
before = taken()
larger = b"x" * 20_000_000
del larger
things = [b"x" * 2_000_000 for _ in range(20)]
behind = b"x" * 200_000
del things
print((taken() - before) // 1_000_000)
"""


@linux
def test_what_large_things_took_is_given_back_although_small_ones_stand_behind_them() -> None:
    def left(asked: bool) -> int:
        code = _LARGE_THINGS.format(asked=asked)
        return int(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT))

    assert left(asked=True) < 2
    assert left(asked=False) > 30


def test_a_short_list_is_worked_on_here() -> None:
    assert set(in_processes(lambda _: os.getpid(), list(range(10)))) == {os.getpid()}


def test_work_that_fails_in_a_process_fails_here_and_says_why() -> None:
    def refuse(number: int) -> int:
        if number == 777:
            raise ValueError("seven hundred and seventy-seven")
        return number

    with pytest.raises(ValueError, match="seven hundred and seventy-seven"):
        list(in_processes(refuse, list(range(1000)), least=0))


def test_work_that_is_begun_aside_gives_its_result_when_asked() -> None:
    results = [aside(lambda n=n: n * n) for n in range(3)]  # type: ignore[misc]
    assert [result() for result in results] == [0, 1, 4]


def test_work_aside_that_fails_says_why_when_its_result_is_asked_for() -> None:
    def refuse() -> int:
        raise ValueError("seven hundred and seventy-seven")

    result = aside(refuse)
    with pytest.raises(ValueError, match="seven hundred and seventy-seven"):
        result()


def test_who_is_done_early_takes_the_next_piece_of_work(tmp_path: Path) -> None:
    here = os.getpid()

    def worker(number: int) -> int:
        if number == 0 and os.getpid() != here:  # works until others have done nearly all
            _wait_until(lambda: len(list(tmp_path.iterdir())) > 90)
        (tmp_path / str(number)).touch()
        return os.getpid()

    workers = list(in_processes(worker, list(range(100)), least=0, chunk=1))
    assert workers[0] == here or workers.count(workers[0]) < 10


_ONCE = """
import os, sys
from paperweave.engine import workers as processes

processes._processors = lambda: 4
for turn in range(8):
    done = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    numbers = list(range(900))
    list(processes.in_processes(lambda number: os.write(done, b"x"), numbers, least=0, chunk=1))
    os.close(done)
"""


@linux
def test_each_piece_of_work_is_done_once(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _ONCE, str(tmp_path / "done")], cwd=ROOT, check=True)
    assert (tmp_path / "done").stat().st_size == 8 * 900


_ENDLESS = """
import os, sys, time
from pathlib import Path
from paperweave.engine import workers as processes

def work(number):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(0.05)

processes._processors = lambda: 2
list(processes.in_processes(work, list(range(10_000)), least=0, chunk=1))
"""


@linux
def test_processes_end_with_the_build_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _ENDLESS, str(tmp_path)], cwd=ROOT) as build:
        _wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        build.kill()
    _wait_until(lambda: not any(_is_at_work(int(path.name)) for path in tmp_path.iterdir()))


def _wait_until(come_true: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not come_true():
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_at_work(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


_KILLED = """
import os, signal
from paperweave.engine import workers as processes

def die(number):
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number

processes._processors = lambda: 2
list(processes.in_processes(die, list(range(10)), least=0, chunk=1))
"""


@linux
def test_a_process_that_is_ended_from_outside_is_told() -> None:
    # On its own: beside a browser's threads nothing is forked.
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "killed, perhaps" in ended.stderr
