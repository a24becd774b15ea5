"""``paperweave merge-addresses``: the ledger of addresses after git merged two branches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from paperweave.address.ledger import DamagedLedgerError, merged
from paperweave.config.files import BuildError, text_of
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
        settled = merged(text, str(ledger))
        if settled != text:
            replace_file(ledger, settled.encode())
    except (BuildError, DamagedLedgerError, OutputError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0
