"""Edits that break a copy of the guide, or change it harmlessly; each fails when the place that it edits has gone."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checks.guide import Check

Edit = Callable[[Path], None]
"""Changes a copy of the guide, given its folder."""


@dataclass
class Fault:
    what: str
    plant: Edit
    check: Check
    told: str
    """A piece of the message: the place, at least."""


def swap(file: str, old: str, new: str) -> Edit:
    """Put `new` where `file` first has `old`, a regular expression; `&&` in `new` is what was there."""

    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        found = re.search(old, text, re.MULTILINE)
        assert found, f"{file} has no {old!r} any more; give this row another place to plant its fault"
        new_text = text[: found.start()] + new.replace("&&", found[0]) + text[found.end() :]
        (root / file).write_text(new_text, encoding="utf-8")

    return edit


def in_body(page: str, html: str) -> Edit:
    """Add `html` at the end of the text of a built page."""
    return swap(f"site/{page}", "</article>", f"{html}&&")


def in_head(page: str, html: str) -> Edit:
    return swap(f"site/{page}", "</head>", f"{html}&&")


def after_title(page: str, markdown: str) -> Edit:
    """Add `markdown` under the title of a source."""
    return swap(f"docs/{page}", r"^# .*$", f"&&\n\n{markdown}")


def before_next(page: str, markdown: str) -> Edit:
    """Add `markdown` before the last section of a source."""
    return swap(f"docs/{page}", r"^## What comes next", f"{markdown}\n\n&&")


def front_matter(page: str, key: str, value: str | None) -> Edit:
    """Give `key` another value, or take it away."""
    return swap(f"docs/{page}", rf"^{key}:.*\n", "" if value is None else f"{key}: {value}\n")


def new_file(file: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")

    return edit


def without(pattern: str) -> Edit:
    """Delete the first file that `pattern` matches."""

    def edit(root: Path) -> None:
        found = sorted(root.glob(pattern))
        assert found, f"no file is called {pattern} any more; give this row another one to delete"
        found[0].unlink()

    return edit


def in_style(css: str) -> Edit:
    """Add `css` to a stylesheet of the built site."""

    def edit(root: Path) -> None:
        style = min((root / "site").rglob("*.css"))
        style.write_text(style.read_text(encoding="utf-8") + css, encoding="utf-8")

    return edit


def in_search_index(entry: dict[str, str]) -> Edit:
    def edit(root: Path) -> None:
        path = root / "site" / "search" / "search_index.js"
        script = path.read_text(encoding="utf-8")
        path.write_text(script.replace('"docs":[', f'"docs":[{json.dumps(entry)},', 1), encoding="utf-8")

    return edit


def in_book(chapter: str, old: str, new: str) -> Edit:
    """Put `new` where a chapter of the EPUB has `old`."""

    def edit(root: Path) -> None:
        path = root / "site" / "download" / "the-way-back.epub"
        with zipfile.ZipFile(path) as book:
            files = {name: book.read(name) for name in book.namelist()}
        text = files[f"EPUB/{chapter}"].decode()
        assert old in text, f"{chapter} has no {old!r} any more; give this row another place to plant its fault"
        files[f"EPUB/{chapter}"] = text.replace(old, new).encode()
        with zipfile.ZipFile(path, "w") as book:
            for name, content in files.items():
                book.writestr(name, content)

    return edit


def summed_up(edit_download: Edit) -> Edit:
    """Change a download and its checksum with it."""

    def edit(root: Path) -> None:
        edit_download(root)
        folder = root / "site" / "download"
        sums = folder / "SHA256SUMS"
        names = [line.split()[1] for line in sums.read_text(encoding="utf-8").splitlines()]
        lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
        sums.write_text("".join(lines), encoding="utf-8")

    return edit


def both(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit
