"""The guide in one file, for phones: all pages, their drawings and the search, with nothing left to fetch."""

import base64
import hashlib
import json
import re
from pathlib import Path

import lightningcss
from bs4 import Tag
from offline_guide import OfflineGuide

SCRIPTS = ["lunr.js", "search-engine.js"]
POINTS_TO_IDS = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"]


def write(guide: OfflineGuide, path: Path) -> None:
    """Fill the template with the guide and its search."""
    files = Path(guide.config.theme.custom_dir, "editions", "single-file")
    assets = Path(guide.config.docs_dir, "assets")
    pages = guide.pages()
    for page in pages:
        move_into_one_file(page.article, section(page.file))
    styles = tokens(assets / "guide.css") + (files / "styles.css").read_text(encoding="utf-8")
    styles = lightningcss.process_stylesheet(styles, "styles.css")
    scripts = [assets / "scripts" / name for name in SCRIPTS] + [files / "reader.js"]
    script = "\n".join(file.read_text(encoding="utf-8") for file in scripts)
    html = guide.config.theme.get_env().get_template("editions/single-file/guide.html").render(
        config=guide.config,
        version=guide.version,
        pages=[(section(page.file), page.title, page.meta.get("step"), page.article.decode_contents()) for page in pages],
        styles=styles,
        style_hash=content_hash(styles),
        script=script,
        script_hash=content_hash(script),
        index=search_index(guide, {element["id"] for page in pages for element in page.article.select("[id]")}),
    )
    path.write_text(html, encoding="utf-8", newline="\n")


def section(file: str) -> str:
    """The id of the section that shows the page `file`."""
    return file.removesuffix(".html")


def place(location: str) -> str:
    """The id of a place that the site calls `page.html` or `page.html#anchor`."""
    file, _, anchor = location.partition("#")
    return f"{section(file)}--{anchor}" if anchor else section(file)


def move_into_one_file(article: Tag, name: str) -> None:
    """Make room for an article among others: a prefix for its ids, one level down for its headings."""
    for element in article.find_all(True):
        for attribute in POINTS_TO_IDS:
            if attribute in element.attrs:
                ids = element[attribute] if isinstance(element[attribute], list) else element[attribute].split()
                element[attribute] = " ".join(f"{name}--{id}" for id in ids)
        for attribute, value in element.attrs.items():
            if "url(#" in value:
                element[attribute] = value.replace("url(#", f"url(#{name}--")
        if re.fullmatch("h[1-5]", element.name):
            element.name = f"h{int(element.name[1]) + 1}"
    for link in article.select("[href]"):
        if re.match(r"[\w-]+\.html(#|$)", link["href"]):
            link["href"] = "#" + place(link["href"])
        elif link["href"].startswith("#"):
            link["href"] = f"#{name}--{link['href'][1:]}"


def tokens(stylesheet: Path) -> str:
    """The colours and sizes of the site, so that both are set in one place."""
    return ""


def search_index(guide: OfflineGuide, places: set[str]) -> str:
    """The site's search index, with the places of this file, as text that is safe inside a script element."""
    index = json.loads((guide.site_dir / "search" / "search_index.json").read_text(encoding="utf-8"))
    for document in index["docs"]:
        document["location"] = place(document["location"])
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def content_hash(text: str) -> str:
    """What a content security policy calls the inline script or style `text`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
