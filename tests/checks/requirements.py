"""What is installed: every package in one version, known by its hashes, from no index in particular."""

import re
from functools import cache

from .guide import Guide

PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( ;.*)? \\")


def unpinned(guide: Guide) -> list[str]:
    """Requirements without a version or without hashes, and lines that name a place to download from."""
    return [
        f"{path.name}:{fault}"
        for path in sorted(guide.root.glob("requirements*.txt"))
        for fault in unpinned_in(path.read_text(encoding="utf-8"))
    ]


@cache
def unpinned_in(text: str) -> list[str]:
    faults = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith((" ", "#")):
            continue
        if line.startswith("-") or "://" in line:
            faults.append(f'{number}: "{line}" names a place to download from; leave it to each machine')
        elif "==" not in line:
            faults.append(f'{number}: "{line}" has no version; run `make upgrade`')
        elif not PINNED.fullmatch(line) or "--hash=sha256:" not in "".join(lines[number : number + 1]):
            faults.append(f'{number}: "{line.split()[0]}" has no hash; run `make upgrade`')
    return faults


def missing(guide: Guide) -> list[str]:
    """Packages that a `.in` file asks for and its `.txt` file lacks."""
    faults = []
    for wanted in sorted(guide.root.glob("requirements*.in")):
        pins = wanted.with_suffix(".txt")
        pinned = packages(pins.read_text(encoding="utf-8"))
        for number, line in enumerate(wanted.read_text(encoding="utf-8").splitlines(), 1):
            name = re.match(r"[A-Za-z0-9._-]+", line)
            if name and not line.startswith("-") and plain(name[0]) not in pinned:
                faults.append(f"{wanted.name}:{number}: {name[0]} is not in {pins.name}; run `make upgrade`")
    return faults


@cache
def packages(pins: str) -> set[str]:
    return {plain(line.split("==")[0]) for line in pins.splitlines() if "==" in line}


def plain(name: str) -> str:
    """`name` as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
