"""The guide as its offline editions show it: the same pages, without offers of files that only the site has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from guide_pages import GuidePage, read_pages
from guide_version import GuideVersion
from mkdocs.config.defaults import MkDocsConfig
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

    def withdraw_offers(self, article: Tag) -> None:
        """Say which copy this is in the place of each section that lists editions, and unlink the rest."""
        for heading in {id(heading): heading for heading in map(heading_above, article.select(f"li {OFFER}"))}.values():
            for element in list(section_below(heading)):
                element.decompose()
            note = BeautifulSoup("", "lxml").new_tag("p")
            note.string = f"You are reading an offline copy: version {self.version.name} of {self.version.day}."
            heading.insert_after(note)
        for link in article.select(OFFER):
            link.unwrap()


def heading_above(element: Tag) -> Tag:
    """The heading of the section that `element` is in."""
    heading = element.find_previous("h2")
    if heading is None:
        raise ValueError(f"{element}: editions are listed below an H2, so that offline copies can leave the section out")
    return heading


def section_below(heading: Tag) -> Iterator[Tag]:
    """The elements between `heading` and the next of its kind."""
    for element in heading.find_next_siblings():
        if element.name == heading.name:
            return
        yield element
