"""The built site as the tests see it: its pages as trees, its navigation, and what mkdocs.yml says of it."""

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from bs4 import BeautifulSoup, Tag

NOT_FOUND = "404.html"
PARTS_OF_A_DOWNLOAD = "download/"
HOME, STEP, CHECKLIST = "index.html", "take-it-slow.html", "the-guide-on-one-page.html"
MESSAGES, HELP, OFFLINE = "messages-you-can-adapt.html", "get-help.html", "read-it-offline.html"
# One page of each kind: between them they have every part of the guide, which test_pages.py looks after.
KINDS = [HOME, "should-i-write-to-them.html", STEP, MESSAGES, CHECKLIST, HELP, OFFLINE]


@dataclass
class BuiltSite:
    folder: Path
    root: Path  # where mkdocs.yml is that it was built from

    @cached_property
    def settings(self) -> dict:
        return yaml.load((self.root / "mkdocs.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)

    @cached_property
    def nav(self) -> list[str]:
        """The pages in the order of `nav`, such as `take-it-slow.html`."""
        return [name.removesuffix(".md") + ".html" for name in self.settings["nav"]]

    @cached_property
    def address(self) -> str:
        """Where the site is to be published, with a slash at its end."""
        return str(self.settings["site_url"]).rstrip("/") + "/"

    @cached_property
    def path(self) -> str:
        """The path in that address."""
        return urlsplit(self.address).path

    @cached_property
    def documents(self) -> dict[str, BeautifulSoup]:
        """Every HTML file, the 404 page among them and downloads aside, by its path in the site."""
        paths = {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*.html"))}
        return {name: parse(path) for name, path in paths.items() if not name.startswith(PARTS_OF_A_DOWNLOAD)}

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """The documents without the 404 page."""
        return {name: page for name, page in self.documents.items() if name != NOT_FOUND}

    @cached_property
    def files(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    @cached_property
    def single_file(self) -> BeautifulSoup:
        return parse(self.folder / "download" / "the-way-back.html")

    @cached_property
    def search_index(self) -> dict:
        return json.loads(self.text("assets/scripts/search-index.js").partition("=")[2].strip().rstrip(";"))

    @cached_property
    def search_sections(self) -> list[tuple[str, str, str]]:
        """The location, title and text of each section that the search knows."""
        index = self.search_index
        places = [(index["pages"][number][0], *rest) for number, *rest in index["sections"]]
        return [(f"{file}#{anchor}".rstrip("#"), title, text) for file, anchor, title, text, *_ in places]

    def rare_word(self, file: str = "", of_a_dont: bool = False) -> str:
        """A word that one title (of a page) has and nothing else, in any form, so that any ranking finds that section by it."""
        everything = " ".join(f"{title} {text}".lower() for _, title, text in self.search_sections)
        titles = [title for location, title, _ in self.search_sections if location.startswith(file)]
        wanted = " ".join(title.lower() for title in titles if title.startswith("Do not") == of_a_dont)
        asked = f"{self.search_index['words']} {self.search_index['questions']}"
        words = re.findall(r"[a-z]{5,}", wanted)
        return next(word for word in words if everything.count(word) == 1 and word[:5] not in asked)

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def parse(path: Path) -> BeautifulSoup:
    return parse_text(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=200)
def parse_text(html: str) -> BeautifulSoup:
    """`html` as a tree that nobody changes; kept, as a broken copy of the site differs in one page only."""
    return BeautifulSoup(html, "html.parser")


def words_of(tag: Tag | None) -> str:
    """The text of `tag` with single spaces."""
    return " ".join(tag.get_text().split()) if tag else ""
