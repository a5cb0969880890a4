"""Every link, image, style, script and search result leads somewhere, on the web and in the unzipped copy."""

import pytest
from checks import links, resources
from checks.guide import Guide


@pytest.fixture(scope="session", params=["site", "unzipped"])
def copy(request, guide):
    """The guide with the site that is hosted, and with the copy that readers unzip."""
    return Guide(guide.root, request.getfixturevalue(request.param))


@pytest.mark.sources
def test_links_of_the_sources_lead_somewhere(report, guide):
    report(links.links_to_nothing(guide))


@pytest.mark.slow
def test_linkchecker_finds_nothing_broken(report, copy):
    report(links.broken_by_linkchecker(copy.site))


def test_addresses_lead_somewhere(report, copy):
    report(links.broken_addresses(copy))


def test_numbers_dial_what_they_show(report, copy):
    report(links.misdialled_numbers(copy))


def test_ids_are_unique_on_their_page(report, copy):
    report(links.doubled_ids(copy))


def test_pages_are_in_the_navigation(report, copy):
    report(links.pages_outside_the_navigation(copy))


def test_search_results_lead_somewhere(report, copy):
    report(links.lost_search_results(copy))


def test_nothing_is_asked_of_another_host(report, copy):
    report(resources.foreign_requests(copy))


def test_pages_hold_no_code(report, copy):
    report(resources.inline_code(copy))


def test_images_have_text_alternatives(report, copy):
    report(resources.images_without_words(copy))


def test_no_dead_weight_is_shipped(report, copy):
    report(resources.dead_weight(copy))


def test_every_file_is_used(report, copy):
    report(resources.unused_files(copy))
