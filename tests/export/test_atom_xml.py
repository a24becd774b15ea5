from __future__ import annotations

from datetime import date

from paperweave.export.atom_xml import Entry, feed_text

SITE = "https://papers.example.org/"
BARE = Entry(f"{SITE}papers/a/", "A <b> & c", f"{SITE}papers/a/", date(2024, 5, 1))
WHOLE = Entry(
    f"{SITE}papers/b/",
    "B",
    f"{SITE}papers/b/",
    date(2024, 6, 2),
    published=date(2023, 1, 1),
    authors=["Ada One", "Bo Two"],
    summary="What it says.",
    categories=["pruning"],
)
FEED = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://papers.example.org/feeds/all.atom</id>
  <title>Mine: all: pruning</title>
  <updated>2024-06-02T00:00:00+00:00</updated>
  <author>
    <name>Mine: all</name>
  </author>
  <link href="https://papers.example.org/feeds/all.atom" rel="self" type="application/atom+xml"/>
  <link href="https://papers.example.org/" rel="alternate" type="text/html"/>
  <entry>
    <id>https://papers.example.org/papers/a/</id>
    <title>A &lt;b&gt; &amp; c</title>
    <updated>2024-05-01T00:00:00+00:00</updated>
    <link href="https://papers.example.org/papers/a/"/>
  </entry>
  <entry>
    <id>https://papers.example.org/papers/b/</id>
    <title>B</title>
    <updated>2024-06-02T00:00:00+00:00</updated>
    <author>
      <name>Ada One</name>
    </author>
    <author>
      <name>Bo Two</name>
    </author>
    <link href="https://papers.example.org/papers/b/"/>
    <summary>What it says.</summary>
    <category term="pruning"/>
    <published>2023-01-01T00:00:00+00:00</published>
  </entry>
</feed>
"""


def test_a_feed_has_what_the_standard_asks_for_and_what_is_known() -> None:
    assert feed_text(SITE, "feeds/all.atom", "Mine: all", "pruning", [BARE, WHOLE]) == FEED


def test_a_feed_of_the_whole_site_has_the_site_s_name() -> None:
    text = feed_text(SITE, "feeds/all.atom", "Mine: all", None, [BARE])
    assert "<title>Mine: all</title>" in text
