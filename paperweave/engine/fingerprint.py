"""Fingerprints: hashes of what something is made from, which tell when it comes out the same."""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# From the third version on, what is written depends on which values are one
# object.
_WITHOUT_REFERENCES = 2


def digest(paths: Mapping[str, Path]) -> str:
    """A hash of files' names and bytes; one that cannot be read counts as such."""
    total = hashlib.sha256()
    for name, path in sorted(paths.items()):
        total.update(f"{name}\0".encode())
        try:
            total.update(_digest(path) if path.is_file() else b"")
        except OSError as error:
            total.update(type(error).__name__.encode())
    return total.hexdigest()


def digest_of_each(paths: Mapping[str, Path]) -> dict[str, str]:
    """A hash of each file's name and bytes, by its name."""
    return {name: digest({name: path}) for name, path in paths.items()}


def _digest(path: Path) -> bytes:
    # A piece at a time: a listing may be larger than the memory.
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def code_hash(root: Path, templates: Sequence[Path]) -> str:
    """A hash of what turns listings into pages: settings, our code, templates and the libraries.

    ``root`` is the project's folder, ``templates`` the folders that templates are looked for in.
    """
    ours = {"mkdocs.yml": root / "mkdocs.yml"}
    for number, folder in enumerate(templates):
        for pattern in ("*.j2", "theme/partials/words/*.html"):
            ours |= {
                f"templates/{number}/{path.name}": path
                for path in folder.glob(pattern)
            }
    return hash_of(digest(ours), _our_code(), sys.version, libraries())


@cache  # a process goes on with the code that it has loaded
def _our_code() -> str:
    package = Path(__file__).parents[1]
    files = (
        path
        for ending in ("py", "tsv")
        for path in package.rglob(f"*.{ending}")
    )
    return digest(
        {path.relative_to(package).as_posix(): path for path in files}
    )


_LIBRARIES = (
    *(
        "jinja2",
        "python-frontmatter",
        "pybtex",
        "pylatexenc",
        "latex2mathml",
        "lxml",
        "rapidfuzz",
    ),
    "numpy",
)


def hash_of(*values: object) -> str:
    """A hash (128 bits) of texts, numbers, and tuples, lists and dicts of these."""
    return hash_of_bytes(repr(values).encode("utf-8", "surrogatepass"))


def hash_of_plain(*values: Any) -> str:  # noqa: ANN401 - as `marshal` has it
    """The same of plain texts, numbers, and tuples, lists and dicts of these.

    Named tuples and dates are not plain. It takes a fifth of the time.
    """
    return hash_of_bytes(marshal.dumps(values, _WITHOUT_REFERENCES))


def hash_of_bytes(data: bytes | bytearray) -> str:
    """A hash (128 bits) of bytes, for what is bytes already."""
    return hashlib.sha256(data).hexdigest()[:32]


@cache
def libraries() -> tuple[str, ...]:
    """The installed libraries that shape what we make, with their versions."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in _LIBRARIES:
        # A way of installing that leaves no trace of it.
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return tuple(found)
