"""A test of the tests: each fault in tests/source/faults.py is planted in a copy of the guide, and has to be found there."""

import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from faults import FAULTS, HARMLESS
from shared.guide import Guide
from shared.promises import CHECKS

COPIED = ["docs/**/*.md", "docs/**/*.yml", "docs/**/*.css", "docs/**/*.js", "docs/**/*.svg"]
COPIED += ["tests/*.yml", "tests/*.txt", "*.yml", "*.md", "requirements*"]
# Where it is, in a file of the guide; what is wrong; how to fix it.
MESSAGE = re.compile(r"(docs|tests|mkdocs\.yml|requirements)\S*:\d+: .+[;?] .+")


@pytest.fixture(scope="session")
def copied(guide, tmp_path_factory) -> dict[Path, tuple[bytes, int]]:
    """A copy of the guide: each file of it, with what is in it and when it was written."""
    root = tmp_path_factory.mktemp("guide")
    for path in {path for pattern in COPIED for path in guide.root.glob(pattern)}:
        copy = root / path.relative_to(guide.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def copy(copied) -> Iterator[Guide]:
    """The copy, to break; it is whole again for the next test."""
    root = next(path.parent for path in copied if path.name == "mkdocs.yml")
    yield Guide(root)
    written_now = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    for path in written_now.keys() - copied.keys():
        path.unlink()
    for path, (content, written) in copied.items():
        if written_now.get(path) != written:
            path.write_bytes(content)
            os.utime(path, ns=(written, written))


@pytest.fixture(scope="session")
def found_before(guide):
    """What a check finds in the guide as it is, without the numbers of lines; nothing, when all is well."""
    return cache(lambda check: {unnumbered(line) for line in check(guide)})


def unnumbered(line: str) -> str:
    return re.sub(r":\d+", "", line)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_planted_fault_is_found(fault, copy, found_before):
    fault.plant(copy.root)
    check = fault.test.check
    found = [line for line in check(copy) if unnumbered(line) not in found_before(check)]
    assert any(fault.message in line for line in found), f"{fault.what}: nothing says {fault.message!r}, only {found}"
    unclear = [line for line in found if not MESSAGE.match(line)]
    assert not unclear, f"{fault.what}: write the place, what is wrong; how to fix it: {unclear}"


def test_harmless_changes_are_let_through(copy, found_before):
    """Made together; where one is complained of, its words say which."""
    for plant in HARMLESS.values():
        plant(copy.root)
    found = [line for check in CHECKS.values() for line in check(copy) if unnumbered(line) not in found_before(check)]
    assert not found, "\n".join(["false alarm:", *found])


def test_every_check_has_a_planted_fault():
    proved = {fault.test.check for fault in FAULTS}
    unproved = [name for name, check in CHECKS.items() if check not in proved]
    assert not unproved, f"tests/source/faults.py: no row plants a fault for {', '.join(unproved)}; copy one"
