"""The guide as the build knows it: its pages in the order of `nav`, from their sources and from the built site."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import PluginError
from mkdocs.utils.meta import get_data

from .version import GuideVersion, read_version

TITLE = re.compile(r"^# +(.+?)(?: +\{.*\})? *$", re.MULTILINE)
FOLDER = "download/"
OFFER = f'a[href^="{FOLDER}"]'
ARTICLE = re.compile(r'<article class="text".*?</article>', re.DOTALL)


@dataclass
class Source:
    """One page as its Markdown describes it."""

    name: str
    """Its file name in docs/, such as `take-it-slow.md`."""
    title: str
    meta: dict[str, Any]
    """Its front matter."""

    @property
    def file(self) -> str:
        """Its file name in the site, such as `take-it-slow.html`."""
        return self.name.removesuffix(".md") + ".html"


@dataclass(frozen=True)
class BuiltPage:
    """One page as it stands in the built site."""

    file: str
    title: str
    meta: dict[str, Any] = field(hash=False)
    html: str
    """Its `<article>`."""

    @cached_property
    def article(self) -> Tag:
        """The `<article>` as a tree, which whoever asked for the page may change."""
        return BeautifulSoup(self.html, "lxml").article


@dataclass
class Guide:
    """All that the build needs to know beside the rendered pages."""

    root: Path
    """The folder of the project."""
    name: str
    description: str
    copyright: str
    address: str
    """Where the site will stand, with a slash at its end, or an empty string."""
    version: GuideVersion
    sources: list[Source]

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def entries(self) -> list[dict[str, Any]]:
        """The pages as templates list them."""
        return [{"file": page.file, "title": page.title, "step": page.meta.get("step")} for page in self.sources]

    def built(self, site: Path) -> list[BuiltPage]:
        """The pages of `nav`, in its order, read from the HTML in `site`."""
        return [BuiltPage(page.file, page.title, page.meta, read_article(site / page.file)) for page in self.sources]


def read_guide(settings: Mapping[str, Any], root: Path) -> Guide:
    """Read the sources that `nav` in `settings` (mkdocs.yml, or MkDocs' view of it) lists.

    Raises PluginError for an entry that is not a file name. Files that are missing are left to the generator to report.
    """
    sources = []
    for entry in settings["nav"] or []:
        if not isinstance(entry, str):
            raise PluginError(f"mkdocs.yml: nav: {entry}: write the file name alone; a page's title is its H1")
        file = root / "docs" / entry
        if file.is_file():
            text, meta = get_data(file.read_text(encoding="utf-8-sig", errors="replace"))
            title = TITLE.search(text)
            sources.append(Source(entry, title[1] if title else file.stem, meta))
    address = settings["site_url"] or ""
    return Guide(
        root=root,
        name=settings["site_name"],
        description=settings["site_description"],
        copyright=settings["copyright"],
        address=address.rstrip("/") + "/" if address else "",
        version=read_version(root),
        sources=sources,
    )


def read_article(page: Path) -> str:
    """The `<article>` of a built page. Raises PluginError where there is none."""
    article = ARTICLE.search(page.read_text(encoding="utf-8"))
    if article is None:
        raise PluginError(f"{page.name}: no article.text, which overrides/theme/main.html has to write")
    return article[0]


def offering_headings(article: Tag) -> list[Tag]:
    """The headings of the sections that offer a copy of the guide, which offline copies leave out, each once."""
    headings = map(heading_above, article.select(f".keep, li {OFFER}"))
    return list({id(heading): heading for heading in headings}.values())


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
