"""Take what nothing reads out of the pages, so that their first view fits the first flight of a connection."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

# Asked for by the theme's palette alone, which main.html leaves out.
COLOURS = ' data-md-color-primary="custom" data-md-color-accent="custom">'


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave one line break wherever there is white space with a line break in it; HTML reads both alike."""
    return slim(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page that is shown for a wrong address."""
    return slim(output) if template_name.endswith(".html") else output


def slim(html: str) -> str:
    if "<pre" in html or "<textarea" in html:
        raise ValueError(
            "a page has <pre> or <textarea>, where white space counts: teach slim_pages.py to leave it alone"
        )
    # Drawings inside HTML need no namespace.
    html = html.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace(COLOURS, ">", 1)
    return re.sub(r"\s*\n\s*", "\n", html).lstrip()
