"""Other programs that tests run: where one is missing the test is skipped, in the gate it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# What `.ci/programs` brings: modules of npm, and Zotero's translators.
PROGRAMS = Path(__file__).parents[2] / ".programs"
# Debian's package for each.
_PACKAGES = {
    "pandoc": "pandoc",
    "bibtex": "texlive-latex-base",
    "pdflatex": "texlive-latex-base",
    "node": "nodejs",
}


def run_program(name: str, *arguments: str, folder: Path) -> str:
    """Run a program in a folder; what it wrote, and the test fails where it gave up."""
    if shutil.which(name) is None:
        how = f"no {name}: apt-get install {_PACKAGES[name]} brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(how)
        pytest.skip(how)
    done = subprocess.run(
        [name, *arguments], cwd=folder, capture_output=True, timeout=600, check=False
    )
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, said[-3000:] + done.stderr.decode(errors="replace")[-3000:]
    return said


def brought(name: str, holds: str = "") -> Path:
    """A folder that ``.ci/programs`` brings; without it, or what it should hold, a skip.

    No gate fails on it: what it takes from the network may be out of reach.
    """
    place = PROGRAMS / name
    if not (place / holds).is_dir():
        pytest.skip(f"no {place / holds}: .ci/programs brings it")
    return place
