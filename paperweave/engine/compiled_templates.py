"""Templates as Jinja compiled them, kept in the cache: compiling takes a third of a small build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from paperweave.engine.cache import Cache


class CompiledTemplates(BytecodeCache):
    """What Jinja asks for compiled templates; each is known by its place and its source."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for its template, where that has the same source."""
        kept: bytes | None = self._cache.load(
            f"template-{bucket.key}", bucket.checksum
        )
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        compiled = bucket.bytecode_to_string()
        self._cache.save(f"template-{bucket.key}", bucket.checksum, compiled)
