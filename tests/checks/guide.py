"""The guide as the checks see it: its sources under one folder, and the site that was built from them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path

from .built_pages import BuiltPage, read_page
from .markdown_pages import Source, read_source
from .yaml_files import read_yaml


@dataclass
class Guide:
    root: Path
    """The folder with mkdocs.yml, docs/ and tests/."""
    site: Path
    """The built site."""

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every page of docs/, by file name."""
        return {path.name: read_source(path) for path in sorted((self.root / "docs").glob("*.md"))}

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page of the built site but the 404 page, by its path in it."""
        return {name: page for name, page in self.documents.items() if name != "404.html"}

    @cached_property
    def documents(self) -> dict[str, BuiltPage]:
        """Every HTML file of the built site, except the downloads, by its path in it."""
        paths = {path.relative_to(self.site).as_posix(): path for path in sorted(self.site.rglob("*.html"))}
        return {name: read_page(path) for name, path in paths.items() if not name.startswith("download/")}

    @cached_property
    def settings(self) -> dict:
        return read_yaml(self.root / "mkdocs.yml")

    @cached_property
    def address(self) -> str:
        """Where the site is hosted, with the slash at the end that MkDocs adds."""
        return f"{str(self.settings.get('site_url') or '').rstrip('/')}/"

    @cached_property
    def nav(self) -> list[str]:
        """The pages that mkdocs.yml lists, in its order."""
        return self.settings["nav"]

    @cached_property
    def steps(self) -> list[Source]:
        """The pages of the steps, in the order of the navigation."""
        pages = (self.sources[name] for name in self.nav if name in self.sources)
        return [source for source in pages if "step" in source.meta]

    @cached_property
    def ledger(self) -> dict[str, list[dict]]:
        return read_yaml(self.root / "tests" / "ledger.yml")

    @cached_property
    def places_by_point(self) -> dict[str, list[str]]:
        """Where each point of the two articles stands, by its id."""
        return {entry.get("id"): entry.get("at") or [] for part in ("a", "b") for entry in self.ledger.get(part) or []}

    @cached_property
    def ledger_lines(self) -> dict[str, int]:
        """The number of each line of the ledger, by what stands on it."""
        lines = (self.root / "tests" / "ledger.yml").read_text(encoding="utf-8").splitlines()
        return {line.strip(): number for number, line in enumerate(lines, 1)}

    @cached_property
    def search_documents(self) -> list[dict]:
        """What the search finds, from the script that pages load, which the zip has too."""
        script = (self.site / "search" / "search_index.js").read_text(encoding="utf-8")
        docs = json.JSONDecoder().raw_decode(script.partition("var __index = ")[2])[0]["docs"]
        # In the zip by columns, which pack better.
        return [dict(zip(docs, row)) for row in zip(*docs.values())] if isinstance(docs, dict) else docs


Check = Callable[[Guide], list[str]]
"""Tells the faults that it finds, one a line: the file and the line or anchor, what is wrong, how to mend it."""


def on_each_page(check: Callable[[Source, Guide], list[str]]) -> Check:
    """A check of one page of docs/, made a check of the guide."""

    @wraps(check)
    def check_guide(guide: Guide) -> list[str]:
        return [fault for source in guide.sources.values() for fault in check(source, guide)]

    return check_guide
