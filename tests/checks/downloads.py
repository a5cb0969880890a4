"""The downloads: each holds every page, and is the file that its checksum was made of."""

import hashlib
import re
import zipfile
from functools import cache

from .built_pages import parse
from .guide import Guide

DOWNLOADS = "site/download"


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
