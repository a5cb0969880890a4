"""The headings of a page: one title that names its file, levels in order, an address for each section."""

import calendar
import itertools
import re
from collections import Counter

from shared.promises import promise_of_each_page

# Words that keep their capital inside a heading, beside the countries of tests/help-lines.yml.
NAMES = {*calendar.day_name, *calendar.month_name}
NAMES |= {"I", "EPUB", "HTML", "ZIP", "A4", "LGBT", "Chromium", "Firefox", "Safari"}
NAMES |= {"Android", "iPhone", "iPad", "Kindle"}
# The home page carries the guide's name and is the one page where nothing comes next: the reader chooses.
HOME = "index.md"


@promise_of_each_page
def test_file_names_follow_the_titles(source, guide):
    titles = [block for block in source.headings if block.level == 1]
    if len(titles) != 1:
        line = titles[1].line if titles else 1
        yield line, f"the page has {len(titles)} titles; write one line that begins with a single #"
        return
    slug = "-".join(re.findall(r"[a-z0-9]+", source.title.lower().replace("'", "")))
    if source.name not in {HOME, f"{slug}.md"}:
        line = titles[0].line
        yield line, f'the title is "{source.title}"; name the file {slug}.md or change the title'


@promise_of_each_page
def test_no_heading_stands_straight_under_another(source, guide):
    for above, block in itertools.pairwise(source.blocks):
        if block.kind == above.kind == "heading":
            yield block, f'stands straight under "{above.text}"; put a line between them'


@promise_of_each_page
def test_no_level_is_skipped_or_deeper_than_the_third(source, guide):
    for above, block in itertools.pairwise(source.headings):
        if block.level > min(3, above.level + 1):
            yield block, f"skips from H{above.level} to H{block.level}; go down a level at a time, to H3 at most"


@promise_of_each_page
def test_headings_are_in_sentence_case_and_ask_nothing(source, guide):
    lines = guide.data("tests/help-lines.yml") or []
    countries = {word for line in lines if isinstance(line, dict) for word in str(line.get("country")).split()}
    for block in [*source.headings, *source.warnings]:
        if "?" in block.text:
            yield block, "asks; say what the reader finds under it"
        if block.text.endswith((".", ":", "!", ",")) or block.text[:1].islower():
            yield block, "begins small or ends in a mark; begin with a capital, and leave the mark out"
        names = NAMES | countries
        capitals = [word for word in re.findall(r"[\w']+", block.text)[1:] if word[0].isupper() and word not in names]
        if capitals and source.name != HOME:
            yield block, f"capitalises {', '.join(capitals)}; use capitals for the first word and names only"


@promise_of_each_page
def test_sections_and_warnings_have_short_anchors_of_their_own(source, guide):
    """Otherwise their addresses would change with their words."""
    for block in source.blocks:
        if not block.anchor and (block.kind == "admonition" or block.kind == "heading" and block.level > 1):
            remedy = "behind it" if block.level else "below its first paragraph, no blank line between"
            yield block, f"has no anchor; put one right {remedy}, such as {{ #calls }}"
        if block.anchor and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){0,5}", block.anchor):
            yield block, f"stands at #{block.anchor}, which is hard to type; write a few small words, joined by -"
        step = re.match(r"Step (\d+)", block.text)
        if step and block.kind == "heading" and block.anchor != f"step-{step[1]}":
            yield block, f"stands at #{block.anchor}; give both the same number"


@promise_of_each_page
def test_anchors_and_titles_are_unique_on_their_page(source, guide):
    titled = [*source.headings, *source.warnings]
    for what, of in {"anchor": lambda block: block.anchor, "title": lambda block: block.text}.items():
        for value, times in Counter(of(block) for block in titled if of(block)).items():
            if times > 1:
                line = [block for block in titled if of(block) == value][1].line
                yield line, f'the {what} "{value}" is used {times} times on the page; change one'


@promise_of_each_page
def test_pages_end_with_what_comes_next(source, guide):
    last = [block for block in source.headings if block.level == 2][-1:]
    if source.name != HOME and [block.anchor for block in last] != ["next"]:
        line = last[0].line if last else 1
        yield line, "the page does not end with what comes next; end it with `## What comes next { #next }`"
