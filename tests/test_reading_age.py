"""A child of eleven, or somebody who is too upset to read, understands every page."""

import pytest
from checks import reading_age

pytestmark = pytest.mark.sources


def test_no_page_is_hard_to_read(report, guide):
    report(reading_age.hard_pages(guide))


def test_the_guide_is_easy_to_read(report, guide):
    report(reading_age.hard_guide(guide))
