"""The e-book, for e-readers: one chapter a page, and no scripts."""

import io
import re
import zipfile
from pathlib import Path

from bs4 import Tag
from ebooklib import epub
from jinja2 import Environment, FileSystemLoader

from ...deterministic_zip import write_zip
from ...pages import Guide
from ...sections import unwrap_sections
from ..offline import OfflineGuide
from ..topics import Topic, read_topics

HERE = Path(__file__).parent

IDENTIFIER = "urn:uuid:5c1f0f0e-6a0b-5f0c-9d3c-7b6d2c1a8e42"
XHTML = "application/xhtml+xml"
STYLES = "book.css"
PACKAGE = "EPUB/content.opf"
NAV = "EPUB/nav.xhtml"
TOPICS = "Topics from A to Z"
# In a drawing: a colour that the site's stylesheet sets, and the one without it. Some e-readers would paint it black.
COLOUR_OF_THE_SITE = re.compile(r"var\(--[\w-]+, *([^)]+)\)")
ACCESSIBILITY = {
    "accessMode": ["textual", "visual"],
    "accessModeSufficient": ["textual"],
    "accessibilityFeature": [
        "alternativeText",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ],
    "accessibilityHazard": ["none"],
    "accessibilitySummary": [
        "All of the content is text. Drawings have a description, and warnings are headings of their own."
    ],
}


def write(offline: OfflineGuide, path: Path) -> None:
    """Write the EPUB with its library, and once more so that it comes out the same everywhere."""
    guide = offline.guide
    book = epub.EpubBook()
    describe(book, guide)
    book.set_cover("cover.png", (HERE / "cover.png").read_bytes(), create_page=False)
    book.add_item(epub.EpubItem("styles", STYLES, "text/css", (HERE / STYLES).read_bytes()))
    camel_case = camel_case_names(guide.docs, guide.root / "overrides" / "theme")
    template = Environment(loader=FileSystemLoader(HERE)).get_template("chapter.html")

    def add(name: str, title: str, body: str) -> epub.EpubItem:
        content = template.render(title=title, styles=STYLES, body=body).encode()
        document = epub.EpubItem(name, f"{name}.xhtml", XHTML, content)
        document.properties = ["svg"] if "<svg" in body else []
        return book.add_item(document)

    cover = add("cover", guide.name, '<img class="cover" src="cover.png" alt="The Way Back" role="doc-cover"/>')
    contents = epub.EpubNav(title="Contents")
    contents.add_link(href=STYLES)
    book.add_item(contents)
    book.add_item(epub.EpubNcx())
    chapters = []
    pages = offline.pages()
    topics = read_topics(offline, pages)
    for page in pages:
        adapt(page.article, camel_case)
        chapters.append(add(chapter(page.file), page.title, page.article.decode_contents()))
        book.toc.append(epub.Link(f"{chapter(page.file)}.xhtml", page.title, chapter(page.file)))
    chapters.append(add("topics", TOPICS, topic_list(topics)))
    book.toc.append(epub.Link("topics.xhtml", TOPICS, "topics"))
    book.spine = [cover, contents, *chapters]
    book.guide = [
        {"type": "cover", "href": cover.file_name, "title": "Cover"},
        {"type": "text", "href": chapters[0].file_name, "title": "Start"},
    ]

    draft = io.BytesIO()
    epub.EpubWriter(draft, book, {"mtime": guide.version.date}).write()
    with zipfile.ZipFile(draft) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    # Landmarks are for e-readers; the page of contents is for people.
    files[NAV] = files[NAV].replace(b'<nav epub:type="landmarks"', b'<nav epub:type="landmarks" hidden="hidden"', 1)
    # The library gives the package no language of its own, which e-readers speak its title in.
    files[PACKAGE] = files[PACKAGE].replace(b"<package ", b'<package xml:lang="en-GB" ', 1)
    write_zip(path, files, guide.version.date, first="mimetype")


def topic_list(topics: list[Topic]) -> str:
    """The index, as the body of a chapter."""
    lines = [f'<li><a href="{chapter_link(topic.location)}">{topic.label}</a> ({topic.page})</li>' for topic in topics]
    return f"<h1>{TOPICS}</h1>\n<ul>\n" + "\n".join(lines) + "\n</ul>"


def describe(book: epub.EpubBook, guide: Guide) -> None:
    """Say what the book is, and who can read it."""
    book.set_identifier(IDENTIFIER)
    book.set_title(guide.name)
    book.set_language("en-GB")
    book.add_author(guide.name)
    book.add_metadata("DC", "description", guide.description)
    book.add_metadata("DC", "rights", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/")
    book.add_metadata("DC", "date", f"{guide.version.date:%Y-%m-%d}")
    book.add_metadata(None, "meta", guide.version.name, {"property": "schema:version"})
    for name, values in ACCESSIBILITY.items():
        for value in values:
            book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


def chapter(file: str) -> str:
    """The name of the chapter that shows the page `file`."""
    return file.removesuffix(".html")


def chapter_link(href: str) -> str:
    """Where an address of the site, such as `take-it-slow.html#coffee`, stands in the book; others as they are."""
    return re.sub(r"^([\w-]+)\.html(?=#|$)", r"\1.xhtml", href)


def adapt(article: Tag, camel_case: dict[str, str]) -> None:
    """Turn what a browser understands into what an e-reader understands, in place."""
    for title in article.select("p[role=heading]"):
        title.name = f"h{title['aria-level']}"
        del title["role"], title["aria-level"]
    for trail in article.select("nav.trail"):
        trail.name = "div"
        del trail["aria-label"]
        trail.ol.decompose()
    unwrap_sections(article)
    for leave in article.select(".leave, .leave-note, .print"):
        leave.decompose()
    for box in article.select("input[type=checkbox]"):
        box.replace_with("☐")
    # E-readers send no messages, and EPUBCheck does not know the address.
    for link in article.select('a[href^="sms:"]'):
        link.unwrap()
    for link in article.select("a[href]"):
        link["href"] = chapter_link(link["href"])
    for drawing in article.select("svg"):
        drawing["xmlns"] = "http://www.w3.org/2000/svg"
        for element in [drawing, *drawing.find_all(True)]:
            element.name = camel_case.get(element.name, element.name)
            element.attrs = {camel_case.get(name, name): value for name, value in element.attrs.items()}
            for name in {"fill", "stroke"} & element.attrs.keys():
                element[name] = COLOUR_OF_THE_SITE.sub(r"\1", element[name])


def camel_case_names(*folders: Path) -> dict[str, str]:
    """The names in the drawings that HTML parsers write small, and that XML wants as they were, such as `viewBox`."""
    drawings = "".join(file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.svg"))
    return {name.lower(): name for name in re.findall(r"\b[a-z]+[A-Z]\w*", drawings)}
