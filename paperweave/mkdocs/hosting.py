"""How large a site is, and which hosts take one of that size for nothing."""

from __future__ import annotations

from typing import NamedTuple

from paperweave.engine.disk import files_in

_MIB = 1024**2


class Host(NamedTuple):
    """What a host takes at most; None is no limit that it names."""

    name: str
    bytes: int | None
    files: int | None
    largest: int | None  # bytes of one file

    def why_not(self, size: SiteSize) -> str | None:
        """What is too much for the host; None where it takes the site."""
        limits = (
            (
                self.files,
                size.files,
                f"{self.files:,} files" if self.files else "",
            ),
            (self.bytes, size.bytes, _shown(self.bytes or 0)),
            (self.largest, size.largest, f"{_shown(self.largest or 0)} a file"),
        )
        over = [
            shown
            for most, found, shown in limits
            if most is not None and found > most
        ]
        return " and ".join(over) or None


class SiteSize(NamedTuple):
    """The files of a site: how many, their bytes, and those of the largest."""

    files: int
    bytes: int
    largest: int

    @property
    def said(self) -> str:
        """One line: ``1,234 files, 56 MB: fits GitHub Pages; too large for … (20,000 files)``."""
        why = {host.name: host.why_not(self) for host in HOSTS}
        fits = [name for name, reason in why.items() if reason is None]
        not_ = [
            f"{name} (at most {reason})"
            for name, reason in why.items()
            if reason
        ]
        parts = [f"fits {', '.join(fits)}"] if fits else []
        parts += [f"too large for {', '.join(not_)}"] if not_ else []
        return f"The site has {self.files:,} files, {_shown(self.bytes)}: {'; '.join(parts)}"


# Their documentation, as read in November 2026: of free plans.
HOSTS = (
    Host("GitHub Pages", 1024**3, None, None),
    Host("GitLab Pages", 1024**3, 200_000, None),
    Host("Cloudflare Pages", None, 20_000, 25 * _MIB),
)


def size_of(site: str) -> SiteSize:
    """Count the files of the site in a folder."""
    sizes = [
        entry.stat(follow_symlinks=False).st_size for _, entry in files_in(site)
    ]
    return SiteSize(len(sizes), sum(sizes), max(sizes, default=0))


def _shown(count: int) -> str:
    """Bytes for a person: MB of a million bytes, and GB from a thousand of these on."""
    millions = count / 1e6
    return (
        f"{millions / 1000:.1f} GB"
        if millions >= 1000
        else f"{millions:.0f} MB"
    )
