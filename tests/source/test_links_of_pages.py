"""Links between the pages: each leads to something that is there, and says so in its target's words."""

import re

from shared.promises import promise_of_each_page

NOTHING_SAID = re.compile(r"(?:click )?here|click|(?:read )?more|this(?: page)?|link|see", re.IGNORECASE)


@promise_of_each_page
def test_link_texts_are_the_titles_of_their_targets(source, guide):
    for link in (link for block in source.blocks for link in block.links):
        page, _, anchor = link.target.partition("#")
        target = guide.sources.get(page) if page else source
        titles = [title for title in (target.titles_by_anchor.get(anchor), target.title) if title] if target else []
        if NOTHING_SAID.fullmatch(link.text) or not link.text:
            yield link.line, f'link text "{link.text}" says nothing; use the title of its target: {" or ".join(titles)}'
        elif titles and plain(link.text) not in map(plain, titles):
            yield link.line, f'link text "{link.text}" is not the title of {link.target}; write {" or ".join(titles)}'


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))
