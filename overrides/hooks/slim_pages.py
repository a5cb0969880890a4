"""Take what nothing reads out of the pages, so that their first view fits the first flight of a connection."""

import logging
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.slim_pages")
# Asked for by the theme's palette alone, which main.html leaves out.
COLOURS = ' data-md-color-primary="custom" data-md-color-accent="custom">'


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave one line break wherever there is white space with a line break in it; HTML reads both alike."""
    return slim(output, f"docs/{page.file.src_uri}")


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page that is shown for a wrong address."""
    return slim(output, f"overrides/{template_name}") if template_name.endswith(".html") else output


def slim(html: str, source: str) -> str:
    if "<pre" in html or "<textarea" in html:
        # A warning, which stops a strict build at its end: what else is wrong is told too.
        log.warning(
            "%s: has code or another text whose white space counts (<pre>, <textarea>), and the build takes white space "
            "out; begin no line with four spaces or ```, or teach overrides/hooks/slim_pages.py to leave it alone",
            source,
        )
    # Drawings inside HTML need no namespace.
    html = html.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace(COLOURS, ">", 1)
    return re.sub(r"\s*\n\s*", "\n", html).lstrip()
