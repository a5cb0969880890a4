"""The zipped folder, for laptops: the site itself, opened by its index.html."""

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup
from deterministic_zip import write_zip
from offline_guide import DOWNLOADS, OfflineGuide

FOLDER = "the-way-back"
# What only web servers, search engines and link previews ask for. Pages on disk read the index as a script instead.
FOR_SERVERS = {
    "404.html",
    "_headers",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/images/share.png",
    "assets/images/touch-icon.png",
    "search/search_index.json",
}

# ... and what the pages say to them.
WORDS_FOR_SERVERS = re.compile(
    r'<(?:meta (?:property="og:|name="twitter:)|link rel="(?:canonical|apple-touch-icon)")[^>]*>\n'
)


def write(guide: OfflineGuide, path: Path) -> None:
    """Zip the finished site, without what has no use on a reader's disk."""
    files = {}
    for file in guide.site_dir.rglob("*"):
        name = file.relative_to(guide.site_dir).as_posix()
        if file.is_file() and name not in FOR_SERVERS and not name.startswith(DOWNLOADS):
            files[f"{FOLDER}/{name}"] = offline_page(guide, file) if file.suffix == ".html" else file.read_bytes()
    index = json.dumps(guide.search_index, ensure_ascii=False, separators=(",", ":"))
    files[f"{FOLDER}/search/search_index.js"] = f"var __index = {index}".encode()
    write_zip(path, files, guide.version.date)


def offline_page(guide: OfflineGuide, file: Path) -> bytes:
    """The page in `file`, without words to servers and offers of what is not in the zip."""
    html = WORDS_FOR_SERVERS.sub("", file.read_text(encoding="utf-8"))
    if DOWNLOADS in html:
        page = BeautifulSoup(html, "lxml")
        guide.withdraw_offers(page)
        html = str(page)
    return html.encode()
