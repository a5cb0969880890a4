"""The guide as its offline editions show it: the same pages, without offers of files that only the site has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import PluginError

from ..pages import BuiltPage, Guide

FOLDER = "download/"
OFFER = f'a[href^="{FOLDER}"]'


@dataclass
class OfflineGuide:
    """All that an edition is made from."""

    site: Path
    """The finished site."""
    guide: Guide

    def pages(self) -> list[BuiltPage]:
        """The pages in the order of `nav`, parsed afresh, so that an edition may change them as it likes."""
        pages = self.guide.built(self.site)
        for page in pages:
            self.remove_download_sections(page.article)
        return pages

    def remove_download_sections(self, page: Tag) -> None:
        """Take out each section that offers a copy, and say in the place of the first which copy this is."""
        for heading in {
            id(heading): heading for heading in map(heading_above, page.select(f".keep, li {OFFER}"))
        }.values():
            if not page.select_one(".edition-version"):
                version = self.guide.version
                note = f"You are reading an offline copy: version {version.name} of {version.day}."
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
