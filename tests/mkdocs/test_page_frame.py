"""What every page of a large site repeats, as one script."""

from __future__ import annotations

import re

from paperweave.mkdocs.page_frame import SharedFrame, frame_of
from tests.support.rows import for_rows

BASE = 'new URL("../..".replace(/\\/?$/,"/"),location)'
START = f'<script>var paperweave={{base:{BASE},ending:"/"}}</script>'
HEAD = (
    '<link rel="icon" href="../../icon.png">\n<link rel="search" href="../../search.xml">\n'
    '<link rel="stylesheet" href="../../assets/stylesheets/main.css">\n'
    '<link rel="stylesheet" href="../../assets/paperweave/paperweave.css">\n'
)
SCRIPTS = (
    '<script src="../../data/words.js" defer></script>\n'
    '<script src="../../assets/paperweave/paper.js" defer></script>\n'
)
PAGE = (
    f"<head>{HEAD}{START}</head><body>\n"
    '<div data-md-component="skip">\n<a href="#a-title" class="md-skip">Skip</a>\n</div>\n'
    "<script>paperweave.paint()</script>\n"
    '<header class="pw-header"><a href="../..">Looms</a> <form action="../"></form> '
    '<a href="https://loom.example/">Code</a> <a href="#top">Top</a></header>\n'
    '<main id="__skip"><a href="../">All</a></main>\n'
    f'<footer class="pw-footer"><a href="../../about/">About</a></footer>{SCRIPTS}</body>'
)
AT = "papers/2402.17412/"
LIST = PAGE.replace("paper.js", "list.js")
WITHOUT = (
    "<head><link rel=stylesheet href=../../assets/frame.css></head><body>"
    "<header><script src=../../assets/frame.js data-run=paper></script>"
    "<a href=../../>Looms &amp; co</a></header>"
    '<main id="__skip"><a href="../">All</a></main></body>'
)


def _shared(*pages: str) -> SharedFrame:
    frame = frame_of(pages[0], AT)
    assert frame is not None
    return SharedFrame.of(frame, [(page, AT) for page in pages])


def _without(page: str, *others: str) -> str:
    return _shared(page, *others).without(page, AT, "../..", "Looms &amp; co")


def _joined(html: str) -> str:
    """The same without line ends between tags."""
    return re.sub(r">\n+<", "><", html)


def test_a_page_keeps_what_is_its_own() -> None:
    assert _without(PAGE, LIST) == WITHOUT


def test_what_all_pages_run_stands_in_the_script_only() -> None:
    assert _without(PAGE, PAGE) == WITHOUT.replace(" data-run=paper", "")
    (_, script), _ = _shared(PAGE, PAGE).files(str)
    assert '["data/words.js", "assets/paperweave/paper.js"]' in script


@for_rows(
    "script",
    [
        '<script src="https://count.example/" defer></script>',
        '<script src="../../mine.js"></script>',
        '<SCRIPT type="module" src="../../mine.js"></SCRIPT>',
    ],
)
def test_scripts_stay_in_their_order_where_others_stand_between_them(script: str) -> None:
    page = PAGE.replace("</body>", f"{script}</body>")
    assert _joined(f"</main>{SCRIPTS}{script}</body>") in _without(page, LIST)
    assert _joined(f"</main>{SCRIPTS}</body>") in _without(PAGE, page)


def test_the_style_sheets_that_all_pages_begin_with_are_joined() -> None:
    texts = {
        "assets/stylesheets/main.css": "a{}\n/*# sourceMappingURL=main.css.map */",
        "assets/paperweave/paperweave.css": "b{}\n",
    }
    _, (path, style) = _shared(PAGE, LIST).files(texts.__getitem__)
    assert (path, style) == ("assets/frame.css", "a{}\nb{}\n")


def test_a_style_sheet_of_somebody_s_own_stays_behind_them() -> None:
    own = '<link rel="stylesheet" href="../../mine/looms.css">\n'
    for before in ("<script>var", '<link rel="stylesheet" href="../../assets/paperweave'):
        page = PAGE.replace(before, f"{own}{before}")
        assert _shared(page).styles == _shared(PAGE).styles[: 2 if "var" in before else 1]
        assert f"frame.css>{own.strip()}" in _without(page)
    alone = PAGE.replace(HEAD, own)
    assert own.strip() in _without(alone)
    assert [path for path, _ in _shared(alone).files(str)] == ["assets/frame.js"]


@for_rows(
    ("part", "other"),
    [
        ('id="__skip"', ""),  # a theme whose content has another id
        ("md-component", "loom"),
    ],
)
def test_the_link_past_the_header_stays_where_it_leads_elsewhere(part: str, other: str) -> None:
    page = PAGE.replace(part, other)
    assert 'href="#a-title"' in _without(page)
    assert _shared(page).frame.skip == ""


def test_the_script_has_the_rest_with_links_from_the_site_s_root() -> None:
    frame = frame_of(PAGE, AT)
    assert frame is not None
    assert frame.header == (
        '<a href="\0">Looms</a> <form action="\0papers/"></form> '
        '<a href="https://loom.example/">Code</a> <a href="#top">Top</a>'
    )
    assert frame.footer == '<footer class="pw-footer"><a href="\0about/">About</a></footer>'
    assert frame.head == (
        '<link rel="icon" href="\0icon.png">\n<link rel="search" href="\0search.xml">\n'
    )
    assert 'href="#__skip" class="md-skip"' in frame.skip
    script = frame.script([])
    assert script.startswith(
        'var paperweave={base:new URL("../",document.currentScript.src),ending:"/"}\n'
    )
    assert "</" not in script


@for_rows(
    ("html", "address", "same"),
    [
        (PAGE, "papers/hep-th/", True),
        (PAGE.replace('"../', '"../../'), "papers/hep-th/9901001/", True),
        (PAGE.replace("a-title", "another"), "papers/x/", True),
        (PAGE.replace("icon.png", "other.png"), "papers/x/", False),
        (PAGE.replace("Skip<", "Over<"), "papers/x/", False),
        (PAGE, "keywords/loom/", False),  # `../` is another page there
        (PAGE.replace("All", "None"), "papers/x/", True),
        (PAGE.replace("Looms<", "Threads<"), "papers/x/", False),
        (PAGE.replace("About", "Of us"), "papers/x/", False),
        (PAGE.replace('ending:"/"', 'ending:".html"'), "papers/x/", False),
    ],
)
def test_pages_have_one_frame_where_they_lead_to_the_same(
    html: str, address: str, same: bool
) -> None:
    assert (frame_of(html, address) == frame_of(PAGE, AT)) is same


@for_rows(
    ("part", "other"),
    [
        ("var paperweave", "x"),
        ('header class="pw-header"', "x"),
        ("pw-footer", "x"),
        # A browser does not run what is set in.
        ("</header>", "<script>greet()</script></header>"),
        ("</main>\n", "</main><p>Elsewhere</p>"),
        ("</footer>", '<SCRIPT src="count.js"></SCRIPT></footer>'),
    ],
)
def test_a_page_of_somebody_s_own_theme_may_have_no_such_frame(part: str, other: str) -> None:
    assert frame_of(PAGE.replace(part, other), AT) is None


def test_line_ends_in_a_page_s_text_stay() -> None:
    text = "<pre>a >\nb</pre><p>c\n<b>d</b></p>"
    assert text in _without(PAGE.replace("</main>", f"{text}</main>"), LIST)


@for_rows(
    ("part", "stays"),
    [
        ('<input class="md-toggle" type="checkbox" id="__drawer">\n', False),
        ('<label class="md-overlay" for="__drawer"></label>\n', False),
        ('<div data-md-component="announce">\n\n</div>\n', False),
        (
            (
                '<div class="md-dialog" data-md-component="dialog">\n'
                '<div class="md-dialog__inner md-typeset"></div>\n</div>\n'
            ),
            False,
        ),
        (' data-md-component="main"', False),
        (' data-md-color-accent="indigo"', False),
        (' class="no-js"', False),
        (' class="no-js loom"', True),
        (' data-md-color-accent="teal"', True),
        ('<div data-md-component="announce">Hello</div>\n', True),
        ('<div class="loom">\n<div></div>\n</div>\n', True),
        ('<input type="checkbox" id="all">\n', True),
        ('<label for="all"></label>\n', True),
    ],
)
def test_what_only_material_s_scripts_need_is_left_out(part: str, stays: bool) -> None:
    main = '<main id="__skip"'
    whole = f"{main}{part}" if part.startswith(" ") else f"{part}{main}"
    expected = _without(PAGE).replace(main, _joined(whole) if stays else main)
    assert _without(PAGE.replace(main, whole)) == expected


def test_a_page_with_material_s_scripts_keeps_what_they_need() -> None:
    switch = '<input class="md-toggle" type="checkbox" id="__drawer">'
    script = '<script src="../assets/javascripts/bundle.1.min.js"></script>'
    assert switch in _without(f"{PAGE}{switch}{script}")


BOXES = (
    '<div class="md-container" data-md-component="container">\n'
    '<main class="md-main" data-md-component="main">\n<div class="md-main__inner md-grid">\n\n'
    '<article id="__skip" class="md-content md-typeset pw-page">\n<p>Loom</p></article>\n'
    "</div>\n</main>\n<!--footer--></div>\n"
)


def _within(boxes: str) -> tuple[str, str]:
    """A page whose content stands in these boxes, and what it is without its frame."""
    main, footer = PAGE.index("<main"), PAGE.index("<footer")
    end = PAGE.index("</footer>") + len("</footer>")
    whole = boxes.replace("<!--footer-->", PAGE[footer:end])
    return f"{PAGE[:main]}{whole}{PAGE[end:]}", WITHOUT[: WITHOUT.index("<main")]


def test_boxes_that_only_lay_out_material_s_navigation_are_left_out() -> None:
    page, before = _within(BOXES)
    content = '<main class="md-typeset pw-page"><p>Loom</p></main>'
    assert _without(page, LIST) == f"{before}{content}</body>"


@for_rows(
    ("part", "other"),
    [
        ('class="md-main__inner md-grid"', 'class="loom"'),
        ('id="__skip"', 'id="loom"'),
        ("</main>", "</main><p>Loom</p>"),
    ],
)
def test_other_boxes_stay(part: str, other: str) -> None:
    page, _ = _within(BOXES.replace(part, other))
    if "<p>Loom</p>" in other:
        assert frame_of(page, AT) is None
    else:
        assert '<div class="md-container">' in _without(page)


@for_rows(
    ("body", "left", "attributes"),
    [
        (
            '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="teal">',
            "<body>",
            '{"data-md-color-primary": "teal"}',
        ),
        (
            '<body dir="ltr" data-md-color-scheme="default">',
            "<body>",
            "{}",
        ),
        (
            '<body dir="rtl" data-md-color-scheme="default">',
            '<body dir="rtl" data-md-color-scheme="default">',
            "{}",
        ),
        (
            '<body dir="ltr" data-md-color-scheme="slate">',
            '<body dir="ltr" data-md-color-scheme="slate">',
            "{}",
        ),
    ],
)
def test_colours_that_are_there_anyway_are_named_by_the_script(
    body: str, left: str, attributes: str
) -> None:
    page = PAGE.replace("<body>", body)
    assert _without(page, LIST) == WITHOUT.replace("<body>", left)
    frame = frame_of(page, AT)
    assert frame is not None
    assert f"paperweave.framed({attributes}," in frame.script([])


@for_rows(
    ("path", "run"),
    [
        ("mine/loom.js", "mine/loom.js"),
        ("assets/paperweave/map.js", "map"),
        ("assets/paperweave/a/b.js", "assets/paperweave/a/b.js"),
        ("mine/a=b.js", '"mine/a=b.js"'),
    ],
)
def test_a_page_names_our_own_scripts_only(path: str, run: str) -> None:
    page = PAGE.replace("assets/paperweave/paper.js", path)
    assert _without(page, LIST) == WITHOUT.replace("run=paper", f"run={run}")
