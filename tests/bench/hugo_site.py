"""The same papers as a site for Hugo, to be built beside ours in one run.

A page per paper and one per keyword.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SHELL = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css">
<meta name="citation_title" content="{{ .Title }}">
{{ range .Params.authors }}<meta name="citation_author" content="{{ . }}">{{ end }}</head>
<body><header><a href="/">Papers</a>
<nav><a href="/papers/">Papers</a> <a href="/keywords/">Keywords</a></nav>
<form role="search"><input type="search"></form></header>
<main>{{ block "main" . }}{{ end }}</main><footer></footer><script src="/app.js"></script></body>
</html>
"""
_PAPER = """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p>{{ delimit .Params.authors ", " }}</p><p>{{ .Params.shown_date }}</p>
<h2>Abstract</h2><p>{{ .Params.abstract }}</p>
<h2>Keywords</h2>
<ul>{{ range .Params.keywords }}
<li><a href="/keywords/{{ urlize . }}/">{{ . }}</a></li>{{ end }}</ul>
<h2>Related papers</h2><ul>{{ range .Params.related }}
<li><a href="/papers/{{ .address }}/">{{ .title }}</a>
{{ delimit .shared ", " }}</li>{{ end }}</ul>
<h2>Where this comes from</h2>
<ul>{{ range .Params.sources }}
<li>{{ .file }}, {{ .first_line }} to {{ .last_line }}</li>{{ end }}</ul>
</article>{{ end }}
"""
_MEMBERS = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Params.papers }}
<li><a href="/papers/{{ .address }}/">{{ .title }}</a></li>{{ end }}</ul>{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
_LAYOUT = {
    "hugo.toml": 'baseURL="https://example.org/"\ntitle="Papers"\ndisableKinds=["taxonomy","term","RSS"]\n',
    "layouts/_default/baseof.html": _SHELL,
    "layouts/_default/list.html": _LIST,
    "layouts/index.html": _LIST,
    "layouts/papers/single.html": _PAPER,
    "layouts/keywords/single.html": _MEMBERS,
}


def write_hugo_site(papers_jsonl: Path, out: Path) -> int:
    """Write a Hugo project of the papers in ``papers.jsonl``; returns how many pages it has."""
    papers = [json.loads(line) for line in papers_jsonl.read_text(encoding="utf-8").splitlines()]
    pages = dict(_content(papers))
    for name, text in {**_LAYOUT, **pages}.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(pages)


def _content(papers: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    titles = {paper["address"]: paper["title"] for paper in papers}
    members: dict[str, list[dict[str, str]]] = {}
    for paper in papers:
        address = paper["address"]
        for keyword in paper["keywords"]:
            members.setdefault(keyword, []).append({"address": address, "title": paper["title"]})
        yield f"content/papers/{address.replace('/', '_')}.md", _front(_paper(paper, titles))
    for number, (keyword, found) in enumerate(sorted(members.items())):
        slug = re.sub(r"[^a-z0-9]+", "-", keyword.lower())
        front = {"title": keyword, "url": f"/keywords/{slug}/", "papers": found}
        yield f"content/keywords/{number}.md", _front(front)


def _paper(paper: Mapping[str, Any], titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": paper["title"],
        "url": f"/papers/{paper['address']}/",
        "authors": paper["authors"],
        "shown_date": paper["date"] or "",
        "abstract": paper["abstract"],
        "keywords": paper["keywords"],
        "related": [{**other, "title": titles[other["address"]]} for other in paper["related"]],
        "sources": paper["sources"],
    }


def _front(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)
