"""Links between the pages: each leads to something that is there, and says so in its target's words."""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

from shared.promises import promise, promise_of_each_page

NOTHING_SAID = re.compile(r"(?:click )?here|click|(?:read )?more|this(?: page)?|link|see", re.IGNORECASE)


@promise_of_each_page
def test_links_lead_to_pages_and_anchors(source, guide):
    """MkDocs finds them too, and names no line."""
    for link in (link for block in source.blocks for link in block.links):
        name, _, anchor = link.target.partition("#")
        name = name or source.name
        where = f"{source.where}:{link.line}: [{link.text}]({link.target})"
        if name.endswith(".md") and name not in guide.sources:
            yield f"{where} leads to no page; write {nearest(name, guide.sources)}"
        elif name.endswith(".md") and anchor and anchor not in (anchors := guide.sources[name].titles_by_anchor):
            yield f"{where} leads to no anchor of docs/{name}; write {nearest(anchor, anchors)}"
        elif name.endswith(".html") and "/" not in name:
            yield f"{where} names a built page; write its source, {name.removesuffix('.html')}.md"


def nearest(name: str, names: Iterable[str]) -> str:
    """That of `names` which was probably meant by `name`."""
    return next(iter(get_close_matches(name, names, 1, cutoff=0.8)), "one that is there")


@promise_of_each_page
def test_link_texts_are_the_titles_of_their_targets(source, guide):
    for link in (link for block in source.blocks for link in block.links):
        where = f'{source.where}:{link.line}: link text "{link.text}"'
        page, _, anchor = link.target.partition("#")
        target = guide.sources.get(page) if page else source
        titles = [title for title in (target.titles_by_anchor.get(anchor), target.title) if title] if target else []
        if NOTHING_SAID.fullmatch(link.text) or not link.text:
            yield f"{where} says nothing; use the title of what it leads to: {' or '.join(titles)}"
        elif titles and plain(link.text) not in map(plain, titles):
            yield f"{where} is not the title of {link.target}; write {' or '.join(titles)}"


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


@promise
def test_every_page_is_in_the_navigation_once(guide):
    counts = Counter(guide.nav)
    for name in guide.sources.keys() - counts.keys():
        yield f"docs/{name}:1: the page is not in the nav of mkdocs.yml; list it where readers need it"
    for name, times in counts.items():
        where = f"mkdocs.yml:{guide.line_in('mkdocs.yml', f'- {name}')}: nav lists {name}"
        if name not in guide.sources:
            yield f"{where}, which docs/ lacks; write the file name of a page"
        elif times > 1:
            yield f"{where} {times} times; keep one"
