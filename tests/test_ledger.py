"""Nothing of the two articles is lost, every don't is told as one, and what we added is listed as ours."""

from checks import ledger


def test_entries_are_whole(report, guide):
    report(ledger.half_entries(guide))


def test_all_points_of_both_articles_are_there(report, guide):
    report(ledger.lost_points(guide))


def test_nothing_is_listed_twice(report, guide):
    report(ledger.doubled_entries(guide))


def test_every_place_is_in_the_built_site_once(report, guide, site):
    report(ledger.lost_places(guide))


def test_every_warning_is_listed(report, guide, site):
    report(ledger.unlisted_warnings(guide))
