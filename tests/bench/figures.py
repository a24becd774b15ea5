"""Print the figures of the code that ``docs/about/architecture.md`` has.

Tokens a line are those of ``tokenize`` without comments, docstrings, indents and line ends, on the
lines that have any.
"""

from __future__ import annotations

import tokenize
from collections import Counter
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2] / "paperweave"
_NOT_COUNTED = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    *(tokenize.ENCODING, tokenize.ENDMARKER),
}


def tokens_and_lines(path: Path) -> tuple[int, int]:
    """How many tokens a module has, and on how many lines."""
    count, lines, begins = 0, set[int](), True
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type in _NOT_COUNTED:
                begins = begins or token.type not in {tokenize.NL, tokenize.COMMENT}
            elif token.type != tokenize.STRING or not begins:
                count, begins = count + 1, False
                lines.add(token.start[0])
    return count, len(lines)


def main() -> None:
    """Print them."""
    paths = sorted(_PACKAGE.rglob("*.py"))
    tokens, lines = (sum(figures) for figures in zip(*map(tokens_and_lines, paths), strict=True))
    folders = Counter(path.parent for path in paths if path.name != "__init__.py")
    long = sum(len(line) > 100 for path in paths for line in path.read_text("utf-8").splitlines())
    print(f"modules: {sum(folders.values())}; most in a folder: {max(folders.values())}")
    print(f"tokens a line: {tokens / lines:.1f}")
    print(f"lines over 100 characters: {long}")


if __name__ == "__main__":
    main()
