"""The downloads: each holds every page, and is the file that its checksum was made of."""

import hashlib
import re
import zipfile
from functools import cache

from bs4 import Tag

from .built_pages import BuiltPage, parse, read_page
from .guide import Guide

DOWNLOADS = "site/download"
HOOKS = {"the-way-back.html": "edition_single_file.py", "the-way-back.epub": "edition_epub.py"}
KINDS = {
    "section": "h2, h3",
    "line": "p:not(.admonition-title, .printed-from), li",
    "don't": ".admonition.warning > .admonition-title",
    "message": "blockquote",
    "number": 'a[href^="tel:"]',
}
# The page that offers downloads says something else in a copy that has been downloaded.
OFFERS = "read-it-offline.html"


def pages_missing_from_downloads(guide: Guide) -> list[str]:
    """Pages that the zip, the single file or the EPUB does not have."""
    folder = guide.site / "download"
    faults = [
        f"{DOWNLOADS}/{name}: is not there; does a hook in mkdocs.yml still write it?"
        for name in ("the-way-back.zip", "the-way-back.html", "the-way-back.epub", "SHA256SUMS")
        if not (folder / name).is_file()
    ]
    if faults:
        return faults
    with zipfile.ZipFile(folder / "the-way-back.zip") as archive:
        zipped = set(archive.namelist())
    faults += [
        f"{DOWNLOADS}/the-way-back.zip: the page {source.html} is not in it; look at overrides/hooks/edition_zip.py"
        for source in guide.sources.values()
        if f"the-way-back/{source.html}" not in zipped
    ]
    with zipfile.ZipFile(folder / "the-way-back.epub") as archive:
        chapters = [archive.read(name).decode() for name in archive.namelist() if name.endswith((".xhtml", ".html"))]
    for name, texts in {
        "the-way-back.html": [(folder / "the-way-back.html").read_text(encoding="utf-8")],
        "the-way-back.epub": chapters,
    }.items():
        titles = set().union(*map(titles_in, texts))
        faults += [
            f'{DOWNLOADS}/{name}: the page "{source.title}" is not in it; look at overrides/hooks/editions.py'
            for source in guide.sources.values()
            if plain(source.title) not in titles
        ]
    return faults


def content_missing_from_downloads(guide: Guide) -> list[str]:
    """Lines, sections, don'ts, messages and numbers of the site that the single file or the EPUB does not have as such."""
    faults = []
    for name, documents in documents_of_downloads(guide).items():
        has = set().union(*map(content_in, documents))
        faults += [
            f'{DOWNLOADS}/{name}: the {kind} "{words[:60]}" of {source.where} is not in it; look at overrides/hooks/{hook}'
            for source in guide.sources.values()
            if source.html in guide.pages and source.html != OFFERS
            for hook in [HOOKS[name]]
            for kind, words in sorted(content_in(guide.pages[source.html]) - has)
        ]
    return faults


def documents_of_downloads(guide: Guide) -> dict[str, list[BuiltPage]]:
    """All documents of the editions that are written anew; the zip has the pages of the site."""
    folder = guide.site / "download"
    book, single_file = folder / "the-way-back.epub", folder / "the-way-back.html"
    with zipfile.ZipFile(book) as archive:
        chapters = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    return {single_file.name: [read_page(single_file)], book.name: list(map(parse, chapters))}


@cache
def content_in(page: BuiltPage) -> set[tuple[str, str]]:
    """The kind and the words of everything that a reader comes for."""
    around = {id(tag) for part in page.tree.find_all(["nav", "header", "footer"]) for tag in part.find_all(True)}
    return {
        (kind, words_of(tag))
        for kind, selector in KINDS.items()
        for tag in page.select(selector)
        if id(tag) not in around
    }


def words_of(tag: Tag) -> str:
    """The words of `tag`, with what it dials; a box to tick is drawn on paper."""
    return f"{' '.join(tag.get_text().split())} {tag.get('href', '')}".removeprefix("☐").strip()


@cache
def titles_in(html: str) -> set[str]:
    return {plain(tag.get_text()) for tag in parse(html).tree.find_all(["h1", "h2"])}


def plain(text: str) -> str:
    return " ".join(text.split()).lower()


def wrong_checksums(guide: Guide) -> list[str]:
    """Downloads that SHA256SUMS does not list, or lists with the sum of another file."""
    folder = guide.site / "download"
    sums = folder / "SHA256SUMS"
    if not sums.is_file():
        return [f"{DOWNLOADS}/SHA256SUMS: is not there; does a hook in mkdocs.yml still write it?"]
    listed = {name: sum for sum, name in re.findall(r"^([0-9a-f]{64}) [ *](.+)$", sums.read_text(), re.MULTILINE)}
    faults = [
        f"{DOWNLOADS}/SHA256SUMS: lists {name}, which is not there; build again"
        for name in listed
        if not (folder / name).is_file()
    ]
    for path in sorted(folder.iterdir()):
        if path.name != sums.name and path.name not in listed:
            faults.append(f"{DOWNLOADS}/SHA256SUMS: does not list {path.name}; build again")
        elif path.name in listed and hashlib.sha256(path.read_bytes()).hexdigest() != listed[path.name]:
            faults.append(f"{DOWNLOADS}/{path.name}: is not the file that SHA256SUMS was made of; build again")
    return faults
