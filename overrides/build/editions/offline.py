"""The guide as its offline editions show it: the same pages, without offers of files that only the site has."""

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from ..pages import OFFER, BuiltPage, Guide, offering_headings, section_below


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
        for heading in offering_headings(page):
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


def paragraph(kind: str, text: str) -> Tag:
    """A new paragraph of the class `kind`."""
    element = BeautifulSoup("<p></p>", "lxml").p.extract()
    element["class"] = kind
    element.string = text
    return element
