"""The zipped folder, for laptops: the site itself, opened by its index.html."""

import re
from pathlib import Path

from bs4 import BeautifulSoup

from ..deterministic_zip import write_zip
from ..pages import FOLDER
from .offline import OfflineGuide

NAME = "the-way-back"
# What only web servers, search engines, link previews and phones' home screens ask for.
SERVER_ONLY_FILES = {
    "404.html",
    "_headers",
    "kept-copy.js",
    "kept-copy.json",
    "manifest.webmanifest",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/images/share.png",
    "assets/images/icon-192.png",
    "assets/images/icon-512.png",
    "assets/images/touch-icon.png",
    "assets/scripts/keep.js",
}
SERVER_ONLY_TAGS = re.compile(
    r' *<(?:meta (?:property="og:|name="(?:twitter:|description"))|link rel="(?:canonical|apple-touch-icon|manifest)")[^>]*>\n'
)


def write(offline: OfflineGuide, path: Path) -> None:
    """Zip the finished site, without what has no use on a reader's disk."""
    files = {}
    for file in sorted(offline.site.rglob("*")):
        name = file.relative_to(offline.site).as_posix()
        if file.is_file() and name not in SERVER_ONLY_FILES and not name.startswith(FOLDER):
            files[f"{NAME}/{name}"] = offline_page(offline, file) if name.endswith(".html") else file.read_bytes()
    write_zip(path, files, offline.guide.version.date)


def offline_page(offline: OfflineGuide, file: Path) -> bytes:
    """The page without what is for servers, and without offers of what is not in the zip."""
    html = SERVER_ONLY_TAGS.sub("", file.read_text(encoding="utf-8"))
    if FOLDER in html:
        page = BeautifulSoup(html, "lxml")
        offline.remove_download_sections(page)
        html = str(page)
    return html.encode()
