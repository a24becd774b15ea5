"""Other programs that tests run: where one is missing the test is skipped, in the gate it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Debian's package for each.
_PACKAGES = {"pandoc": "pandoc", "bibtex": "texlive-latex-base", "pdflatex": "texlive-latex-base"}


def run_program(name: str, *arguments: str, folder: Path) -> str:
    """Run a program in a folder; what it wrote, and the test fails where it gave up."""
    if shutil.which(name) is None:
        how = f"no {name}: apt-get install {_PACKAGES[name]} brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(how)
        pytest.skip(how)
    done = subprocess.run(
        [name, *arguments], cwd=folder, capture_output=True, timeout=120, check=False
    )
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, said[-3000:] + done.stderr.decode(errors="replace")[-3000:]
    return said
