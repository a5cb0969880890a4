"""A test of the tests: each fault of tests/faults.yml is planted in a copy of the guide, and has to be found there."""

import re
import shutil
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from shared.guide import Guide
from shared.planting import FILE, ROWS, planted
from shared.promises import CHECKS

for file in Path(__file__).parent.glob("test_*.py"):
    import_module(file.stem)  # so that CHECKS has the checks of all, whatever is run

COPIED = ["docs/**/*.md", "docs/**/*.yml", "docs/**/*.css", "docs/**/*.js", "docs/**/*.svg"]
COPIED += ["tests/*.yml", "tests/*.txt", "*.yml", "*.md", "requirements*"]
# Where it is, in a file of the guide; what is wrong; how to fix it.
MESSAGE = re.compile(r"(docs|tests|mkdocs\.yml|requirements)\S*:\d+: .+[;?] .+")


@pytest.fixture(scope="session")
def copy(guide, tmp_path_factory):
    """A copy of the guide, to break."""
    root = tmp_path_factory.mktemp("guide")
    for path in {path for pattern in COPIED for path in guide.root.glob(pattern)}:
        place = root / path.relative_to(guide.root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    return root


@pytest.fixture(scope="session")
def found_by(guide):
    """What a check finds in a copy and not in the guide as it is, the numbers of lines aside."""

    def unnumbered(line: str) -> str:
        return re.sub(r":\d+", "", line)

    known = cache(lambda check: {unnumbered(line) for line in check(guide)})
    return lambda check, root: [line for line in check(Guide(root)) if unnumbered(line) not in known(check)]


@pytest.mark.parametrize("fault", ROWS["source"], ids=lambda fault: fault["what"])
def test_a_planted_fault_is_found(fault, copy, found_by):
    with planted(fault, copy):
        found = found_by(CHECKS[fault["check"]], copy)
    assert any(fault["says"] in line for line in found), f"nothing says {fault['says']!r}, only {found}"
    unclear = [line for line in found if not MESSAGE.match(line)]
    assert not unclear, f"write the place, what is wrong; how to fix it: {unclear}"


def test_harmless_changes_are_let_through(copy, found_by):
    """Made together; where one is complained of, its words say which."""
    with planted({"edits": [edit for row in ROWS["harmless"] for edit in row.get("edits", [row])]}, copy):
        found = [line for check in CHECKS.values() for line in found_by(check, copy)]
    assert not found, "\n".join(["false alarm:", *found])


def test_every_check_has_a_planted_fault():
    unproved = CHECKS.keys() - {fault["check"] for fault in ROWS["source"]}
    assert not unproved, f"{FILE}: no row plants a fault for {', '.join(unproved)}; copy one"
