"""Nobody loses by a slip what keeps them safe: the limits of each page, the don'ts, and the numbers of the help lines."""

import pytest
from checks import safeguards

pytestmark = pytest.mark.sources


def test_pages_keep_their_limits(report, guide):
    report(safeguards.lost_limits(guide))


def test_donts_stay_donts(report, guide):
    report(safeguards.changed_donts(guide))


def test_words_of_danger_lead_to_help(report, guide):
    report(safeguards.lost_danger_words(guide))


def test_help_lines_are_those_that_were_reviewed(report, guide):
    report(safeguards.wrong_help_lines(guide))
