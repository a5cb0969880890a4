"""A page of the built site: its tree, and what is asked of it again and again."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

# Where HTML keeps the address of something that it links to or loads.
ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "cite", "xlink:href")
LISTS_OF_ADDRESSES = ("srcset", "imagesrcset")
STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)")


@dataclass(frozen=True)
class Address:
    line: int
    tag: str
    attribute: str
    text: str
    rel: tuple[str, ...]


@dataclass(eq=False)
class BuiltPage:
    tree: BeautifulSoup

    @cached_property
    def _selected(self) -> dict[str, list[Tag]]:
        return {}

    def select(self, where: str) -> list[Tag]:
        """What a CSS selector finds; kept, as the same is asked of the same page for each planted fault."""
        if where not in self._selected:
            self._selected[where] = self.tree.select(where)
        return self._selected[where]

    @cached_property
    def title(self) -> str:
        """The words of its H1, with single spaces."""
        return " ".join(self.tree.h1.get_text().split()) if self.tree.h1 else ""

    @cached_property
    def tags_by_id(self) -> dict[str, list[Tag]]:
        tags = defaultdict(list)
        for tag in self.tree.find_all(id=True):
            tags[tag["id"]].append(tag)
        return dict(tags)

    @cached_property
    def warnings(self) -> list[Tag]:
        return self.tree.select("div.admonition.warning")

    @cached_property
    def addresses(self) -> list[Address]:
        """Everything that the page links to or loads."""
        found = []
        for tag in self.tree.find_all(True):
            texts = [(name, tag[name]) for name in ADDRESSES if name in tag.attrs]
            for name in LISTS_OF_ADDRESSES:
                texts += [(name, part.split()[0]) for part in tag.get(name, "").split(",") if part.strip()]
            texts += [("style", address) for address in STYLE_ADDRESS.findall(tag.get("style", ""))]
            if tag.name == "style":
                texts += [("url()", address) for address in STYLE_ADDRESS.findall(tag.get_text())]
            if tag.name == "meta" and tag.get("http-equiv", "").lower() == "refresh":
                texts += [("content", tag.get("content", "").partition("=")[2])]
            rel = tuple(tag.get("rel") or ())
            found += [Address(tag.sourceline, tag.name, name, text, rel) for name, text in texts]
        return found


def read_page(path: Path) -> BuiltPage:
    return parse(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=500)
def parse(html: str) -> BuiltPage:
    """`html` as a page that nobody changes; kept, as a broken copy of the site differs in one page only."""
    return BuiltPage(BeautifulSoup(html, "html.parser"))
