"""Faults as data: each row of tests/faults.yml edits a copy of the guide, of its site or of a script, and says what is to be said."""

import random
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

FILE = "tests/faults.yml"
ROWS = yaml.load((Path(__file__).parent.parent / "faults.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
PLACES = {"title": r"^# .*$", "next": r"^## .*\{ #next \}"}


def changed(text: str, edit: dict) -> str:
    """`text` with the edit made; it fails when the place that it edits has gone."""
    new = edit["new"] * edit.get("times", 1) + random.Random(1).randbytes(edit.get("noise", 0)).hex()
    old = edit.get("old", PLACES.get(edit.get("below", edit.get("above"))))
    if old is None:
        return new
    new = f"&&\n\n{new}" if "below" in edit else f"{new}\n\n&&" if "above" in edit else new
    count = 0 if edit.get("all") else 1
    text, found = re.subn(old, lambda match: new.replace("&&", match[0]), text, count=count, flags=re.MULTILINE)
    assert found, f"{FILE}: {edit['in']} has no {old!r} any more; give that row another place to plant its fault"
    return text


def change(path: Path, edit: dict, member: str) -> None:
    """Edit a file, make it, or delete it; or edit a `member` of an archive."""
    if edit.get("delete"):
        path.unlink()
    elif member:
        with zipfile.ZipFile(path) as archive:
            files = {entry: archive.read(entry) for entry in archive.infolist()}
        entry = next((entry for entry in files if entry.filename == member), zipfile.ZipInfo(member))
        files[entry] = changed(files.get(entry, b"").decode(), edit).encode()
        with zipfile.ZipFile(path, "w") as archive:
            for entry, content in files.items():
                archive.writestr(entry, content)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        start = path.parent / edit.get("from", path.name)
        path.write_bytes(changed(start.read_bytes().decode() if start.exists() else "", edit).encode())


@contextmanager
def planted(row: dict, root: Path) -> Iterator[None]:
    """The edits of a row, made in the copy below `root`, and taken back in the end."""
    before: dict[Path, bytes | None] = {}
    try:
        for edit in row.get("edits", [row]):
            name, _, member = edit["in"].partition("!")
            for path in sorted(root.glob(name)) or [root / name]:
                before.setdefault(path, path.read_bytes() if path.exists() else None)
                change(path, edit, member)
        yield
    finally:
        for path, content in before.items():
            path.write_bytes(content) if content is not None else path.unlink()
