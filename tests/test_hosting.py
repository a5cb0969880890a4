"""The same build works at a domain's root, below any path, and where a host strips the endings of pages."""

import re
import subprocess

import pytest
from building import PROGRAMS, build_environment, copy_guide
from checks.browsing import put_in, search, wake, watched
from conftest import serve
from playwright.sync_api import expect

# At the root of a host that leaves addresses alone, the other tests browse.
PLACES = {
    "below a path": {"below": "/a/b/"},
    "at the root, endings stripped": {"strips_endings": True},
}


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


@pytest.fixture(scope="session")
def placed_below(tmp_path_factory):
    """A build for another address, which the 404 page alone depends on: it is sent for wrong addresses at any depth."""
    place = copy_guide(tmp_path_factory.mktemp("hosting") / "guide")
    settings = place / "mkdocs.yml"
    settings.write_text(
        re.sub(r"(?m)^site_url:.*", "site_url: https://host.example/a/b/", settings.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    subprocess.run([PROGRAMS / "mkdocs", "build", "--quiet"], cwd=place, check=True, env=build_environment())
    return place / "site"


@pytest.mark.slow
def test_a_wrong_address_below_a_path_shows_the_404_page(report, browser, placed_below):
    faults = []
    with serve(placed_below, "/a/b/") as home:
        for wrong in ("take-it-slow/", "no/such/page.html"):
            with watched(browser, home) as (page, watch):
                page.goto(home + wrong)
                wake(page)
                expect_styled(page)
                assert heading(page) == "This page is not here"
                search(page, "jealousy")
                faults += [fault for fault in watch.faults if "404" not in fault]
                put_in(page, "quantum physics")
                help_ = page.locator(".search-unanswered a").first
                expect(help_).to_have_attribute("href", f"{home}get-help.html")
                search(page, "jealousy")
                page.locator(".md-search-result__link", has_text="jealous").first.click()
                page.wait_for_url(home + "what-not-to-do.html#jealousy")
                page.goto(home + wrong)
                page.locator("article .situations a", has_text="Take it slow").click()
                page.wait_for_url(home + "take-it-slow.html")
    report(faults)
