"""The guide in one file, for phones: all pages, their drawings and the search, with nothing left to fetch."""

import base64
import re
from pathlib import Path

from bs4 import Tag
from jinja2 import Environment, FileSystemLoader

from ...policy import content_hash
from ...styles import STYLES, minified
from ..offline import OfflineGuide
from ..topics import read_topics

HERE = Path(__file__).parent
HEADING = re.compile(r"\bh([1-5])\b")
POINTS_TO_IDS = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"]
SCRIPTS = ["search-index.js", "ranking.js", "guide.js", "search.js"]


def write(offline: OfflineGuide, path: Path) -> None:
    """Fill the template with the guide, and the site's own styles and scripts."""
    site, theme = offline.site, offline.guide.root / "overrides" / "theme"
    pages = offline.pages()
    topics = [
        {"label": topic.label, "place": place(topic.location), "page": topic.page}
        for topic in read_topics(offline, pages)
    ]
    for page in pages:
        move_into_one_file(page.article, section(page.file))
    guide, search, paper = ((site / name).read_text(encoding="utf-8") for name in STYLES)
    layout = (HERE / "layout.css").read_text(encoding="utf-8")
    styles = minified(one_level_down(f"{guide} {search} @media print {{ {paper} }}") + layout)
    templates = Environment(loader=FileSystemLoader([HERE, theme]), trim_blocks=True, lstrip_blocks=True)
    first = templates.get_template("partials/before-first-paint.html").render()
    parts = [(site / "assets" / "scripts" / name).read_text(encoding="utf-8") for name in SCRIPTS]
    # "</" could end the element that holds it.
    script = "\n".join(parts).replace("</", "<\\/")
    icon = (site / "assets" / "images" / "favicon.svg").read_bytes()
    html = templates.get_template("guide.html").render(
        guide=offline.guide,
        version=offline.guide.version,
        icon=f"data:image/svg+xml;base64,{base64.b64encode(icon).decode()}",
        pages=[
            {
                "name": section(page.file),
                "title": page.title,
                "step": page.meta.get("step"),
                "content": page.article.decode_contents(),
            }
            for page in pages
        ],
        topics=topics,
        styles=styles,
        style_hash=content_hash(styles),
        first=first,
        script=script,
        script_hashes=" ".join(map(content_hash, [first, script])),
    )
    path.write_text(html, encoding="utf-8", newline="\n")


def section(file: str) -> str:
    """The id of the section that shows the page `file`."""
    return file.removesuffix(".html")


def place(location: str) -> str:
    """The id of what the site calls `page.html` or `page.html#anchor`; search.js knows the same rule."""
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
    # Whoever searches the file with the means of a viewer finds what is open.
    for fold in article.select("details"):
        fold["open"] = ""
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
