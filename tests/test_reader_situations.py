"""A reader in trouble reaches the section that helps within three taps or one search, and it says what to do."""

from pathlib import Path

import pytest
from checks.browsing import PHONE, put_in
from checks.yaml_files import read_yaml

SITUATIONS = read_yaml(Path(__file__).parent / "reader-situations.yml")


@pytest.fixture(scope="module")
def phone(browser, served):
    """The browser of one reader: a new one takes longer than all that a reader does."""
    context = browser.new_context(viewport=PHONE, base_url=served)
    yield context
    context.close()


@pytest.mark.parametrize("case", SITUATIONS, ids=[case["situation"] for case in SITUATIONS])
def test_a_reader_reaches_the_section_that_helps(case, served, phone, browser):
    page = phone.new_page()
    page.goto("index.html")
    if "search" in case:
        search(page, case["search"])
    for title in case.get("taps", []):
        page.locator("article").get_by_role("link", name=title).first.click()
    arrives = case["arrives"].replace(".md", ".html")
    page.wait_for_url(lambda url: without_highlight(url).removeprefix(served) == arrives, timeout=5000)
    for says in ("do", "do_not"):
        assert page.locator("article").get_by_text(case[says]).first.is_visible(), f"{arrives} says no “{case[says]}”"
    page.close()


def search(page, query: str) -> None:
    """Open the search box as a thumb does, put the query in, and follow the first result."""
    page.get_by_role("button", name="Open the search").click()
    put_in(page, query)
    page.locator(".md-search-result__link").first.click()


def without_highlight(url: str) -> str:
    """The address without the words to highlight, which search adds."""
    place, _, anchor = url.partition("#")
    return place.partition("?")[0] + (f"#{anchor}" if anchor else "")


def test_there_are_twenty_situations_and_none_takes_more_than_three_taps():
    assert len(SITUATIONS) == 20, f"tests/reader-situations.yml: {len(SITUATIONS)} situations; keep twenty"
    far = [case["situation"] for case in SITUATIONS if len(case.get("taps", [])) > 3]
    assert not far, f"tests/reader-situations.yml: more than three taps for {far}; find a shorter way"
