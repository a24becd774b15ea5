"""The lines of papers in lists.

Each is made once for all folders of lists that are as deep, however many lists it stands in.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from paperweave.render.escape import LINE_BREAK, Markup, escape, link_path
from paperweave.render.template_faults import template_faults

if TYPE_CHECKING:
    from jinja2 import Environment

    from paperweave.model.corpus import Corpus
    from paperweave.render.words import Words

# Other keywords that a line names, the most specific. With all of them these names and their links
# were more than half of a large site's keyword pages.
_MOST_BESIDE = 3


class PaperLines:
    """Makes a paper's line.

    Links lead the same way from all folders of lists that are as deep.

    A paper stands in some ten lists (its keywords, its year, its authors, its listings); a tenth of
    a build went into making its line again.
    """

    def __init__(self, env: Environment, corpus: Corpus) -> None:
        with template_faults():
            self._template = env.get_template("paper_line.md.j2")
        self._corpus = corpus
        self._words = cast("Words", env.globals["words"])
        self._made: dict[tuple[str, int, str | None], str] = {}
        self._links: dict[tuple[str, str], str] = {}

    def line(
        self,
        page: str,
        i: int,
        beside: str | None = None,
        above: str | None = None,
    ) -> Markup:
        """The line of paper ``i`` on a page.

        ``beside`` is the keyword beside which others of the paper are to be
        named, ``above`` what a heading says already.
        """
        folder = page.rpartition("/")[0]
        lists = _lists_as_deep(folder)
        made = self._made.get((lists, i, above))
        if made is None:
            to = partial(link_path, page=f"{lists}/any.md")
            made = self._template.render(
                paper=self._corpus.papers[i], to=to, above=above
            ).rstrip("\n")
            self._made[lists, i, above] = made
        others = (
            []
            if beside is None
            else [
                name
                for name in self._corpus.papers[i].keywords
                if name != beside
            ]
        )
        if not others:
            return Markup(made)
        shown = others[:_MOST_BESIDE]
        names = Markup(
            ", ".join(self._keyword(page, folder, name) for name in shown)
        )
        return Markup(
            f"{made}{LINE_BREAK}\n  {self._words.say('line.also', names=names)}"
        )

    def _keyword(self, page: str, folder: str, name: str) -> str:
        link = self._links.get((folder, name))
        if link is None:
            way = link_path(
                f"{self._corpus.groups.keywords[name].path}.md", page
            )
            link = self._links[folder, name] = f"[{escape(name)}]({way})"
        return link


def _lists_as_deep(folder: str) -> str:
    """A folder from which links lead the same way as from one of lists.

    From the papers' own and from the root they lead another way.
    """
    if folder.partition("/")[0] in {"", "papers"}:
        return folder
    return "/".join(["lists"] * (folder.count("/") + 1))
