"""The guide in one file, for phones: all pages, their drawings and the search, with nothing left to fetch."""

import base64
import json
import re
from pathlib import Path

import lightningcss
from bs4 import Tag
from offline_guide import OfflineGuide
from security_policy import content_hash

HEADING = re.compile(r"\bh([1-5])\b")
POINTS_TO_IDS = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"]


def write(guide: OfflineGuide, path: Path) -> None:
    """Fill the template with the guide, and the site's own styles and search."""
    overrides, assets = Path(guide.config.theme.custom_dir), Path(guide.config.docs_dir, "assets")
    files = overrides / "editions" / "single-file"
    pages = guide.pages()
    for page in pages:
        move_into_one_file(page.article, section(page.file))
    styles = join_styles(files / "base.css", assets / "guide.css", files / "layout.css")
    scripts = guide.site_dir / "assets" / "scripts"
    parts = [scripts / "guide.js", scripts / "search-engine.js", files / "reader.js"]
    script = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    icon = (assets / "images" / "favicon.svg").read_bytes()
    html = (
        guide.config.theme.get_env()
        .get_template("editions/single-file/guide.html")
        .render(
            config=guide.config,
            version=guide.version,
            icon=f"data:image/svg+xml;base64,{base64.b64encode(icon).decode()}",
            logo=(overrides / ".icons" / "way-back.svg").read_text(encoding="utf-8"),
            pages=[
                {
                    "name": section(page.file),
                    "title": page.title,
                    "step": page.meta.get("step"),
                    "content": page.article.decode_contents(),
                }
                for page in pages
            ],
            styles=styles,
            style_hash=content_hash(styles),
            script=script,
            script_hash=content_hash(script),
            # No "<", which could end the element that holds it.
            index=json.dumps(guide.search_index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        )
    )
    path.write_text(html, encoding="utf-8", newline="\n")


def section(file: str) -> str:
    """The id of the section that shows the page `file`."""
    return file.removesuffix(".html")


def place(location: str) -> str:
    """The id of what the site calls `page.html` or `page.html#anchor`; reader.js knows the same rule."""
    file, _, anchor = location.partition("#")
    return f"{section(file)}--{anchor}" if anchor else section(file)


def move_into_one_file(article: Tag, name: str) -> None:
    """Make room for an article among others: a prefix for its ids, one level down for its headings."""
    for element in article.find_all(True):
        element.name = one_level_down(element.name)
        if "aria-level" in element.attrs:
            element["aria-level"] = int(element["aria-level"]) + 1
        for attribute, value in element.attrs.items():
            if attribute in POINTS_TO_IDS:
                ids = value if isinstance(value, list) else value.split()
                element[attribute] = " ".join(f"{name}--{id}" for id in ids)
            elif "url(#" in value:
                element[attribute] = value.replace("url(#", f"url(#{name}--")
    for trail in article.select("nav[aria-label]"):
        # One of six in this file: each has to have a name of its own.
        trail["aria-label"] = f"{trail['aria-label']}: {trail.p.get_text()}"
    for link in article.select("[href]"):
        if re.match(r"[\w-]+\.html(#|$)", link["href"]):
            link["href"] = "#" + place(link["href"])
        elif link["href"].startswith("#"):
            link["href"] = f"#{name}--{link['href'][1:]}"


def one_level_down(text: str) -> str:
    """Lower each heading that `text` names, in HTML or CSS: the name of the guide is the only h1 here."""
    return HEADING.sub(lambda heading: f"h{int(heading[1]) + 1}", text)


def join_styles(base: Path, site: Path, layout: Path) -> str:
    """The styles of the site between what goes before and after, as small as they get."""
    parts = [
        base.read_text(encoding="utf-8"),
        one_level_down(site.read_text(encoding="utf-8")),
        layout.read_text(encoding="utf-8"),
    ]
    return lightningcss.process_stylesheet("\n".join(parts), "guide.css")
