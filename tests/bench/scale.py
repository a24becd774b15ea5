"""Measure the whole way, from listings to a site, at N made-up papers or of real listings.

Hugo, Pagefind and Zensical, where they are installed, are measured on the same content in the same
run.

    python tests/bench/scale.py N [--keep DIR] [--no-hugo]
    python tests/bench/scale.py --listings FOLDER [--keep DIR] [--no-hugo]

Prints a table with, for each run, seconds, seconds of processor time, peak memory of all its
processes together, files and bytes; below it the seconds of each stage of the first run. It is no
test: machines differ, ratios last.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.hugo_site import write_hugo_site
from tests.bench.made_papers import write_listings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
_OURS = ("build_pages.py", "mkdocs.yml", "paperweave", "templates", "docs/about")
_NO_LISTINGS = ("bibliography.bib", "addresses.tsv", "curation.toml")
_STAGES = Path(__file__).with_name("stages.py")


@dataclass(frozen=True, slots=True)
class Run:
    """One command's cost.

    Seconds, seconds of processor time, peak memory in MB, and what stands there afterwards.
    """

    what: str
    seconds: float
    processor: float
    memory: float
    files: int
    megabytes: float


def main() -> None:
    """Make, build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("papers", type=int, nargs="?", default=10_000)
    parser.add_argument("--listings", type=Path, help="a folder of listings, in place of made ones")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    parser.add_argument("--no-hugo", action="store_true")
    asked = parser.parse_args()
    place = asked.keep or Path(tempfile.mkdtemp(prefix="paperweave-scale-"))
    shutil.rmtree(place, ignore_errors=True)
    project = place / "project"
    _copy_project(project)
    if asked.listings:
        shutil.copytree(asked.listings, project / "seeds")
        print(f"{asked.listings}, {os.cpu_count()} processors", flush=True)
    else:
        write_listings(ROOT / "seeds", project / "seeds", asked.papers)
        print(f"{asked.papers:,} papers, {os.cpu_count()} processors", flush=True)
    print(f"{'':44}{'s':>8}{'cpu s':>8}{'MB':>8}{'files':>9}{'MB out':>9}", flush=True)
    hugo = place / "hugo" if shutil.which("hugo") and not asked.no_hugo else None
    for run in _runs(project, hugo):
        row = (
            f"{run.what:44}{run.seconds:8.1f}{run.processor:8.1f}{run.memory:8.0f}"
            f"{run.files:9,}{run.megabytes:9.1f}"
        )
        print(row, flush=True)
    for stage, seconds in json.loads((project / "stages.json").read_text()).items():
        print(f"  {stage:42}{seconds:8.1f}")
    if not asked.keep:
        shutil.rmtree(place)


def _runs(project: Path, hugo: Path | None) -> Iterator[Run]:
    pages = [sys.executable, "build_pages.py"]
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    docs, site = project / "docs", project / "site"
    yield measured("listings to docs", [sys.executable, str(_STAGES)], project, docs)
    yield measured("the same, nothing changed", pages, project, docs)
    yield measured("docs to site", mkdocs, project, site)
    if hugo:
        count = write_hugo_site(docs / "papers.jsonl", hugo)
        yield measured(f"Hugo, {count:,} pages", ["hugo", "--quiet"], hugo, hugo / "public")
    if shutil.which("pagefind"):
        index = ["pagefind", "--silent", "--site", str(site), "--output-path", "found"]
        yield measured("Pagefind", index, project, project / "found")
    if shutil.which("zensical"):
        yield measured("Zensical", _zensical(project), project, project / "by-zensical")
    change_one_paper(_largest(project / "seeds"))
    yield measured("listings to docs, one paper changed", pages, project, docs)
    yield measured("docs to site, one paper changed", mkdocs, project, site)


def _zensical(project: Path) -> list[str]:
    """The command that lets Zensical make a site of the same pages, beside ours."""
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    beside = project / "by-zensical.yml"
    beside.write_text(f"{settings}\nsite_dir: by-zensical\n", encoding="utf-8")
    return ["zensical", "build", "-f", beside.name]


def _largest(seeds: Path) -> Path:
    """The largest listing that a bibliography does not overrule."""
    listings = [path for path in seeds.rglob("*") if path.is_file()]
    listed = [path for path in listings if path.name not in _NO_LISTINGS]
    return max(listed or listings, key=lambda path: (path.stat().st_size, path.name))


def change_one_paper(listing: Path) -> None:
    """Put a word into the first abstract of a listing."""
    text = listing.read_text(encoding="utf-8")
    middle = text.index(". ", 400)
    listing.write_text(f"{text[:middle]} indeed{text[middle:]}", encoding="utf-8")


def _copy_project(project: Path) -> None:
    for name in _OURS:
        source, target = ROOT / name, project / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)


def measured(what: str, command: Sequence[str], place: Path, out: Path) -> Run:
    """Run a command in a folder and count what it took.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    before, start = _processor_time(), time.perf_counter()
    with subprocess.Popen(
        command, cwd=place, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        memory = _watched(process)
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 3):
        raise subprocess.CalledProcessError(process.returncode, command)
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return Run(what, seconds, _processor_time() - before, memory, len(files), size / 1e6)


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watched(process: subprocess.Popen[bytes]) -> float:
    """Wait for a process.

    The peak memory of it and its children together, in MB, shared pages counted once.
    """
    peak, pause, ended = 0.0, 0.1, Event()

    def look() -> None:
        nonlocal peak, pause
        while not ended.wait(pause):
            # Ten looks a second made the pages of 10,000 papers take 89 seconds instead of 78.
            pause = min(0.5, pause * 1.5)
            peak = max(peak, sum(map(_memory, _family(process.pid))))

    watcher = Thread(target=look)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return peak


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [pid, *(found for child in children.split() for found in _family(int(child)))]


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


if __name__ == "__main__":
    main()
