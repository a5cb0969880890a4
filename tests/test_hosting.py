"""The same build works at a domain's root, below any path, and where a host strips the endings of pages."""

import re

import pytest
from checks.browsing import search, wake, watched
from conftest import serve
from playwright.sync_api import expect

PLACES = {
    "at the root": {},
    "below a path": {"below": "/a/b/"},
    "at the root, endings stripped": {"strips_endings": True},
    "below a path, endings stripped": {"below": "/a/b/", "strips_endings": True},
}
WRONG_ADDRESSES = ["no-such-page", "take-it-slow/", "no/such/page.html"]
NOT_HERE = "This page is not here"


def expect_styled(page) -> None:
    expect(page.locator("body")).to_have_css("margin", "0px")


def heading(page) -> str:
    return page.locator("h1").inner_text().strip()


@pytest.mark.parametrize("place", PLACES)
def test_the_guide_is_browsed_and_searched(report, browser, site, place):
    with serve(site, **PLACES[place]) as home, watched(browser, home) as (page, watch):
        page.goto(home)
        expect_styled(page)
        page.locator("article .situations a", has_text="Take it slow").click()
        page.wait_for_url(re.compile(r"/take-it-slow(\.html)?$"))
        expect_styled(page)
        assert heading(page) == "Take it slow"
        wake(page)
        page.locator(".md-footer__link--next").click()
        page.wait_for_url(re.compile(r"/talk-about-the-past(\.html)?$"))
        wake(page)
        search(page, "jealousy")
        page.locator(".md-search-result__link", has_text="jealous").first.click()
        page.wait_for_url(re.compile(r"/what-not-to-do(\.html)?#jealousy$"))
        assert page.locator("#jealousy").is_visible()
        page.locator("header .md-logo").click()
        page.wait_for_url(re.compile(rf"^{home}(index\.html)?$"))
        report(watch.faults)


@pytest.mark.parametrize("wrong", WRONG_ADDRESSES)
@pytest.mark.parametrize("below", ["/", "/a/b/"])
def test_a_wrong_address_leads_to_the_guide(report, browser, site, below, wrong):
    """Whatever site_url says: at another path than its own, the page finds the guide by itself."""
    with serve(site, below) as home, watched(browser, home.removesuffix(below)) as (page, watch):
        page.goto(home + wrong)
        expect_styled(page)
        assert heading(page) == NOT_HERE
        if below == "/":  # where site_url puts it, nothing fails but the address itself
            wake(page)
            report([fault for fault in watch.faults if "404" not in fault])
        page.locator("article .situations a", has_text="Take it slow").click()
        page.wait_for_url(home + "take-it-slow.html")
        assert heading(page) == "Take it slow"
