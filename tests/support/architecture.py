"""Draw the picture in ``docs/about/architecture.md`` from the code.

``python -m tests.support.architecture`` writes it.
"""

from __future__ import annotations

import ast
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "about" / "architecture.svg"
# What a stage hands on, by the folder of the stage, in the order in which a build runs them.
FLOW = {
    "read": "Record",
    "clean": "Entry",
    "merge": "MergedPaper",
    "address": "PaperAddress",
    "keywords": "Vocabulary",
    "related": "Related",
    "export": "File",
    "render": "File",
    "write": "docs/",
    "mkdocs": "site/",
}
_WIDTH, _ROW, _BOX = 820, 74, 50


def summary(folder: str) -> str:
    """What the docstring of a folder's package says first."""
    tree = ast.parse((ROOT / "paperweave" / folder / "__init__.py").read_text(encoding="utf-8"))
    said = ast.get_docstring(tree) or ""
    return said.split("\n")[0]


def kept_in_cache(folder: str) -> list[str]:
    """The names under which modules of a folder keep things in the cache."""
    names = set()
    for path in (ROOT / "paperweave" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("each", "kept", "load") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    names.add(first.value)
    return sorted(names)


def picture() -> str:
    """The stages from top to bottom, with what each hands to the next and what it keeps."""
    height = _ROW * (len(FLOW) + 1) + 20
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
            'font-family="sans-serif" font-size="13">'
        ),
        "<title>The stages of a build</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{_WIDTH // 2}" y="34" text-anchor="middle">a line of a listing in seeds/</text>',
    ]
    for row, (folder, out) in enumerate(FLOW.items(), 1):
        top = row * _ROW - 10
        parts += _stage(top, folder, out)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _stage(top: int, folder: str, out: str) -> list[str]:
    middle = _WIDTH // 2
    kept = kept_in_cache(folder)
    note = f"cache: {', '.join(kept)}" if kept else ""
    return [
        f'<path d="M{middle} {top - 18}v14m-4 -5l4 5l4 -5" stroke="#555" fill="none"/>',
        (
            f'<rect x="20" y="{top}" width="{_WIDTH - 40}" height="{_BOX}" rx="6" fill="#e8eaf6" '
            'stroke="#3f51b5"/>'
        ),
        f'<text x="34" y="{top + 20}" font-weight="bold">{escape(folder)}</text>',
        f'<text x="34" y="{top + 39}">{escape(summary(folder))}</text>',
        f'<text x="{_WIDTH - 34}" y="{top + 20}" text-anchor="end">→ {escape(out)}</text>',
        f'<text x="{middle}" y="{top + 20}" text-anchor="middle" fill="#555">{escape(note)}</text>',
    ]


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
