"""The shape of a page: its headings, their order and their anchors."""

import itertools
import re

from .guide import Guide, on_each_page
from .markdown_pages import Source

# Words that keep their capital inside a heading.
NAMES = {"I", "EPUB", "HTML", "ZIP", "A4", "Chromium", "Firefox", "Safari", "Android", "iPhone", "MkDocs", "Material"}
# The home page carries the guide's name and is the one page where nothing comes next: the reader chooses.
HOME = "index.md"


@on_each_page
def wrong_title(source: Source, guide: Guide) -> list[str]:
    """A page without exactly one H1, or whose H1 its file name does not follow."""
    titles = [block for block in source.blocks if block.kind == "heading" and block.level == 1]
    if len(titles) != 1:
        line = titles[1].line if titles else 1
        return [f"{source.where}:{line}: the page has {len(titles)} titles; write one line that begins with a single #"]
    slug = "-".join(re.findall(r"[a-z0-9]+", source.title.lower().replace("'", "")))
    if source.name in {HOME, f"{slug}.md"}:
        return []
    return [
        f'{source.where}:{titles[0].line}: the title is "{source.title}"; name the file {slug}.md or change the title'
    ]


@on_each_page
def wrong_order(source: Source, guide: Guide) -> list[str]:
    """Levels that are skipped or too deep, and headings with nothing under them."""
    faults = []
    for above, block in zip(source.blocks, source.blocks[1:]):
        if block.kind == above.kind == "heading":
            faults.append(
                f'{source.where}:{block.line}: "{block.text}" stands directly under "{above.text}"; put a line between them'
            )
    headings = [block for block in source.blocks if block.kind == "heading"]
    for above, block in itertools.pairwise(headings):
        if block.level > 3:
            faults.append(f'{source.where}:{block.line}: "{block.text}" is an H{block.level}; go no deeper than H3')
        elif block.level > above.level + 1:
            faults.append(
                f'{source.where}:{block.line}: "{block.text}" skips from H{above.level} to H{block.level}; '
                f"make it an H{above.level + 1}"
            )
    return faults


@on_each_page
def wrong_words(source: Source, guide: Guide) -> list[str]:
    """Headings that ask, end in a full stop, or capitalise like a title."""
    faults = []
    for block in source.blocks:
        if block.kind not in {"heading", "admonition"}:
            continue
        where = f'{source.where}:{block.line}: "{block.text}"'
        if "?" in block.text:
            faults.append(f"{where} asks; say what the reader finds under it")
        if block.text.endswith((".", ":", "!", ",")):
            faults.append(f"{where} ends in a mark; leave it out")
        if not block.text[:1].isupper() and not block.text[:1].isdigit():
            faults.append(f"{where} begins small; begin it with a capital")
        capitals = [word for word in re.findall(r"[\w']+", block.text)[1:] if word[0].isupper() and word not in NAMES]
        if capitals and source.name != HOME:
            faults.append(f"{where} capitalises {', '.join(capitals)}; use capitals for the first word and names only")
    return faults


@on_each_page
def miscounted_steps(source: Source, guide: Guide) -> list[str]:
    """Headings that give a step another number than their anchor does."""
    return [
        f'{source.where}:{block.line}: "{block.text}" stands at #{block.anchor}; give both the same number'
        for block in source.blocks
        if block.kind == "heading"
        and (step := re.match(r"Step (\d+)", block.text))
        and block.anchor != f"step-{step[1]}"
    ]


@on_each_page
def missing_anchors(source: Source, guide: Guide) -> list[str]:
    """Sections whose address would change with their words."""
    return [
        f'{source.where}:{block.line}: "{block.text}" has no anchor; end the line with one, such as {{ #patience }}'
        for block in source.blocks
        if block.kind == "heading" and block.level > 1 and not block.anchor
    ] + [
        f'{source.where}:{block.line}: "{block.text}" has no anchor; put one under its first paragraph, such as {{ #calls }}'
        for block in source.warnings
        if not block.anchor
    ]


@on_each_page
def wrong_ending(source: Source, guide: Guide) -> list[str]:
    """A page that leaves the reader without a next step."""
    sections = [block for block in source.blocks if block.kind == "heading" and block.level == 2]
    if source.name == HOME or (sections and sections[-1].anchor == "next"):
        return []
    line = sections[-1].line if sections else 1
    return [
        f"{source.where}:{line}: the page does not end with what comes next; end it with `## What comes next {{ #next }}`"
    ]
