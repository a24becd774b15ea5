"""Our style sheet inside another theme: each rule reaches our part of a page only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.mkdocs.section_style import section_style
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

ROOTS = """\
:root, [data-md-color-scheme="default"][data-md-color-primary] {
  --md-accent: red;
  --pw-ours: blue;
}
[data-md-color-scheme="slate"][data-md-color-primary] {
  --md-accent: pink;
}
"""
DARK = ':is([data-md-color-scheme="slate"], [data-bs-theme="dark"])'


def style(folder: Path, rules: str) -> str:
    """The sheet that is made of some rules."""
    for name, text in (("section/section.css", "own {}\n"),
                       ("theme/assets/paperweave/paperweave.css", ROOTS + rules)):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return section_style(folder)


@for_rows(
    ("rule", "becomes"),
    [
        (".a { width: 2rem; }", ".a { width: calc(2 * var(--pw-rem)); }"),
        (".a { width: .5rem 1.25rem; }",
         ".a { width: calc(.5 * var(--pw-rem)) calc(1.25 * var(--pw-rem)); }"),
        (".h2rem-x .b-3rem { }", ".h2rem-x .b-3rem { }"),  # parts of names
        (".a { width: 2remains; }", ".a { width: 2remains; }"),
        ("@media (min-width: 60em) {}", "@container (min-width: 960px) {}"),
        ("@media (max-width: 76.1875em) {}", "@container (max-width: 1219px) {}"),
        ("@media print {}", "@media print {}"),
        ('[data-md-color-scheme="slate"] .a { }', f"{DARK} & .a {{ }}"),
        ("/* a\ncomment */.a { }", ".a { }"),
    ],
)  # fmt: skip
def test_a_rule_is_written_for_a_part_of_a_page(tmp_path: Path, rule: str, becomes: str) -> None:
    made = style(tmp_path, f"{rule}\n")
    assert f".pw-section {{\n\n{becomes}\n}}\nown {{}}\n" in made


def test_variables_of_material_are_set_only_where_it_is_not_the_theme(tmp_path: Path) -> None:
    made = style(tmp_path, "")
    assert made.startswith(".pw-section {\n  --pw-ours: blue;\n}\n")
    assert ".pw-section:not(.md-main *) {\n  --md-accent: red;\n}\n" in made
    assert f"{DARK} .pw-section:not(.md-main *) {{\n  --md-accent: pink;\n}}\n" in made
