"""Everybody installs the same packages, byte for byte, from no index in particular."""

import re

from shared.promises import promise

PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( ;.*)? \\")


@promise
def test_every_requirement_has_a_version_and_hashes(guide):
    for path in sorted(guide.root.glob("requirements*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            where = f"{path.name}:{number}: {line.split()[0] if line.split() else ''}"
            if not line.strip() or line.startswith((" ", "#")):
                continue
            if line.startswith("-") or "://" in line:
                yield f"{where} names a place to download from; leave it to each machine"
            elif "==" not in line:
                yield f"{where} has no version; run `make upgrade`"
            elif not PINNED.fullmatch(line) or "--hash=sha256:" not in "".join(lines[number : number + 1]):
                yield f"{where} has no hash; run `make upgrade`"


@promise
def test_every_package_asked_for_is_pinned(guide):
    for wanted in sorted(guide.root.glob("requirements*.in")):
        pins = wanted.with_suffix(".txt").name
        pinned = {plain(line.split("==")[0]) for line in guide.text(pins).splitlines() if "==" in line}
        for number, line in enumerate(wanted.read_text(encoding="utf-8").splitlines(), 1):
            name = re.match(r"[A-Za-z0-9._-]+", line)
            if name and not line.startswith("-") and plain(name[0]) not in pinned:
                yield f"{wanted.name}:{number}: {name[0]} is not in {pins}; run `make upgrade`"


def plain(name: str) -> str:
    """`name` as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
