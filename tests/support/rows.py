"""A test over all rows of a table.

`pytest.mark.parametrize` makes a test of each row, which costs some milliseconds of collecting,
sending and counting; most rows take less than a tenth of that. It stays right for rows that need
something of their own, such as a folder or a page.
"""

from __future__ import annotations

from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Naming = Callable[[Any], str] | Iterable[str] | None

_SHOWN = 90  # characters of a row in the message


def for_rows(
    names: str | tuple[str, ...], rows: Iterable[Any], *, ids: Naming = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test on each row, and fail with every row that fails.

    The arguments are those of ``pytest.mark.parametrize``. A row's error says which row it is.
    """
    columns = (names,) if isinstance(names, str) else names
    labels = ids if callable(ids) or ids is None else list(ids)
    cases = list(_cases(columns, list(rows), labels))

    def made(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def on_each_row(**fixtures: object) -> None:
            assert cases, "a table without rows tests nothing"
            tried = [_failure(test, label, values | fixtures) for label, values in cases]
            failed = [error for error in tried if error]
            if failed:
                which = "; ".join(error.__notes__[-1] for error in failed)
                raise ExceptionGroup(f"{len(failed)} of {len(cases)} rows fail: {which}", failed)

        own = signature(test)
        left = [one for name, one in own.parameters.items() if name not in columns]
        vars(on_each_row)["__signature__"] = own.replace(parameters=left)
        return on_each_row

    return made


def _cases(
    columns: tuple[str, ...], rows: Sequence[Any], ids: Callable[[Any], str] | Sequence[str] | None
) -> Iterator[tuple[str, dict[str, object]]]:
    """The label of each row, and its values by the names of the columns."""
    for number, row in enumerate(rows):
        given = (row,) if len(columns) == 1 else tuple(row)
        if callable(ids):
            label = "-".join(map(ids, given))
        else:
            label = ids[number] if ids else ", ".join(map(repr, given))
        yield f"row {number + 1}: {label[:_SHOWN]}", dict(zip(columns, given, strict=True))


def _failure(test: Callable[..., None], label: str, values: dict[str, object]) -> Exception | None:
    """What a row raises, with its label as a note."""
    try:
        test(**values)
    except pytest.fail.Exception as told:  # no Exception, so that no test catches it
        error: Exception = AssertionError(told.msg)
    except Exception as raised:  # noqa: BLE001  # whatever it is, the next rows are tried
        error = raised
    else:
        return None
    error.add_note(label)
    return error
