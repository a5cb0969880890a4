"""The guide as its offline editions show it: the same pages, without offers of files that only the site has."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from guide_pages import GuidePage, read_pages
from guide_version import GuideVersion
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation

DOWNLOADS = "download/"
OFFER = f'a[href^="{DOWNLOADS}"]'


@dataclass
class OfflineGuide:
    """All that an edition is made from."""

    config: MkDocsConfig
    nav: Navigation
    version: GuideVersion

    @property
    def site_dir(self) -> Path:
        return Path(self.config.site_dir)

    def pages(self) -> list[GuidePage]:
        """The pages in the order of the way, parsed afresh, so that an edition may change them as it likes."""
        pages = read_pages(self.site_dir, self.nav)
        for page in pages:
            self.withdraw_offers(page.article)
        return pages

    @cached_property
    def search_index(self) -> dict[str, Any]:
        """The search index of the site, without the sections that are left out here."""
        index = json.loads((self.site_dir / "search" / "search_index.json").read_text(encoding="utf-8"))
        places = {page.file: {element["id"] for element in page.article.select("[id]")} | {""} for page in self.pages()}
        located = ((document, document["location"].partition("#")) for document in index["docs"])
        index["docs"] = [document for document, (file, _, anchor) in located if anchor in places[file]]
        return index

    def withdraw_offers(self, page: Tag) -> None:
        """Take out each section that lists downloads, and say in its place which copy this is."""
        for heading in {id(heading): heading for heading in map(heading_above, page.select(f"li {OFFER}"))}.values():
            if not page.select_one(".edition-version"):
                note = f"You are reading an offline copy: version {self.version.name} of {self.version.day}."
                heading.insert_before(paragraph("edition-version", note))
            for entry in page.select(f'nav a[href="#{heading["id"]}"]'):
                entry.find_parent("li").decompose()
            for element in [*section_below(heading), heading]:
                element.decompose()
        for link in page.select(OFFER):
            link.unwrap()


def heading_above(offer: Tag) -> Tag:
    """The heading of the section that lists `offer`."""
    heading = offer.find_previous("h2")
    if heading is None:
        raise PluginError(f"{offer}: list downloads below an H2, so that offline copies can leave its section out")
    return heading


def section_below(heading: Tag) -> Iterator[Tag]:
    """The elements between `heading` and the next of its kind."""
    for element in heading.find_next_siblings():
        if element.name == heading.name:
            return
        yield element


def paragraph(kind: str, text: str) -> Tag:
    """A new paragraph of the class `kind`."""
    element = BeautifulSoup("<p></p>", "lxml").p.extract()
    element["class"] = kind
    element.string = text
    return element
