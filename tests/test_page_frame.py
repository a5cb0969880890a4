"""Each page says truly what it is, and from each one a reader gets on: to the next page, to any other, and to help."""

from checks import page_frame


def test_pages_tell_search_engines_and_previews_what_they_are(report, guide, site):
    report(page_frame.wrong_heads(guide))


def test_every_page_leads_on(report, guide, site):
    report(page_frame.lost_ways(guide))


def test_search_engines_may_read_all_pages_and_know_them(report, guide, site):
    report(page_frame.wrong_lists_for_search_engines(guide))
