"""A test of the tests: each fault that they promise to find is planted in a copy of the guide, and must be found there.

The rows stand in tests/faults/. To add one, copy a neighbour: what is wrong, the edit that plants it, the check that
owns it, and a piece of the message that names the place. Changes that are fine stand in HARMLESS there; they are made
together, a subject at a time, and no check may complain of any.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from checks import links
from checks.guide import Check
from conftest import roots
from faults import SUBJECTS

FAULTS = [fault for subject in SUBJECTS for fault in subject.FAULTS]
CHECKS: list[Check] = list(dict.fromkeys(fault.check for fault in FAULTS))

# Where it is, in a file of the guide; what is wrong; how to mend it.
MESSAGE = re.compile(r"(docs|site|tests|mkdocs\.yml|requirements)\S*: .+[;?] .+")


@pytest.fixture(scope="session")
def told_before(guide):
    """What a check says of the guide as it is, without the numbers of lines; nothing, when all is well."""
    return cache(lambda check: {unnumbered(line) for line in check(guide)})


def unnumbered(told: str) -> str:
    return re.sub(r":\d+:", ":", told)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_planted_fault_is_found(fault, copy, told_before):
    fault.plant(copy.root)
    told = [line for line in fault.check(copy) if unnumbered(line) not in told_before(fault.check)]
    assert any(fault.told in line for line in told), f"{fault.what}: nothing says {fault.told!r}, only {told}"
    unclear = [line for line in told if not MESSAGE.match(line)]
    assert not unclear, f"{fault.what}: write where, what is wrong; how to mend it: {unclear}"


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.__name__.split(".")[-1])
def test_harmless_changes_are_let_through(subject, copy, told_before):
    for plant in subject.HARMLESS.values():
        plant(copy.root)
    told = [line for check in CHECKS for line in check(copy) if unnumbered(line) not in told_before(check)]
    assert not told, "\n".join(["false alarm:", *told])


def test_a_fault_that_is_told_fails_its_test(report):
    with pytest.raises(pytest.fail.Exception):
        report(["docs/index.md:1: planted; nothing to mend"])
    report([])


def test_what_comes_of_another_fault_is_counted_and_not_told():
    root = "docs/get-help.md:2: cannot be read: a colon; mend it"
    other = "docs/index.md:9: a word; mend it"
    told = roots({root, other, "docs/get-help.md:1: no description; add it", "site/get-help.html: no title; add it"})
    assert told == [root, other, "tests/: 2 more that may come of the above; mend that, and run again"]
    planted = "tests/test_planted_faults.py:38: does not hold: a planted fault is found"
    assert roots({planted}) == [planted]
    assert roots({planted, other}) == [other, "tests/: 1 more that may come of the above; mend that, and run again"]


def test_every_check_is_made_of_the_guide_itself(report):
    promises = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    names = [f"{check.__module__.removeprefix('checks.')}.{check.__name__}" for check in CHECKS]
    report(
        [
            f"tests/: {name} is called by the planted faults alone; call it in the test file of its promise"
            for name in names
            if f"{name}(" not in promises
        ]
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "told"),
    [("gone.html", "site/index.html:1: link to gone.html"), ("other.html#gone", "Anchor `gone'")],
    ids=["broken link", "broken anchor"],
)
def test_linkchecker_sees_a_planted_fault(tmp_path, address, told):
    (tmp_path / "index.html").write_text(f'<p id="here"><a href="{address}">x</a> <a href="other.html#there">y</a></p>')
    (tmp_path / "other.html").write_text('<p id="there"><a href="index.html#here">z</a></p>')
    faults = links.broken_by_linkchecker(tmp_path)
    assert len(faults) == 1 and told in faults[0], faults
