"""Make the editions that readers take with them, and say on the download page how large and how genuine they are.

A new edition is a module with a `write` function, and its line in EDITIONS.
"""

import hashlib
from pathlib import Path

import edition_epub
import edition_single_file
import edition_zip
from bs4 import BeautifulSoup
from guide_version import GuideVersion
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from offline_guide import DOWNLOADS, OFFER, OfflineGuide, heading_above, paragraph

EDITIONS = {
    "the-way-back.html": edition_single_file.write,
    "the-way-back.epub": edition_epub.write,
    "the-way-back.zip": edition_zip.write,
}
CHECKSUMS = "SHA256SUMS"

navigation: Navigation


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Announce the files that are made after the pages, so that strict builds accept links to them."""
    for name in [*EDITIONS, CHECKSUMS]:
        files.append(File.generated(config, DOWNLOADS + name, content=""))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the order of the pages for the end of the build, where MkDocs no longer hands it out."""
    global navigation
    navigation = nav


@event_priority(-200)  # The editions copy pages that are finished to the last byte.
def on_post_build(config: MkDocsConfig) -> None:
    """Write each edition, the checksums of all, and what the pages tell about them."""
    guide = OfflineGuide(config, navigation, config.extra["guide_version"])
    folder = guide.site_dir / DOWNLOADS
    for name, write in EDITIONS.items():
        write(guide, folder / name)
    checksums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in EDITIONS}
    lines = [f"{checksum}  {name}\n" for name, checksum in checksums.items()]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="ascii", newline="\n")
    facts = {name: f"{(folder / name).stat().st_size / 1000:.0f} kB, SHA-256 {checksums[name]}" for name in EDITIONS}
    for page in guide.site_dir.glob("*.html"):
        describe_offers(page, guide.version, facts)


def describe_offers(file: Path, version: GuideVersion, facts: dict[str, str]) -> None:
    """Add the facts to each edition that the page in `file` lists, and the version above the first."""
    html = file.read_text(encoding="utf-8")
    if DOWNLOADS not in html:
        return
    page = BeautifulSoup(html, "lxml")
    for link in page.select(f"li {OFFER}"):
        name = link["href"].removeprefix(DOWNLOADS)
        # Saved, not shown: the reader asks for a copy to keep.
        link["download"] = name
        if name in facts:
            link.find_parent("li").append(paragraph("edition-facts", facts[name]))
        if not page.select_one(".edition-version"):
            words = f"This is version {version.name} of {version.day}."
            heading_above(link).insert_before(paragraph("edition-version", words))
    file.write_text(str(page), encoding="utf-8", newline="\n")
