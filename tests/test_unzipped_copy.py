"""The unzipped copy works with no network: it opens, is styled, is browsed and searched, and asks for nothing outside."""

import pytest
from checks.browsing import search, wake, watched


@pytest.fixture
def offline(browser, unzipped):
    """A page of a reader without a network, and what there is to say against it; `place` is where the copy is."""
    place = unzipped.as_uri() + "/"
    with watched(browser, place, offline=True) as (page, watch):
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
        yield page, watch


@pytest.fixture
def at_home(offline):
    """The same, at the home page of the copy."""
    page, watch = offline
    page.goto(watch.place + "index.html")
    return page, watch


def test_every_page_opens_without_complaint(report, offline, source):
    page, watch = offline
    page.goto(watch.place + source.html)
    wake(page)
    assert page.locator("h1").is_visible(), f"the-way-back.zip: the title of {source.html} is not to be seen"
    assert page.locator("meta[name=viewport]").count(), f"the-way-back.zip: {source.html} is tiny on a phone"
    page.emulate_media(media="print")
    assert page.locator(".md-header, .md-footer").filter(visible=True).count() == 0, (
        f"the-way-back.zip: {source.html} is printed with the site around it; look at edition_zip.py"
    )
    report(watch.faults)


def test_the_copy_is_styled(at_home):
    page, _ = at_home
    body = page.evaluate("(({ margin, fontFamily }) => ({ margin, fontFamily }))(getComputedStyle(document.body))")
    place = "site/download/the-way-back.zip: index.html"
    assert body["margin"] == "0px", f"{place} comes without its stylesheet, {body}; look at edition_zip.py"
    assert "Times" not in body["fontFamily"], f"{place} is in {body['fontFamily']}; look at edition_zip.py"


def test_the_copy_is_browsed_by_its_links(report, at_home):
    page, watch = at_home
    for name in ("Make first contact", "Take it slow"):
        page.locator("article .situations a", has_text=name).first.click()
        page.wait_for_url("**/*.html*")
        wake(page)
        assert page.locator("h1").inner_text().strip() == name, f"the-way-back.zip: the link {name} leads elsewhere"
        page.go_back()
    page.goto(watch.place + "take-it-slow.html")
    wake(page)
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/talk-about-the-past.html")
    report(watch.faults)


def test_the_copy_is_searched(report, at_home):
    page, watch = at_home
    found = search(page, "jealousy")
    assert any("what-not-to-do.html" in address and "#jealousy" in address for address in found), (
        f'site/download/the-way-back.zip: a search for "jealousy" finds {found}; look at search_index.py'
    )
    page.locator(".md-search-result__link", has_text="jealous").first.click()
    page.wait_for_url("**/what-not-to-do.html*")
    assert page.locator("#jealousy").is_visible(), "the-way-back.zip: a result does not open its section"
    report(watch.faults)
