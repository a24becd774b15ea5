"""What every page of a large site repeats, as one script."""

from __future__ import annotations

from paperweave.mkdocs.page_frame import frame_of, without_frame
from tests.support.rows import for_rows

BASE = 'new URL("../..".replace(/\\/?$/,"/"),location)'
START = f'<script>var paperweave={{base:{BASE},ending:"/"}}</script>'
PAGE = (
    f"<head>{START}</head><body>\n<script>paperweave.paint()</script>\n"
    '<header class="pw-header"><a href="../..">Looms</a> <form action="../"></form> '
    '<a href="https://loom.example/">Code</a> <a href="#top">Top</a></header>\n'
    '<main><a href="../">All</a></main>\n'
    '<footer class="pw-footer"><a href="../../about/">About</a></footer></body>'
)


def test_a_page_keeps_what_is_its_own() -> None:
    assert without_frame(PAGE, "../..", "Looms &amp; co") == (
        '<head><script src="../../assets/paperweave/frame.js"></script></head><body>\n'
        '<header class="pw-header"><script>paperweave.framed(0)</script>'
        '<noscript><a href="../../">Looms &amp; co</a></noscript></header>\n'
        '<main><a href="../">All</a></main>\n'
        '<footer class="pw-footer"><script>paperweave.framed(1)</script></footer></body>'
    )


def test_the_script_has_the_rest_with_links_from_the_site_s_root() -> None:
    frame = frame_of(PAGE, "papers/2402.17412/")
    assert frame is not None
    assert frame.header == (
        '<a href="\0">Looms</a> <form action="\0papers/"></form> '
        '<a href="https://loom.example/">Code</a> <a href="#top">Top</a>'
    )
    assert frame.footer == '<a href="\0about/">About</a>'
    script = frame.script()
    assert script.startswith(
        'var paperweave={base:new URL("../../",document.currentScript.src),ending:"/"}\n'
    )
    assert "</" not in script


@for_rows(
    ("html", "address", "same"),
    [
        (PAGE, "papers/hep-th/", True),
        (PAGE.replace('"../', '"../../'), "papers/hep-th/9901001/", True),
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
    assert (frame_of(html, address) == frame_of(PAGE, "papers/2402.17412/")) is same


@for_rows(
    ("part", "other"),
    [
        ("var paperweave", "x"),
        ('header class="pw-header"', "x"),
        ("pw-footer", "x"),
        # A browser does not run what is set in.
        ("</header>", "<script>greet()</script></header>"),
        ("</footer>", '<SCRIPT src="count.js"></SCRIPT></footer>'),
    ],
)
def test_a_page_of_somebody_s_own_theme_may_have_no_such_frame(part: str, other: str) -> None:
    assert frame_of(PAGE.replace(part, other), "papers/2402.17412/") is None


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
        ('<div data-md-component="announce">Hello</div>\n', True),
        ('<div class="loom">\n<div></div>\n</div>\n', True),
        ('<input type="checkbox" id="all">\n', True),
        ('<label for="all"></label>\n', True),
    ],
)
def test_what_only_material_s_scripts_need_is_left_out(part: str, stays: bool) -> None:
    page = PAGE.replace("<main>", f"{part}<main>")
    expected = without_frame(PAGE, "../..", "Looms").replace(
        "<main>", f"{part if stays else ''}<main>"
    )
    assert without_frame(page, "../..", "Looms") == expected


def test_a_page_with_material_s_scripts_keeps_what_they_need() -> None:
    switch = '<input class="md-toggle" type="checkbox" id="__drawer">'
    script = '<script src="../assets/javascripts/bundle.1.min.js"></script>'
    assert switch in without_frame(f"{PAGE}{switch}{script}", "../..", "Looms")
