"""Errors are listed causes first, and what grows old is reported in time."""

from datetime import date, timedelta

import pytest
from freshness_report import A_YEAR, HALF_A_YEAR, HELP_PAGE, stale
from shared.closing_list import root_causes
from shared.guide import Guide


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


@pytest.mark.parametrize(("page", "days"), [("take-it-slow.md", A_YEAR), (HELP_PAGE, HALF_A_YEAR)])
def test_a_page_may_wait_for_so_long_and_no_longer(tmp_path, page, days):
    today = date(2030, 6, 1)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / page).write_text(f"---\nreviewed: {today - timedelta(days=days)}\n---\n\n# Page\n")
    assert list(stale(Guide(tmp_path), today)) == []
    (found,) = stale(Guide(tmp_path), today + timedelta(days=1))
    assert found.startswith(f"docs/{page}:2: last reviewed")


def test_a_help_line_may_wait_for_half_a_year_and_no_longer(tmp_path):
    today = date(2030, 6, 1)
    (tmp_path / "tests").mkdir()
    looked_up = today - timedelta(days=HALF_A_YEAR)
    (tmp_path / "tests" / "help-lines.yml").write_text(f"- line: Somebody\n  looked_up: {looked_up}\n")
    assert list(stale(Guide(tmp_path), today)) == []
    (found,) = stale(Guide(tmp_path), today + timedelta(days=1))
    assert found.startswith("tests/help-lines.yml:1: Somebody was last looked up")
