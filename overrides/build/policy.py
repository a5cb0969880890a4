"""Keep every page from asking another host for anything, and from running scripts that are not the site's own, by a
content security policy in each (W3C, Content Security Policy Level 3)."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from bs4 import BeautifulSoup, SoupStrainer
from mkdocs.exceptions import PluginError

# `file:` lets the same policy hold for a copy on disk, where browsers differ on what 'self' is.
OWN_FILES = "'self' file:"
START_OF_PAGE = '<meta charset="utf-8">'


def add_policy(site: Path) -> None:
    """Put one policy into all pages, with the hashes of all their inline scripts."""
    pages = {file: file.read_text(encoding="utf-8") for file in site.glob("*.html")}
    policy = policy_for(inline_hashes("".join(pages.values()), "script"))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for file, html in pages.items():
        if START_OF_PAGE not in html:
            raise PluginError(f"{file.name}: no {START_OF_PAGE}, which overrides/theme/main.html has to write")
        file.write_text(html.replace(START_OF_PAGE, START_OF_PAGE + "\n    " + tag, 1), encoding="utf-8", newline="\n")


def policy_for(script_hashes: Iterable[str], style_hashes: Iterable[str] = ()) -> str:
    """The policy of a page that needs its own files, and inline scripts and styles of these hashes."""
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", OWN_FILES, *sorted(set(script_hashes))]),
            " ".join(["style-src", OWN_FILES, *sorted(set(style_hashes))]),
            # The single file carries its icon as a data: address, and hosts send one policy for all files.
            f"img-src {OWN_FILES} data:",
            # The list of what a kept copy consists of; Lighthouse looks for robots.txt from within the page.
            "connect-src 'self'",
            # The kept copy, and its icon on a home screen.
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def inline_hashes(html: str, kind: str) -> list[str]:
    """The hashes of the scripts or styles that are written into a page, data blocks aside."""
    elements = BeautifulSoup(html, "lxml", parse_only=SoupStrainer(kind))
    return [content_hash(element.string) for element in elements.find_all(kind, src=False, type=None) if element.string]


def content_hash(text: str) -> str:
    """What a policy calls the inline script or style `text`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
