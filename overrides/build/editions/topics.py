"""Topics from A to Z: an index such as a book has, for editions that cannot run the search.

Its entries are the sections and don'ts of the guide, and what readers ask for in a single word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from bs4 import Tag

from ..pages import BuiltPage
from ..search_index import FAST_LOADER
from .offline import OfflineGuide

# Sections that stand on many pages and lead nowhere by their names.
COMMON_ANCHORS = {"do", "do-not", "words", "next"}
# Pages whose sections only make sense in their order; they are listed by their title alone.
IN_ORDER = {"index.html", "should-i-write-to-them.html", "the-guide-on-one-page.html"}
ARTICLE = re.compile(r"^(?:An?|The) ")
WORDS_A_SECTION = 1


@dataclass(frozen=True)
class Topic:
    """One line of the index."""

    label: str
    location: str
    """Such as `take-it-slow.html#coffee`."""
    page: str
    """The title of that page."""


def read_topics(offline: OfflineGuide, pages: list[BuiltPage]) -> list[Topic]:
    """The index of `pages`, in alphabetical order, each label once a page."""
    topics: dict[tuple[str, str], Topic] = {}
    for page in pages:
        questions = offline.guide.docs / "questions" / f"{page.file.removesuffix('.html')}.yml"
        asked = yaml.load(questions.read_text(encoding="utf-8"), FAST_LOADER) if questions.is_file() else {}
        topics[page.title.lower(), page.file] = Topic(page.title, page.file, page.title)
        for heading in page.article.select("h2[id], .admonition-title[id]"):
            if heading["id"] not in COMMON_ANCHORS and page.file not in IN_ORDER:
                for label in labels(heading, asked.get(heading["id"]) or []):
                    topics.setdefault(
                        (label.lower(), page.file), Topic(label, f"{page.file}#{heading['id']}", page.title)
                    )
    return [topics[label] for label in sorted(topics)]


def labels(heading: Tag, asked: list[str]) -> Iterator[str]:
    """What stands in the index for a section: its title, or a don't's anchor in words; then words of readers."""
    title = ARTICLE.sub("", heading.get_text(" ", strip=True))
    yield heading["id"].replace("-", " ").capitalize() if title.startswith("Do not ") else title[0].upper() + title[1:]
    single = [words for words in map(str, asked) if words.isalpha() and len(words) > 3]
    yield from (word.capitalize() for word in single[:WORDS_A_SECTION])
