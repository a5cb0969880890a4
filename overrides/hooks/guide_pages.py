"""The one view of the finished pages that the hooks share, so that all of them read the guide the same way."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, SoupStrainer, Tag
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation


@dataclass
class GuidePage:
    """One page as it stands in the built site."""

    file: str
    """Its file name in the site, such as `take-it-slow.html`."""
    title: str
    """The words of its H1."""
    description: str
    meta: dict[str, Any]
    """The front matter of its source."""
    article: Tag
    """Its `<article>`, parsed afresh by each call, so that a caller may change it."""


def read_pages(site_dir: str | Path, nav: Navigation) -> list[GuidePage]:
    """Read the pages of `nav`, in its order, from the HTML in `site_dir`."""
    pages = []
    for page in nav.pages:
        html = Path(site_dir, page.file.dest_uri).read_text(encoding="utf-8")
        article = BeautifulSoup(html, "lxml", parse_only=SoupStrainer("article")).select_one(
            "article.md-content__inner"
        )
        if article is None:
            raise PluginError(
                f"{page.file.dest_uri}: no article.md-content__inner; did the theme's page template change?"
            )
        heading = article.find("h1")
        title = heading.get_text(" ", strip=True) if heading else str(page.title)
        pages.append(GuidePage(page.file.dest_uri, title, page.meta.get("description", ""), page.meta, article))
    return pages
