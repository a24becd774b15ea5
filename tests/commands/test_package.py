"""The package as a stranger has it: built, installed elsewhere, and used in an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from typing import TYPE_CHECKING

import pytest
import yaml

from paperweave.commands import main as command
from paperweave.commands.build import main as pages
from paperweave.commands.new import NewError, new_site
from paperweave.commands.questions import QUESTIONS, asked_for
from paperweave.config.files import project_in
from tests.support.making import abstract
from tests.support.site_of import ROOT, bibliography

if TYPE_CHECKING:
    from pathlib import Path

LISTING = bibliography(
    one={"title": "A Good Paper", "abstract": abstract("blue"), "year": "2024"},
    two={"title": "Another", "abstract": abstract("red"), "year": "2023"},
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command ``paperweave`` of a wheel in an environment of its own, beside our libraries."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    for name in ("paperweave", "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, source / name, symlinks=True, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    wheel = ["wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), str(source)]
    subprocess.run([*pip, *wheel], check=True)
    shutil.rmtree(source)
    venv.create(folder / "env")
    (libraries,) = (folder / "env").rglob("site-packages")
    (libraries / "beside.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (built,) = folder.glob("*.whl")
    # By its own interpreter it would look for pip there.
    where = ["install", "-q", "--no-deps", "--ignore-installed", str(built)]
    python = str(folder / "env" / "bin" / "python")
    subprocess.run([*pip, "--python", python, *where], check=True)
    return folder / "env" / "bin" / "paperweave"


def _run(program: Path, *arguments: str, folder: Path) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"SOURCE_DATE_EPOCH", "PYTHONPATH"}
    }
    done = subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_site_is_built_by_the_installed_command(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(LISTING)
    _run(installed, "new", "mine", "list.bib", "--name", "Mine: all", folder=tmp_path)
    assert "paperweave new papers list.bib" in _run(installed, "--help", folder=tmp_path)
    site = tmp_path / "mine"
    assert "2 papers" in _run(installed, "build", folder=site)
    page = (site / "site" / "papers" / "a-good-paper" / "index.html").read_text()
    assert "Mine: all" in page
    assert 'name=citation_title content="A Good Paper"' in page
    assert (site / "site" / "assets" / "paperweave" / "paperweave.css").is_file()
    assert (site / "site" / "about" / "index.html").is_file()
    assert (site / "seeds" / "addresses.tsv").is_file()
    # Nothing of it changes by a second look, which also fails on an address that is new.
    _run(installed, "check", folder=site)


def test_papers_are_exported_to_a_pipe(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(LISTING)
    out = _run(installed, "export", "--format", "ris", "list.bib", folder=tmp_path)
    assert out.count("TY  - ") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.bib"]


def test_nothing_of_a_site_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine")
    with pytest.raises(NewError, match=r"mkdocs\.yml: already exists"):
        new_site(tmp_path, [])
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_settings_are_texts_whatever_they_hold(tmp_path: Path) -> None:
    odd = 'a: "b" # $c {d}\n- é'
    new_site(tmp_path / "new", [], name=odd, description=odd)
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert (settings["site_name"], settings["site_description"]) == (odd, odd)


@pytest.mark.parametrize(
    ("language", "rights", "data"),
    [
        ("en", "# Rights", "# Everything as data"),
        ("de", "# Rechte", "# Alles als Daten"),
        ("de-AT", "# Rechte", "# Alles als Daten"),
        ("fr", "# Droits", "# Toutes les données"),
        ("nl", "# Rights", "# Everything as data"),
    ],
)
def test_a_new_site_speaks_its_language_where_we_do(
    tmp_path: Path, language: str, rights: str, data: str
) -> None:
    new_site(tmp_path / "new", [], language=language)
    about = tmp_path / "new" / "docs" / "about"
    pages = {path.stem: path.read_text(encoding="utf-8") for path in about.iterdir()}
    assert pages["rights"].startswith(rights)
    assert pages["data"].startswith(data)
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))
    is_english = rights == "# Rights"
    assert ("one page each" in settings["site_description"]) == is_english
    assert ("made from listings" in pages["index"]) == is_english


def test_a_description_of_one_s_own_stays(tmp_path: Path) -> None:
    new_site(tmp_path / "new", [], language="de", description="Bienen")
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_description"] == "Bienen"


def test_listings_of_one_name_and_missing_ones_are_told(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "list.bib").write_text(LISTING)
    both = [tmp_path / "a", tmp_path / "b" / "list.bib"]
    with pytest.raises(NewError, match="rename one"):
        new_site(tmp_path / "new", both)
    with pytest.raises(NewError, match="no such file"):
        new_site(tmp_path / "new", [tmp_path / "c"])
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["build", "check", "serve", "fetch"])
def test_outside_of_a_site_each_command_says_what_to_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.main([name]) == 1
    assert "paperweave new DIR" in capsys.readouterr().err


def test_a_site_that_is_there_keeps_its_home_page_and_gets_the_papers(
    installed: Path, tmp_path: Path
) -> None:
    for folder in ("docs", "seeds"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "list.bib").write_text(LISTING)
    (tmp_path / "docs" / "index.md").write_text("# Our group\n\n[Papers](papers/index.md)\n")
    settings = "site_name: Group\ntheme: {name: material}\nplugins: [search, paperweave]\n"
    (tmp_path / "mkdocs.yml").write_text(settings)
    _run(installed, "build", folder=tmp_path)
    assert (tmp_path / "docs" / "index.md").read_text().startswith("# Our group")
    home = (tmp_path / "site" / "index.html").read_text()
    assert "Our group" in home
    assert 'href="papers/"' in home
    paper = tmp_path / "site" / "papers" / "papers" / "a-good-paper" / "index.html"
    assert "md-header" in paper.read_text()
    assert 'href="../../../' in paper.read_text()


def test_what_was_not_given_is_asked_on_a_terminal_and_enter_takes_what_is_offered() -> None:
    answers = iter(["", "About engines", "https://a.org/", " de ", ""])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    given = dict.fromkeys(QUESTIONS)
    assert asked_for(given, ask) == {
        "name": "Papers",
        "description": "About engines",
        "url": "https://a.org/",
        "language": "de",
        "repository": None,
    }
    assert asked[0] == "Name of the site [Papers]: "
    assert asked_for({**given, "name": "x"}, lambda _: "y") == {
        **dict.fromkeys(given, "y"),
        "name": "x",
    }


@pytest.mark.parametrize(("terminal", "yes"), [(False, False), (True, True), (True, False)])
def test_questions_are_for_a_person_only(
    terminal: bool, yes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return ""

    monkeypatch.setattr("paperweave.commands.questions.on_a_terminal", lambda: terminal)
    monkeypatch.setattr("builtins.input", answer)
    assert command.main(["new", str(tmp_path / "new"), *(["--yes"] if yes else [])]) == 0
    assert bool(asked) == (terminal and not yes)


COMMANDS = [
    "new",
    "serve",
    "build",
    "check",
    "explain",
    "fetch",
    "export",
    "compare",
    "merge-addresses",
]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_what_its_status_means(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command.main([name, "--help"])
    said = capsys.readouterr().out
    assert f"\n  paperweave {name}" in said
    assert "exit status:" in said


def test_help_loads_no_library_and_no_stage() -> None:
    script = (
        "import sys; from paperweave.commands.main import _parser; _parser().format_help(); "
        "print(*sorted(name for name in sys.modules if name.startswith('paperweave.')), "
        "*{'numpy', 'jinja2', 'mkdocs', 'rich', 'lxml', 'yaml'}.intersection(sys.modules))"
    )
    run = [sys.executable, "-c", script]
    done = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["paperweave.commands", "paperweave.commands.main"]


def test_the_menu_of_a_new_site_leads_to_pages_that_even_two_papers_have(tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(LISTING)
    folder = tmp_path / "new"
    new_site(folder, [tmp_path / "list.bib"])
    assert pages(["--strict"], project_in(folder)) == 0
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    paths = [path for entry in settings["nav"] for path in entry.values()]
    assert "topics/index.md" in paths
    assert [path for path in paths if not (folder / "docs" / path).is_file()] == []
