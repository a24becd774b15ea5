"""How many facts point at what says them, and what finding the places takes.

Python tests/bench/fact_origins.py [SEEDS].

SEEDS is a folder of listings (default: seeds). Printed are, of all facts of all records, how many
have a place in their file, and the processor time that a record takes.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from paperweave.clean.elsewhere import Lines, said_elsewhere
from paperweave.clean.origins import origins_of
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS

_FIELDS = ("title", "date", "venue", "arxiv", "doi")


def main(folder: Path) -> None:
    """Measure and print."""
    facts, placed, records, spent = Counter[str](), Counter[str](), 0, 0.0
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.suffix in {".tsv", ".toml", ".md"}:
            continue
        seed = read_seed(path.name, path.read_bytes())
        lines = Lines(seed.lines)
        for record in read_lines(seed, FORMATS).records:
            raw = seed.raw_of(record)
            start = time.process_time()
            found = origins_of(record, raw)
            elsewhere = {one.field for one in said_elsewhere(record, raw, lines)}
            spent += time.process_time() - start
            records += 1
            for field in _FIELDS:
                if getattr(record, field) is not None:
                    facts[field] += 1
                    placed[field] += bool(getattr(found, field)) or field in elsewhere
            facts["author"] += len(record.authors)
            placed["author"] += sum(map(bool, found.authors))
    for field, count in facts.items():
        print(f"{field}: {placed[field]:,} of {count:,}")
    print(f"{records:,} records, {spent / max(1, records) * 1000:.2f} ms of processor time each")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "seeds"))
