"""The guide as it is written: the pages in docs/ and the data files, below one folder."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .data_files import Entry, parse_yaml
from .markdown_pages import Source, read_source


@dataclass
class Guide:
    root: Path  # the folder with mkdocs.yml, docs/ and tests/

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every page of docs/, by file name."""
        return {path.name: read_source(path) for path in sorted((self.root / "docs").glob("*.md"))}

    def text(self, file: str) -> str:
        """What stands in `file`, or nothing where it is missing."""
        path = self.root / file
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""

    def data(self, file: str) -> Any:
        """What the YAML in `file` says, or None where it is missing or cannot be read."""
        return parse_yaml(self.text(file))[0]

    def mapping(self, file: str) -> Entry:
        """What the YAML in `file` says, or an empty mapping where it is another thing."""
        data = self.data(file)
        return data if isinstance(data, Entry) else Entry()

    def line_in(self, file: str, words: str) -> int:
        """The first line of `file` with `words` in it, or 1."""
        return next((n for n, line in enumerate(self.text(file).splitlines(), 1) if words in line), 1)

    @cached_property
    def nav(self) -> list[str]:
        """The pages that mkdocs.yml lists, in its order."""
        return [str(entry) for entry in self.mapping("mkdocs.yml").get("nav") or []]

    @cached_property
    def steps(self) -> list[Source]:
        """The pages of the steps, in the order of the navigation."""
        pages = (self.sources[name] for name in self.nav if name in self.sources)
        return [source for source in pages if isinstance(source.meta.get("step"), int)]

    def without_titles(self, text: str) -> str:
        """`text` without the titles of pages, which may have words that the guide avoids elsewhere."""
        return self._titles.sub("", text)

    @cached_property
    def _titles(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(source.title) for source in self.sources.values() if " " in source.title))

    def has(self, place: str) -> bool:
        """Whether there is a `place` such as `take-it-slow.md#coffee` or `take-it-slow.md`."""
        page, _, anchor = place.partition("#")
        return page in self.sources and (not anchor or anchor in self.sources[page].titles_by_anchor)
