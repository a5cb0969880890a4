"""The zipped folder, for laptops: the site itself, opened by its index.html, in few and small files."""

import json
import re
from pathlib import Path
from typing import Any

import minify
import shared_parts
from bs4 import BeautifulSoup
from deterministic_zip import write_zip
from offline_guide import DOWNLOADS, OfflineGuide

FOLDER = "the-way-back"
STYLES = "assets/guide.css"
SHARED = "assets/scripts/shared-parts.js"
DEFERRED = "assets/scripts/guide.js"
INDEX = "search/search_index.js"
ENGINE = "assets/scripts/search-engine.js"
# What only web servers, search engines, link previews and old browsers ask for. Pages on disk read the index as a script instead.
FOR_SERVERS = {
    "404.html",
    "_headers",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/images/share.png",
    "assets/images/touch-icon.png",
    "assets/images/favicon-32.png",
    "search/search_index.json",
}

# ... and what the pages say to them, to phones about the colour of their bars, and to browsers that draw no SVG.
WORDS_FOR_OTHERS = re.compile(
    r'<(?:meta (?:property="og:|name="(?:twitter:|description"|theme-color"))'
    r'|link rel="(?:canonical|apple-touch-icon|prev|next|icon" href="[^"]*png)")[^>]*>\n'
)
TO_ROWS = """\
__index.docs = (columns => columns.location.map(
  (_, row) => Object.fromEntries(Object.keys(columns).map(key => [key, columns[key][row]]))
))(__index.docs);
"""
# Quotes cost 200 bytes in all, and keep the pages legible to whoever looks inside.
minify.config({"html-keep-quotes": True})
STYLESHEETS = re.compile(r'<link rel="stylesheet"(?: media="(\w+)")? href="([^"]+)">\n')


def write(guide: OfflineGuide, path: Path) -> None:
    """Zip the finished site, without what has no use on a reader's disk."""
    site = {file.relative_to(guide.site_dir).as_posix(): file for file in guide.site_dir.rglob("*") if file.is_file()}
    files = {
        name: file.read_bytes()
        for name, file in site.items()
        if name not in FOR_SERVERS and not name.startswith(DOWNLOADS)
    }
    pages = {name: files[name].decode() for name in sorted(files) if name.endswith(".html")}
    pages = {name: WORDS_FOR_OTHERS.sub("", html) for name, html in pages.items()}
    pages, shared, deferred = shared_parts.take_out(pages, SHARED, DEFERRED)
    scripts = [files.pop(name).decode() for name in deferred]
    engine = files.pop(ENGINE).decode()
    sheets = STYLESHEETS.findall(pages["index.html"])
    styles = "".join(in_medium(medium, files.pop(name).decode()) for medium, name in sheets)
    texts = {name: minify.string("text/html", offline_page(guide, html)) for name, html in pages.items()}
    texts[STYLES] = styles
    texts[SHARED] = minify.string("text/javascript", shared)
    texts[DEFERRED] = "".join(scripts)
    # With the engine in it, the index is complete: in-page-iframe-worker.js asks for no second file.
    texts[INDEX] = f"{engine}{index_script(guide.search_index)}"
    files |= {name: text.encode() for name, text in texts.items()}
    write_zip(path, {f"{FOLDER}/{name}": content for name, content in files.items()}, guide.version.date)


def in_medium(medium: str, css: str) -> str:
    """The rules of a stylesheet, for the medium that its link names."""
    return f"@media {medium}{{{css}}}" if medium else css


def index_script(index: dict[str, Any]) -> str:
    """The index as a script, column by column: alike beside alike, it is 5 % smaller."""
    rows = index["docs"]
    columns = {key: [row[key] for row in rows] for key in rows[0]}
    text = json.dumps({**index, "docs": columns}, ensure_ascii=False, separators=(",", ":"))
    return f"var __index = {text};\n{TO_ROWS}"


def offline_page(guide: OfflineGuide, html: str) -> str:
    """The page with one stylesheet, and without offers of what is not in the zip."""
    html = STYLESHEETS.sub("", html).replace("</title>\n", f'</title>\n<link rel="stylesheet" href="{STYLES}">\n', 1)
    if DOWNLOADS not in html:
        return html
    page = BeautifulSoup(html, "lxml")
    guide.withdraw_offers(page)
    return str(page)
