"""Make the editions that readers take with them, and say on the download page how large they are.

A new edition is a module with a `write` function, and its line in EDITIONS.
"""

import hashlib
from pathlib import Path

from bs4 import BeautifulSoup

from ..pages import FOLDER, OFFER, Guide, heading_above
from . import epub, single_file, zip
from .offline import OfflineGuide, paragraph

EDITIONS = {
    "the-way-back.html": single_file.write,
    "the-way-back.epub": epub.write,
    "the-way-back.zip": zip.write,
}
CHECKSUMS = "SHA256SUMS"
FILES = [*EDITIONS, CHECKSUMS]


def write_editions(site: Path, guide: Guide) -> None:
    """Write each edition, the checksums of all, and what the pages say about them."""
    offline = OfflineGuide(site, guide)
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for name, write in EDITIONS.items():
        write(offline, folder / name)
    checksums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in EDITIONS}
    lines = [f"{checksum}  {name}\n" for name, checksum in checksums.items()]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="ascii", newline="\n")
    sizes = {name: f"{(folder / name).stat().st_size / 1000:.0f} kB" for name in EDITIONS}
    for page in site.glob("*.html"):
        describe_offers(page, f"This is version {guide.version.name} of {guide.version.day}.", sizes)


def describe_offers(file: Path, version: str, sizes: dict[str, str]) -> None:
    """Add its size to each edition that the page in `file` lists, and the version below the heading of the first."""
    html = file.read_text(encoding="utf-8")
    if FOLDER not in html:
        return
    page = BeautifulSoup(html, "lxml")
    for link in page.select(f"li {OFFER}"):
        name = link["href"].removeprefix(FOLDER)
        # Saved, not shown: the reader asks for a copy to keep.
        link["download"] = name
        if name in sizes:
            link.append(f" ({sizes[name]})")
        if not page.select_one(".edition-version"):
            heading_above(link).insert_after(paragraph("edition-version", version))
    file.write_text(str(page), encoding="utf-8", newline="\n")
