"""Everybody can use the guide: axe finds nothing in any state of any page, and a keyboard alone goes everywhere."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from checks.browsing import LAPTOP, PHONE, wake
from playwright.sync_api import expect

COLOURS = ["color-contrast", "link-in-text-block"]


def faults_of(page, state: str, part: str | None = None, **options) -> list[str]:
    """What axe says against `page` or a `part` of it, best practices included, with the element and the remedy."""
    # Only the violations: axe would describe all that is well, too, which takes most of its time.
    options["resultTypes"] = ["violations"]
    violations = Axe().run(page, context=part, options=options).response["violations"]
    return [
        f"{page.url.rsplit('/', 1)[-1]} ({state}): {violation['help']} [{violation['id']}]: "
        f"{node['html'][:160]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in violations
        for node in violation["nodes"]
    ]


def faults_by_day_and_night(page, state: str, part: str | None = None) -> list[str]:
    """The same in light and dark: the page is one, so by night only the rules on colours can find anything new."""
    page.emulate_media(color_scheme="light")
    by_day = faults_of(page, f"{state}, light", part)
    page.emulate_media(color_scheme="dark")
    return by_day + faults_of(page, f"{state}, dark", part, runOnly=COLOURS)


def open_list_of_pages(page):
    page.get_by_role("button", name="Open the list of pages").click()
    expect(page.get_by_role("button", name="Close the list of pages")).to_be_visible()


def open_search(page, query: str, shown: str):
    page.keyboard.press("Control+k")
    page.locator("[data-md-component=search-query]").press_sequentially(query)
    expect(page.locator(shown).first).to_be_visible()


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def reader(request, browser, served):
    """A reader's page, on a phone and on a laptop."""
    # Moving things are looked at when they stand still.
    context = browser.new_context(viewport=request.param, reduced_motion="reduce", base_url=served)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_a_page(report, reader, source):
    """The whole page at rest, and what opens on it; the test after this one looks at all behind an open panel too."""
    page = reader
    page.goto(source.html)
    wake(page)
    faults = faults_by_day_and_night(page, "at rest")
    if page.viewport_size == PHONE:
        open_list_of_pages(page)
        faults += faults_by_day_and_night(page, "list of pages open", ".md-sidebar--primary")
        page.keyboard.press("Escape")
    open_search(page, "no reply", ".md-search-result__link")
    faults += faults_by_day_and_night(page, "search open", ".md-search")
    report(faults)


def test_axe_finds_nothing_in_any_state_of_a_whole_page(report, reader):
    page = reader
    page.goto("take-it-slow.html")
    faults = faults_by_day_and_night(page, "before the first touch")
    wake(page)
    if page.viewport_size == PHONE:
        open_list_of_pages(page)
        faults += faults_by_day_and_night(page, "list of pages open")
        page.keyboard.press("Escape")
    open_search(page, "no reply", ".md-search-result__link")
    faults += faults_by_day_and_night(page, "search open")
    page.keyboard.press("Control+a")
    page.keyboard.type("zzzz")
    expect(page.locator(".search-unanswered")).to_be_visible()
    report(faults + faults_by_day_and_night(page, "search with no answer"))


def test_axe_finds_nothing_on_the_404_page(report, reader):
    reader.goto("no/such/page.html")
    wake(reader)
    report(faults_by_day_and_night(reader, "at rest"))


def focused(page):
    return page.locator(":focus")


@pytest.fixture
def phone(browser, served):
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", base_url=served)
    yield context.new_page()
    context.close()


@pytest.fixture
def laptop(browser, served):
    context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce", base_url=served)
    yield context.new_page()
    context.close()


def test_the_skip_link_comes_first_and_leads_to_the_text(phone):
    phone.goto("take-it-slow.html")
    phone.keyboard.press("Tab")
    expect(focused(phone)).to_have_class("md-skip")
    phone.keyboard.press("Enter")
    expect(phone.locator("h1")).to_be_in_viewport()
    assert "#" in phone.url


def test_a_keyboard_opens_the_list_of_pages_goes_to_a_step_and_comes_back(phone):
    phone.goto("index.html")
    for _ in range(3):
        phone.keyboard.press("Tab")
    opener = phone.get_by_role("button", name="Open the list of pages")
    expect(opener).to_be_focused()
    phone.keyboard.press("Enter")
    drawer = phone.locator(".md-sidebar--primary")
    expect(drawer.locator(":focus")).to_have_count(1)
    for _ in range(40):
        phone.keyboard.press("Tab")
        outside = phone.evaluate("!document.activeElement.closest('.md-sidebar--primary, body:focus, html:focus')")
        assert not outside or phone.evaluate("document.activeElement === document.body"), "the open drawer loses focus"
    phone.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert opener.get_attribute("aria-expanded") == "false"
    phone.keyboard.press("Space")
    drawer.get_by_role("link", name="Take it slow").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/take-it-slow.html")
    phone.go_back()
    expect(phone.locator("h1")).to_have_text("Find your next step")


def test_a_closed_list_of_pages_is_out_of_the_way_of_the_tab_key(phone):
    phone.goto("index.html")
    wake(phone)
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.getBoundingClientRect().right > 0"), "focus leaves the screen"
        assert not phone.evaluate("!!document.activeElement.closest('.md-sidebar--primary')")


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_keyboard_searches_opens_a_result_and_comes_back(browser, served, viewport):
    context = browser.new_context(viewport=viewport, reduced_motion="reduce", base_url=served)
    page = context.new_page()
    page.goto("index.html")
    page.keyboard.press("Control+k")
    query = page.locator("[data-md-component=search-query]")
    expect(query).to_be_focused()
    page.keyboard.type("jealousy")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(query).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/what-not-to-do.html*")
    expect(page.locator("#jealousy")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Find your next step")
    context.close()


def test_escape_closes_the_search_and_gives_the_focus_back(phone):
    phone.goto("index.html")
    wake(phone)
    opener = phone.get_by_role("button", name="Open the search")
    opener.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("[data-md-component=search-query]")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_single_letters_do_nothing(laptop):
    laptop.goto("take-it-slow.html")
    wake(laptop)
    for letter in "fs/pn,.":
        laptop.keyboard.press(letter)
        assert not laptop.locator("#__search").is_checked(), f"{letter} opens the search (WCAG 2.1.4); look at guide.js"
    laptop.wait_for_timeout(200)
    assert laptop.url.endswith("take-it-slow.html"), "a single letter leaves the page (WCAG 2.1.4); look at guide.js"


def test_a_result_on_the_same_page_takes_the_focus_along(laptop):
    laptop.goto("what-not-to-do.html")
    wake(laptop)
    laptop.keyboard.press("Control+k")
    laptop.keyboard.type("jealousy")
    expect(laptop.locator(".md-search-result__link").first).to_be_visible()
    laptop.keyboard.press("Enter")
    expect(laptop.locator("#jealousy")).to_be_in_viewport()


def test_each_dont_is_announced_as_one(report, document, source):
    faults = []
    for warning in document.select(".admonition.warning"):
        title = warning.select_one(".admonition-title")
        if not title or title.get("role") != "heading" or not title.get_text().startswith("Do not"):
            faults.append(f"{source.html}: a don't has no heading that begins with Do not; look at dont_markup.py")
    report(faults)


def test_drawings_tell_their_story_or_are_silent(report, document, source):
    faults = [
        f"{source.html}: {str(drawing)[:90]}: give it role=img with a title and a desc, or aria-hidden"
        for drawing in document.select("article svg")
        if drawing.get("aria-hidden") != "true"
        and not (drawing.get("role") == "img" and drawing.find("title") and drawing.find("desc"))
    ]
    report(faults)
