"""The names of the files in the seeds folder that are no listings."""

from __future__ import annotations

CURATION_NAME = "curation.toml"


LEDGER_NAME = "addresses.tsv"
HISTORY_NAME = "history.tsv"
