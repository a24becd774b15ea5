"""``paperweave merge-addresses``: the ledger and the history after git merged two branches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from paperweave.address.history import settled
from paperweave.address.ledger import CONFLICT, DamagedLedgerError, merged
from paperweave.config.files import BuildError, text_of
from paperweave.config.names import HISTORY_NAME
from paperweave.engine.atomic import OutputError, replace_file

if TYPE_CHECKING:
    from pathlib import Path


def merge_addresses(ledger: Path) -> int:
    """Keep the lines of both sides, make one of two lines of an address; the exit status."""
    try:
        text = text_of(ledger)
        if text is None:
            sys.stderr.write(f"error: {ledger}: there is no such file\n")
            return 1
        whole = merged(text, str(ledger))
        if whole != text:
            replace_file(ledger, whole.encode())
        _settle_history(ledger.with_name(HISTORY_NAME))
    except (BuildError, DamagedLedgerError, OutputError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0


def _settle_history(path: Path) -> None:
    """Resolve the conflicts in the history beside the ledger; without any it stays as it is."""
    text = text_of(path) or ""
    if any(line.startswith(CONFLICT) for line in text.split("\n")):
        replace_file(path, settled(text, str(path)).encode())
