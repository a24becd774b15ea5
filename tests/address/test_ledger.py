"""The ledger's lines: what one may be, and what becomes of two branches' ledgers under git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from paperweave.address.ledger import DamagedLedgerError, merged, read_ledger, write_ledger
from paperweave.commands.main import main
from tests.support.rows import for_rows
from tests.support.site_of import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEADER = "# address\tidentifies\tfirst published\n"
SOUND = "papers/a\tarxiv:2402.00001 title:1f\t2026-11-21\n"

REFUSED = [
    "papers/a\ttitle:1f\t9999-12-31",
    "papers/a\ttitle:1f\t20261121",
    "papers/a\ttitle:1f\t2026-W47-6",
    "papers/a\ttitle:1f\t1969-12-31",
    "papers/a\ttitle:1f\t2026-02-30",
    "papers/a\ttitle:1f\t",
    "papers/a\t\t2026-11-21",
    "papers/a\ttitle\t2026-11-21",
    "papers/a\tparts:3\t2026-11-21",
    "papers/a\tredirect:../../x\t2026-11-21",
    "papers/../a\ttitle:1f\t2026-11-21",
    "about/index\ttitle:1f\t2026-11-21",
    "lists/keywords/lora\tparts:9999999\t2026-11-21",
    "lists/keywords/lora\tparts:-5\t2026-11-21",
    "lists/keywords/lora\tparts:0\t2026-11-21",
    "lists/keywords/lora\tparts:٣\t2026-11-21",
    "lists/keywords/lora\tkeyword:lora\t2026-11-21",
    "lists/keywords/lora\tredirect:keywords/lora\t2026-11-21",
    "lists/x/lora\tparts:3\t2026-11-21",
    "lists/keywords\tparts:3\t2026-11-21",
    "papers/index\ttitle:1f\t2026-11-21",
    "keywords/parts/lora-1\tkeyword:lora\t2026-11-21",
    "papers/b\tredirect:papers/index\t2026-11-21",
    "papers/b\tredirect:lists/keywords/lora\t2026-11-21",
    "papers/b\tredirect:javascript:x\t2026-11-21",
    "papers/b\tredirect:keywords/lora\t2026-11-21",
    "keywords/b\tredirect:venues/b\t2026-11-21",
    f"papers/{'b' * 300}\ttitle:1f\t2026-11-21",
    f"papers/{'b' * 221}\ttitle:1f\t2026-11-21",
    f"papers/b/{'b' * 221}\ttitle:1f\t2026-11-21",
    "keywords/index\tkeyword:x\t2026-11-21",
    "keywords/b/c\tkeyword:x\t2026-11-21",
    "lists/lists/x\tparts:3\t2026-11-21",
    "lists/keywords/a/b\tparts:3\t2026-11-21",
    "papers/b\ttitle1:1f\t2026-11-21",
    "papers/b\ttitle: 1f\t2026-11-21",
    "papers/b\ttitle:\t2026-11-21",
    f"papers/{'ß' * 120}\ttitle:1f\t2026-11-21",
    "papers/A\ttitle:1f\t2026-11-21",
    "papers/\u212b\ttitle:1f\t2026-11-21\npapers/\u00c5\ttitle:1f\t2026-11-21",
    "papers/.b\ttitle:1f\t2026-11-21",
    "papers/b.\ttitle:1f\t2026-11-21",
    "/papers/b\ttitle:1f\t2026-11-21",
    "papers//b\ttitle:1f\t2026-11-21",
    "papers/b\\c\ttitle:1f\t2026-11-21",
    "papers/b\0\ttitle:1f\t2026-11-21",
    "papers/b\ttitle:1f",
    "papers/b\ttitle:1f\t2026-11-21\tmore",
    "<<<<<<< ours",
    "",
]


@for_rows("line", REFUSED)
def test_a_line_that_cannot_be_is_refused_with_its_number(line: str) -> None:
    number = 3 + line.count("\n")
    with pytest.raises(DamagedLedgerError, match=rf"^addresses\.tsv:{number}: "):
        read_ledger(f"{HEADER}{SOUND}{line}\n")


ACCEPTED = [
    "papers/astro-ph/0601001\tarxiv:astro-ph/0601001\t2026-11-21",
    "papers/2402.17412\tarxiv:2402.17412 place:1,2 topic:lora\t2026-11-21",
    "papers/深度学习\ttitle:1f\t2026-11-21",
    "papers/b\tredirect:papers/a\t1970-01-01",
    "keywords/b\tredirect:keywords/a\t2026-11-21",
    "keywords/parts\tkeyword:parts\t2099-12-31",
    "topics/x\ttopic:x\t2026-11-21",
    "lists/keywords/index\tparts:9999\t2026-11-21",
    *(
        f"lists/{kind}/x\tparts:1\t2026-11-21"
        for kind in ("papers", "keywords", "authors", "years", "sources", "venues", "topics")
    ),
    "papers/indexes\ttitle:1f\t2026-11-21",
    "papers/index-2\ttitle:1f\t2026-11-21",
    "keywords/b.c_d-e\tkeyword:x\t2026-11-21",
    f"papers/{'b' * 220}\ttitle:1f\t2026-11-21",
    f"papers/{'ß' * 110}\ttitle:1f\t2026-11-21",
    "papers/b\tx:1:2 y:é\t2026-11-21",
]


@for_rows("line", ACCEPTED)
def test_what_we_write_is_read(line: str) -> None:
    text = f"{HEADER}{SOUND}{line}\n"
    assert write_ledger(read_ledger(text)) == write_ledger(read_ledger(f"{HEADER}{line}\n{SOUND}"))
    assert len(read_ledger(text)) == 2


def test_a_fault_is_told_by_its_own_line_among_the_marks_of_a_merge() -> None:
    torn = f"{HEADER}<<<<<<< ours\n{SOUND}=======\n\npapers/b\n>>>>>>> theirs\n"
    with pytest.raises(DamagedLedgerError, match=r"^addresses\.tsv:6: 1 columns"):
        merged(torn)


@pytest.mark.parametrize("text", ["", "\n", "hello\n", SOUND])
def test_what_has_no_ledger_s_first_line_is_not_settled(text: str) -> None:
    with pytest.raises(DamagedLedgerError, match="no line '# address"):
        merged(text)


def test_two_lines_of_an_address_are_read_as_one() -> None:
    other = "papers/a\ttitle:2e bibtex:k\t2026-11-20\n"
    (line,) = read_ledger(HEADER + SOUND + other).values()
    assert line.identities == {"arxiv:2402.00001", "title:1f", "title:2e", "bibtex:k"}
    assert str(line.published) == "2026-11-20"


def test_an_address_that_leads_to_two_others_is_refused() -> None:
    lines = [f"papers/a\tredirect:papers/{to}\t2026-11-21\n" for to in "bc"]
    with pytest.raises(DamagedLedgerError, match="papers/b and to papers/c"):
        read_ledger(HEADER + "".join(lines))


def test_marks_of_a_merge_are_settled_and_anything_else_is_refused(tmp_path: Path) -> None:
    other = "papers/b\ttitle:2e\t2026-11-20\n"
    whole = f"{HEADER}{SOUND}{other}"
    torn = f"{HEADER}<<<<<<< ours\n{SOUND}=======\n{other}{SOUND}>>>>>>> theirs\n"
    assert merged(torn) == whole
    path = tmp_path / "addresses.tsv"
    path.write_text(torn)
    assert main(["merge-addresses", str(path)]) == 0
    assert path.read_text() == whole
    path.write_text(torn + "papers/c\n")
    assert main(["merge-addresses", str(path)]) == 1
    assert path.read_text() == torn + "papers/c\n"


class Repository:
    """A git repository with a ledger, and its branches."""

    def __init__(self, folder: Path, attributes: Path) -> None:
        self.ledger = folder / "seeds" / "addresses.tsv"
        self.ledger.parent.mkdir()
        self._folder = folder
        (folder / ".gitattributes").write_bytes(attributes.read_bytes())
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        """Run git as somebody."""
        who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
        asked = ["git", *who, *arguments]
        subprocess.run(asked, cwd=self._folder, check=True, capture_output=True)

    def commit(self, lines: Iterable[str]) -> None:
        """Commit a ledger of these lines."""
        self.ledger.write_text(HEADER + "".join(sorted(lines)))
        self.git("add", ".")
        self.git("commit", "-qm", "ledger")


OLD = [f"papers/{name}\ttitle:{name}\t2026-11-01\n" for name in "bdf"]
# What each of two branches makes of the ledger, and what both know together.
BRANCHES = {
    "an address each, in one gap": (
        [*OLD, "papers/c\ttitle:c\t2026-11-02\n"],
        [*OLD, "papers/ca\ttitle:ca\t2026-11-03\n"],
        {"papers/c": {"title:c"}, "papers/ca": {"title:ca"}},
    ),
    "an address each, at the end": (
        [*OLD, "papers/z\ttitle:z\t2026-11-02\n"],
        [*OLD, "papers/zz\ttitle:zz\t2026-11-03\n"],
        {"papers/z": {"title:z"}, "papers/zz": {"title:zz"}},
    ),
    "the same address": (
        [*OLD, "papers/z\ttitle:z\t2026-11-02\n"],
        [*OLD, "papers/z\ttitle:z bibtex:z\t2026-11-03\n"],
        {"papers/z": {"title:z", "bibtex:z"}},
    ),
    "an identity each on one line": (
        [*OLD[:2], "papers/f\ttitle:f title:one\t2026-11-01\n"],
        [*OLD[:2], "papers/f\ttitle:f title:two\t2026-11-01\n"],
        {"papers/f": {"title:f", "title:one", "title:two"}},
    ),
    "a redirect and an identity on one line": (
        [*OLD[:2], "papers/f\tredirect:papers/b title:f\t2026-11-01\n"],
        [*OLD[:2], "papers/f\ttitle:f title:two\t2026-11-01\n"],
        {"papers/f": {"title:f", "title:two", "redirect:papers/b"}},
    ),
    "another number of parts": (
        [*OLD, "lists/keywords/x\tparts:2\t2026-11-01\n"],
        [*OLD, "lists/keywords/x\tparts:3\t2026-11-01\n"],
        {"lists/keywords/x": {"parts:2", "parts:3"}},
    ),
    "another topic": (
        [*OLD[:2], "papers/f\ttitle:f topic:one\t2026-11-01\n"],
        [*OLD[:2], "papers/f\ttitle:f topic:two\t2026-11-01\n"],
        {"papers/f": {"title:f", "topic:one", "topic:two"}},
    ),
}
ATTRIBUTES = [ROOT / ".gitattributes", ROOT / "paperweave/commands/starter/gitattributes"]


@pytest.mark.parametrize("attributes", ATTRIBUTES, ids=["ours", "starter"])
@pytest.mark.parametrize("kind", BRANCHES)
def test_git_merges_the_ledgers_of_two_branches(
    tmp_path: Path, kind: str, attributes: Path
) -> None:
    one, other, expected = BRANCHES[kind]
    repository = Repository(tmp_path, attributes)
    repository.commit(OLD)
    repository.git("checkout", "-qb", "one")
    repository.commit(one)
    repository.git("checkout", "-q", "main")
    repository.commit(other)
    repository.git("merge", "-q", "one")
    text = repository.ledger.read_text()
    found = read_ledger(text)
    assert {path: found[path].identities for path in expected} == expected
    assert {"papers/b", "papers/d", "papers/f"} <= found.keys()
    assert main(["merge-addresses", str(repository.ledger)]) == 0
    settled = repository.ledger.read_text()
    assert read_ledger(settled) == found
    assert len(settled.splitlines()) == 1 + len(found)
