"""Errors are listed causes first."""

import pytest
from shared.closing_list import root_causes


def test_what_is_reported_fails_its_test(report):
    with pytest.raises(pytest.fail.Exception):
        report(["docs/index.md:1: planted; nothing to fix"])
    report([])


def test_what_another_error_causes_is_counted_and_not_listed():
    cause = "docs/get-help.md:2: cannot be read: a colon; fix it"
    other = "docs/index.md:9: a word; fix it"
    effects = {"docs/get-help.md:1: no description; add it", "site/get-help.html: no title; add it"}
    assert root_causes({cause, other, *effects}) == [
        cause,
        other,
        "tests/: 2 more that the above may cause; fix that, and run again",
    ]
    planted = "tests/source/test_planted_faults.py:38: does not hold: a planted fault is found"
    assert root_causes({planted}) == [planted]
    assert root_causes({planted, other})[0] == other
