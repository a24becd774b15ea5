"""The command of this process, which scripts call by its name as if it were installed.

A process of its own for each call spends most of its time on imports.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from tests.support.rendering import command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_PROGRAM = """#!{python} -SE
import json, os, socket, sys
with socket.create_connection(("127.0.0.1", {port})) as asked, asked.makefile("rw") as both:
    print(json.dumps([os.getcwd(), sys.argv[1:]]), file=both, flush=True)
    status, said = json.loads(both.readline())
print(said, end="")
sys.exit(status)
"""
_POLLING = 0.02  # seconds; a script of a few commands takes twenty times as long


def run_script(
    script: Sequence[str], folder: Path, program: Path, environment: Mapping[str, str]
) -> tuple[int, str]:
    """Run a script in a folder; ``program`` calls ``paperweave`` in this process.

    What comes out is the exit status, and all that was said. ``environment`` is what the script
    has, and the command too.
    """
    with socket.create_server(("127.0.0.1", 0)) as server, TemporaryFile("w+") as out:
        server.settimeout(_POLLING)
        program.write_text(
            _PROGRAM.format(python=sys.executable, port=server.getsockname()[1]), encoding="utf-8"
        )
        program.chmod(0o755)
        process = subprocess.Popen(
            script, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        while process.poll() is None:
            _answer(server, environment)
        out.seek(0)
        return process.returncode, out.read()


def _answer(server: socket.socket, environment: Mapping[str, str]) -> None:
    try:
        asking, _ = server.accept()
    except TimeoutError:
        return
    with asking, asking.makefile("rw") as both:
        folder, words = json.loads(both.readline())
        print(json.dumps(command(folder, *words, **environment)), file=both, flush=True)
