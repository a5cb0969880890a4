"""Edits that break a copy of the guide, or change it harmlessly; each fails when the place that it edits has gone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Edit = Callable[[Path], None]
"""Changes a copy of the guide, given its folder."""


@dataclass
class Fault:
    test: Callable
    """Whose check has to find it."""
    what: str
    plant: Edit
    message: str
    """A piece of what the check says: the place, or what is wrong."""


def swap(file: str, old: str, new: str) -> Edit:
    """Put `new` where `file` first has `old`, a regular expression; `&&` in `new` is what was there."""

    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        found = re.search(old, text, re.MULTILINE)
        assert found, f"{file} has no {old!r} any more; give this row another place to plant its fault"
        new_text = text[: found.start()] + new.replace("&&", found[0]) + text[found.end() :]
        (root / file).write_text(new_text, encoding="utf-8")

    return edit


def after_title(page: str, markdown: str) -> Edit:
    """Add `markdown` under the title of a page."""
    return swap(f"docs/{page}", r"^# .*$", f"&&\n\n{markdown}")


def before_next(page: str, markdown: str) -> Edit:
    """Add `markdown` before the last section of a page."""
    return swap(f"docs/{page}", r"^## .*\{ #next \}", f"{markdown}\n\n&&")


def front_matter(page: str, key: str, value: str | None) -> Edit:
    """Give `key` another value, or take it away."""
    return swap(f"docs/{page}", rf"^{key}:.*\n", "" if value is None else f"{key}: {value}\n")


def new_file(file: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")

    return edit


def remove(file: str) -> Edit:
    return lambda root: (root / file).unlink()


def in_bytes(file: str, change: Callable[[bytes], bytes]) -> Edit:
    return lambda root: (root / file).write_bytes(change((root / file).read_bytes())) and None


def both(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit
