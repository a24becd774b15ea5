"""What a reference manager expects of CSL-JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft7Validator

SCHEMA = Path(__file__).parents[1] / "golden" / "csl_json.schema.json"


@cache
def csl_schema() -> Draft7Validator:
    """The schema of what we export, as a validator."""
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
